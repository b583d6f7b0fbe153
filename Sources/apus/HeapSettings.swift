#if canImport(Glibc)
    import Glibc

    /// How the GNU C library manages the heap of this process.
    ///
    /// The generator allocates some hundred thousand small objects in a few hundred milliseconds, and ends. By default
    /// the heap grows by 132 KB at a time, in pages of 4 KB; asking the kernel for all of them takes a twentieth of the time.
    enum HeapSettings {
        // The parameters of `mallopt` (malloc.h), which the module `Glibc` doesn't have.
        private static let trimThreshold: CInt = -1
        private static let topPad: CInt = -2
        private static let mapThreshold: CInt = -3

        /// By how much the heap grows: addresses, not memory.
        private static let growth = 64 << 20
        /// A page that the kernel may use for a range that asks for it.
        private static let hugePage = 2 << 20

        /// Lets the heap grow in large steps and large pages. Where that can't be, the defaults stay.
        static func apply() {
            guard let symbol = dlsym(nil, "mallopt") else { return }
            typealias Mallopt = @convention(c) (_ parameter: CInt, _ value: CInt) -> CInt
            let mallopt = unsafeBitCast(symbol, to: Mallopt.self)
            guard mallopt(topPad, CInt(growth)) == 1 else { return }
            // Large arrays stay in the heap, and what is free stays with the process.
            _ = mallopt(mapThreshold, 32 << 20)
            _ = mallopt(trimThreshold, CInt.max)

            guard let start = sbrk(0) else { return }
            UnsafeMutableRawPointer.allocate(byteCount: hugePage, alignment: 16).deallocate()
            guard let end = sbrk(0), end > start else { return }
            let first = (UInt(bitPattern: start) + UInt(hugePage) - 1) / UInt(hugePage) * UInt(hugePage)
            guard first < UInt(bitPattern: end), let range = UnsafeMutableRawPointer(bitPattern: first) else { return }
            _ = madvise(range, end - range, CInt(MADV_HUGEPAGE))
        }
    }
#else
    enum HeapSettings {
        static func apply() {}
    }
#endif
