import ApusDiagnostics
import ApusPlan

/// Decides how the case of a union is selected for a JSON value. The first rule that applies is used:
///
/// 1. The discriminator of the description: of the union, or of a schema that all members extend.
/// 2. A property that every member has, with different strings in each: a `const` or an enumeration of few values.
/// 3. The kind of JSON value, if only one member has it.
/// 4. Among members of one kind: constants, then required keys. Members with more of them are tested first, strings with
///    a strict format (dates, UUIDs) before others, and structs before maps. Arrays and maps are distinguished by the
///    same features of their innermost values.
/// 5. Decoding in declaration order, with a warning if the types of the properties do not differ either.
///
/// A case is selected only if the value can be decoded as its payload. A struct is skipped if the value has members that
/// the struct does not declare, but another matching struct does. A union that is a member selects one of its own cases, or
/// is skipped.
struct UnionDiscrimination {
    let table: TypeTable
    /// The warnings with the position of their union in the table.
    private(set) var warnings: [(union: TypeID, diagnostic: Diagnostic)] = []
    private(set) var inferences: [Inference] = []

    init(_ table: TypeTable) { self.table = table }

    /// The maximum number of members that are compared pairwise, which takes quadratic time.
    private static let maximumComparedMembers = 150
    /// The maximum number of keys that are tested for one case.
    private static let maximumKeys = 100
    /// The profiles of payloads. They are stored because a struct can be a member of many unions.
    private var profiles: [TypeReference: PayloadProfile] = [:]

    /// Sets the discrimination of a union.
    mutating func decide(_ plan: inout UnionPlan, draft: UnionDraft) {
        if let key = draft.discriminatorKey, !draft.values.isEmpty {
            plan.discrimination = .discriminator(key: key, values: draft.values)
            let firstValues = Dictionary(draft.values.map { ($0.caseIndex, $0.value) }) { first, _ in first }
            for index in plan.cases.indices {
                plan.cases[index].addedDiscriminator = addedValue(plan.cases[index].payload, key, firstValues[index])
            }
            plan.defaultCaseIndex = draft.defaultCaseIndex
            plan.sharedValues = draft.sharedValues.map { shared in
                let profiles = shared.cases.map { profile(of: plan.cases[$0].payload) }
                let members = shared.cases.map { draft.member($0, of: plan) }
                var tests = tests(profiles, members: members, draft: draft, value: shared.value)
                for index in tests.indices { tests[index].caseIndex = shared.cases[tests[index].caseIndex] }
                return UnionPlan.SharedValue(value: shared.value, tests: tests)
            }
            return
        }
        let profiles = plan.cases.map { profile(of: $0.payload) }
        if let (key, values) = constantProperty(of: profiles) {
            plan.discrimination = .discriminator(key: key, values: values)
            plan.isDiscriminatorInferred = true
            inferences.append(
                Inference(
                    subject: draft.path,
                    decision: "the property '\(key)' selects the case",
                    reason: "every member has it, with different values"
                )
            )
            return
        }
        let members = plan.cases.indices.map { draft.member($0, of: plan) }
        plan.discrimination = .tests(tests(profiles, members: members, draft: draft))
    }

    private mutating func profile(of payload: TypeReference) -> PayloadProfile {
        if let known = profiles[payload] { return known }
        let profile = PayloadProfile(payload, in: table)
        profiles[payload] = profile
        return profile
    }

    /// The discriminator value to encode in addition to a payload; `nil` if the payload has the property.
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

    /// A property whose values differ in all members, with the case of each value.
    private func constantProperty(of profiles: [PayloadProfile]) -> (String, [UnionPlan.DiscriminatorValue])? {
        guard let first = profiles.first, profiles.count > 1, profiles.allSatisfy(\.isStructure) else { return nil }
        for candidate in first.constants.prefix(Self.maximumKeys) {
            var owners: [String: Int] = [:]
            var values: [UnionPlan.DiscriminatorValue] = []
            let isDistinct = profiles.enumerated().allSatisfy { index, profile in
                guard let constant = profile.valuesByKey[candidate.key] else { return false }
                guard constant.count == 1 || profile.requiredSet.contains(candidate.key) else { return false }
                for value in constant {
                    guard owners.updateValue(index, forKey: value) == nil else { return false }
                    values.append(UnionPlan.DiscriminatorValue(value: value, caseIndex: index))
                }
                return true
            }
            if isDistinct { return (candidate.key, values) }
        }
        return nil
    }

