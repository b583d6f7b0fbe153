// The Swift and C files that a generated client is compiled with, as they were when Apus was built: what
// `apus generate --package` writes beside a client.

#ifndef APUS_EMBEDDED_RUNTIME_H
#define APUS_EMBEDDED_RUNTIME_H

/// Their paths below the repository's `Sources`, and a null pointer.
const char *const *apusRuntimePaths(void);

/// Their texts in the order of the paths, each with a zero behind it.
const char *apusRuntimeTexts(void);

#endif
