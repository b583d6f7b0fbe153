import ApusTestSupport
import Foundation

// A server that misbehaves, for the tests of the transport. Prints its port, then serves until its input ends, at most for
// half an hour.

let listener = try Listener()
print(listener.port)
fflush(nil)
Thread.detachNewThread {
    Thread.sleep(forTimeInterval: 1800)
    exit(1)
}
let log = RequestLog()
Thread.detachNewThread {
    while let socket = listener.accept() {
        Thread.detachNewThread { ServedConnection(socket, log).run() }
    }
}
while readLine() != nil {}
exit(0)
