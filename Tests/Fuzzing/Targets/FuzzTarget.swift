/// Something that takes bytes of anybody and must neither trap nor break its promises.
package struct FuzzTarget: Sendable {
    package let name: String
    /// Makes an input.
    package let make: @Sendable (inout Mutation) -> [UInt8]
    /// Takes an input.
    ///
    /// - Throws: ``FuzzFinding`` when a promise is broken.
    package let run: @Sendable ([UInt8]) throws -> Void

    /// Every target, the generator's first.
    package static let all: [FuzzTarget] = [
        .json, .yaml, .document, .pipeline, .diff, .mustache, .configuration, .model, .mediaTypes, .dates,
        .retryAfter, .events, .multipart,
    ]

    /// The target that a name such as `json` or `json-3f2a.bin` begins with.
    package static func named(_ name: String) -> FuzzTarget? {
        all.first { name == $0.name || name.hasPrefix($0.name + "-") || name.hasPrefix($0.name + ".") }
    }
}

/// A promise that an input broke.
package struct FuzzFinding: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// - Throws: The finding, when the promise does not hold.
    static func expect(_ holds: Bool, _ promise: @autoclosure () -> String) throws(FuzzFinding) {
        if !holds { throw FuzzFinding(promise()) }
    }
}
