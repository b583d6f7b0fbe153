import Foundation

extension GrowingDescription {
    /// Schemas and their parts.
    static var ofSchemas: [GrowingDescription] {
        [
            .schemas("schemas") { number, _ in
                "{\"type\": \"object\", \"properties\": {\"id\": {\"type\": \"string\"}, \"n\(number)\": {\"type\": \"integer\"}}}"
            },
            .schemas("schemas that are strings") { _, _ in "{\"type\": \"string\"}" },
            .schemas("schemas that are lists of the next") { number, count in
                number + 1 == count
                    ? "{\"type\": \"object\"}"
                    : "{\"properties\": {\"a\": {\"type\": \"array\", \"items\": \(Parts.reference(number + 1))}}}"
            },
            .schema("properties of a schema") { count in
                "{\"type\": \"object\", \"properties\": {" + Parts.list(count) { "\"p\($0)\": {\"type\": \"string\"}" }
                    + "}}"
            },
            .schema("required properties") { count in
                "{\"type\": \"object\", \"required\": [\(Parts.list(count) { "\"p\($0)\"" })], \"properties\": {"
                    + Parts.list(count) { "\"p\($0)\": {\"type\": \"string\"}" } + "}}"
            },
            .schema("required properties that are not declared") { count in
                "{\"type\": \"object\", \"required\": [\(Parts.list(count) { "\"p\($0)\"" })], \"properties\": {\"a\": {}}}"
            },
            .schema("properties of one Swift name") { count in
                "{\"properties\": {" + Parts.list(count) { "\"\(Parts.sameName($0))\": {\"type\": \"string\"}" } + "}}"
            },
            .schema("properties with defaults and examples") { count in
                "{\"properties\": {"
                    + Parts.list(count) {
                        "\"p\($0)\": {\"type\": \"integer\", \"default\": \($0), \"example\": \($0), \"description\": \"d\"}"
                    } + "}}"
            },
            .schema("values of an enumeration", start: 1000) { count in
                "{\"type\": \"string\", \"enum\": [\(Parts.list(count) { "\"v\($0)\"" })]}"
            },
            .schema("values of an enumeration of integers", start: 1000) { count in
                "{\"type\": \"integer\", \"enum\": [\(Parts.list(count) { "\($0)" })]}"
            },
            .schema("values of an enumeration that are equal", start: 1000) { count in
                "{\"type\": \"string\", \"enum\": [\(Parts.list(count) { _ in "\"v\"" })]}"
            },
            .schema("values of one Swift name", start: 1000) { count in
                "{\"type\": \"string\", \"enum\": [\(Parts.list(count) { "\"\(Parts.sameName($0))\"" })]}"
            },
            .schema("names for values", start: 1000) { count in
                "{\"type\": \"string\", \"enum\": [\(Parts.list(count) { "\"v\($0)\"" })], "
                    + "\"x-enum-varnames\": [\(Parts.list(count) { "\"name\($0)\"" })]}"
            },
            .schemas("schemas of one Swift name") { _, _ in "{}" }.renamed { Parts.sameName($0) },
            .schemas("structs of one Swift name") { number, _ in
                "{\"properties\": {\"n\(number)\": {\"type\": \"string\"}}}"
            }.renamed { Parts.sameName($0) },
            .schema("inline objects that are equal") { count in
                "{\"properties\": {"
                    + Parts.list(count) {
                        "\"p\($0)\": {\"type\": \"object\", \"properties\": {\"id\": {\"type\": \"string\"}}}"
                    } + "}}"
            },
            .schema("inline objects that differ") { count in
                "{\"properties\": {"
                    + Parts.list(count) {
                        "\"p\($0)\": {\"type\": \"object\", \"properties\": {\"id\($0)\": {\"type\": \"string\"}}}"
                    } + "}}"
            },
            .schema("inline enumerations that are equal") { count in
                "{\"properties\": {"
                    + Parts.list(count) { "\"p\($0)\": {\"type\": \"string\", \"enum\": [\"a\", \"b\"]}" }
                    + "}}"
            },
            .schemas("inline objects of one name, in schemas") { number, _ in
                "{\"properties\": {\"item\": {\"properties\": {\"a\(number)\": {}}}}}"
            },
            .schemas("references to references") { number, count in
                number + 1 == count ? "{\"properties\": {\"a\": {}}}" : Parts.reference(number + 1)
            },
            .schemas("references to one") { number, _ in
                number == 0
                    ? "{\"properties\": {\"a\": {\"type\": \"string\"}}}"
                    : "{\"properties\": {\"a\": \(Parts.reference(0))}}"
            },
            .schemas("schemas in a cycle") { number, count in
                "{\"properties\": {\"a\": \(Parts.reference((number + 1) % count))}}"
            },
            .schemas("mutually recursive schemas") { number, count in
                "{\"required\": [\"a\", \"b\"], \"properties\": {\"a\": \(Parts.reference((number * 7 + 1) % count)), \"b\": \(Parts.reference((number + 1) % count))}}"
            },
            .schemas("unresolved references") { number, _ in "{\"$ref\": \"#/components/schemas/T\(number)\"}" },
            .schemas("aliases in a cycle") { number, count in Parts.reference((number + 1) % count) },
            .schemas("maps of the next") { number, count in
                number + 1 == count ? "{}" : "{\"additionalProperties\": \(Parts.reference(number + 1))}"
            },
            .schemas("lists of the next, in a cycle") { number, count in
                "{\"type\": \"array\", \"items\": \(Parts.reference((number + 1) % count))}"
            },
            .schema("long names", start: 20_000) { count in
                let name = String(repeating: "ab", count: count / 2)
                return "{\"properties\": {\"\(name)\": {\"enum\": [\"\(name)\"]}}}"
            },
            .schema("long names of many words", start: 20_000) { count in
                let name = String(repeating: "Ab-", count: count / 3)
                return "{\"properties\": {\"\(name)\": {\"enum\": [\"\(name)\"]}}}"
            },
            .schema("long names of capitals", start: 20_000) { count in
                let name = String(repeating: "AB", count: count / 2)
                return "{\"properties\": {\"\(name)\": {\"enum\": [\"\(name)\"]}}}"
            },
            .schema("a tuple", start: 250) { count in
                "{\"type\": \"array\", \"prefixItems\": [\(Parts.list(count) { _ in "{\"type\": \"string\"}" })]}"
            },
            .schema("patterns of properties") { count in
                "{\"type\": \"object\", \"patternProperties\": {"
                    + Parts.list(count) { "\"^p\($0)\": {\"type\": \"string\"}" } + "}}"
            },
            .schema("a large default", start: 1000) { count in
                "{\"properties\": {\"a\": {\"type\": \"array\", \"items\": {\"type\": \"integer\"}, \"default\": [\(Parts.list(count) { "\($0)" })]}}}"
            },
            .schema("a large example", start: 1000) { count in
                "{\"properties\": {\"a\": {}}, \"example\": {\"a\": [\(Parts.list(count) { "{\"b\": \($0)}" })]}}"
            },
            .schema("many examples", start: 1000) { count in
                "{\"properties\": {\"a\": {}}, \"examples\": [\(Parts.list(count) { "{\"a\": \($0)}" })]}"
            },
            .schema("unknown keys", start: 1000) { count in
                "{\"type\": \"object\"\(Parts.list(count) { "\"propertys\($0)\": 1" }.prefixedByComma)}"
            },
            .schema("extensions", start: 1000) { count in
                "{\"type\": \"object\"\(Parts.list(count) { "\"x-a\($0)\": {\"b\": 1}" }.prefixedByComma)}"
            },
            .schema("$defs") { count in
                "{\"$defs\": {\(Parts.list(count) { "\"D\($0)\": {\"properties\": {\"a\": {}}}" })}, \"properties\": {"
                    + Parts.list(count) { "\"p\($0)\": {\"$ref\": \"#/components/schemas/S/$defs/D\($0)\"}" } + "}}"
            },
            .schemas("schemas with their own anchors") { number, _ in
                "{\"$anchor\": \"a\(number)\", \"properties\": {\"a\": {\"$ref\": \"#a\(number)\"}}}"
            },
            .schemas("schemas with their own identifiers") { number, count in
                "{\"$id\": \"https://example.com/s\(number)\", \"properties\": {\"a\": {\"$ref\": \"https://example.com/s\((number + 1) % count)\"}}}"
            },
            .schemas("wrong types", start: 250) { _, _ in "{\"type\": \"strin\", \"properties\": []}" },
        ]
    }

    /// Returns the description with other names of its schemas.
    func renamed(_ rename: @escaping (Int) -> String) -> GrowingDescription {
        GrowingDescription(name, start: start, path: path) { count in
            self.files(count).mapValues { text in
                var renamed = ""
                for (index, piece) in text.split(separator: "\"S", omittingEmptySubsequences: false).enumerated() {
                    let digits = piece.prefix { $0.isNumber }
                    guard index > 0, let number = Int(digits) else {
                        renamed += (index > 0 ? "\"S" : "") + piece
                        continue
                    }
                    renamed += "\"" + rename(number) + piece.dropFirst(digits.count)
                }
                return renamed
            }
        }
    }
}

extension String {
    var prefixedByComma: String { isEmpty ? "" : "," + self }
}
