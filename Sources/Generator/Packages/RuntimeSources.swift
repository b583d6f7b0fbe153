import ApusEmbeddedRuntime

/// The sources of the runtime and the JSON library, embedded when Apus was built.
package enum RuntimeSources {
    /// The paths of the files, relative to `Sources` in the repository, and their contents.
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

    /// The text of the C file that embeds the files at these paths.
    package static func list(of paths: [String]) -> String {
        """
        #include "EmbeddedRuntime.h"

        // Embedded by the C compiler, because a Swift array of the same bytes takes a hundred times as long to compile.
        // `APUS_RECORD=1 swift test --filter RuntimeSources` writes this file.

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
