import ApusRuntime
import ApusTesting
import HarnessAPI
import LaunchDarklyAPI
import SailPointAPI
import SegmentAPI
import Testing

@Suite("What a description does not know, null and absent come back as they were")
struct SurvivalTests {
    @Test("values that an enumeration does not know", arguments: enumerations)
    func unknownValue(example: ModelExample) throws {
        try example.check()
    }

    static let enumerations: [ModelExample] = [
        ModelExample("text", HarnessAPI.SortOrder.self, #""RANDOM""#),
        ModelExample("other case", HarnessAPI.SortOrder.self, #""ascending""#),
        ModelExample("empty", SailPointAPI.LocaleOrigin.self, #""""#),
        ModelExample(
            "in a structure",
            LaunchDarklyAPI.PatchSegmentInstruction.self,
            #"{"kind":"postpone","userKey":"u","targetType":"held","value":1}"#
        ),
        ModelExample(
            "in a list",
            SegmentAPI.PermissionV1.self,
            #"{"roleId":"1","roleName":"r","resources":[{"id":"1","type":"SPACE"},{"id":"2","type":"GALAXY"}]}"#
        ),
        ModelExample(
            "deep",
            SailPointAPI.Expression.self,
            #"{"operator":"OR","children":[{"operator":"NOT","children":[{"operator":"EQUALS"}]}]}"#
        ),
    ]

    @Test("members that a union does not know", arguments: unions)
    func unknownMember(example: ModelExample) throws {
        try example.check()
    }

    static let unions: [ModelExample] =
        ["true", "0.5", #""text""#].map {
            ModelExample("patch \($0)", LaunchDarklyAPI.SegmentPatch.self, $0)
        }
        + [
            ModelExample("merge patch", LaunchDarklyAPI.SegmentPatch.self, #"{"later":[1,{"a":null}],"tags":[]}"#),
            ModelExample("no patch", LaunchDarklyAPI.SegmentPatch.self, "{}"),
            ModelExample(
                "a fraction among integers",
                SailPointAPI.JsonPatchOperation.self,
                #"{"op":"add","path":"/a","value":0.5}"#
            ),
            ModelExample(
                "a list of everything",
                SailPointAPI.JsonPatchOperation.self,
                #"{"op":"add","path":"/a","value":["a",1,0.5,null,true,[[]],{"b":{}}]}"#
            ),
            ModelExample(
                "a number beyond Int",
                SailPointAPI.JsonPatchOperation.self,
                #"{"op":"add","path":"/a","value":123456789012345678901234567890}"#
            ),
        ]

    @Test("null is null and absent is absent", arguments: presences)
    func presence(example: ModelExample) throws {
        try example.check()
    }

    static let presences: [ModelExample] = [
        ModelExample("absent", SailPointAPI.Segment.self, #"{"name":"a"}"#),
        ModelExample("null", SailPointAPI.Segment.self, #"{"owner":null,"visibilityCriteria":null}"#),
        ModelExample("one of two", SailPointAPI.Segment.self, #"{"owner":null,"visibilityCriteria":{}}"#),
        ModelExample(
            "recursive",
            SailPointAPI.Expression.self,
            #"{"attribute":null,"value":null,"children":[{"children":null},{"children":[]},{}]}"#
        ),
        ModelExample("nullable enum", SailPointAPI.ErrorMessageDto.self, #"{"locale":null,"localeOrigin":null}"#),
        ModelExample("cursors", SegmentAPI.PaginationOutput.self, #"{"current":"a","next":null}"#),
        ModelExample("any value", SegmentAPI.RequestError.self, #"{"type":"a","data":null}"#),
        ModelExample("no value", SegmentAPI.RequestError.self, #"{"type":"a"}"#),
        ModelExample(
            "JSON Patch with null",
            LaunchDarklyAPI.PatchOperation.self,
            #"{"op":"replace","path":"/a","value":null}"#
        ),
        ModelExample(
            "JSON Patch without a value",
            LaunchDarklyAPI.PatchOperation.self,
            #"{"op":"remove","path":"/a"}"#
        ),
        ModelExample("null in a list", LaunchDarklyAPI.Clause.self, clause("[null,1,[]]")),
    ]

    private static func clause(_ values: String) -> String {
        #"{"attribute":"a","op":"in","values":\#(values),"negate":false}"#
    }
}
