extension PlanText {
    func lines(of id: TypeID) -> [String] {
        let type = types[id]
        let words = [
            type.usage.contains(.request) ? "request" : nil, type.usage.contains(.response) ? "response" : nil,
            type.isDeprecated ? "deprecated" : nil,
            type.conformances.isEmpty ? nil : "conforms to \(type.conformances.joined(separator: ", "))",
        ]
        let head = line(
            "type",
            name(of: id),
            kind(of: type.shape),
            quoted(type.schemaName),
            words.compactMap { $0 }.joined(separator: " ")
        )
        return [head] + indented(members(of: type.shape))
    }

    private func kind(of shape: TypePlan.Shape) -> String {
        switch shape {
        case .structure(let structure):
            switch structure.coding {
            case .json: "struct"
            case .multipart: "multipart struct"
            case .parts: "struct of parts"
            case .tuple: "tuple"
            }
        case .enumeration(let enumeration): "\(enumeration.isClosed ? "closed " : "")enum of \(enumeration.raw)"
        case .union: "union"
        case .alias(let target): "= \(text(of: target))"
        }
    }

    private func members(of shape: TypePlan.Shape) -> [String] {
        switch shape {
        case .alias: return []
        case .structure(let structure):
            let additional = structure.additionalProperties.map { "others \($0.name): \(text(of: $0.values))" }
            return structure.properties.map(property) + (additional.map { [$0] } ?? [])
        case .enumeration(let enumeration):
            let cases = enumeration.cases.map { enumerationCase in
                line(
                    "case \(enumerationCase.name)",
                    enumerationCase.value.compactText,
                    enumerationCase.isDeprecated ? "deprecated" : nil
                )
            }
            return enumeration.isClosed ? cases : cases + ["otherwise \(enumeration.unrecognizedName)"]
        case .union(let union):
            return union.cases.map(unionCase) + ["otherwise \(union.unrecognizedName)"]
                + discrimination(union.discrimination, in: union)
        }
    }

    private func property(_ property: PropertyPlan) -> String {
        line(
            "\(property.name): \(text(of: property.type))",
            quoted(property.key),
            text(of: property.presence),
            property.isIndirect ? "boxed" : nil,
            property.defaultValue.map { "default \(text(of: $0))" },
            property.isReadOnly ? "readOnly" : nil,
            property.isWriteOnly ? "writeOnly" : nil,
            property.part.map(text),
            property.partHeader.map { "header \(quoted($0.name)) of \(quoted($0.part))" },
            property.isDeprecated ? "deprecated" : nil
        )
    }

    private func text(of presence: PropertyPlan.Presence) -> String {
        switch presence {
        case .required: "required"
        case .optional: "optional"
        case .requiredNullable: "required nullable"
        case .optionalNullable: "optional nullable"
        }
    }

    func text(of part: PartPlan) -> String {
        line(
            "part",
            part.contentTypes.joined(separator: ", "),
            part.isFile ? "file" : nil,
            part.isRepeated ? "repeated" : nil
        )
    }

    private func text(of literal: LiteralPlan) -> String {
        switch literal {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .integer(let spelling), .number(let spelling): spelling
        case .string(let text): JSONLiteral.string(text).compactText
        case .enumerationCase(let type, let name): "\(self.name(of: type)).\(name)"
        case .array(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
        case .emptyDictionary: "[:]"
        }
    }

    // MARK: - Unions

    private func unionCase(_ unionCase: UnionCase) -> String {
        line(
            "case \(unionCase.name): \(text(of: unionCase.payload))",
            unionCase.isIndirect ? "boxed" : nil,
            unionCase.addedDiscriminator.map { "adds \(quoted($0))" }
        )
    }

    private func discrimination(_ discrimination: UnionPlan.Discrimination, in union: UnionPlan) -> [String] {
        func name(_ index: Int) -> String { union.cases.indices.contains(index) ? union.cases[index].name.text : "?" }
        switch discrimination {
        case .discriminator(let key, let values):
            let lines = values.map { "\(quoted($0.value)) selects \(name($0.caseIndex))" }
            return ["selected by \(quoted(key))"] + indented(lines)
        case .tests(let tests):
            let lines = tests.map { test in
                line(
                    name(test.caseIndex),
                    "if",
                    test.kinds.map(\.rawValue).joined(separator: " or "),
                    test.containers.isEmpty
                        ? nil : "of values in \(test.containers.map(\.rawValue).joined(separator: " of "))",
                    test.constants.map { "\(quoted($0.key)) is \($0.values.map(quoted).joined(separator: " or "))" }
                        .joined(separator: ", "),
                    test.requiredKeys.isEmpty ? nil : "has \(test.requiredKeys.map(quoted).joined(separator: ", "))",
                    test.absentKeys.isEmpty ? nil : "lacks \(test.absentKeys.map(quoted).joined(separator: ", "))",
                    test.mustDecode ? "decodes" : nil
                )
            }
            return ["selected by the first test that succeeds"] + indented(lines)
        }
    }
}
