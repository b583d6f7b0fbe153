#if canImport(FoundationNetworking)
    import FoundationNetworking

    /// A delegate queue that makes the session wait while the reader of a stream is slow.
    ///
    /// FoundationNetworking cannot pause a transfer: `suspend` would begin it anew, and the calls to a delegate pile up in its
    /// queue. But it adds them to the queue in the order in which bytes come, so a queue that takes its time makes it take
    /// its time, too, down to the TCP window. That holds up everything in the session, so each stream has a session of its own.
    final class PacedQueue: OperationQueue, @unchecked Sendable {
        // Unchecked, because the compiler cannot see that both are only touched while `condition` is locked.
        private let condition = NSCondition()
        private var waiting = 0
        private var isPaused = false

        /// How many calls may wait for the delegate; each has at most 16 kB.
        private static let limit = 64

        override init() {
            super.init()
            maxConcurrentOperationCount = 1
        }

        func pause(_ pauses: Bool) {
            condition.lock()
            isPaused = pauses
            condition.broadcast()
            condition.unlock()
        }

        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            condition.lock()
            while isPaused || waiting >= PacedQueue.limit { condition.wait() }
            waiting += 1
            condition.unlock()
            super.addOperation {
                block()
                self.condition.lock()
                self.waiting -= 1
                self.condition.signal()
                self.condition.unlock()
            }
        }
    }
#endif
