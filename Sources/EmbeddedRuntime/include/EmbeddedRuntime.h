// The sources of the runtime, the JSON library and the C module that finds libcurl, which
// `apus generate --package` writes beside a client.

#ifndef APUS_EMBEDDED_RUNTIME_H
#define APUS_EMBEDDED_RUNTIME_H

/// The paths of the files relative to `Sources` in the repository, terminated by a null pointer.
const char *const *apusRuntimePaths(void);

/// The contents of the files in the order of the paths, each terminated by a zero byte.
const char *apusRuntimeTexts(void);

#endif
