import ApusPlan

extension TypeSpelling {
    /// The type that a method returns; `nil` if it returns nothing.
    package func resultType(_ success: SuccessPlan) -> String? {
        switch success {
        case .none: nil
        case .single(let content): payloadType(content)
        case .optional(let content): payloadType(content) + "?"
        case .several(let name, _): name.escaped
        }
    }

    /// The type of a payload: `Pet`, `EventStream<Pet>`.
    package func payloadType(_ content: ResponseContent) -> String {
        switch content.coding {
        case .serverSentEvents: "EventStream<" + spell(content.type) + ">"
        case .jsonLines: "JSONLines<" + spell(content.type) + ">"
        default: spell(content.type)
        }
    }
}
