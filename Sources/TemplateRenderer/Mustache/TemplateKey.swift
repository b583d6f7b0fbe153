/// A name that a template looks up, hashed once when it is made.
///
/// Looking a name up is a comparison of two integers; the spelling is compared only when the integers are equal, so
/// that two names which happen to share a hash stay two names.
package struct TemplateKey: Sendable, Hashable {
    /// The name as it is written in a template, without dots.
    package let name: String

    /// FNV-1a of the UTF-8 of `name`: the same in every process, so a program compiled once can be kept.
    let identity: UInt64

    package init(_ name: String) {
        self.name = name
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in name.utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        identity = hash
    }

    /// The one bit that stands for this name in the summary an object keeps of its names.
    var summaryBit: UInt64 {
        1 &<< ((identity ^ (identity &>> 32)) & 63)
    }

    package static func == (left: TemplateKey, right: TemplateKey) -> Bool {
        left.identity == right.identity && left.name == right.name
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(identity)
    }
}

extension TemplateKey: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self.init(value)
    }
}
