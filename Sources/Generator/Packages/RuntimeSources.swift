import ApusEmbeddedRuntime

/// The Swift and C files that a generated client is compiled with, as they were when Apus was built.
package enum RuntimeSources {
    /// Paths below the repository's `Sources`, and texts.
    package static let all: [(path: String, text: String)] = {
        guard var path = apusRuntimePaths(), var text = apusRuntimeTexts() else { return [] }
        var sources: [(path: String, text: String)] = []
        while let name = path.pointee {
            let source = String(cString: text)
            sources.append((String(cString: name), source))
            path += 1
            text += source.utf8.count + 1
        }
        return sources
    }()

    /// The C file that embeds these paths.
    package static func list(of paths: [String]) -> String {
        """
        #include "EmbeddedRuntime.h"

        // Embedded by the C compiler: in Swift, an array of the same bytes takes a hundred times as long to compile.
        // `APUS_RECORD=1 swift test --filter RuntimeSources` writes this list.

        #pragma clang diagnostic ignored "-Wc23-extensions"

        static const char *const paths[] = {
        \(paths.map { "    \"\($0)\",\n" }.joined())    0,
        };

        static const char texts[] = {
        \(paths.map { "#embed \"../\($0)\" suffix(, 0,)\n" }.joined())};

        const char *const *apusRuntimePaths(void) { return paths; }

        const char *apusRuntimeTexts(void) { return texts; }

        """
    }
}
