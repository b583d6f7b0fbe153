import ApusPlan
import Testing

/// The settings of a project that generated code is compiled in.
struct CompilerSettings: Sendable, CustomTestStringConvertible {
    let isMainActorDefault: Bool
    let upcomingFeatures: [String]
    let isStrictlyMemorySafe: Bool
    let languageMode: String
    let access: AccessLevel
    /// Whether the package of the client contains the runtime.
    let isRuntimeEmbedded: Bool

    /// Whether the client has examples of models and responses.
    let hasModelExamples: Bool

    private static let features = [
        "NonisolatedNonsendingByDefault", "InferIsolatedConformances", "ExistentialAny", "MemberImportVisibility",
        "InternalImportsByDefault",
    ]
    private static let languageModes = ["5", "6"]

    /// The number of values of each setting, in the order of ``init(levels:)``.
    static let levels =
        [2, 2, 2, languageModes.count, AccessLevel.allCases.count, 2] + features.map { _ in 2 }

    init(levels: [Int]) {
        isMainActorDefault = levels[0] == 1
        isRuntimeEmbedded = levels[1] == 1
        isStrictlyMemorySafe = levels[2] == 1
        languageMode = Self.languageModes[levels[3]]
        access = AccessLevel.allCases[levels[4]]
        hasModelExamples = levels[5] == 1
        upcomingFeatures = zip(Self.features, levels.dropFirst(6)).filter { $0.1 == 1 }.map(\.0)
    }

    /// Settings in which all combinations of any `strength` of them occur.
    static func covering(strength: Int) -> [CompilerSettings] {
        CoveringArray(levels: levels, strength: strength).rows.map(CompilerSettings.init)
    }

    /// The options of the compiler for the client.
    var options: [String] {
        runtimeOptions + (isMainActorDefault ? ["-default-isolation", "MainActor"] : [])
            + (isStrictlyMemorySafe ? ["-strict-memory-safety"] : [])
    }

    /// The options of the compiler for an embedded runtime.
    ///
    /// Its modules are separate targets, to which default isolation and memory safety do not apply: it uses unsafe pointers,
    /// and Swift 6.1 does not parse `unsafe` expressions.
    var runtimeOptions: [String] {
        ["-swift-version", languageMode] + upcomingFeatures.flatMap { ["-enable-upcoming-feature", $0] }
    }

    var testDescription: String {
        (options.filter { !$0.hasPrefix("-enable") } + [access.rawValue, isRuntimeEmbedded ? "embedded" : "dependency"]
            + (hasModelExamples ? ["examples"] : []))
            .joined(separator: " ")
    }
}
