// The part of libcurl's stable ABI that the transport of the runtime uses, and the decoders of content codings.
//
// libcurl is looked up at run time: in the process, then as `libcurl.so.4` and `libcurl-gnutls.so.4`. No header and no
// development package is needed. All functions but `ApusCURL_load` may be called only
// after it returned a version.

#ifndef ApusCURL_h
#define ApusCURL_h

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct ApusCURL_Easy ApusCURL_Easy;
typedef struct ApusCURL_Multi ApusCURL_Multi;
typedef struct ApusCURL_List ApusCURL_List;
typedef struct ApusCURL_Decoder ApusCURL_Decoder;

/// What a transfer calls. `context` is the pointer given to `ApusCURL_setContext`.
typedef struct {
    /// One line of a head, or a trailer. Another result than `count` fails the transfer.
    size_t (*_Nonnull header)(char *_Nonnull bytes, size_t size, size_t count, void *_Nonnull context);
    /// A part of the body. `ApusCURL_pause` pauses the transfer; another result than `count` fails it.
    size_t (*_Nonnull write)(char *_Nonnull bytes, size_t size, size_t count, void *_Nonnull context);
    /// Fills a buffer with bytes of the request's body: their number, `ApusCURL_pause` or `ApusCURL_abort`.
    size_t (*_Nonnull read)(char *_Nonnull bytes, size_t size, size_t count, void *_Nonnull context);
    /// Moves to the beginning of the request's body: 0, or 1 when that fails.
    int (*_Nonnull seek)(void *_Nonnull context, int64_t offset, int origin);
    /// Bytes of the response and of the request so far. Another result than 0 ends the transfer.
    int (*_Nonnull progress)(
        void *_Nonnull context, int64_t expected, int64_t received, int64_t toSend, int64_t sent
    );
    /// A host name is about to be resolved. Another result than 0 fails the transfer.
    int (*_Nonnull resolve)(void *_Nullable state, void *_Nullable reserved, void *_Nonnull context);
    /// A connection is about to be opened. Another result than 0 fails the transfer.
    int (*_Nonnull connect)(void *_Nonnull context);
    /// The request is about to be sent on a connection (libcurl 7.80). Another result than 0 fails the transfer.
    int (*_Nonnull send)(
        void *_Nonnull context, char *_Nullable peer, char *_Nullable local, int peerPort, int localPort
    );
} ApusCURL_Callbacks;

/// Finds and initializes libcurl. Called once in a process, before any other function.
///
/// Returns the version, `0xMMmmpp`, or 0 when there is no libcurl that has every function. The callbacks are copied.
uint32_t ApusCURL_load(ApusCURL_Callbacks callbacks);

/// The version as text, for example `7.88.1`.
const char *_Nonnull ApusCURL_version(void);

/// Whether a bit of `curl_version_info`'s `features` is set.
bool ApusCURL_hasFeature(int bit);

// MARK: Transfers

ApusCURL_Easy *_Nullable ApusCURL_makeEasy(void);
void ApusCURL_freeEasy(ApusCURL_Easy *_Nonnull easy);
void ApusCURL_reset(ApusCURL_Easy *_Nonnull easy);

// Options. Each returns a CURLcode; 48 is an option that this version does not have.
int ApusCURL_setLong(ApusCURL_Easy *_Nonnull easy, int option, long value);
int ApusCURL_setOffset(ApusCURL_Easy *_Nonnull easy, int option, int64_t value);
/// Sets a text, which libcurl copies, or any other pointer, which it does not copy.
int ApusCURL_setPointer(ApusCURL_Easy *_Nonnull easy, int option, const void *_Nullable value);

extern const size_t ApusCURL_pause;
extern const size_t ApusCURL_abort;

/// Makes a transfer use the callbacks with a context, which must live as long as the transfer.
///
/// Returns whether `send` is called; older versions of libcurl do not.
bool ApusCURL_setContext(ApusCURL_Easy *_Nonnull easy, void *_Nonnull context);

/// Pauses (`true`) or continues each direction.
int ApusCURL_setPaused(ApusCURL_Easy *_Nonnull easy, bool receiving, bool sending);

/// Appends a copy of a line. Null when there is no memory; the old list is unchanged then.
ApusCURL_List *_Nullable ApusCURL_append(ApusCURL_List *_Nullable list, const char *_Nonnull line);
void ApusCURL_freeList(ApusCURL_List *_Nullable list);

/// The text of a CURLcode.
const char *_Nonnull ApusCURL_text(int code);

// MARK: All transfers of a thread

ApusCURL_Multi *_Nullable ApusCURL_makeMulti(void);
void ApusCURL_freeMulti(ApusCURL_Multi *_Nonnull multi);
int ApusCURL_setMultiLong(ApusCURL_Multi *_Nonnull multi, int option, long value);
int ApusCURL_add(ApusCURL_Multi *_Nonnull multi, ApusCURL_Easy *_Nonnull easy);
int ApusCURL_remove(ApusCURL_Multi *_Nonnull multi, ApusCURL_Easy *_Nonnull easy);
int ApusCURL_perform(ApusCURL_Multi *_Nonnull multi);
/// Waits until there is something to do, a thread calls `ApusCURL_wakeUp`, or the time is over.
int ApusCURL_wait(ApusCURL_Multi *_Nonnull multi, int milliseconds);
/// Ends `ApusCURL_wait`; the only function that other threads may call.
void ApusCURL_wakeUp(ApusCURL_Multi *_Nonnull multi);
/// The next transfer that has ended, with its CURLcode.
ApusCURL_Easy *_Nullable ApusCURL_nextEnded(ApusCURL_Multi *_Nonnull multi, int *_Nonnull code);

/// Starts a detached thread that receives no signals: a connection that is closed by the server must not raise SIGPIPE.
///
/// Returns 0, or the error number.
int ApusCURL_startThread(void (*_Nonnull body)(void *_Nullable), void *_Nullable context);

/// Calls a function when the process exits, before the libraries that libcurl uses are cleaned up.
void ApusCURL_atExit(void (*_Nonnull body)(void));

// MARK: Content codings

/// The content codings that can be decoded.
typedef enum : int {
    ApusCURL_gzip = 0,
    ApusCURL_deflate = 1,
    ApusCURL_brotli = 2,
    ApusCURL_zstd = 3,
} ApusCURL_Coding;

/// Finds the library of a coding. Called once for each coding, before a decoder of it is made.
///
/// Returns whether it is there and libcurl uses it, too.
bool ApusCURL_findCoding(ApusCURL_Coding coding);

/// Null when there is no memory.
ApusCURL_Decoder *_Nullable ApusCURL_makeDecoder(ApusCURL_Coding coding);
void ApusCURL_freeDecoder(ApusCURL_Decoder *_Nonnull decoder);

/// Decodes as much as fits.
///
/// Moves `input` and `inputCount` past what was read, and sets `produced`. Returns false when the input is invalid.
bool ApusCURL_decode(
    ApusCURL_Decoder *_Nonnull decoder, const uint8_t *_Nullable *_Nonnull input, size_t *_Nonnull inputCount,
    uint8_t *_Nonnull output, size_t capacity, size_t *_Nonnull produced
);

/// Whether all input so far is a complete message. No input at all is complete.
bool ApusCURL_isComplete(const ApusCURL_Decoder *_Nonnull decoder);

#endif
