import ApusDiagnostics
import ApusPlan

/// Decides how values find their case in a union.
///
/// 1. The discriminator of the description.
/// 2. A property that every member has and whose strings differ: a `const` or an enumeration of few values.
/// 3. The kind of JSON value, when only one member has it.
/// 4. Among members of one kind: constants, then required keys, those with most of them first; texts with a strict
///    form (dates, UUIDs) before others; structs before maps.
/// 5. Declared order, trying to read, with a warning.
///
/// A struct that a value has too many members for is passed over when a later one that it might be as well has
/// properties for them.
struct UnionDiscrimination {
    let table: TypeTable
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var inferences: [Inference] = []

    init(_ table: TypeTable) { self.table = table }

    /// Unions with more members are not checked pair by pair.
    private static let mostPairs = 150
    /// More keys than these tell nothing that they don't.
    private static let mostKeys = 100
    /// A struct may be a member of many unions.
    private var profiles: [TypeReference: PayloadProfile] = [:]

    mutating func decide(_ plan: inout UnionPlan, draft: UnionDraft) {
        if let key = draft.discriminatorKey, !draft.values.isEmpty {
            plan.discrimination = .discriminator(key: key, values: draft.values)
            let firstValues = Dictionary(draft.values.map { ($0.caseIndex, $0.value) }) { first, _ in first }
            for index in plan.cases.indices {
                plan.cases[index].addedDiscriminator = addedValue(plan.cases[index].payload, key, firstValues[index])
            }
            return
        }
        let profiles = plan.cases.map { profile(of: $0.payload) }
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

    private mutating func profile(of payload: TypeReference) -> PayloadProfile {
        if let known = profiles[payload] { return known }
        let profile = PayloadProfile(payload, in: table)
        profiles[payload] = profile
        return profile
    }

    /// The value that is to be written beside a payload without the property.
    private func addedValue(
        _ payload: TypeReference,
        _ key: String,
        _ value: String?
    ) -> String? {
        var payload = payload
        for _ in 0..<20 {
            guard case .named(let id) = payload else { return nil }
            switch table[id].shape {
            case .alias(let target): payload = target
            case .structure(let structure):
                return structure.properties.contains { $0.key == key } ? nil : value
            default: return nil
            }
        }
        return nil
    }

    private func constantProperty(of profiles: [PayloadProfile]) -> (String, [UnionPlan.DiscriminatorValue])? {
        guard let first = profiles.first, profiles.count > 1, profiles.allSatisfy(\.isStructure) else { return nil }
        for candidate in first.constants.prefix(Self.mostKeys) {
            var owners: [String: Int] = [:]
            var values: [UnionPlan.DiscriminatorValue] = []
            let tells = profiles.enumerated().allSatisfy { index, profile in
                guard let constant = profile.valuesByKey[candidate.key] else { return false }
                guard constant.count == 1 || profile.requiredSet.contains(candidate.key) else { return false }
                for value in constant {
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
        let ranks = profiles.map(Self.rank)
        let order = profiles.indices.sorted { left, right in
            let (first, second) = (ranks[left], ranks[right])
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
                tests[position].constants = profile.constants.prefix(Self.mostKeys).filter { constant in
                    profile.requiredSet.contains(constant.key)
                        && rivals.contains { !Self.allows($0, constant, in: profiles) }
                }
                let isShared = { (key: String) in rivals.allSatisfy { profiles[$0].requiredSet.contains(key) } }
                tests[position].requiredKeys = profile.requiredKeys.prefix(Self.mostKeys).filter { !isShared($0) }
            }
            let later = order[(position + 1)...].filter(Set(rivals).contains)
            if profile.isStructure, !profile.keepsUnknown {
                let others = later.map { profiles[$0] }.filter { Self.canLookLike($0, tests[position], profile) }
                tests[position].absentKeys = Self.keys(of: others, besides: profile)
            }
            let alike = later.first { Self.mustLookLike(profiles[$0], tests[position], profile) }
            guard let alike else { continue }
            tests[position].mustDecode = true
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
        var known = own.keySet
        var others: [String] = []
        for profile in profiles where profile.isStructure && others.count < mostKeys {
            others += profile.keys.filter { known.insert($0).inserted }
        }
        return others
    }

    /// Members that are tested first have more to be recognized by.
    private static func rank(_ profile: PayloadProfile) -> [Int] {
        let required = profile.requiredSet
        let constants = profile.constants.prefix(mostKeys).filter { required.contains($0.key) }.count
        return [
            profile.isStrict ? 1 : 0, profile.isStructure ? 1 : 0, constants > 0 ? 1 : 0, required.count,
            -profile.kinds.count,
        ]
    }

    /// Whether a value of the member can have the constant.
    private static func allows(_ member: Int, _ constant: UnionPlan.Constant, in profiles: [PayloadProfile]) -> Bool {
        guard profiles[member].isStructure else { return true }
        guard let other = profiles[member].valuesByKey[constant.key] else { return true }
        return !Set(other).isDisjoint(with: constant.values)
    }

    /// Whether every value of a later member passes the tests of an earlier one.
    private static func mustLookLike(
        _ later: PayloadProfile,
        _ test: UnionPlan.CaseTest,
        _ earlier: PayloadProfile
    ) -> Bool {
        canLookLike(later, test, earlier) && test.requiredKeys.allSatisfy(later.requiredSet.contains)
    }

    /// Whether a value of a later member that has all of its properties passes the tests of an earlier one.
    private static func canLookLike(
        _ later: PayloadProfile,
        _ test: UnionPlan.CaseTest,
        _ earlier: PayloadProfile
    ) -> Bool {
        guard earlier.isStructure else { return true }
        guard later.isStructure else { return test.requiredKeys.isEmpty && test.constants.isEmpty }
        let excluded = test.constants.contains { constant in
            later.valuesByKey[constant.key].map { Set($0).isDisjoint(with: constant.values) } ?? false
        }
        return !excluded && test.requiredKeys.allSatisfy(later.keySet.contains)
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
