/// TEMP
public struct EventStream<Event: JSONReadable & Sendable>: Sendable {
    init(_ response: APIResponse) {}
}
public struct JSONLines<Line: JSONReadable & Sendable>: Sendable {
    init(_ response: APIResponse) {}
}
