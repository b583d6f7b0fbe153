/// A JSON text and a flat index of its values, built in one pass.
///
/// Entry 0 is the root. An array is followed by its elements, an object by name, value, name, value, …; the `next` of
/// an entry skips all values in it. Strings have been checked (UTF-8, escapes, surrogate pairs), so decoding them
/// cannot fail.
// @unchecked: both buffers are filled in `init`, never written afterwards, and deallocated with the object.
package nonisolated final class JSONTape: @unchecked Sendable {
    /// The text, followed by `padding` zero bytes.
    let base: UnsafeMutablePointer<UInt8>

    /// Length of the text in bytes.
    package let byteCount: Int

    let entries: UnsafeMutablePointer<JSONEntry>

    /// Number of entries: values and member names.
    package let entryCount: Int

    /// What keeps the memory of the text, and does not change it; `nil`: the tape itself.
    private let owner: AnyObject?

    /// The number of zero bytes after the text. They end every scan and allow loading eight bytes at any offset.
    static let padding = 16

    /// Checks and indexes a text.
    ///
    /// - Throws: `JSONSyntaxError` at the first byte that RFC 8259 does not allow, for nesting deeper than the options
    ///   allow, and for texts of 4 GiB or more.
    package convenience init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        options: JSONReadingOptions = JSONReadingOptions()
    ) throws(JSONSyntaxError) {
        self.init(try JSONTapeBuilder.build(bytes, options: options), owner: nil)
    }

    /// Checks and indexes a text in an array.
    ///
    /// - Throws: `JSONSyntaxError`, like the other initializer.
    package convenience init(
        _ bytes: [UInt8],
        options: JSONReadingOptions = JSONReadingOptions()
    ) throws(JSONSyntaxError) {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONSyntaxError) in try JSONTapeBuilder.build(buffer, options: options) }
        }
        self.init(try result.get(), owner: nil)
    }

    /// Takes over the entries of a builder that has scanned its whole text, and the text unless it has an owner.
    init(_ builder: JSONTapeBuilder, owner: AnyObject?) {
        base = builder.base
        byteCount = builder.count
        entries = builder.entries
        entryCount = builder.used
        self.owner = owner
    }

    deinit {
        if owner == nil { base.deallocate() }
        entries.deallocate()
    }
}
