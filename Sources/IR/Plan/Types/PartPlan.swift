/// A part of a multipart body (OpenAPI 3.1.1 §4.8.15).
package struct PartPlan: Sendable, Hashable {
    /// The declared content types; empty if the default of the standard applies.
    package var contentTypes: [String]
    /// Whether each element of the property is a separate part.
    package var isRepeated: Bool
    /// Whether the part is a file: it has a file name, and its bytes are streamed.
    package var isFile: Bool
    /// The text between the elements of an array in one part; `nil` if they are not joined.
    package var delimiter: String?
    /// The headers of the part whose schema allows one value.
    package var headers: [Header] = []
    /// The style of an object; `nil` if the part has a content type instead.
    package var style: ParameterPlan.Style?
    /// Whether members are separate parts; `nil` if ``style`` decides.
    package var explode: Bool?

    package init(contentTypes: [String] = [], isRepeated: Bool = false, isFile: Bool = false) {
        self.contentTypes = contentTypes
        self.isRepeated = isRepeated
        self.isFile = isFile
    }

    package struct Header: Sendable, Hashable {
        package var name: String
        package var value: String

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }
}
