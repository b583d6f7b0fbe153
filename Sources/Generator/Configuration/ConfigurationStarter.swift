import ApusDiagnostics
import ApusFiles
import ApusJSON
import ApusPlan

/// The text of an initial `apus.yaml`: required keys with values, all other keys in comments.
package struct ConfigurationStarter {
    // clients:
    //   - description: petstore.yaml
    //     output: Sources/PetstoreAPI
    //     module: PetstoreAPI
    //
    //     # The access level of the generated declarations. Default: `public`.
    //     # access: public

    let description: String
    let module: String
    /// The tags of the description, for the example of `include`.
    let tags: [String]
    /// The settings of another generator.
    let settings: MigratedClient
    /// The parameters that most operations have, for `clientParameters`.
    let sharedParameters: [(name: String, place: String)]

    /// - Parameter settings: The settings of another generator, which are written instead of examples.
    package init(description: String, plan: ClientPlan?, settings: MigratedClient = MigratedClient()) {
        self.description = description
        self.settings = settings
        let stem = FilePath.name(of: description).split(separator: ".").first.map(String.init) ?? ""
        let title = plan.map(\.title) ?? ""
        let derived = Self.module(title.isEmpty ? stem : title) ?? Self.module(stem) ?? "GeneratedAPI"
        module = settings.module ?? derived
        let isGroupedByPath = plan?.inferences.contains { $0.subject == Inference.groupingSubject } ?? false
        tags = isGroupedByPath ? [] : plan?.groups.map(\.tag).filter { !$0.isEmpty } ?? []
        sharedParameters = plan.map(Self.sharedParameters) ?? []
    }

    package var text: String { Self.text(of: [self], from: nil) }

    /// The text of a configuration with several clients.
    ///
    /// - Parameter source: The configuration of another generator that the clients are translated from.
    package static func text(of clients: [ConfigurationStarter], from source: MigrationSource?) -> String {
        var text = "# The clients that Apus generates. Paths are relative to this file.\n"
        if let source {
            text += "#\n# Translated from \(visible(source.path)), a configuration of \(source.tool.rawValue).\n"
            let remarks = clients.flatMap(\.settings.remarks)
            if !remarks.isEmpty { text += "# Not translated:\n" }
            for remark in remarks { text += "#   \(visible(remark))\n" }
        }
        return text + "clients:\n" + clients.map(\.client).joined(separator: "\n")
    }

    /// A text of another file on one line of a comment.
    private static func visible(_ text: String) -> String {
        VisibleText.escaped(text.split(whereSeparator: \.isNewline).joined(separator: " "))
    }

    /// The client as an element of `clients`.
    private var client: String {
        var text = """
              - description: \(YAMLText.scalar(description))
                output: \(YAMLText.scalar(settings.output ?? "Sources/" + module))
                module: \(YAMLText.scalar(module))

            """
        for key in ClientKey.all where !ClientKey.required.contains(key.name) {
            text += "\n" + Self.comment(key.documentation)
            if key.name == "clientParameters", !sharedParameters.isEmpty {
                text += Self.comment("Most operations of this description have these parameters:")
            }
            if let value = settings.values[key.name] {
                text += "    \(key.name):\(YAMLText.block(value))\n"
            } else {
                text += "    # \(key.name): \(example(of: key))\n"
            }
        }
        return text
    }

    /// The example of a key; for `include`, with tags of the description, and for `clientParameters` with its parameters.
    private func example(of key: ClientKey) -> String {
        if key.name == "clientParameters", !sharedParameters.isEmpty {
            let entries = sharedParameters.map { YAMLText.flowScalar($0.name) + ": " + $0.place }
            return "{ " + entries.joined(separator: ", ") + " }"
        }
        guard key.name == "include", !tags.isEmpty else { return key.example }
        return "{ tags: [" + tags.prefix(3).map(YAMLText.flowScalar).joined(separator: ", ") + "] }"
    }

    /// The parameters that more than half of at least four operations have, the most frequent ones first.
    private static func sharedParameters(of plan: ClientPlan) -> [(name: String, place: String)] {
        let operations = plan.groups.flatMap(\.operations)
        var counts: [String: (name: String, place: String, count: Int)] = [:]
        var keys: [String] = []
        for parameter in operations.lazy.flatMap(\.parameters)
        where parameter.contentType == nil && parameter.location != .querystring {
            let key = parameter.location.rawValue + " " + parameter.wireName
            if counts[key] == nil { keys.append(key) }
            counts[key, default: (parameter.wireName, parameter.location.rawValue, 0)].count += 1
        }
        guard operations.count >= 4 else { return [] }
        return keys.compactMap { counts[$0] }.filter { $0.count * 2 > operations.count }
            .sorted { $0.count > $1.count }.map { ($0.name, $0.place) }
    }

    private static func comment(_ documentation: String) -> String {
        var lines: [String] = []
        var line = ""
        for word in documentation.split(separator: " ") {
            if !line.isEmpty, line.count + word.count > 100 {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [line]).map { "    # \($0)\n" }.joined()
    }

    /// `LaunchDarkly REST API` → `LaunchDarklyAPI`; `nil` if no word is left.
    private static func module(_ title: String) -> String? {
        var words = title.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }.map(String.init)
        words.removeAll { ["api", "rest", "the", "openapi", "specification"].contains($0.lowercased()) }
        let name = words.prefix(4).map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        guard let first = name.first else { return nil }
        return (first.isNumber ? "_" : "") + name + "API"
    }
}

/// Scalars of a YAML file, quoted if necessary.
enum YAMLText {
    /// The text as the value of a key in block style (YAML 1.2.2 §7.3).
    static func scalar(_ text: String) -> String { isPlain(text) ? text : JSONWriter.quoted(text) }

    /// The text as an element of a flow sequence.
    static func flowScalar(_ text: String) -> String { scalar(text) }

    /// The value of a key of a client, after the colon.
    static func block(_ value: MigratedClient.Value) -> String {
        switch value {
        case .text(let text): " " + scalar(text)
        case .list(let texts): " " + flow(texts)
        case .map(let entries): entries.map { "\n      \(scalar($0.key)): \(scalar($0.value))" }.joined()
        case .lists(let entries): entries.map { "\n      \(scalar($0.key)): \(flow($0.values))" }.joined()
        }
    }

    private static func flow(_ texts: [String]) -> String { "[" + texts.map(flowScalar).joined(separator: ", ") + "]" }

    /// Whether the text can be written without quotes in every context, and is not read as a number, boolean or null.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, text.last != " " else { return false }
        let letters = first.properties.isAlphabetic || "./_".unicodeScalars.contains(first)
        let words = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
        let allowed = text.unicodeScalars.allSatisfy { scalar in
            (scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)))
                || "./_- ".unicodeScalars.contains(scalar)
        }
        let isNumber = Double(text) != nil || [".inf", ".nan"].contains(text.lowercased())
        return letters && allowed && !isNumber && !words.contains(text.lowercased())
    }
}
