package struct FormEncoding: Sendable, Hashable {
    package var key: String
    package var style: ParameterPlan.Style
    package var explode: Bool
    package var allowReserved: Bool
    package var contentType: String?

    package init(
        key: String,
        style: ParameterPlan.Style,
        explode: Bool,
        allowReserved: Bool = false,
        contentType: String? = nil
    ) {
        self.key = key
        self.style = style
        self.explode = explode
        self.allowReserved = allowReserved
        self.contentType = contentType
    }
}
