/// Chooses one name from a list of names for each member of a scope.
///
/// A member claims its first name. If another member claims the same name with an equal or a stronger rank, the member
/// claims its next name; its last name is kept. A claim counts even after the member has moved on, so the result does not
/// depend on the order of the members.
struct NameChoice {
    /// The strength of a claim, from the strongest to the weakest.
    enum Rank: Int {
        /// Set in the configuration.
        case configured
        /// Written in the description exactly as it is spelled in Swift.
        case spelled
        /// Written in the description in another spelling.
        case written
        /// Set by a pattern in the configuration.
        case pattern
        /// Derived from the method and the path.
        case derived
        /// Inferred by a rule.
        case inferred
        /// Ends with a hash.
        case hash

        /// Whether a name of this rank replaces a written one that another operation has.
        var isReplacement: Bool { self == .derived || self == .hash }
        /// Whether a reserved name is skipped. Other names get a suffix instead.
        var avoidsReserved: Bool { self == .inferred || self == .pattern }
    }

    /// The index of the chosen name of each member.
    private(set) var positions: [Int]

    private let ranks: [[Rank]]
    private let name: (_ member: Int, _ position: Int) -> String
    private let reserved: Set<String>
    private var owners: [String: [Int]] = [:]
    /// The number of claims of each name, by rank.
    private var counts: [String: [Int]] = [:]
    /// The names to resolve, each once: a name can have thousands of claims.
    private var open: [String] = []
    private var isOpen: Set<String> = []

    /// - Parameters:
    ///   - ranks: The ranks of the names of each member, the preferred name first; not empty.
    ///   - name: Returns a name of a member. It is called only for names that the member claims.
    init(_ ranks: [[Rank]], reserved: Set<String>, name: @escaping (_ member: Int, _ position: Int) -> String) {
        self.ranks = ranks
        self.reserved = reserved
        self.name = name
        positions = [Int](repeating: 0, count: ranks.count)
        for index in ranks.indices { claim(index) }
        while let name = open.popLast() {
            isOpen.remove(name)
            resolve(name)
        }
    }

    private mutating func claim(_ index: Int) {
        let name = name(index, positions[index])
        let rank = ranks[index][positions[index]]
        owners[name, default: []].append(index)
        counts[name, default: [Int](repeating: 0, count: Rank.hash.rawValue + 1)][rank.rawValue] += 1
        if isOpen.insert(name).inserted { open.append(name) }
    }

    private mutating func resolve(_ name: String) {
        guard let members = owners[name], let counts = counts[name] else { return }
        var kept: [Int] = []
        var moved: [Int] = []
        for member in members {
            let rank = ranks[member][positions[member]]
            let isContested = counts[...rank.rawValue].reduce(0, +) > 1
            let isDenied = isContested || rank.avoidsReserved && reserved.contains(name)
            let hasNext = positions[member] + 1 < ranks[member].count
            if isDenied && hasNext { moved.append(member) } else { kept.append(member) }
        }
        guard !moved.isEmpty else { return }
        owners[name] = kept
        for member in moved {
            positions[member] += 1
            claim(member)
        }
    }
}

/// A name that a member of a scope can have.
struct RankedName {
    let rank: NameChoice.Rank
    private let makeName: () -> String

    /// - Parameter name: Evaluated when the name is read, because most members get their first name.
    init(_ name: @autoclosure @escaping () -> String, _ rank: NameChoice.Rank) {
        makeName = name
        self.rank = rank
    }

    var name: String { makeName() }
}
