/// What a server has seen so far, shared by its threads.
struct ServerRecord: Sendable {
    var requests: [RecordedRequest] = []
    var faults: [LoopbackServer.Fault] = []
    /// The connections that are open, by their number.
    var sockets: [Int: Socket] = [:]
    var accepted = 0
    /// The requests whose head has arrived and whose reply is not finished.
    var inProgress = 0
    var isStopping = false
}
