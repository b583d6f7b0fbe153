import ApusMustache
import ApusPlan
import ApusSwiftText

/// The statements that add parts to a multipart body, for `BodyContent.mustache`.
///
///     form.header("X-Kind", body.fileXKind)
///     form.file("file", body.file, contentType: "image/png")
struct MultipartView {
    let types: TypeTable

    /// - Parameter value: The name of the variable that has the body.
    func parts(of content: BodyContent, in value: String) -> [TemplateObject] {
        if let part = content.elementPart { return [sequence(value, part)] }
        guard case .named(let id) = content.type, case .structure(let structure) = types[id].shape else {
            return content.type == .array(.custom("MultipartPart")) ? [sequence(value, PartPlan())] : []
        }
        let isNamed = structure.coding != .parts
        var parts = structure.properties.filter { $0.partHeader == nil }.map { property -> TemplateObject in
            let part = property.part ?? PartPlan()
            var view = view(part, value + "." + property.name.escaped)
            view["call"] = .string(isNamed ? Self.call(part) : "part")
            view["key"] = isNamed ? .string(SwiftLiteral.string(property.key)) : .null
            view["fields"] = .objects(fields(of: property, structure, in: value))
            return view
        }
        guard let additional = structure.additionalProperties else { return parts }
        let argument = value + "." + additional.name.escaped
        if isNamed {
            var view = view(PartPlan(), argument)
            view["call"] = additional.values == .custom("UploadFile") ? "files" : "fields"
            parts.append(view)
        } else {
            parts.append(sequence(argument, additional.part ?? PartPlan()))
        }
        return parts
    }

    /// The statement that adds each element of an array as a part without a name.
    private func sequence(_ argument: String, _ part: PartPlan) -> TemplateObject {
        var view = view(part, argument)
        view["call"] = "parts"
        return view
    }

    private func view(_ part: PartPlan, _ argument: String) -> TemplateObject {
        var contentType = part.contentTypes.first { !$0.contains("*") }
        // The type of a file is known when it is sent: it is one of several types, or in a range such as `image/*`.
        if part.isFile, part.contentTypes != ["*/*"], !part.contentTypes.isEmpty {
            contentType = part.contentTypes.joined(separator: ", ")
        }
        let isPlain = part.style == nil && part.delimiter == nil
        return [
            "call": .null,
            "key": .null,
            "argument": .string(argument),
            "contentType": .optional(contentType.map(SwiftLiteral.string)),
            "delimiter": .optional(part.delimiter.map(SwiftLiteral.string)),
            "headers": .optional(isPlain ? headers(part) : nil),
            "style": .optional(part.style?.rawValue),
            "explode": .optional(part.explode.map { String($0) }),
            "fields": .objects([]),
        ]
    }

    /// The headers that are set before the part is added.
    private func fields(
        of property: PropertyPlan,
        _ structure: StructurePlan,
        in value: String
    ) -> [TemplateObject] {
        let open = structure.properties.compactMap { header -> TemplateObject? in
            guard let name = header.partHeader?.name, header.partHeader?.part == property.key else { return nil }
            return [
                "name": .string(SwiftLiteral.string(name)), "value": .string(value + "." + header.name.escaped),
            ]
        }
        guard let part = property.part, part.style != nil || part.delimiter != nil else { return open }
        return part.headers.map { header in
            [
                "name": .string(SwiftLiteral.string(header.name)), "value": .string(SwiftLiteral.string(header.value)),
            ]
        } + open
    }

    /// `["X-Kind": "photo"]`; `nil` if the part has no headers with one value.
    private func headers(_ part: PartPlan) -> String? {
        guard !part.headers.isEmpty else { return nil }
        let fields = part.headers.map { SwiftLiteral.string($0.name) + ": " + SwiftLiteral.string($0.value) }
        return "[" + fields.joined(separator: ", ") + "]"
    }

    private static func call(_ part: PartPlan) -> String {
        switch (part.isFile, part.isRepeated) {
        case (true, true): "files"
        case (true, false): "file"
        case (false, _): "field"
        }
    }
}
