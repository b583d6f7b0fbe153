import ApusFiles
import ApusMarkdown
import ApusPlan
import ApusSamples

/// Writes the request of an operation as a call of `curl`, with the values of the Swift example.
///
///     curl -X POST 'https://api.example.com/pets' \
///       -H 'Authorization: Bearer YOUR_TOKEN' \
///       -H 'Content-Type: application/json' \
///       -d '{ "name": "Rex" }'
struct CurlExample: Sendable {
    let plan: ClientPlan
    private let schemes: [String: SecuritySchemePlan]

    init(plan: ClientPlan) {
        self.plan = plan
        schemes = Dictionary(plan.securitySchemes.map { ($0.key, $0) }) { first, _ in first }
    }

    func lines(of operation: OperationPlan) -> [String] {
        var request = Request(url: base(of: operation))
        var segments: [String: String] = [:]
        for parameter in operation.parameters where parameter.isRequired {
            guard let value = RequestSample(types: plan.types).values(of: parameter).first else { continue }
            switch parameter.location {
            case .path:
                segments[parameter.wireName] = Self.encoded(Self.joined(value))
            case .query: request.query += Self.pairs(parameter, value)
            case .querystring: request.query.append(Self.encoded(value.text))
            case .header: request.options.append("-H " + Self.quoted(parameter.wireName + ": " + Self.joined(value)))
            case .cookie: request.options.append("-b " + Self.quoted(parameter.wireName + "=" + Self.joined(value)))
            }
        }
        request.url += operation.path.text.replacingPlaceholders { segments[$0] }
        for entry in operation.security.first?.schemes ?? [] {
            if let scheme = schemes[entry.key] { Self.add(scheme.kind, to: &request) }
        }
        if let body = operation.body { add(body, to: &request) }
        let query = request.query.isEmpty ? "" : "?" + request.query.joined(separator: "&")
        let isPost = operation.method == "POST" && request.hasBody
        let method =
            operation.method == "GET" || isPost ? "" : operation.method == "HEAD" ? "-I " : "-X \(operation.method) "
        let parts = ["curl " + method + Self.quoted(request.url + query)] + request.options
        return parts.enumerated().flatMap { index, part in
            let text = (index == 0 ? "" : "  ") + part + (index + 1 < parts.count ? " \\" : "")
            return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        }
    }

    private struct Request {
        var url: String
        var query: [String] = []
        var options: [String] = []
        var hasBody = false
    }

    /// The URL of the server with the defaults of its variables.
    private func base(of operation: OperationPlan) -> String {
        guard let server = operation.server ?? plan.servers.first, server.isShort else {
            return "https://api.example.com"
        }
        let defaults = Dictionary(server.variables.map { ($0.wireName, $0.defaultValue) }) { first, _ in first }
        var url = server.url.replacingPlaceholders { defaults[$0] }
        if !url.contains("://") { url = "https://api.example.com" + (url.hasPrefix("/") ? "" : "/") + url }
        while url.hasSuffix("/") { url.removeLast() }
        return url
    }

    // MARK: - Parts

    private static func add(_ kind: SecuritySchemePlan.Kind, to request: inout Request) {
        switch kind {
        case .apiKey(let name, .query): request.query.append(encoded(name) + "=YOUR_API_KEY")
        case .apiKey(let name, .cookie): request.options.append("-b " + quoted(name + "=YOUR_API_KEY"))
        case .apiKey(let name, _): request.options.append("-H " + quoted(name + ": YOUR_API_KEY"))
        case .basic: request.options.append("-u 'YOUR_NAME:YOUR_PASSWORD'")
        case .bearer, .oauth2, .openIDConnect: request.options.append("-H 'Authorization: Bearer YOUR_TOKEN'")
        case .http(let scheme): request.options.append("-H " + quoted("Authorization: " + scheme + " YOUR_TOKEN"))
        case .mutualTLS: request.options.append("--cert client.pem")
        }
    }

    private func add(_ body: BodyPlan, to request: inout Request) {
        let exemplary = body.contents.first { !$0.examples.isEmpty }
        guard let content = exemplary ?? body.contents.first else { return }
        let made = RequestSample(types: plan.types).value(of: content, name: body.name.text)
        let value = content.examples.first?.value ?? made
        if !body.isRequired, value?.isEmptyContainer ?? !content.type.isBytes { return }
        request.hasBody = true
        let mediaType = MediaTypeSample.name(in: content.mediaTypes) ?? "application/octet-stream"
        switch content.coding {
        case .json, .jsonLines:
            request.options.append("-H " + Self.quoted("Content-Type: " + mediaType))
            let json = value ?? .object([.init(key: "key", value: .string("value"))])
            request.options.append("-d " + Self.quoted(String(json.indentedText.dropLast())))
        case .form:
            for (name, text) in Self.fields(value) {
                request.options.append("--data-urlencode " + Self.quoted(name + "=" + text))
            }
        case .multipart:
            if !mediaType.hasPrefix("multipart/form-data") {
                request.options.append("-H " + Self.quoted("Content-Type: " + mediaType))
            }
            request.options += MultipartExample(types: plan.types).parts(of: content, value).map {
                "-F " + Self.quoted($0)
            }
        case .text:
            request.options.append("-H " + Self.quoted("Content-Type: " + mediaType))
            request.options.append("-d " + Self.quoted(value?.text ?? "example"))
        case .binary, .serverSentEvents:
            request.options.append("-H " + Self.quoted("Content-Type: " + mediaType))
            request.options.append("--data-binary '@example'")
        }
    }

    // MARK: - Texts

    /// The fields of a form, with nested members as `key[member]`.
    static func fields(_ value: JSONLiteral?, prefix: String = "", depth: Int = 0) -> [(String, String)] {
        switch value {
        case .object(let members)? where depth < 4:
            members.flatMap { member in
                fields(
                    member.value,
                    prefix: prefix.isEmpty ? member.key : prefix + "[" + member.key + "]",
                    depth: depth + 1
                )
            }
        case .array(let elements)? where depth < 4: elements.flatMap { fields($0, prefix: prefix, depth: depth + 1) }
        case .null?, nil: []
        case let value?: [(prefix, value.text)]
        }
    }

    private static func pairs(_ parameter: ParameterPlan, _ value: JSONLiteral) -> [String] {
        let name = encoded(parameter.wireName)
        switch value {
        case .array(let elements) where parameter.explode: return elements.map { name + "=" + encoded($0.text) }
        case .object(let members) where parameter.style == .deepObject:
            return members.map { name + "%5B" + encoded($0.key) + "%5D=" + encoded($0.value.text) }
        case .object(let members) where parameter.explode && parameter.contentType == nil:
            return members.map { encoded($0.key) + "=" + encoded($0.value.text) }
        default: return [name + "=" + encoded(parameter.contentType == nil ? joined(value) : value.compactText)]
        }
    }

    /// The elements of an array joined by commas; other values as they are.
    private static func joined(_ value: JSONLiteral) -> String {
        guard case .array(let elements) = value else { return value.text }
        return elements.map(\.text).joined(separator: ",")
    }

    /// Percent-encodes the text for a path or query.
    private static func encoded(_ text: String) -> String { text.percentEncoded(except: ",:@") }

    /// The text in single quotes for a POSIX shell.
    private static func quoted(_ text: String) -> String {
        let visible = VisibleLines.split(text).joined(separator: "\n")
        return "'" + visible.replacing("'", with: "'\\''") + "'"
    }
}
