import ApusFuzzTargets
import Foundation

/// The command line of `apus-fuzz`.
struct FuzzOptions {
    /// The seconds for each target.
    var seconds = 10.0
    var seed: UInt64 = 1
    var targets = FuzzTarget.all.map(\.name)
    /// The folder for inputs with findings.
    var findings = ".build/fuzz"
    /// The path of the ``SharedInput`` of a worker process; `nil` in the main process.
    var state: String?
    /// The path of an input to run once.
    var replay: String?

    init(_ arguments: [String]) {
        var rest = arguments[...]
        var chosen: [String] = []
        while let option = rest.popFirst() {
            let value = rest.popFirst() ?? ""
            switch option {
            case "--seconds": seconds = Double(value) ?? seconds
            case "--seed": seed = UInt64(value) ?? seed
            case "--target": chosen.append(value)
            case "--findings": findings = value
            case "--worker": state = value
            case "--replay": replay = value
            default:
                print("usage: apus-fuzz [--seconds n] [--seed n] [--target name]… [--findings folder] [--replay file]")
                print("targets: " + FuzzTarget.all.map(\.name).joined(separator: ", "))
                exit(2)
            }
        }
        if !chosen.isEmpty { targets = chosen.filter { FuzzTarget.named($0) != nil } }
        if targets.isEmpty {
            print("unknown target; targets are: " + FuzzTarget.all.map(\.name).joined(separator: ", "))
            exit(2)
        }
    }
}
