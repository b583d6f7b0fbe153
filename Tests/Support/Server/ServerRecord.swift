/// The state of a server, which its threads share.
struct ServerRecord: Sendable {
    var requests: [RecordedRequest] = []
    var faults: [LoopbackServer.Fault] = []
    /// The open connections by their number.
    var sockets: [Int: Socket] = [:]
    var accepted = 0
    /// The number of requests whose head has arrived and whose reply is not complete.
    var inProgress = 0
    var isStopping = false
}
