import ApusRuntime
import Foundation

/// What the programs of calls to real servers use: each observation is a line of JSON with a name and a value, and the
/// same calls by a Python client must give the same lines.
public enum Live {
    /// The server's base URL, the program's first argument.
    public static var server: Server { Server(CommandLine.arguments[1]) }

    /// A value of the expected type, from JSON.
    public static func json<Value: JSONReadable>(_ text: String) throws -> Value {
        try Value(jsonBytes: Array(text.utf8))
    }

    /// Makes a call and prints its result, or the status and body of the error that it throws.
    public static func observe<Result>(_ name: String, _ call: @Sendable () async throws -> Result) async {
        let value: String
        do {
            value = await text(of: try await call())
        } catch {
            value = text(ofError: error)
        }
        printLine(LiveText.object(["name": LiveText.quoted(name), "value": value]))
    }

    /// Has the program that started this one `stop`, `start` or `restart` the server, and waits until it is done.
    public static func control(_ word: String) {
        printLine(LiveText.object(["control": LiveText.quoted(word)]))
        _ = readLine()
    }

    /// Has the program that started this one `visit` a URL as a browser does; the answer is where it is redirected to.
    public static func control(_ word: String, _ argument: String) -> String {
        printLine(LiveText.object(["control": LiveText.quoted(word), "argument": LiveText.quoted(argument)]))
        return readLine() ?? ""
    }

    /// Makes `count` calls at once; the results are in order.
    public static func concurrently<Result: Sendable>(
        _ count: Int,
        _ call: @escaping @Sendable (Int) async throws -> Result
    ) async throws -> [Result] {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            for index in 0..<count { group.addTask { (index, try await call(index)) } }
            var results: [Int: Result] = [:]
            for try await (index, result) in group { results[index] = result }
            return results.sorted { $0.key < $1.key }.map(\.value)
        }
    }

    /// The elements of a sequence, at most `limit`.
    public static func collect<Elements: AsyncSequence>(
        _ elements: Elements,
        limit: Int = .max
    ) async throws -> [Elements.Element] {
        var result: [Elements.Element] = []
        for try await element in elements {
            result.append(element)
            if result.count >= limit { break }
        }
        return result
    }

    /// Size and Adler-32 checksum, which Python's `zlib` has too.
    public static func summary(_ data: Data) -> [String: Int] {
        var low: UInt32 = 1
        var high: UInt32 = 0
        for byte in data {
            low = (low + UInt32(byte)) % 65521
            high = (high + low) % 65521
        }
        return ["size": data.count, "sum": Int(high << 16 | low)]
    }

    private static func text(of value: Any) async -> String {
        if value is Void { return "null" }
        if let data = value as? Data {
            return LiveText.json(summary(data))
        }
        if let values = value as? [any Sendable], !(value is any JSONWritable) {
            var parts: [String] = []
            for value in values { parts.append(await text(of: value)) }
            return "[\(parts.joined(separator: ","))]"
        }
        let mirror = Mirror(reflecting: value)
        if !(value is any JSONWritable), mirror.displayStyle == .enum || mirror.displayStyle == .optional {
            guard let payload = mirror.children.first else { return "null" }
            return await text(of: payload.value)
        }
        guard let writable = value as? any JSONWritable else { return LiveText.quoted("\(value)") }
        return LiveText.json(writable)
    }

    private static func text(ofError error: any Error) -> String {
        guard let failure = error as? APIError else {
            return LiveText.object(["error": LiveText.quoted("\(type(of: error)): \(error)")])
        }
        if failure.reasonName == "status", let status = failure.status {
            let body = (try? JSONValue(jsonBytes: failure.body)).map { LiveText.json($0) }
            let text = body ?? LiveText.quoted(String(decoding: failure.body, as: UTF8.self))
            let payload = (failure.payload as? any JSONWritable).map { LiveText.json($0) }
            return LiveText.object(["status": String(status), "body": text, "payload": payload])
        }
        return LiveText.object(["error": LiveText.quoted("\(failure)")])
    }

    private static func printLine(_ line: String) {
        FileHandle.standardOutput.write(Data((line + "\n").utf8))
    }
}
