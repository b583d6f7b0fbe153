/// A value of `apus.yaml`, with the line on which it begins.
struct ConfigurationValue: Equatable {
    indirect enum Content: Equatable {
        case null
        case scalar(String)
        case list([ConfigurationValue])
        case mapping([Member])
    }

    struct Member: Equatable {
        let key: String
        let line: Int
        let value: ConfigurationValue
    }

    let content: Content
    let line: Int

    /// The text of a scalar; `nil` for other kinds.
    var text: String? { if case .scalar(let text) = content { text } else { nil } }

    /// The elements of a list; empty for other kinds.
    var elements: [ConfigurationValue] { if case .list(let elements) = content { elements } else { [] } }

    /// The member of a mapping; `nil` if it does not exist.
    subscript(key: String) -> Member? {
        guard case .mapping(let members) = content else { return nil }
        return members.last { $0.key == key }
    }
}

/// The reason why a text is not a configuration.
struct ConfigurationTextFault: Error, Equatable {
    let message: String
    /// The line, counted from 1.
    let line: Int
}
