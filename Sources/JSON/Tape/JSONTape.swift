/// A JSON text and the flat index of its values, made in one pass.
///
/// Entry 0 is the root. An array is followed by its elements, an object by name, value, name, value, …; `next` of an
/// entry leads over everything in it. Strings have been checked (UTF-8, escapes, surrogate pairs), so reading them
/// later cannot fail.
// @unchecked: both buffers are filled in `init` and never written again; they live exactly as long as the object.
package final class JSONTape: @unchecked Sendable {
    /// The text, followed by `padding` zero bytes.
    let base: UnsafeMutablePointer<UInt8>

    /// Length of the text in bytes.
    package let byteCount: Int

    let entries: UnsafeMutablePointer<JSONEntry>

    /// Number of entries: values and member names.
    package let entryCount: Int

    /// Zero bytes behind the text: they end every scan and let it load eight bytes at any offset.
    static let padding = 16

    /// Reads a text.
    ///
    /// - Throws: `JSONSyntaxError` at the first byte that RFC 8259 does not allow, for nesting deeper than the options
    ///   allow and for texts of 4 GiB or more.
    package init(
        _ bytes: UnsafeBufferPointer<UInt8>,
        options: JSONReadingOptions = JSONReadingOptions()
    ) throws(JSONSyntaxError) {
        let builder = try JSONTapeBuilder.build(bytes, options: options)
        base = builder.base
        byteCount = builder.count
        entries = builder.entries
        entryCount = builder.used
    }

    /// Reads a text from an array; see the other initializer.
    package init(
        _ bytes: [UInt8],
        options: JSONReadingOptions = JSONReadingOptions()
    ) throws(JSONSyntaxError) {
        let result = bytes.withUnsafeBufferPointer { buffer in
            Result { () throws(JSONSyntaxError) in try JSONTapeBuilder.build(buffer, options: options) }
        }
        let builder = try result.get()
        base = builder.base
        byteCount = builder.count
        entries = builder.entries
        entryCount = builder.used
    }

    deinit {
        base.deallocate()
        entries.deallocate()
    }
}
