#if os(Linux)
    /// The transfers to one origin: how many are running, and which ones wait for them.
    nonisolated struct OriginQueue {
        private var running = 0
        private var waiting: [CURLTransfer] = []
        private var first = 0

        var isEmpty: Bool { running == 0 && first == waiting.count }

        /// - Returns: Whether the transfer may begin now.
        mutating func admit(_ transfer: CURLTransfer, _ maximum: Int) -> Bool {
            guard running < maximum else {
                waiting.append(transfer)
                return false
            }
            running += 1
            transfer.isCounted = true
            return true
        }

        /// - Returns: The transfer that may begin instead.
        mutating func release(_ transfer: CURLTransfer) -> CURLTransfer? {
            guard transfer.isCounted else { return nil }
            transfer.isCounted = false
            while first < waiting.count {
                let next = waiting[first]
                first += 1
                if first == waiting.count || first >= 1024 {
                    waiting.removeFirst(first)
                    first = 0
                }
                guard !next.isOver else { continue }
                next.isCounted = true
                return next
            }
            running -= 1
            return nil
        }
    }
#endif
