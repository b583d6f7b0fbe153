import ApusFuzzTargets
import ApusTestSupport
import Foundation

/// Runs one target until its time is over or an input has a finding.
struct FuzzWorker {
    let target: FuzzTarget
    let options: FuzzOptions

    /// Runs the target.
    /// - Returns: The exit code: 0 without a finding, 1 with a finding, and 2 if the shared input cannot be opened. A trap
    ///   ends the process without an exit code.
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
        // The session measures the time of each input from here on.
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

    /// Runs an input once. The name of its file starts with the name of the target.
    static func replay(_ path: String) -> Int32 {
        guard let data = FileManager.default.contents(atPath: path),
            let target = FuzzTarget.named((path as NSString).lastPathComponent)
        else {
            print("'\(path)' doesn't exist, or its name doesn't start with the name of a target")
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
