internal import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking

    /// A delegate queue that slows a session down when its delegate is slower.
    ///
    /// FoundationNetworking adds an operation for every 16 kB and reads on, so that a large response accumulates in the
    /// queue. Adding an operation blocks the session while the queue is long. It blocks for a short time only: all
    /// sessions of the process share a thread, and the delegate may be waiting for it, for example to cancel a task.
    nonisolated final class DelegateQueue: OperationQueue, @unchecked Sendable {
        // Unchecked, because the compiler cannot see that they are only touched while `condition` is locked.
        private let condition = NSCondition()
        private var waiting = 0
        /// Whether the delegate finished an operation while the session waited for it the last time.
        private var isMoving = true

        /// The number of operations above which adding one blocks.
        private static let limit = 256
        private static let maximumWait: TimeInterval = 0.02

        override init() {
            super.init()
            maxConcurrentOperationCount = 1
        }

        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            condition.lock()
            if waiting < DelegateQueue.limit {
                isMoving = true
            } else if isMoving {
                let end = Date(timeIntervalSinceNow: DelegateQueue.maximumWait)
                while waiting >= DelegateQueue.limit, isMoving { isMoving = condition.wait(until: end) }
            }
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
