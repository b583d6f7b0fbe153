import ApusFuzzTargets
import Foundation

/// What the command line asks for.
struct FuzzOptions {
    /// Seconds for each target.
    var seconds = 10.0
    var seed: UInt64 = 1
    var targets = FuzzTarget.all.map(\.name)
    /// The folder that inputs are kept in.
    var findings = ".build/fuzz"
    /// Where a worker keeps the input that it is at; `nil`: this is not a worker.
    var state: String?
    /// An input to try once.
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
            print("no such target; there are: " + FuzzTarget.all.map(\.name).joined(separator: ", "))
            exit(2)
        }
    }
}
