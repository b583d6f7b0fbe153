/// How a value becomes the text of a parameter (OpenAPI 3.1.1 §4.8.12.3).
///
/// The standard does not define nested values. Here, an object or array *inside* an array or object is written as JSON
/// text, except in the `deepObject` styles, which nest further. `null` inside a value is left out.
public nonisolated enum ParameterStyle: Hashable, Sendable {
    /// `blue,black,brown`; paths and headers.
    case simple
    /// `.blue.black.brown`; paths.
    case label
    /// `;color=blue;color=black`; paths.
    case matrix
    /// `color=blue&color=black`; queries, cookies, forms.
    case form
    /// `color=blue; color=black`, not encoded; cookies (OpenAPI 3.2).
    case cookie
    /// `color=blue%20black`; queries. Exploded it is the same as ``form``.
    case spaceDelimited
    /// `color=blue%7Cblack`; queries. Exploded it is the same as ``form``.
    case pipeDelimited
    /// `color=blue%09black`; queries (OpenAPI 2.0's `collectionFormat: tsv`). Exploded it is the same as ``form``.
    case tabDelimited
    /// `color[R]=100&color[G]=200` with brackets encoded. Elements of arrays have their index as name:
    /// `color[0]=blue&color[1]=black`.
    case deepObject
    /// Like ``deepObject``, but elements of arrays have an empty name: `color[]=blue&color[]=black`.
    case deepObjectBrackets
    /// Like ``deepObject``, but the elements of an array have the array's own name: `a[color]=blue&a[color]=black`.
    case deepObjectRepeated

    /// Whether arrays and objects are exploded when the description does not say (OpenAPI 3.1.1 §4.8.12.2.1).
    var explodesByDefault: Bool {
        switch self {
        case .form, .cookie, .deepObject, .deepObjectBrackets, .deepObjectRepeated: true
        default: false
        }
    }
}
