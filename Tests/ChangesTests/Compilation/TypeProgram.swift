import ApusChanges
import ApusPlan
import ApusSwiftText

/// Swift code that uses one type of a client.
struct TypeProgram {
    let plan: ClientPlan
    let spelling: TypeSpelling
    let id: TypeID

    private var name: String { spelling.name(of: id) }

    /// A function that writes the type, or one that reads it.
    func function(_ name: String, _ position: Position) -> String {
        let (parameters, lines) =
            switch position {
            case .request: writing()
            case .response: (["value: \(self.name)"], reading())
            }
        return ClientProgram.function("func \(name)(\(parameters.joined(separator: ", "))) throws", lines)
    }

    // MARK: - In requests

    private func writing() -> (parameters: [String], lines: [String]) {
        switch plan.types[id].shape {
        case .structure(let structure): return writing(structure)
        case .enumeration(let enumeration): return writing(enumeration)
        case .union(let union):
            let cases = union.cases.enumerated().map { (index: $0, plan: $1) }
            return (
                cases.map { "case\($0.index): \(spelling.spell($0.plan.payload))" } + ["json: JSONValue"],
                cases.map { "let _: \(name) = .\($0.plan.name.escaped)(case\($0.index))" }
                    + ["let _: \(name) = .\(union.unrecognizedName.escaped)(json)"]
            )
        case .alias(let target): return (["old: \(spelling.spell(target))"], ["let _: \(name) = old"])
        }
    }

    private func writing(_ structure: StructurePlan) -> (parameters: [String], lines: [String]) {
        let properties = structure.properties
        var parameters = properties.map { "\($0.name.escaped): \(spelling.spell($0))" }
        var arguments = properties.map { "\($0.name.escaped): \($0.name.escaped)" }
        let required = properties.filter {
            $0.defaultValue == nil && ($0.presence == .required || $0.presence == .requiredNullable)
        }
        if let additional = structure.additionalProperties {
            parameters.append("\(additional.name.escaped): [String: \(spelling.spell(additional.values))]")
            arguments.append("\(additional.name.escaped): \(additional.name.escaped)")
        }
        let minimal = required.map { "\($0.name.escaped): \($0.name.escaped)" }
        var lines = ["_ = \(name)(\(minimal.joined(separator: ", ")))"]
        lines.append("var value = \(name)(\(arguments.joined(separator: ", ")))")
        lines += properties.map { "value.\($0.name.escaped) = \($0.name.escaped)" }
        lines += properties.filter { $0.presence == .optionalNullable }.map { "value.$\($0.name.text) = .null" }
        return (parameters, lines + ["func write(_: some JSONModel) {}", "write(value)"])
    }

    private func writing(_ enumeration: EnumerationPlan) -> (parameters: [String], lines: [String]) {
        var lines = enumeration.cases.map { "let _: \(name) = .\($0.name.escaped)" }
        if enumeration.isClosed {
            lines.append("if let value = \(name)(rawValue: raw) { let _: \(name) = value }")
        } else {
            lines.append("let _: \(name) = \(name)(rawValue: raw)")
            lines.append("let _: \(name) = .\(enumeration.unrecognizedName.escaped)(raw)")
        }
        return (["raw: \(rawType(of: enumeration))"], lines)
    }

    // MARK: - In responses

    private func reading() -> [String] {
        switch plan.types[id].shape {
        case .structure(let structure): return reading(structure)
        case .enumeration(let enumeration):
            let cases = enumeration.cases.map { "case .\($0.name.escaped): break" }
            let raw = "let _: \(rawType(of: enumeration)) = "
            let rest =
                enumeration.isClosed ? [] : ["case .\(enumeration.unrecognizedName.escaped)(let raw): \(raw)raw"]
            return ["switch value {"] + cases + rest + ["}", "\(raw)value.rawValue"]
        case .union(let union):
            let cases = union.cases.map {
                "case .\($0.name.escaped)(let text): " + read($0.payload, "text").joined(separator: "; ")
            }
            let rest = "case .\(union.unrecognizedName.escaped)(let json): let _: JSONValue = json"
            return ["switch value {"] + cases + [rest, "}"]
        case .alias(let target): return read(target, "value")
        }
    }

    private func reading(_ structure: StructurePlan) -> [String] {
        var lines = structure.properties.flatMap { property -> [String] in
            let path = "value." + property.name.escaped
            if property.part?.isFile == true { return ["let _: \(spelling.spell(property)) = \(path)"] }
            return read(property.presence == .required ? property.type : .optional(property.type), path)
        }
        lines += structure.properties.filter { $0.presence == .optionalNullable }.map {
            "if case .null = value.$\($0.name.text) {}"
        }
        if let additional = structure.additionalProperties {
            lines += read(.dictionary(additional.values), "value." + additional.name.escaped)
        }
        return lines + ["func read(_: some JSONModel) {}", "read(value)"]
    }

    private func read(_ type: TypeReference, _ value: String) -> [String] {
        ClientProgram.reading(type, value, in: plan.types, spelling)
    }

    private func rawType(of enumeration: EnumerationPlan) -> String {
        switch enumeration.raw {
        case .string: "String"
        case .integer: "Int"
        case .number, .mixed: "JSONValue"
        }
    }
}
