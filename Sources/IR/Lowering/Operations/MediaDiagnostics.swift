import ApusDiagnostics
import ApusSpecParser

extension DiagnosticCode {
    static let codingUnsupported = DiagnosticCode(
        "coding-unsupported",
        .remark,
        explanation: """
            The media type of the content, XML, is not mapped to models.

            The content is passed as bytes, without decoding or encoding.
            """
    )

    static let formResponse = DiagnosticCode(
        "form-response",
        .remark,
        explanation: """
            The content of a response is a form, which is not mapped to models.

            A form is returned as text and a multipart form as bytes, without decoding.
            """
    )

    static let formWithoutNames = DiagnosticCode(
        "form-without-names",
        .warning,
        explanation: """
            The schema of a form body is an array or a scalar, but the values of a form have names.

            The method takes the text of the whole body.
            """
    )

    static let mediaTypeList = DiagnosticCode(
        "media-type-list",
        .warning,
        explanation: """
            The key of a content is a list of media types, separated by commas, but it must be one media type.

            The content is read as if each media type had its own key.
            """
    )

    static let responseAlternative = DiagnosticCode(
        "response-alternative",
        .remark,
        explanation: """
            A response has several media types, and the method requests only one kind of them: JSON before forms, text and \
            bytes.

            To get another one, set `accept` in the options of the client and read the bytes: \
            `try await client.with { $0.accept = "text/csv" }.bytes { try await $0.getReport() }`.
            """
    )

    static let multipartWithoutParts = DiagnosticCode(
        "multipart-without-parts",
        .remark,
        explanation: """
            The parts of a multipart body are unknown: it has neither a schema with properties nor one of an array.

            The method takes a list of `MultipartPart`, which can be text, JSON or a file with any headers.
            """
    )
}

extension Diagnostic {
    static func codingUnsupported(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .codingUnsupported,
            "content of type '\(name)' is not mapped to models",
            at: place,
            consequence: "it is passed as bytes"
        )
    }

    static func formResponse(_ name: String, as result: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .formResponse,
            "a response of type '\(name)' is not mapped to models",
            at: place,
            consequence: "the method returns its \(result)"
        )
    }

    static func formWithoutNames(_ name: String, _ kind: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .formWithoutNames,
            "the schema of a body of type '\(name)' is \(kind == "array" ? "an array" : "a scalar"), whose values have no names",
            at: place,
            consequence: "the method takes the text of the whole body",
            help: "describe the form as an object with a property for each value"
        )
    }

    static func mediaTypeList(_ name: String, _ names: [String], at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .mediaTypeList,
            "'\(name)' is a list of media types instead of one",
            at: place,
            consequence: "it is read as \(names.map { "'\($0)'" }.joined(separator: " and "))",
            help: "give each media type its own key",
            fix: .keys(names)
        )
    }

    static func responseAlternative(_ names: [String], used: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .responseAlternative,
            "the response is requested as '\(used)', not as \(names.map { "'\($0)'" }.joined(separator: " or "))",
            at: place,
            consequence: "the method has no variant for \(names.count == 1 ? "it" : "them")",
            help: "to get it, set 'accept' in the options of the client and call the method in 'bytes'"
        )
    }

    static func multipartWithoutParts(_ name: String, at place: SourceLocation) -> Diagnostic {
        Diagnostic(
            .multipartWithoutParts,
            "the parts of '\(name)' are not described",
            at: place,
            consequence: "the method takes a list of 'MultipartPart'"
        )
    }
}
