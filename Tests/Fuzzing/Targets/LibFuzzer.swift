import Foundation

/// The function that libFuzzer calls (`make libfuzzer`). It runs the target that `APUS_FUZZ_TARGET` names.
///
/// A finding ends the process, because libFuzzer detects findings by crashes.
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
            fatalError("APUS_FUZZ_TARGET is '\(name)', expected one of \(all.map(\.name).joined(separator: ", "))")
        }
        return target
    }()
}
