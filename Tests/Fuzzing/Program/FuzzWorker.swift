import ApusFuzzTargets
import ApusTestSupport
import Foundation

/// Runs one target until its time is over or an input breaks it.
struct FuzzWorker {
    let target: FuzzTarget
    let options: FuzzOptions

    /// How it ended: 0 for time, 1 for a broken promise; anything else is a trap.
    func run(_ state: String) -> Int32 {
        guard let shared = SharedInput(path: state) else { return 2 }
        let folders =
            [RepositoryRoot.appending("Tests/Fixtures").path, RepositoryRoot.appending("specs").path]
            + [SharedFolder.appending("specs")?.path].compactMap { $0 }
        let needsSeeds = ["json", "yaml", "document", "pipeline", "diff", "model"].contains(target.name)
        var mutation = Mutation(
            seed: options.seed,
            seeds: needsSeeds ? SeedDescriptions(folders: folders) : SeedDescriptions()
        )
        // Now the session waits for inputs.
        shared.count = 1
        let end = ContinuousClock.now + .seconds(options.seconds)
        while ContinuousClock.now < end {
            for _ in 0..<16 {
                let bytes = target.make(&mutation)
                shared.bytes = bytes
                do {
                    try target.run(bytes)
                } catch {
                    print("\(target.name): \(error)")
                    return 1
                }
                shared.count += 1
            }
        }
        return 0
    }

    /// Tries an input whose file is named after its target.
    static func replay(_ path: String) -> Int32 {
        guard let data = FileManager.default.contents(atPath: path),
            let target = FuzzTarget.named((path as NSString).lastPathComponent)
        else {
            print("'\(path)' is not there, or not named after a target")
            return 2
        }
        do {
            try target.run([UInt8](data))
            return 0
        } catch {
            print("\(target.name): \(error)")
            return 1
        }
    }
}
