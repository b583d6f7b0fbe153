import ApusRuntime
import ApusTesting
import Foundation
import HarnessAPI
import LaunchDarklyAPI
import SailPointAPI
import SegmentAPI
import Testing

/// JSON of a generated type that goes through any coder.
struct CodedModel: CustomTestStringConvertible, Sendable {
    let testDescription: String
    /// Reads the JSON with `JSONDecoder`, and gives what `JSONEncoder` and a property list make of it.
    let recode: @Sendable () throws -> (json: JSONValue, propertyList: JSONValue)
    let given: String

    init<Model: Codable & JSONWritable & Equatable & Sendable>(_ type: Model.Type, _ json: String) {
        testDescription = "\(type)"
        given = json
        recode = {
            let model = try JSONDecoder().decode(Model.self, from: Data(json.utf8))
            let encoded = try JSONEncoder().encode(model)
            let list = try PropertyListEncoder().encode([model])
            let listed = try PropertyListDecoder().decode([Model].self, from: list)
            guard let again = listed.first, listed.count == 1, again == model else {
                throw CocoaError(.coderReadCorrupt)
            }
            return (try JSONValue(jsonBytes: encoded), try JSONValue(jsonBytes: again.jsonBytes()))
        }
    }
}

@Suite("generated models in Foundation's coders")
struct FoundationCoderTests {
    @Test("are what they are in Apus's own", arguments: models)
    func coders(model: CodedModel) throws {
        let given = try JSONValue(jsonBytes: Array(model.given.utf8))
        let (json, propertyList) = try model.recode()
        #expect(json == given)
        #expect(propertyList == given)
    }

    static let models: [CodedModel] = [
        CodedModel(
            LaunchDarklyAPI.UserSegment.self,
            #"{"name":"é\n","tags":["a"],"creationDate":1654104600000,"lastModifiedDate":9007199254740993,"key":"k","#
                + #""_links":{"self":{"href":"/x","type":"t"}},"rules":[{"clauses":[{"attribute":"a","op":"later","#
                + #""values":["a",2.5,true,{"b":[]}],"negate":false}]}],"version":3,"deleted":false,"generation":0}"#
        ),
        CodedModel(LaunchDarklyAPI.SegmentPatch.self, #"[{"op":"replace","path":"/a","value":1}]"#),
        CodedModel(HarnessAPI.SortOrder.self, #""RANDOM""#),
        CodedModel(
            SailPointAPI.Expression.self,
            #"{"operator":"OR","children":[{"operator":"NOT","children":[{"operator":"EQUALS"}]}]}"#
        ),
        CodedModel(
            SegmentAPI.PermissionV1.self,
            #"{"roleId":"1","roleName":"r","resources":[{"id":"1","type":"SPACE"},{"id":"2","type":"GALAXY"}]}"#
        ),
    ]

    @Test("a fault contains its place")
    func fault() {
        let json = Data(#"{"items":[{"name":7}],"_links":{}}"#.utf8)
        let error = #expect(throws: (any Error).self) { try JSONDecoder().decode(UserSegments.self, from: json) }
        #expect("\(error as Any)".contains("name"))
    }
}
