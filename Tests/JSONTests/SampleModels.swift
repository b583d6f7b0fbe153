import ApusJSON

/// A model as generated for an object with every kind of property.
struct Segment: JSONModel {
    var name: String
    var note: String?
    var tags: [String]
    var parent: String?
    @Nullable var limit: Int?
    var order: SortOrder?
    var children: [Segment]?
    var additionalProperties: [String: JSONValue]

    init(
        name: String,
        note: String? = nil,
        tags: [String] = [],
        parent: String? = nil,
        limit: Int? = nil,
        order: SortOrder? = nil,
        children: [Segment]? = nil,
        additionalProperties: [String: JSONValue] = [:]
    ) {
        self.name = name
        self.note = note
        self.tags = tags
        self.parent = parent
        self.limit = limit
        self.order = order
        self.children = children
        self.additionalProperties = additionalProperties
    }

    init(from json: inout JSONReader) throws {
        name = try json["name"]
        note = try json["note"]
        tags = try json["tags"]
        parent = json.nullable("parent")
        _limit = try json["limit"]
        order = try json["order"]
        children = try json["children"]
        additionalProperties = try json.rest()
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("name", name)
        json.write("note", note)
        json.write("tags", tags)
        json.writeNullable("parent", parent)
        json.write("limit", _limit)
        json.write("order", order)
        json.write("children", children)
        json.writeRest(additionalProperties)
        json.endObject()
    }
}

/// A model as generated for a tuple.
struct Entry: JSONModel {
    var name: String
    var count: Int?
    var flag: Bool?
    var rest: [[Int]]

    init(from json: inout JSONReader) throws {
        var elements = try json.tuple()
        name = try elements.next("0")
        count = try elements.nullable("1")
        flag = try elements.next("2")
        rest = try elements.rest()
    }

    func write(to json: inout JSONWriter) {
        var elements = JSONTupleWriter()
        json.beginArray()
        elements.write(name, to: &json)
        elements.write(count, to: &json)
        elements.writeIfPresent(flag, to: &json)
        elements.write(contentsOf: rest, to: &json)
        json.endArray()
    }
}

enum SortOrder: OpenStringEnum {
    case ascending
    case descending
    case unrecognized(String)

    init(rawValue: String) {
        switch rawValue {
        case "ASC": self = .ascending
        case "DESC": self = .descending
        default: self = .unrecognized(rawValue)
        }
    }

    var rawValue: String {
        switch self {
        case .ascending: "ASC"
        case .descending: "DESC"
        case .unrecognized(let rawValue): rawValue
        }
    }

    static let knownCases: [SortOrder] = [.ascending, .descending]
}

enum Priority: OpenIntegerEnum {
    case low
    case high
    case unrecognized(Int)

    init(rawValue: Int) {
        switch rawValue {
        case 1: self = .low
        case 2: self = .high
        default: self = .unrecognized(rawValue)
        }
    }

    var rawValue: Int {
        switch self {
        case .low: 1
        case .high: 2
        case .unrecognized(let rawValue): rawValue
        }
    }

    static let knownCases: [Priority] = [.low, .high]
}

enum Mixed: OpenValueEnum {
    case one
    case auto
    case unrecognized(JSONValue)

    init(rawValue: JSONValue) {
        switch rawValue {
        case 1: self = .one
        case "auto": self = .auto
        default: self = .unrecognized(rawValue)
        }
    }

    var rawValue: JSONValue {
        switch self {
        case .one: 1
        case .auto: "auto"
        case .unrecognized(let rawValue): rawValue
        }
    }

    static let knownCases: [Mixed] = [.one, .auto]
}

/// A model as generated for a union with a discriminator.
enum Shape: JSONModel {
    case circle(Circle)
    case label(String)
    case unrecognized(JSONValue)

    init(from json: inout JSONReader) throws {
        if json.kind == .string {
            self = .label(try String(from: &json))
        } else if try json.discriminator("kind") == "circle" {
            self = .circle(try Circle(from: &json))
        } else {
            self = .unrecognized(json.value())
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .circle(let value): value.write(to: &json)
        case .label(let value): value.write(to: &json)
        case .unrecognized(let value): value.write(to: &json)
        }
    }
}

struct Circle: JSONModel {
    var kind: String
    var radius: Double

    init(kind: String = "circle", radius: Double) {
        self.kind = kind
        self.radius = radius
    }

    init(from json: inout JSONReader) throws {
        kind = try json["kind"]
        radius = try json["radius"]
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("kind", kind)
        json.write("radius", radius)
        json.endObject()
    }
}

/// A type without the discriminator of the union that contains it.
struct Node: JSONModel {
    var value: Int
    var next: [Node]?

    init(value: Int, next: [Node]? = nil) {
        self.value = value
        self.next = next
    }

    init(from json: inout JSONReader) throws {
        value = try json["value"]
        next = try json["next"]
    }

    func write(to json: inout JSONWriter) {
        json.beginObject()
        json.write("value", value)
        json.write("next", next)
        json.endObject()
    }
}

/// A union whose discriminator is not a property of its payloads.
enum Tagged: JSONModel {
    case segment(Segment)
    case node(Node)
    case unrecognized(JSONValue)

    init(from json: inout JSONReader) throws {
        switch try json.discriminator("type") {
        case "segment": self = .segment(try json.read())
        case "node": self = .node(try json.read())
        default: self = .unrecognized(try json.read())
        }
    }

    func write(to json: inout JSONWriter) {
        switch self {
        case .segment(let value): json.write(value, adding: "type", "segment")
        case .node(let value): json.write(value, adding: "type", "node")
        case .unrecognized(let value): json.write(value)
        }
    }
}
