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
            "fixed": .optional(
                content.fixedProperty.map { fixed in
                    let isOptional = !isRequired && !isUnwrapped
                    return value + (isOptional ? "?." : ".") + fixed.name.escaped + " = " + String(fixed.value)
                }
            ),
            "call": .string(call(content.coding)),
            "isMultipart": .bool(content.coding == .multipart),
            "multipartType": .optional(multipartType(of: content).map(SwiftLiteral.string)),
            "parts": .objects(content.coding == .multipart ? parts(of: content.type) : []),
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

    /// The statements that add the properties to the form.
    private func parts(of type: TypeReference) -> [TemplateObject] {
        guard case .named(let id) = type, case .structure(let structure) = types[id].shape else { return [] }
        let parts = structure.properties.map { property -> TemplateObject in
            let contentType = property.part?.contentTypes.first { !$0.contains("*") }
            return [
                "call": .string(property.part.map(partCall) ?? "field"),
                "key": .string(SwiftLiteral.string(property.key)),
                "property": .string(property.name.escaped),
                "contentType": .optional(contentType.map(SwiftLiteral.string)),
                "delimiter": .optional(property.part?.delimiter.map(SwiftLiteral.string)),
                "headers": .optional(property.part.flatMap(headers)),
                "style": .optional(property.part?.style?.rawValue),
                "explode": .optional(property.part?.explode.map { String($0) }),
            ]
        }
        guard let additional = structure.additionalProperties else { return parts }
        let isFile = additional.values == .custom("UploadFile")
        return parts + [
            [
                "call": .string(isFile ? "files" : "fields"),
                "key": .null,
                "property": .string(additional.name.escaped),
                "contentType": .null,
                "delimiter": .null,
                "headers": .null,
                "style": .null,
                "explode": .null,
            ]
        ]
    }

    /// `["X-Kind": "photo"]`; `nil` if the part has no headers of its own.
    private func headers(_ part: PartPlan) -> String? {
        guard !part.headers.isEmpty, part.style == nil, part.delimiter == nil else { return nil }
        let fields = part.headers.map { SwiftLiteral.string($0.name) + ": " + SwiftLiteral.string($0.value) }
        return "[" + fields.joined(separator: ", ") + "]"
    }

    private func partCall(_ part: PartPlan) -> String {
        switch (part.isFile, part.isRepeated) {
        case (true, true): "files"
        case (true, false): "file"
        case (false, _): "field"
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