    /// The tests of the cases, in the order in which they are made.
    ///
    /// - Parameter value: The discriminator value that all cases have, if any.
    private mutating func tests(
        _ profiles: [PayloadProfile],
        members: [UnionMember],
        draft: UnionDraft,
        value: String? = nil
    ) -> [UnionPlan.CaseTest] {
        let ranks = profiles.map(Self.rank)
        var order = profiles.indices.sorted { left, right in
            let (first, second) = (ranks[left], ranks[right])
            return first != second ? second.lexicographicallyPrecedes(first) : left < right
        }
        let isCompared = profiles.count <= Self.maximumComparedMembers
        var elementTests: [Int: UnionPlan.CaseTest] = [:]
        if isCompared { elementTests = testsOfElements(profiles, members: members, draft: draft, value, in: &order) }
        var tests = order.map { index in
            var test = elementTests[index] ?? UnionPlan.CaseTest(caseIndex: index)
            test.kinds = JSONKind.allCases.filter(profiles[index].kinds.contains)
            test.mustDecode = !profiles[index].isTotal
            return test
        }
        guard isCompared else { return tests }
        for position in tests.indices {
            let profile = profiles[order[position]]
            let others = profiles.indices.filter { $0 != order[position] }
            let overlapping = others.filter { !profiles[$0].kinds.isDisjoint(with: profile.kinds) }
            guard !overlapping.isEmpty else { continue }
            if profile.isStructure {
                tests[position].constants = profile.constants.prefix(Self.maximumKeys).filter { constant in
                    profile.requiredSet.contains(constant.key)
                        && overlapping.contains { !Self.allows($0, constant, in: profiles) }
                }
                let isShared = { (key: String) in overlapping.allSatisfy { profiles[$0].requiredSet.contains(key) } }
                tests[position].requiredKeys = profile.requiredKeys.prefix(Self.maximumKeys).filter { !isShared($0) }
            }
            let later = order[(position + 1)...].filter(Set(overlapping).contains)
            if profile.isStructure, !profile.keepsAdditional {
                let others = later.map { profiles[$0] }.filter { Self.canPass($0, tests[position], profile) }
                let earlier = (0..<position).filter { Self.canPass(profiles[order[$0]], tests[position], profile) }
                    .map { (profiles[order[$0]], tests[$0]) }
                tests[position].absentKeys = Self.keys(of: others, andFailed: earlier, notIn: profile)
            }
            let ambiguous = later.first { other in
                guard profile.members.isEmpty else { return isTaken(profiles[other], byMemberOf: profile) }
                return Self.alwaysPasses(profiles[other], tests[position], profile)
                    && !(elementTests[order[position]] != nil && profiles[other].containers == profile.containers)
                    && !profiles[other].isUnreadable(as: profile, in: table)
            }
            if let ambiguous, !profile.isStrict, profile.kinds != Set([JSONKind.integer]) {
                let pair = [order[position], ambiguous]
                report(pair.map { (members[$0], profiles[$0]) }, among: members, profiles, draft, value)
            }
        }
        return tests
    }

    /// Whether a member of a union takes every value of a later payload.
    private mutating func isTaken(_ later: PayloadProfile, byMemberOf union: PayloadProfile) -> Bool {
        let members = union.members.prefix(Self.maximumKeys).map { profile(of: $0) }
        let values = later.members.isEmpty ? [later] : later.members.prefix(Self.maximumKeys).map { profile(of: $0) }
        return members.contains { member in
            values.contains { value in
                guard !member.kinds.isDisjoint(with: value.kinds) else { return false }
                guard member.isStructure else { return !value.isUnreadable(as: member, in: table) }
                var test = UnionPlan.CaseTest(caseIndex: 0)
                test.requiredKeys = member.requiredKeys
                test.constants = member.constants.filter { member.requiredSet.contains($0.key) }
                return Self.alwaysPasses(value, test, member) && !value.isUnreadable(as: member, in: table)
            }
        }
    }

