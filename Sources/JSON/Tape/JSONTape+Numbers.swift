nonisolated extension JSONTape {
    /// Returns the value of an integer of at most 18 characters without fraction and exponent, which always fits
    /// `Int64`.
    @inline(__always)
    func shortInteger(of entry: JSONEntry) -> Int64? {
        guard entry.isIntegerSpelling, entry.length <= 18 else { return nil }
        var digit = base + Int(entry.start)
        let end = digit + Int(entry.length)
        let isNegative = digit.pointee == UInt8(ascii: "-")
        if isNegative { digit += 1 }
        var value: Int64 = 0
        while digit < end {
            value = value &* 10 &+ Int64(digit.pointee &- UInt8(ascii: "0"))
            digit += 1
        }
        return isNegative ? 0 &- value : value
    }

    /// Returns the `Double` nearest to a number; `nil` if the number is out of range.
    func double(of entry: JSONEntry) -> Double? {
        if let exact = exactDouble(of: entry) { return exact }
        guard let value = Double(spelling(of: entry)), value.isFinite else { return nil }
        return value
    }

    /// Clinger's fast path: digits below 2⁵³ and powers of ten up to 10²² are exact, so a single division or
    /// multiplication rounds correctly. Returns `nil` for all other numbers.
    private func exactDouble(of entry: JSONEntry) -> Double? {
        guard entry.is(.number), entry.length <= 24 else { return nil }
        var byte = base + entry.byteOffset
        let end = byte + entry.byteLength
        let isNegative = byte.pointee == UInt8(ascii: "-")
        if isNegative { byte += 1 }
        var digits: UInt64 = 0
        var exponent = 0
        var isFraction = false
        while byte < end, byte.pointee | 0x20 != UInt8(ascii: "e") {
            if byte.pointee == UInt8(ascii: ".") {
                isFraction = true
            } else {
                guard digits < 1 << 53 / 10 else { return nil }
                digits = digits &* 10 &+ UInt64(byte.pointee &- UInt8(ascii: "0"))
                if isFraction { exponent -= 1 }
            }
            byte += 1
        }
        if byte < end { exponent += shortExponent(byte + 1, end) }
        guard digits < 1 << 53, abs(exponent) <= 22 else { return nil }
        let power = Self.powersOfTen[abs(exponent)]
        let value = exponent < 0 ? Double(digits) / power : Double(digits) * power
        return isNegative ? -value : value
    }

    /// Returns the exponent after an `e`, limited to 1000, which is out of the range of the fast path.
    private func shortExponent(_ start: UnsafeMutablePointer<UInt8>, _ end: UnsafeMutablePointer<UInt8>) -> Int {
        var byte = start
        let isNegative = byte.pointee == UInt8(ascii: "-")
        if isNegative || byte.pointee == UInt8(ascii: "+") { byte += 1 }
        var value = 0
        while byte < end {
            value = min(value * 10 + Int(byte.pointee &- UInt8(ascii: "0")), 1000)
            byte += 1
        }
        return isNegative ? -value : value
    }

    private static let powersOfTen: [Double] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}
