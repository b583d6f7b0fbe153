import ApusMarkdown
import ApusMustache
import ApusPlan
import ApusSwiftText

/// The view of a request body for `Body.mustache`.
struct BodyView {
    let operation: OperationPlan
    let types: TypeTable
    let spelling: TypeSpelling

    func view(_ body: BodyPlan) -> TemplateObject {
        let name = body.name.escaped
        let isChoice = body.choice != nil
        let isMultipart = body.contents.contains { $0.coding == .multipart }
        let contents = body.contents.enumerated().map { index, plan in
            content(
                plan,
                value: isChoice ? "value" : name,
                caseName: body.choice?.caseNames[index],
                // A choice has been made, also for `null`.
                isRequired: isChoice || body.isRequired,
                isUnwrapped: isChoice || isMultipart
            )
        }
        return [
            "name": .string(name),
            "isUnwrapped": .bool(!body.isRequired && (isChoice || isMultipart)),
            "isChoice": .bool(isChoice),
            "contents": .objects(contents),
        ]
    }

    /// The type of bytes in memory, in a file, or of a stream.
    static let anyUpload = "some UploadContent"

    /// The type of the argument, without the `?` of an optional body.
    func type(of body: BodyPlan) -> String {
        if let choice = body.choice { return choice.name.escaped }
        guard let content = body.contents.first, content.coding != .binary else { return Self.anyUpload }
        return spelling.spell(content.type)
    }

    /// The declaration of the enum of content types; `nil` if the body has only one.
    func choice(_ body: BodyPlan) -> TemplateObject? {
        guard let choice = body.choice else { return nil }
        let cases = zip(choice.caseNames, body.contents).map { name, content -> TemplateObject in
            [
                "name": .string(name.escaped),
                "payload": .string(content.coding == .binary ? "UploadBody" : spelling.spell(content.type)),
                "isUpload": .bool(content.coding == .binary),
                "mediaTypes": .string(content.mediaTypes.map { MarkdownText.code($0) }.joined(separator: ", ")),
            ]
        }
        return [
            "name": .string(choice.name.escaped), "operation": .string(operation.name.text), "cases": .objects(cases),
        ]
    }

    private func content(
        _ content: BodyContent,
        value: String,
        caseName: SwiftName?,
        isRequired: Bool,
        isUnwrapped: Bool
    ) -> TemplateObject {
        var isNullable = false
        if content.coding == .json, isRequired, case .optional = content.type { isNullable = true }
        let isPlainJSON = content.coding == .json && content.mediaTypes == ["application/json"]
        return [
            "value": .string(value),
            "caseName": .optional(caseName?.escaped),
            "binding": .string(content.fixedProperty == nil ? "let" : "var"),
            "isShadowed": .bool(content.fixedProperty != nil && caseName == nil),
            "fixed": .strings(
                content.fixedProperty.map { fixed in
                    let isOptional = !isRequired && !isUnwrapped
                    return FixedPropertyLines(fixed, spelling: spelling).lines(value, isOptional: isOptional)
                } ?? []
            ),
            "call": .string(call(content.coding)),
            "isMultipart": .bool(content.coding == .multipart),
            "multipartType": .optional(multipartType(of: content).map(SwiftLiteral.string)),
            "parts": .objects(
                content.coding == .multipart ? MultipartView(types: types).parts(of: content, in: value) : []
            ),
            "mediaTypes": .strings(
                isPlainJSON || content.coding == .form ? [] : content.mediaTypes.map(SwiftLiteral.string)
            ),
            "isNullable": .bool(isNullable),
            "hasEncodings": .bool(!content.encodings.isEmpty),
            "encodings": .objects(content.encodings.enumerated().map { encoding($1).marked(isFirst: $0 == 0) }),
        ]
    }

    /// The media type of a multipart body without its parameters; `nil` for `multipart/form-data`.
    private func multipartType(of content: BodyContent) -> String? {
        guard content.coding == .multipart, let name = content.mediaTypes.first?.split(separator: ";").first else {
            return nil
        }
        let type = name.lowercased().filter { $0 != " " }
        return type == "multipart/form-data" || type.contains("*") ? nil : type
    }

    /// The name of the method of `APIRequest` that sets the body.
    private func call(_ coding: BodyCoding) -> String {
        switch coding {
        case .json: "json"
        case .form: "form"
        case .multipart: "multipart"
        case .text: "text"
        case .binary, .serverSentEvents: "binary"
        case .jsonLines: "jsonLines"
        }
    }

    private func encoding(_ encoding: FormEncoding) -> TemplateObject {
        [
            "key": .string(SwiftLiteral.string(encoding.key)),
            "style": .string(encoding.style.rawValue),
            "explode": .string(String(encoding.explode)),
            "allowReserved": .bool(encoding.allowReserved),
            "contentType": .optional(encoding.contentType.map(SwiftLiteral.string)),
        ]
    }
}
