/// A part of a multipart body (OpenAPI 3.1.1 §4.8.15).
package struct PartPlan: Sendable, Hashable {
    /// The declared content types, empty when the default of the standard applies.
    package var contentTypes: [String]
    /// Whether the property is an array whose elements are parts of their own.
    package var isRepeated: Bool
    /// Whether the part is a file: bytes with a file name, streamed.
    package var isFile: Bool
    /// The text between the elements of an array in one part; `nil` if they are not joined.
    package var delimiter: String?

    package init(contentTypes: [String] = [], isRepeated: Bool = false, isFile: Bool = false) {
        self.contentTypes = contentTypes
        self.isRepeated = isRepeated
        self.isFile = isFile
    }
}
