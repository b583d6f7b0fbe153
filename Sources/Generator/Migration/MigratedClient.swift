import ApusPlan

/// The settings of one client of another generator, translated to the keys of `apus.yaml`.
package struct MigratedClient: Sendable {
    /// A value of a key.
    enum Value: Sendable, Equatable {
        case text(String)
        case list([String])
        case map([Entry])
        case lists([ListEntry])

        struct Entry: Sendable, Equatable {
            let key: String
            let value: String
        }

        struct ListEntry: Sendable, Equatable {
            let key: String
            let values: [String]
        }
    }

    /// The description; `nil` if the configuration does not name it.
    package var description: String?
    var output: String?
    var module: String?
    /// The values by key. Keys that Apus does not have are listed as settings without a counterpart.
    private(set) var values: [String: Value] = [:]
    /// The settings that are not translated, each with the reason.
    private(set) var remarks: [String] = []

    package init() {}

    mutating func set(_ key: String, _ value: Value) {
        guard ClientKey.all.contains(where: { $0.name == key }) else { return remark(key, "has no counterpart") }
        values[key] = value
    }

    /// Adds an entry to a mapping of texts, such as `names`.
    mutating func add(_ key: String, _ name: String, _ value: String) {
        var entries: [Value.Entry] = []
        if case .map(let earlier) = values[key] { entries = earlier }
        if entries.contains(where: { $0.key == name }) { return }
        set(key, .map(entries + [Value.Entry(key: name, value: value)]))
    }

    /// Adds values to a mapping of lists, such as `include`.
    mutating func add(_ key: String, _ name: String, _ new: [String]) {
        guard !new.isEmpty else { return }
        var entries: [Value.ListEntry] = []
        if case .lists(let earlier) = values[key] { entries = earlier }
        let known = entries.first { $0.key == name }?.values ?? []
        entries.removeAll { $0.key == name }
        entries.append(Value.ListEntry(key: name, values: known + new.filter { !known.contains($0) }))
        set(key, .lists(entries))
    }

    /// Adds a setting that is not translated: `responseAs: Combine has no counterpart`.
    mutating func remark(_ setting: String, _ reason: String) { remarks.append("\(setting): \(reason)") }
}

/// Finds the keys of `names` for the names of a description.
struct DescriptionNames {
    let plan: ClientPlan?

    /// The schemas and operations with this name.
    func declarations(named name: String) -> [String] {
        guard let plan else { return [name] }
        let isSchema = plan.types.plans.contains { $0.schemaName == name }
        let isOperation = plan.groups.contains { $0.operations.contains { $0.id == name } }
        return isSchema || isOperation ? [name] : []
    }

    /// The properties with this key, as `Schema.key`. A name with a dot already names the schema.
    func properties(named name: String) -> [String] {
        if name.contains(".") { return [name] }
        return members { shape in
            guard case .structure(let structure) = shape else { return false }
            return structure.properties.contains { $0.key == name }
        }.map { "\($0).\(name)" }
    }

    /// The enumerations with this value, as `Schema.value`.
    func values(named name: String) -> [String] {
        if name.contains(".") { return [name] }
        return members { shape in
            guard case .enumeration(let enumeration) = shape else { return false }
            return enumeration.cases.contains { $0.value == .string(name) }
        }.map { "\($0).\(name)" }
    }

    /// The parameters with this name, as `operationId.name`.
    func parameters(named name: String) -> [String] {
        if name.contains(".") { return [name] }
        return (plan?.groups ?? []).flatMap(\.operations).filter { operation in
            operation.parameters.contains { $0.wireName == name }
        }.map { "\($0.id).\(name)" }
    }

    /// The tag whose API openapi-generator names like this: `pet-store` is `PetStore`.
    func tag(ofAPI name: String) -> String {
        func letters(_ text: String) -> String { text.filter { $0.isLetter || $0.isNumber }.lowercased() }
        return plan?.groups.map(\.tag).first { letters($0) == letters(name) } ?? name
    }

    private func members(where matches: (TypePlan.Shape) -> Bool) -> [String] {
        (plan?.types.plans ?? []).filter { matches($0.shape) }.map(\.schemaName)
    }
}
