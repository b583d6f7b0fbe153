/// An enum with payloads, made from `oneOf` or `anyOf`.
package struct UnionPlan: Sendable {
    package var cases: [UnionCase]
    /// How a value finds its case.
    package var discrimination: Discrimination
    /// The name of the case for what fits none, normally `unrecognized`, with a `JSONValue` in it.
    package var unrecognizedName: SwiftName
    /// The discriminator values that several cases have, with the tests that select one of them.
    package var sharedValues: [SharedValue] = []
    /// The index of the case for a missing discriminator and for values without a case (OpenAPI 3.2.0 §4.25.1).
    package var defaultCaseIndex: Int?
    /// Whether the description does not declare the discriminator. Then a value that cannot be decoded is unrecognized.
    package var isDiscriminatorInferred = false

    /// How a JSON value finds its case. Decided here, never guessed at run time.
    package enum Discrimination: Sendable {
        /// The string under `key` names the case.
        ///
        ///     switch json.discriminator("kind") { case "a": self = .a(try json.read()) … }
        case discriminator(key: String, values: [DiscriminatorValue])
        /// The tests are made in this order, the first that holds names the case.
        case tests([CaseTest])
    }

    /// One value of a discriminator property.
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

    /// What a JSON value must look like to be of a case.
    package struct CaseTest: Sendable {
        /// The index in ``UnionPlan/cases``.
        package var caseIndex: Int
        /// The JSON kinds that the case reads; empty: any.
        package var kinds: [JSONKind]
        /// The arrays and maps around the values to which constants and keys apply, from the outside in. Empty if they
        /// apply to the value itself.
        package var containers: [JSONKind] = []
        /// Properties with one possible value.
        package var constants: [Constant]
        /// Keys that must be there.
        package var requiredKeys: [String]
        /// Keys that must not be there: properties of later cases whose values may pass these tests, and that this one
        /// has not, so that it would lose them.
        package var absentKeys: [String] = []
        /// Whether the value must also be readable as the payload: the tests before do not tell the cases apart.
        package var mustDecode: Bool

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

    package struct Constant: Sendable, Hashable {
        package var key: String
        /// Any of these strings.
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
