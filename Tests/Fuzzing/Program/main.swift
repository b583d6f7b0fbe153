import ApusFuzzTargets
import ApusTestSupport
import Foundation

// Runs generated inputs. Each target runs in its own process, so that a trap ends only that process and its input is
// kept.
//
//     apus-fuzz --seconds 60 --target pipeline --seed 7 --findings .build/fuzz
//     apus-fuzz --replay .build/fuzz/pipeline-7-12.bin

let options = FuzzOptions(Array(CommandLine.arguments.dropFirst()))
if let path = options.replay {
    exit(FuzzWorker.replay(path))
} else if let state = options.state, let target = FuzzTarget.named(options.targets[0]) {
    exit(FuzzWorker(target: target, options: options).run(state))
} else {
    exit(FuzzSession(options: options).run())
}
