import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of a struct for `Structure.mustache`.
struct StructureView {
    private let plan: StructurePlan
    private let spelling: TypeSpelling

    init(_ plan: StructurePlan, spelling: TypeSpelling) {
        self.spelling = spelling
        self.plan = plan
    }

    var view: TemplateObject {
        var properties: [TemplateObject] = []
        var arguments: [TemplateObject] = []
        for property in plan.properties {
            let (name, type) = (property.name.escaped, spelling.spell(property))
            properties.append(view(of: property, name, type, isFirst: properties.isEmpty))
            arguments.append([
                "name": .string(name), "type": .string(type), "default": defaultArgument(property),
                "isFirst": .bool(arguments.isEmpty),
            ])
        }
        if let additional = plan.additionalProperties {
            arguments.append(argument(additional, isFirst: arguments.isEmpty))
        }
        return [
            "properties": .objects(properties),
            "hasProperties": .bool(!properties.isEmpty),
            "delegates": .bool(delegates),
            "isEmpty": .bool(properties.isEmpty && plan.additionalProperties == nil),
            "isTuple": .bool(plan.isArray),
            "additional": plan.additionalProperties.map { .object(additional($0)) } ?? .null,
            "arguments": .objects(arguments),
        ]
    }

    /// Whether the reading initializer calls the memberwise one, which is less code for the compiler than assignments. The
    /// memberwise initializer does not distinguish a missing member from `null`.
    private var delegates: Bool {
        let isEmpty = plan.properties.isEmpty && plan.additionalProperties == nil
        return !plan.isArray && !isEmpty && !plan.properties.contains { $0.presence == .optionalNullable }
    }

    private func view(of property: PropertyPlan, _ name: String, _ type: String, isFirst: Bool) -> TemplateObject {
        let kind = kind(of: property)
        let locals = plan.isArray ? Self.tupleLocalNames : Self.localNames
        let isLocal = locals.contains(property.name.text)
        return [
            "documentation": documentation(of: property),
            "wrapper": .optional(wrapper(of: property)),
            "name": .string(name),
            "label": .string(property.name.label),
            "stored": .string(isLocal ? "self." + name : name),
            "storage": .string("_" + property.name.text),
            "key": .string(SwiftLiteral.string(property.key)),
            "type": .string(type),
            "reader": .optional(kind ?? (property.presence == .optional ? "value" : nil)),
            "writer": .string(kind ?? "write"),
            "isPlain": .bool(property.presence == .required || property.presence == .optional),
            "isOptional": .bool(property.presence == .optional),
            "isRequiredNullable": .bool(property.presence == .requiredNullable),
            "isOptionalNullable": .bool(property.presence == .optionalNullable),
            "isFirst": .bool(isFirst),
        ]
    }

    /// The documentation, with the value that the server assumes if the property is missing.
    private func documentation(of property: PropertyPlan) -> TemplateValue {
        var text = DocumentationText(property.documentation)
        if let value = property.assumedValue?.documentedDefault { text.append(value) }
        if property.isDeprecated { text.append("- Important: Deprecated.") }
        return text.view
    }

    /// The methods that read and write the property without a witness of its type, such as `string`; `nil` if its type has
    /// none.
    private func kind(of property: PropertyPlan) -> String? {
        guard property.presence == .required || property.presence == .optional else { return nil }
        switch property.type {
        case .string: return "string"
        case .boolean: return "boolean"
        case .integer(.int), .integer(.int64): return "integer"
        case .double: return "number"
        case .array: return "array"
        case .dictionary: return "dictionary"
        default: return nil
        }
    }

    /// The property wrapper, such as `Nullable`; `nil` if the property has none.
    private func wrapper(of property: PropertyPlan) -> String? {
        switch (property.presence, property.isIndirect) {
        case (.optionalNullable, false): "Nullable"
        case (.optionalNullable, true): "IndirectNullable"
        case (.required, true): "Indirect"
        case (.optional, true), (.requiredNullable, true): "IndirectOptional"
        case (_, false): nil
        }
    }

    private func additional(_ plan: AdditionalPropertiesPlan) -> TemplateObject {
        [
            "name": .string(plan.name.escaped),
            "label": .string(plan.name.label),
            "type": .string(additionalType(plan)),
        ]
    }

    private func additionalType(_ additional: AdditionalPropertiesPlan) -> String {
        (plan.isArray ? "[" : "[String: ") + spelling.spell(additional.values) + "]"
    }

    private func argument(_ additional: AdditionalPropertiesPlan, isFirst: Bool) -> TemplateObject {
        [
            "name": .string(additional.name.escaped), "type": .string(additionalType(additional)),
            "default": plan.isArray ? "[]" : "[:]", "isFirst": .bool(isFirst),
        ]
    }

    private func defaultArgument(_ property: PropertyPlan) -> TemplateValue {
        if let literal = property.defaultValue {
            return .string(SwiftLiteral.value(literal, enumerationCase: spelling.enumerationCase))
        }
        return property.presence == .required || property.presence == .requiredNullable ? .null : "nil"
    }

    /// The names of local variables in generated methods, which would shadow properties of the same name.
    private static let localNames: WordSet = ["json"]
    private static let tupleLocalNames: WordSet = ["json", "elements"]
}

extension TemplateObject {
    /// The object with the field `isFirst`, which templates use for the separators of a list.
    consuming func marked(isFirst: Bool) -> TemplateObject {
        var marked = self
        marked["isFirst"] = .bool(isFirst)
        return marked
    }
}
