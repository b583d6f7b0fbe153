internal import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking

    /// A delegate queue that slows a session down when its delegate can't keep up.
    ///
    /// FoundationNetworking hands every 16 kB to the delegate's queue and reads on, so that on a busy machine a large
    /// response would pile up there. It adds to the queue in the order in which bytes come, and waits as long as that
    /// takes. Never for long: all sessions of the process wait with it, and the delegate itself may be waiting for one of
    /// them, as when it cancels a task.
    nonisolated final class DelegateQueue: OperationQueue, @unchecked Sendable {
        // Unchecked, because the compiler cannot see that they are only touched while `condition` is locked.
        private let condition = NSCondition()
        private var waiting = 0
        /// Whether the delegate got on the last time that it was waited for.
        private var isMoving = true

        /// How many calls may wait for the delegate.
        private static let limit = 256
        private static let longest: TimeInterval = 0.02

        override init() {
            super.init()
            maxConcurrentOperationCount = 1
        }

        override func addOperation(_ block: @escaping @Sendable () -> Void) {
            condition.lock()
            if waiting < DelegateQueue.limit {
                isMoving = true
            } else if isMoving {
                let end = Date(timeIntervalSinceNow: DelegateQueue.longest)
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
