import ApusDiagnostics
import ApusSpecParser

/// Decides how values find their case in a union.
///
/// 1. The discriminator of the description.
/// 2. A property that every member has and whose strings differ: a `const` or an enumeration of few values.
/// 3. The kind of JSON value, when only one member has it.
/// 4. Among members of one kind: constants, then required keys, those with most of them first; texts with a strict
///    form (dates, UUIDs) before others; structs before maps.
/// 5. Declared order, trying to read, with a warning; a struct that a value has too many members for is passed over
///    when a later one has properties for them.
struct UnionDiscrimination {
    let table: TypeTable
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inferences: [Inference] = []

    init(_ table: TypeTable) { self.table = table }

    /// Unions with more members are not checked pair by pair.
    private static let mostPairs = 150

    mutating func decide(_ plan: inout UnionPlan, draft: UnionDraft) {
        if let key = draft.discriminatorKey, !draft.values.isEmpty {
            plan.discrimination = .discriminator(key: key, values: draft.values)
            for index in plan.cases.indices {
                plan.cases[index].addedDiscriminator = addedValue(plan.cases[index].payload, index, key, draft.values)
            }
            return
        }
        let profiles = plan.cases.map { PayloadProfile($0.payload, in: table) }
        if let (key, values) = constantProperty(of: profiles) {
            plan.discrimination = .discriminator(key: key, values: values)
            inferences.append(
                Inference(
                    subject: draft.path,
                    decision: "the property '\(key)' tells the cases apart",
                    reason: "every member has it, with strings of its own"
                )
            )
            return
        }
        plan.discrimination = .tests(tests(profiles, names: plan.cases.map(\.name), draft: draft))
    }

    /// The value that is to be written beside a payload without the property.
    private func addedValue(
        _ payload: TypeReference,
        _ index: Int,
        _ key: String,
        _ values: [UnionPlan.DiscriminatorValue]
    ) -> String? {
        var payload = payload
        for _ in 0..<20 {
            guard case .named(let id) = payload else { return nil }
            switch table[id].shape {
            case .alias(let target): payload = target
            case .structure(let structure):
                if structure.properties.contains(where: { $0.key == key }) { return nil }
                return values.first { $0.caseIndex == index }?.value
            default: return nil
            }
        }
        return nil
    }

    private func constantProperty(of profiles: [PayloadProfile]) -> (String, [UnionPlan.DiscriminatorValue])? {
        guard let first = profiles.first, profiles.count > 1, profiles.allSatisfy(\.isStructure) else { return nil }
        for candidate in first.constants {
            var owners: [String: Int] = [:]
            var values: [UnionPlan.DiscriminatorValue] = []
            let tells = profiles.enumerated().allSatisfy { index, profile in
                guard let constant = profile.constants.first(where: { $0.key == candidate.key }) else { return false }
                guard constant.values.count == 1 || profile.requiredKeys.contains(candidate.key) else { return false }
                for value in constant.values {
                    guard owners.updateValue(index, forKey: value) == nil else { return false }
                    values.append(UnionPlan.DiscriminatorValue(value: value, caseIndex: index))
                }
                return true
            }
            if tells { return (candidate.key, values) }
        }
        return nil
    }