    private mutating func report(
        _ pair: [(member: UnionMember, profile: PayloadProfile)],
        among members: [UnionMember],
        _ profiles: [PayloadProfile],
        _ draft: UnionDraft,
        _ value: String?
    ) {
        let distinction = UnionDistinction(pair, among: members, profiles, in: table).fix
        let diagnostic: Diagnostic
        if let value, let key = draft.discriminatorKey {
            let place = draft.discriminatorPlace ?? draft.place
            diagnostic = .discriminatorValueTaken(value, key: key, at: place, fix: distinction)
        } else {
            let names = pair.map(\.member.name)
            diagnostic = .ambiguousUnion(draft.path, names[0], names[1], at: draft.place, fix: distinction)
        }
        warnings.append((draft.id, diagnostic))
    }

    /// The tests of arrays and maps whose innermost values are distinguished, by case. Sorts these cases in `order`.
    private mutating func testsOfElements(
        _ profiles: [PayloadProfile],
        members: [UnionMember],
        draft: UnionDraft,
        _ value: String?,
        in order: inout [Int]
    ) -> [Int: UnionPlan.CaseTest] {
        var groups: [[JSONKind]: [Int]] = [:]
        for index in profiles.indices where profiles[index].element != nil {
            groups[profiles[index].containers, default: []].append(index)
        }
        var result: [Int: UnionPlan.CaseTest] = [:]
        for (containers, group) in groups.sorted(by: { $0.value[0] < $1.value[0] }) where group.count > 1 {
            let elements = group.map { profile(of: profiles[$0].element ?? .json) }
            let tests = tests(elements, members: group.map { members[$0] }, draft: draft, value: value)
            let positions = order.indices.filter { group.contains(order[$0]) }
            for (position, test) in zip(positions, tests) {
                var test = test
                test.caseIndex = group[test.caseIndex]
                test.containers = containers
                order[position] = test.caseIndex
                result[test.caseIndex] = test
            }
        }
        return result
    }

    /// The keys of other structs that a struct does not have, without duplicates.
    ///
    /// A value with a key of a struct that was tested before could not be decoded as that struct. If it were decoded as
    /// this one, the member would be dropped.
    private static func keys(
        of later: [PayloadProfile],
        andFailed earlier: [(PayloadProfile, UnionPlan.CaseTest)],
        notIn own: PayloadProfile
    ) -> [String] {
        var known = own.keySet
        var others: [String] = []
        for profile in later where profile.isStructure && others.count < maximumKeys {
            others += profile.keys.filter { known.insert($0).inserted }
        }
        for (profile, test) in earlier where profile.isStructure && others.count < maximumKeys {
            let constants = Set(test.constants.map(\.key))
            others += profile.keys.filter { !constants.contains($0) && known.insert($0).inserted }
        }
        return others
    }

    /// The rank of a member. Members with a higher rank are tested first, because they have more distinctive features.
    private static func rank(_ profile: PayloadProfile) -> [Int] {
        let required = profile.requiredSet
        let constants = profile.constants.prefix(maximumKeys).filter { required.contains($0.key) }.count
        return [
            profile.isStrict ? 1 : 0, profile.isStructure ? 1 : 0, constants > 0 ? 1 : 0, required.count,
            -profile.kinds.count,
        ]
    }

    /// Whether a value of the member can have one of the constant's values.
    private static func allows(_ member: Int, _ constant: UnionPlan.Constant, in profiles: [PayloadProfile]) -> Bool {
        guard profiles[member].isStructure else { return true }
        guard let other = profiles[member].valuesByKey[constant.key] else { return true }
        return !Set(other).isDisjoint(with: constant.values)
    }

    /// Whether every value of a later member passes the tests of an earlier one.
    private static func alwaysPasses(
        _ later: PayloadProfile,
        _ test: UnionPlan.CaseTest,
        _ earlier: PayloadProfile
    ) -> Bool {
        canPass(later, test, earlier) && test.requiredKeys.allSatisfy(later.requiredSet.contains)
    }

    /// Whether a value of a later member that has all of its properties passes the tests of an earlier one.
    private static func canPass(
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
