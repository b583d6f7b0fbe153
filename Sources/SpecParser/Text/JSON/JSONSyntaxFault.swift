import ApusDiagnostics
import ApusJSON

/// The diagnostic for a JSON syntax error, with help that depends on the bytes around it.
struct JSONSyntaxFault {
    let diagnostic: Diagnostic

    init(_ error: JSONSyntaxError, in file: SourceFile, limits: TextLimits) {
        let place = SourceLocation(file: file, offset: error.byteOffset)
        let start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        if error.exceedsMaximumDepth {
            diagnostic = .tooDeep(limit: limits.maximumDepth, at: place)
        } else if file.bytes[start...].allSatisfy(Self.isSpace) {
            diagnostic = .emptyFile(at: SourceLocation(file: file, offset: start))
        } else {
            diagnostic = .jsonSyntax(error.message, at: place, help: Self.help(at: error.byteOffset, in: file.bytes))
        }
    }

    private static func help(at offset: Int, in bytes: [UInt8]) -> String? {
        guard offset < bytes.count else { return nil }
        switch bytes[offset] {
        case UInt8(ascii: "/"), UInt8(ascii: "#"): return "remove the comment; JSON has no comments"
        case UInt8(ascii: "'"): return "use double quotes"
        case UInt8(ascii: "}"), UInt8(ascii: "]"):
            let before = bytes[..<offset].last { !isSpace($0) }
            return before == UInt8(ascii: ",") ? "remove the comma before it" : nil
        default: return nil
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}
