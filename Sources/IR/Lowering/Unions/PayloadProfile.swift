import ApusPlan

/// The features of a type's JSON values that distinguish them from values of other types.
struct PayloadProfile {
    private(set) var payload: TypeReference
    var kinds: Set<JSONKind> = []
    /// Properties whose value is one of at most ``maximumConstants`` strings, in property order.
    var constants: [UnionPlan.Constant] = []
    var requiredKeys: [String] = []
    private(set) var requiredSet: Set<String> = []
    /// The values in ``constants`` by key.
    private(set) var valuesByKey: [String: [String]] = [:]
    /// The keys of all properties.
    private(set) var keys: [String] = []
    private(set) var keySet: Set<String> = []
    /// Whether the type stores members that are not declared as properties.
    var keepsAdditional = false
    /// Whether the payload is a struct.
    var isStructure = false
    /// Whether decoding fails for many values of the same kind: true for `Date`, false for `String`.
    var isStrict = false
    /// Whether every value of the kinds can be decoded.
    var isTotal = false
    /// The arrays and maps around the innermost values, from the outside in.
    private(set) var containers: [JSONKind] = []
    /// The type of the innermost values; `nil` if the payload is not an array or map.
    private(set) var element: TypeReference?

    /// The payloads of a union.
    private(set) var members: [TypeReference] = []

    /// The maximum number of values of a constant property.
    static let maximumConstants = 20

    init(_ reference: TypeReference, in table: TypeTable) {
        self.init(reference, in: table, depth: 0)
    }

    private init(_ reference: TypeReference, in table: TypeTable, depth: Int) {
        payload = reference
        switch reference {
        case .string, .bytes:
            kinds = [.string]
            isTotal = true
        case .custom: kinds = [.string]
        case .jsonText:
            kinds = [.string]
            isStrict = true
        case .dateTime, .date, .uuid, .url, .base64:
            kinds = [.string]
            isStrict = true
        case .boolean:
            kinds = [.boolean]
            isTotal = true
        case .integer(let width):
            // The test for an integer accepts the range of `Int64` only.
            isStrict = width == .uint || width == .uint64
            kinds = isStrict ? [.integer, .number] : [.integer]
            isTotal = width == .int || width == .int64
        case .double, .float, .decimal: kinds = [.integer, .number]
        case .array(let inner): addContainer(.array, of: inner, in: table)
        case .dictionary(let inner): addContainer(.object, of: inner, in: table)
        case .json:
            kinds = Set(JSONKind.allCases)
            isTotal = true
        case .optional(let wrapped):
            self = PayloadProfile(wrapped, in: table, depth: depth + 1)
            kinds.insert(.null)
        case .named(let id):
            guard depth < 50 else {
                kinds = Set(JSONKind.allCases)
                return
            }
            add(table[id].shape, in: table, depth: depth + 1)
        }
    }

    private mutating func addContainer(_ kind: JSONKind, of inner: TypeReference, in table: TypeTable) {
        kinds = [kind]
        isTotal = inner == .json
        var path = [kind]
        var reference = inner
        // A longer chain can be an array of itself.
        for _ in 0..<20 {
            switch reference {
            case .array(let next):
                path.append(.array)
                reference = next
            case .dictionary(let next):
                path.append(.object)
                reference = next
            case .optional(let next): reference = next
            case .named(let id):
                guard case .alias(let target) = table[id].shape else {
                    containers = path
                    element = reference
                    return
                }
                reference = target
            default:
                containers = path
                element = reference
                return
            }
        }
    }

    private mutating func add(_ shape: TypePlan.Shape, in table: TypeTable, depth: Int) {
        switch shape {
        case .alias(let reference): self = PayloadProfile(reference, in: table, depth: depth)
        case .enumeration(let plan):
            switch plan.raw {
            case .string:
                kinds = [.string]
                isTotal = !plan.isClosed
            case .integer: kinds = [.integer]
            case .number: kinds = [.integer, .number]
            case .mixed: kinds = [.string, .integer, .number, .boolean]
            }
        case .union(let plan):
            kinds = Self.kinds(of: plan, in: table)
            members = plan.cases.map(\.payload)
        case .structure(let plan) where plan.isArray:
            kinds = [.array]
            isStrict = true
        case .structure(let plan):
            kinds = [.object]
            isStructure = true
            keepsAdditional = plan.additionalProperties != nil
            for property in plan.properties {
                keys.append(property.key)
                keySet.insert(property.key)
                if property.presence == .required || property.presence == .requiredNullable {
                    requiredKeys.append(property.key)
                    requiredSet.insert(property.key)
                }
                if let values = Self.strings(of: property.type, in: table) {
                    constants.append(UnionPlan.Constant(key: property.key, values: values))
                    valuesByKey[property.key] = values
                }
            }
        }
    }

    /// The maximum number of types in nested unions that are examined. Larger unions are assumed to have all kinds.
    private static let maximumNestedTypes = 200

    /// The kinds of the members of a union. Each type is examined once, because unions can contain each other.
    private static func kinds(of plan: UnionPlan, in table: TypeTable) -> Set<JSONKind> {
        var kinds: Set<JSONKind> = []
        var seen: Set<TypeID> = []
        var open = plan.cases.map(\.payload)
        while let reference = open.popLast() {
            if case .optional(let wrapped) = reference {
                kinds.insert(.null)
                open.append(wrapped)
                continue
            }
            guard case .named(let id) = reference else {
                kinds.formUnion(PayloadProfile(reference, in: table).kinds)
                continue
            }
            guard seen.insert(id).inserted else { continue }
            guard seen.count <= maximumNestedTypes else { return Set(JSONKind.allCases) }
            switch table[id].shape {
            case .alias(let target): open.append(target)
            case .union(let inner): open += inner.cases.map(\.payload)
            case .structure(let plan): kinds.insert(plan.isArray ? .array : .object)
            case .enumeration: kinds.formUnion(PayloadProfile(reference, in: table).kinds)
            }
        }
        return kinds
    }

    /// The values of a string enumeration with at most ``maximumConstants`` values.
    private static func strings(of reference: TypeReference, in table: TypeTable) -> [String]? {
        var reference = reference
        for _ in 0..<20 {
            guard case .named(let id) = reference else { return nil }
            switch table[id].shape {
            case .alias(let target): reference = target
            case .enumeration(let plan):
                guard plan.raw == .string, plan.cases.count <= maximumConstants else { return nil }
                return plan.cases.map(\.value.spelling)
            default: return nil
            }
        }
        return nil
    }
}
