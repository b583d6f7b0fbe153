/// The kinds of JSON values (RFC 8259 §3).
package enum JSONKind: String, Sendable, Hashable, CaseIterable {
    case null, boolean, integer, number, string, array, object
}