    private mutating func tests(
        _ profiles: [PayloadProfile],
        names: [SwiftName],
        draft: UnionDraft
    ) -> [UnionPlan.CaseTest] {
        let order = profiles.indices.sorted { left, right in
            let first = Self.rank(profiles[left])
            let second = Self.rank(profiles[right])
            return first != second ? second.lexicographicallyPrecedes(first) : left < right
        }
        var tests = order.map { index in
            UnionPlan.CaseTest(caseIndex: index, kinds: JSONKind.allCases.filter(profiles[index].kinds.contains))
        }
        guard profiles.count <= Self.mostPairs else {
            for position in tests.indices.dropLast() { tests[position].mustDecode = true }
            return tests
        }
        for position in tests.indices {
            let profile = profiles[order[position]]
            let others = profiles.indices.filter { $0 != order[position] }
            let rivals = others.filter { !profiles[$0].kinds.isDisjoint(with: profile.kinds) }
            guard !rivals.isEmpty else { continue }
            if profile.isStructure {
                tests[position].constants = profile.constants.filter { constant in
                    profile.requiredKeys.contains(constant.key)
                        && rivals.contains { !Self.allows($0, constant, in: profiles) }
                }
                let isShared = { (key: String) in rivals.allSatisfy { profiles[$0].requiredKeys.contains(key) } }
                tests[position].requiredKeys = profile.requiredKeys.filter { !isShared($0) }
            }
            let later = order[(position + 1)...].filter(rivals.contains)
            let alikes = later.filter { Self.mayLookLike(profiles[$0], tests[position], profile) }
            guard let alike = alikes.first else { continue }
            tests[position].mustDecode = true
            if profile.isStructure, !profile.keepsUnknown {
                tests[position].absentKeys = Self.keys(of: alikes.map { profiles[$0] }, besides: profile)
            }
            if !profile.isStrict, profile.kinds != Set([JSONKind.integer]) {
                diagnostics.append(
                    .ambiguousUnion(draft.path, names[order[position]], names[alike], at: draft.place)
                )
            }
        }
        return tests
    }

    /// The properties of structs that another one hasn't, each once.
    private static func keys(of profiles: [PayloadProfile], besides own: PayloadProfile) -> [String] {
        var known = Set(own.keys)
        return profiles.filter(\.isStructure).flatMap(\.keys).filter { known.insert($0).inserted }
    }

    /// Members that are tested first have more to be recognized by.
    private static func rank(_ profile: PayloadProfile) -> [Int] {
        let required = profile.requiredKeys
        let constants = profile.constants.filter { required.contains($0.key) }.count
        return [
            profile.isStrict ? 1 : 0, profile.isStructure ? 1 : 0, constants > 0 ? 1 : 0, required.count,
            -profile.kinds.count,
        ]
    }

    /// Whether a value of the member can have the constant.
    private static func allows(_ member: Int, _ constant: UnionPlan.Constant, in profiles: [PayloadProfile]) -> Bool {
        guard profiles[member].isStructure else { return true }
        guard let other = profiles[member].constants.first(where: { $0.key == constant.key }) else { return true }
        return !Set(other.values).isDisjoint(with: constant.values)
    }

    /// Whether a value of a later member passes the tests of an earlier one.
    private static func mayLookLike(
        _ later: PayloadProfile,
        _ test: UnionPlan.CaseTest,
        _ earlier: PayloadProfile
    ) -> Bool {
        guard earlier.isStructure else { return true }
        guard later.isStructure else { return test.requiredKeys.isEmpty && test.constants.isEmpty }
        let excluded = test.constants.contains { constant in
            later.constants.contains { $0.key == constant.key && Set($0.values).isDisjoint(with: constant.values) }
        }
        return !excluded && Set(test.requiredKeys).isSubset(of: later.requiredKeys)
    }
}

extension DiagnosticCode {
    static let ambiguousUnion = DiagnosticCode(
        "ambiguous-union",
        .warning,
        explanation: """
            Two members of a `oneOf` or `anyOf` can't be told apart.

            Neither a discriminator, nor a constant, nor the kind of value, nor the required properties differ. The \
            members are tried in order, and the first that can be read is taken, which may be the wrong one. One that \
            lacks a property which the value has, and another one declares, is passed over. Add a `discriminator`, a \
            `const` property, or `required` names.
            """
    )
}

extension Diagnostic {
    static func ambiguousUnion(_ path: String, _ first: SwiftName, _ second: SwiftName, at place: SourceLocation)
        -> Diagnostic
    {
        Diagnostic(
            .ambiguousUnion,
            "the members '\(first)' and '\(second)' of '\(path)' can't be told apart",
            at: place,
            consequence: "a value that can be read as both becomes '\(first)'",
            help: "add a discriminator, a property with 'const', or required properties"
        )
    }
}
