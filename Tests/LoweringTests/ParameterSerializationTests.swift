import ApusPlan
import ApusSpecParser
import Testing

@testable import ApusLowering

@Suite("Locations and styles of parameters")
struct ParameterSerializationTests {
    @Test("each location of a description has its counterpart in the plan", arguments: Parameter.Location.allCases)
    func locations(location: Parameter.Location) {
        #expect(ParameterPlan.Location(location).rawValue == location.rawValue)
    }

    @Test("each style of a description has its counterpart in the plan", arguments: Parameter.Style.allCases)
    func styles(style: Parameter.Style) {
        #expect(ParameterPlan.Style(style).rawValue == style.rawValue)
    }
}
