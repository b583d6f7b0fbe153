import ApusDiagnostics
import ApusPlan

/// Finds what a description can state to distinguish two members of a union.
struct UnionDistinction {
    private let pair: [(member: UnionMember, profile: PayloadProfile)]
    private let members: [UnionMember]
    private let profiles: [PayloadProfile]
    private let table: TypeTable

    /// - Parameters:
    ///   - pair: The member that takes a value, and the one that is tested later.
    ///   - members: All members of the union.
    ///   - profiles: The features of their values.
    init(
        _ pair: [(member: UnionMember, profile: PayloadProfile)],
        among members: [UnionMember],
        _ profiles: [PayloadProfile],
        in table: TypeTable
    ) {
        self.pair = pair
        self.members = members
        self.profiles = profiles
        self.table = table
    }

    /// A discriminator, a property that one of the two members must have, or the removal of the second member.
    var fix: DiagnosticFix {
        let (first, second) = (pair[0].profile, pair[1].profile)
        let removal = pair[1].member.place.map { DiagnosticFix.memberRemoval($0) }
        let required = required(of: first, unlike: second) ?? required(of: second, unlike: first)
        return .decision([discriminator, required, removal].compactMap(\.self))
    }

    /// A property that all members have, with different strings in each. It is not used without a discriminator, because
    /// values need not have it.
    private var discriminator: DiagnosticFix? {
        guard let first = profiles.first, profiles.allSatisfy(\.isStructure), members.count == profiles.count else {
            return nil
        }
        return first.constants.prefix(Self.maximumKeys).lazy.compactMap { constant -> DiagnosticFix? in
            var known: Set<String> = []
            var values: [DiagnosticFix.DiscriminatorValue] = []
            for (member, profile) in zip(members, profiles) {
                guard let place = member.place, let own = profile.valuesByKey[constant.key] else { return nil }
                for value in own {
                    guard known.insert(value).inserted else { return nil }
                    values.append(DiagnosticFix.DiscriminatorValue(value, member: place))
                }
            }
            return .discriminator(property: constant.key, values)
        }.first
    }

    /// A property that a struct has and another member does not have. A property that no other member has is preferred.
    private func required(of profile: PayloadProfile, unlike other: PayloadProfile) -> DiagnosticFix? {
        guard profile.isStructure, let place = place(of: profile.payload) else { return nil }
        let candidates = profile.keys.prefix(Self.maximumKeys).filter {
            !profile.requiredSet.contains($0) && !other.keySet.contains($0)
        }
        let own = candidates.first { key in
            !profiles.contains { $0.payload != profile.payload && $0.keySet.contains(key) }
        }
        return (own ?? candidates.first).map { .requirement(property: $0, place) }
    }

    /// The maximum number of properties that are compared.
    private static let maximumKeys = 100

    private func place(of payload: TypeReference) -> SourceLocation? {
        var payload = payload
        for _ in 0..<SchemaFacts.maximumReferenceDepth {
            switch payload {
            case .named(let id):
                guard case .alias(let target) = table[id].shape else { return table[id].place }
                payload = target
            case .optional(let wrapped): payload = wrapped
            default: return nil
            }
        }
        return nil
    }
}
