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

    package init(description: String, plan: ClientPlan?) {
        self.description = description
        let stem = FilePath.name(of: description).split(separator: ".").first.map(String.init) ?? ""
        let title = plan.map(\.title) ?? ""
        module = Self.module(title.isEmpty ? stem : title) ?? Self.module(stem) ?? "GeneratedAPI"
        let isGroupedByPath = plan?.inferences.contains { $0.subject == Inference.groupingSubject } ?? false
        tags = isGroupedByPath ? [] : plan?.groups.map(\.tag).filter { !$0.isEmpty } ?? []
    }

    package var text: String {
        var text = """
            # The clients that Apus generates. Paths are relative to this file.
            clients:
              - description: \(YAMLText.scalar(description))
                output: \(YAMLText.scalar("Sources/" + module))
                module: \(module)

            """
        for key in ClientKey.all where !ClientKey.required.contains(key.name) {
            text += "\n" + Self.comment(key.documentation) + "    # \(key.name): \(example(of: key))\n"
        }
        return text
    }

    /// The example of a key; for `include`, with tags of the description.
    private func example(of key: ClientKey) -> String {
        guard key.name == "include", !tags.isEmpty else { return key.example }
        return "{ tags: [" + tags.prefix(3).map(YAMLText.flowScalar).joined(separator: ", ") + "] }"
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
