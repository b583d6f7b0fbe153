/// An enum with payloads, generated for `oneOf` and `anyOf`.
package struct UnionPlan: Sendable {
    package var cases: [UnionCase]
    /// The rule that selects the case of a value.
    package var discrimination: Discrimination
    /// The name of the case for values that match no other case, usually `unrecognized`. Its payload is a `JSONValue`.
    package var unrecognizedName: SwiftName
    /// The discriminator values that several cases have, with the tests that select one of them.
    package var sharedValues: [SharedValue] = []
    /// The index of the case for a missing discriminator and for values without a case (OpenAPI 3.2.0 §4.25.1).
    package var defaultCaseIndex: Int?
    /// Whether the description does not declare the discriminator.
    package var isDiscriminatorInferred = false

    /// Whether another union has this one as a member, and asks it whether it has a case for a value.
    package var isMember = false

    /// The rule that selects the case of a JSON value. Generated code contains no other rule.
    package enum Discrimination: Sendable {
        /// The string of the member `key` selects the case.
        ///
        ///     switch json.discriminator("kind") { case "a": self = .a(try json.read()) … }
        case discriminator(key: String, values: [DiscriminatorValue])
        /// The first test that passes selects the case.
        case tests([CaseTest])
    }

    /// A value of a discriminator property.
    package struct DiscriminatorValue: Sendable, Hashable {
        package var value: String
        /// The index in ``UnionPlan/cases``.
        package var caseIndex: Int
        package init(value: String, caseIndex: Int) {
            self.value = value
            self.caseIndex = caseIndex
        }
    }

    /// A discriminator value of several cases.
    package struct SharedValue: Sendable {
        package var value: String
        package var tests: [CaseTest]
        package init(value: String, tests: [CaseTest]) {
            self.value = value
            self.tests = tests
        }
    }

    /// The conditions that a JSON value must meet for a case.
    package struct CaseTest: Sendable {
        /// The index in ``UnionPlan/cases``.
        package var caseIndex: Int
        /// The JSON kinds that the case accepts; empty if it accepts every kind.
        package var kinds: [JSONKind]
        /// The arrays and maps around the values to which constants and keys apply, from the outside in. Empty if they
        /// apply to the value itself.
        package var containers: [JSONKind] = []
        /// Properties with fixed values.
        package var constants: [Constant]
        /// Keys that must be present.
        package var requiredKeys: [String]
        /// Keys that must be absent: properties of later cases that this case does not have. A value of a later case
        /// may pass the other tests, and this case would drop the properties.
        package var absentKeys: [String] = []
        /// Whether the value must also be decodable as the payload, because the other tests do not distinguish the cases.
        package var mustDecode: Bool
        /// The unions in the payload that must have a case for the value; `nil` if the payload has none.
        package var recognition: Recognition?

        package init(
            caseIndex: Int,
            kinds: [JSONKind] = [],
            constants: [Constant] = [],
            requiredKeys: [String] = [],
            mustDecode: Bool = false
        ) {
            self.caseIndex = caseIndex
            self.kinds = kinds
            self.constants = constants
            self.requiredKeys = requiredKeys
            self.mustDecode = mustDecode
        }
    }

    /// Where the unions in a payload are.
    package indirect enum Recognition: Sendable {
        /// The payload is a union.
        case union
        /// An element of an array that is not empty.
        case element(Recognition)
        /// A value of a map that is not empty.
        case value(Recognition)
        /// The value if it is not `null`.
        case wrapped(Recognition)
    }

    package struct Constant: Sendable, Hashable {
        package var key: String
        /// The accepted strings.
        package var values: [String]
        package init(key: String, values: [String]) {
            self.key = key
            self.values = values
        }
    }

    package init(
        cases: [UnionCase],
        discrimination: Discrimination,
        unrecognizedName: SwiftName = SwiftName("unrecognized")
    ) {
        self.cases = cases
        self.discrimination = discrimination
        self.unrecognizedName = unrecognizedName
    }
}
