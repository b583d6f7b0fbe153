import ApusRuntime
import Foundation

/// JSON text for the lines that the program prints.
enum LiveText {
    static func quoted(_ text: String) -> String {
        String(decoding: (try? text.jsonBytes()) ?? Array("\"\"".utf8), as: UTF8.self)
    }

    static func object(_ members: KeyValuePairs<String, String?>) -> String {
        let parts = members.compactMap { name, value in value.map { "\(quoted(name)):\($0)" } }
        return "{\(parts.joined(separator: ","))}"
    }

    /// The value of a result as JSON: models and their containers as themselves, bytes as base64, a case of an
    /// enumeration of successes as its payload, a sequence as the list of its elements.
    static func result(_ value: Any) async -> String {
        if value is Void { return object(["kind": quoted("nothing")]) }
        if let data = value as? Data {
            return object(["kind": quoted("bytes"), "value": quoted(data.base64EncodedString())])
        }
        if let writable = value as? any JSONWritable { return model(writable) }
        if let sequence = value as? any AsyncSequence { return await elements(of: sequence) }
        let mirror = Mirror(reflecting: value)
        if mirror.displayStyle == .optional, let some = mirror.children.first { return await result(some.value) }
        if mirror.displayStyle == .optional { return object(["kind": quoted("json"), "value": "null"]) }
        if mirror.displayStyle == .enum {
            guard let payload = mirror.children.first else {
                return object(["kind": quoted("nothing"), "case": quoted("\(value)")])
            }
            return await result(payload.value)
        }
        return object(["kind": quoted("unknown"), "value": quoted("\(type(of: value))")])
    }

    /// The JSON of a value.
    static func json(_ value: any JSONWritable) -> String {
        (try? value.jsonBytes()).map { String(decoding: $0, as: UTF8.self) } ?? quoted("unwritable")
    }

    private static func model(_ value: any JSONWritable) -> String {
        do {
            return object(["kind": quoted("json"), "value": String(decoding: try value.jsonBytes(), as: UTF8.self)])
        } catch {
            return object(["kind": quoted("unwritable"), "value": quoted("\(error)")])
        }
    }

    private static func elements<Sequence: AsyncSequence>(of sequence: Sequence) async -> String {
        var items: [String] = []
        do {
            for try await element in sequence {
                items.append(await result(element))
                if items.count >= 1000 { break }
            }
        } catch {
            return object([
                "kind": quoted("items"), "value": "[\(items.joined(separator: ","))]", "error": self.error(error),
            ])
        }
        return object(["kind": quoted("items"), "value": "[\(items.joined(separator: ","))]"])
    }

    /// What a call threw.
    static func error(_ error: any Error) -> String {
        if let fault = error as? LiveArguments.Fault {
            return object(["kind": quoted("argument"), "name": quoted(fault.name), "message": quoted(fault.message)])
        }
        guard let failure = error as? APIError else {
            return object(["kind": quoted("other"), "message": quoted("\(error)")])
        }
        let payload = (failure.payload as? any JSONWritable).flatMap { try? $0.jsonBytes() }
        let text = failure.payload as? String
        return object([
            "kind": quoted(failure.reasonName), "status": failure.status.map(String.init),
            "pointer": pointer(failure).map(quoted),
            "payload": payload.map { String(decoding: $0, as: UTF8.self) } ?? text.map(quoted),
            "body": quoted(failure.body.base64EncodedString()), "message": quoted(failure.description),
        ])
    }

    /// The JSON Pointer to what could not be read; of a missing member the one that it would have.
    private static func pointer(_ failure: APIError) -> String? {
        guard let fault = failure.decodingFault else { return nil }
        guard case .missing(let key) = fault.problem else { return fault.pointer }
        return fault.pointer + "/" + key.replacing("~", with: "~0").replacing("/", with: "~1")
    }
}
