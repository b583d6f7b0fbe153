import ApusJSONPath

/// An overlay that Apus writes (OpenAPI Overlay 1.1.0).
package struct OverlayDraft: Sendable {
    // overlay: 1.1.0
    // info:
    //   title: Fixes for petstore.yaml
    //   version: 1.0.0
    // extends: petstore.yaml
    // actions:
    //   # undeclared-required: 'status' is required, but 'properties' doesn't declare it
    //   - target: $.components.schemas.Pet.required[?@ == 'status']
    //     remove: true

    /// An action on the values that a target selects.
    package struct Action: Sendable {
        package enum Change: Sendable {
            case remove
            case update(OverlayValue)
            /// Merges the value that a query selects into the target.
            case copy(from: String)
        }

        /// The lines of the comment before the action.
        package var comment: [String] = []
        package let target: String
        package let change: Change

        package init(target: String, _ change: Change) {
            self.target = target
            self.change = change
        }
    }

    package let title: String
    /// The path of the description, relative to the overlay; `nil` if it is not known.
    package let extends: String?
    package var actions: [Action]
    /// Actions that are written as comments, because they change the client.
    package var proposals: [Action] = []
    /// Settings of `apus.yaml` for warnings that an overlay can't fix, which are written as comments at the end.
    package var remarks: [String] = []

    package init(title: String, extends: String?, actions: [Action] = []) {
        self.title = title
        self.extends = extends
        self.actions = actions
    }

    /// The overlay as YAML.
    package var text: String {
        var yaml = "overlay: 1.1.0\ninfo:\n  title: \(OverlayYAML.scalar(title))\n  version: 1.0.0\n"
        if let extends { yaml += "extends: \(OverlayYAML.scalar(extends))\n" }
        yaml += "actions:\(actions.isEmpty && proposals.isEmpty ? " []" : "")\n"
        if actions.isEmpty, !proposals.isEmpty {
            // An overlay must have an action (Overlay 1.1.0 §4.4.1).
            yaml += "  # This action changes nothing. Remove it when you use one of the proposals.\n"
            yaml += "  - target: $\n    update: {}\n"
        }
        // The actions of an overlay are unique. An element is removed twice at a position that two elements have in turn.
        var counts: [String: Int] = [:]
        func number(_ action: Action) -> Int {
            counts[action.identity, default: 0] += 1
            return counts[action.identity] ?? 1
        }
        for action in actions { yaml += Self.text(of: action, number: number(action)) }
        if !proposals.isEmpty {
            yaml += Self.introduction
            for proposal in proposals {
                let lines = Self.text(of: proposal, number: number(proposal)).split(separator: "\n")
                for line in lines { yaml += "  # \(line.dropFirst(2))\n" }
            }
        }
        if !remarks.isEmpty {
            let lines =
                ["An overlay can't fix the other warnings. These settings of apus.yaml accept them:", ""] + remarks
            yaml += "#\n" + lines.map { $0.isEmpty ? "#\n" : "# \(Self.line($0))\n" }.joined()
        }
        return yaml
    }

    /// The comment before the proposals.
    private static let introduction = """
          #
          # Proposals for warnings that need a decision. Each of them changes the types of the client. To use one, remove
          # the first '# ' of its lines. If a union has several, use all of them. To keep the types, accept the warnings
          # with 'allow' in apus.yaml.
          #

        """

    private static func text(of action: Action, number: Int) -> String {
        var yaml = ""
        for line in action.comment { yaml += "  # \(self.line(line))\n" }
        yaml += "  - target: \(OverlayYAML.quoted(action.target))\n"
        if number > 1 { yaml += "    description: \(OverlayYAML.quoted("Action \(number) with this target"))\n" }
        switch action.change {
        case .remove: yaml += "    remove: true\n"
        case .copy(let source): yaml += "    copy: \(OverlayYAML.quoted(source))\n"
        case .update(let value):
            var writer = OverlayYAML()
            writer.write(value, key: "update", indent: 4)
            yaml += writer.text
        }
        return yaml
    }

    /// A text without characters that end a comment or that YAML does not allow.
    private static func line(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}",
                        "\u{FFFF}":
                        " "
                    default: scalar
                    }
                }
            )
        )
    }
}

/// The path of one value of a description, as a JSONPath query: `$.paths['/pets'].get`.
struct OverlayPath: Hashable {
    private(set) var components: [NormalizedPath.Component] = []

    func appending(_ name: String) -> OverlayPath { appending(.name(name)) }

    func appending(_ index: Int) -> OverlayPath { appending(.index(index)) }

    private func appending(_ component: NormalizedPath.Component) -> OverlayPath {
        var path = self
        path.components.append(component)
        return path
    }

    /// The path of the value that contains this one.
    var parent: OverlayPath {
        var path = self
        if !path.components.isEmpty { path.components.removeLast() }
        return path
    }

    var text: String {
        components.reduce(into: "$") { text, component in
            if case .name(let name) = component, Self.isShorthand(name) {
                text += "." + name
            } else {
                text += NormalizedPath([component]).description.dropFirst()
            }
        }
    }

    /// The elements of the list at this path that are equal to a string: `$.required[?@ == 'id']`.
    func elements(equalTo string: String) -> String {
        let literal = NormalizedPath([.name(string)]).description.dropFirst(2).dropLast()
        return "\(text)[?@ == \(literal)]"
    }

    /// The selector of objects with a member that is equal to a string: `[?@['$ref'] == '#/components/schemas/Pet']`.
    static func objects(with key: String, equalTo string: String) -> String {
        let name = NormalizedPath([.name(key)]).description.dropFirst()
        let literal = NormalizedPath([.name(string)]).description.dropFirst(2).dropLast()
        return "[?@\(name) == \(literal)]"
    }

    /// The elements of the list at this path with these positions: `$.tags[0, 2]`.
    func elements(at positions: [Int]) -> String {
        "\(text)[\(positions.map(String.init).joined(separator: ", "))]"
    }

    /// Whether a name can be written after a dot (RFC 9535 §2.5.1.1).
    private static func isShorthand(_ name: String) -> Bool {
        guard let first = name.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return name.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == UInt8(ascii: "_")
        }
    }
}
