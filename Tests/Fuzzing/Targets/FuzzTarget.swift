/// A function that reads untrusted bytes. It must not trap, and its properties must hold for any input.
package struct FuzzTarget: Sendable {
    package let name: String
    /// Creates an input.
    package let make: @Sendable (inout Mutation) -> [UInt8]
    /// Runs the function with an input.
    ///
    /// - Throws: ``FuzzFinding`` if a property does not hold.
    package let run: @Sendable ([UInt8]) throws -> Void

    /// All targets: first those of the generator, then those of the runtime.
    package static let all: [FuzzTarget] = [
        .json, .yaml, .document, .pipeline, .diff, .mustache, .configuration, .overlay, .model, .chunks, .mediaTypes,
        .dates,
        .retryAfter, .events, .multipart,
    ]

    /// Returns the target whose name is the start of a file name such as `json-3f2a.bin`.
    package static func named(_ name: String) -> FuzzTarget? {
        all.first { name == $0.name || name.hasPrefix($0.name + "-") || name.hasPrefix($0.name + ".") }
    }
}

/// A property that does not hold for an input.
package struct FuzzFinding: Error, CustomStringConvertible {
    package let description: String

    package init(_ description: String) { self.description = description }

    /// Checks a property.
    /// - Throws: A finding with the message if the property does not hold.
    static func expect(_ holds: Bool, _ message: @autoclosure () -> String) throws(FuzzFinding) {
        if !holds { throw FuzzFinding(message()) }
    }
}
