import Foundation

/// The entry that libFuzzer calls, for the target that `APUS_FUZZ_TARGET` names: `make libfuzzer`.
///
/// A finding ends the process, because that is how libFuzzer learns of one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    do {
        try FuzzTarget.ofEnvironment.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
    } catch {
        fatalError("\(FuzzTarget.ofEnvironment.name): \(error)")
    }
}

extension FuzzTarget {
    fileprivate static let ofEnvironment: FuzzTarget = {
        let name = ProcessInfo.processInfo.environment["APUS_FUZZ_TARGET"] ?? ""
        guard let target = named(name) else {
            fatalError("APUS_FUZZ_TARGET is '\(name)', and one of \(all.map(\.name).joined(separator: ", ")) is wanted")
        }
        return target
    }()
}
