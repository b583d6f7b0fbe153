#include "ApusCURL.h"

#if defined(__linux__)

#include <stdlib.h>

// Defined in ApusCURL.c.
extern void *ApusCURL_find(const char *const *libraries, const char *name, void *linked);

// MARK: The ABI of zlib, brotli and zstd

typedef struct {
    const uint8_t *input;
    unsigned int inputCount;
    unsigned long inputTotal;
    uint8_t *output;
    unsigned int outputCount;
    unsigned long outputTotal;
    const char *message;
    void *state;
    void *allocate;
    void *release;
    void *opaque;
    int dataType;
    unsigned long checksum;
    unsigned long reserved;
} ZlibStream;

typedef struct {
    void *bytes;
    size_t count;
    size_t position;
} ZstdBuffer;

extern int inflateInit2_(ZlibStream *, int, const char *, int) __attribute__((weak));
extern int inflate(ZlibStream *, int) __attribute__((weak));
extern int inflateReset(ZlibStream *) __attribute__((weak));
extern int inflateEnd(ZlibStream *) __attribute__((weak));
extern void *BrotliDecoderCreateInstance(void *, void *, void *) __attribute__((weak));
extern int BrotliDecoderDecompressStream(void *, size_t *, const uint8_t **, size_t *, uint8_t **, size_t *)
    __attribute__((weak));
extern void BrotliDecoderDestroyInstance(void *) __attribute__((weak));
extern void *ZSTD_createDStream(void) __attribute__((weak));
extern size_t ZSTD_decompressStream(void *, ZstdBuffer *, ZstdBuffer *) __attribute__((weak));
extern size_t ZSTD_DCtx_setParameter(void *, int, int) __attribute__((weak));
extern unsigned ZSTD_isError(size_t) __attribute__((weak));
extern size_t ZSTD_freeDStream(void *) __attribute__((weak));

static struct {
    int (*init)(ZlibStream *, int, const char *, int);
    int (*run)(ZlibStream *, int);
    int (*reset)(ZlibStream *);
    int (*end)(ZlibStream *);
} zlib;

static struct {
    void *(*make)(void *, void *, void *);
    int (*run)(void *, size_t *, const uint8_t **, size_t *, uint8_t **, size_t *);
    void (*end)(void *);
} brotli;

static struct {
    void *(*make)(void);
    size_t (*run)(void *, ZstdBuffer *, ZstdBuffer *);
    size_t (*set)(void *, int, int);
    unsigned (*isError)(size_t);
    size_t (*end)(void *);
} zstd;

#define FIND(libraries, name) (void *)ApusCURL_find(libraries, #name, (void *)name)

static bool findZlib(void) {
    static const char *const libraries[] = {"libz.so.1", 0};
    zlib.init = FIND(libraries, inflateInit2_);
    zlib.run = FIND(libraries, inflate);
    zlib.reset = FIND(libraries, inflateReset);
    zlib.end = FIND(libraries, inflateEnd);
    return zlib.init && zlib.run && zlib.reset && zlib.end;
}

static bool findBrotli(void) {
    static const char *const libraries[] = {"libbrotlidec.so.1", 0};
    brotli.make = FIND(libraries, BrotliDecoderCreateInstance);
    brotli.run = FIND(libraries, BrotliDecoderDecompressStream);
    brotli.end = FIND(libraries, BrotliDecoderDestroyInstance);
    return brotli.make && brotli.run && brotli.end;
}

static bool findZstd(void) {
    static const char *const libraries[] = {"libzstd.so.1", 0};
    zstd.make = FIND(libraries, ZSTD_createDStream);
    zstd.run = FIND(libraries, ZSTD_decompressStream);
    zstd.set = FIND(libraries, ZSTD_DCtx_setParameter);
    zstd.isError = FIND(libraries, ZSTD_isError);
    zstd.end = FIND(libraries, ZSTD_freeDStream);
    return zstd.make && zstd.run && zstd.set && zstd.isError && zstd.end;
}

bool ApusCURL_findCoding(ApusCURL_Coding coding) {
    // The features of libcurl.
    const int brotliBit = 23, zstdBit = 26;
    switch (coding) {
    case ApusCURL_gzip:
    case ApusCURL_deflate: return findZlib();
    case ApusCURL_brotli: return ApusCURL_hasFeature(brotliBit) && findBrotli();
    case ApusCURL_zstd: return ApusCURL_hasFeature(zstdBit) && findZstd();
    }
    return false;
}

// MARK: Decoders

struct ApusCURL_Decoder {
    ApusCURL_Coding coding;
    /// Whether a byte was read.
    bool hasBegun;
    /// Whether what was read is a complete message.
    bool hasEnded;
    /// Whether `zlib` is initialized, which for `deflate` waits for the first byte.
    bool isReady;
    ZlibStream zlib;
    /// The decoder of brotli or zstd.
    void *other;
};

static bool prepareZlib(ApusCURL_Decoder *decoder, int windowBits) {
    decoder->isReady = zlib.init(&decoder->zlib, windowBits, "1.2.3", (int)sizeof(ZlibStream)) == 0;
    return decoder->isReady;
}

static bool prepare(ApusCURL_Decoder *decoder) {
    const int maximumWindowLog = 100, eightMegabytes = 23;
    switch (decoder->coding) {
    case ApusCURL_gzip: return prepareZlib(decoder, 15 + 16);
    case ApusCURL_deflate: return true;
    case ApusCURL_brotli: decoder->other = brotli.make(0, 0, 0); return decoder->other != 0;
    case ApusCURL_zstd:
        decoder->other = zstd.make();
        // RFC 9659: more is not allowed in HTTP.
        return decoder->other && !zstd.isError(zstd.set(decoder->other, maximumWindowLog, eightMegabytes));
    }
    return false;
}

ApusCURL_Decoder *ApusCURL_makeDecoder(ApusCURL_Coding coding) {
    ApusCURL_Decoder *decoder = calloc(1, sizeof *decoder);
    if (!decoder) return 0;
    decoder->coding = coding;
    if (prepare(decoder)) return decoder;
    ApusCURL_freeDecoder(decoder);
    return 0;
}

void ApusCURL_freeDecoder(ApusCURL_Decoder *decoder) {
    if (decoder->isReady) zlib.end(&decoder->zlib);
    if (decoder->other && decoder->coding == ApusCURL_brotli) brotli.end(decoder->other);
    if (decoder->other && decoder->coding == ApusCURL_zstd) zstd.end(decoder->other);
    free(decoder);
}

/// What follows a complete message: another member of a gzip file, or padding.
static bool continueZlib(ApusCURL_Decoder *decoder, const uint8_t **input, size_t *count) {
    if (*count == 0) return true;
    if (decoder->coding != ApusCURL_gzip) return false;
    while (*count > 0 && **input == 0) {
        (*input)++;
        (*count)--;
    }
    if (*count == 0) return true;
    if (**input != 0x1f || zlib.reset(&decoder->zlib) != 0) return false;
    decoder->hasEnded = false;
    return true;
}

static bool decodeZlib(
    ApusCURL_Decoder *decoder, const uint8_t **input, size_t *count, uint8_t *output, size_t capacity, size_t *produced
) {
    const int ok = 0, end = 1, noProgress = -5;
    if (decoder->hasEnded) {
        if (!continueZlib(decoder, input, count)) return false;
        if (*count == 0) return true;
    }
    if (!decoder->isReady) {
        if (*count == 0) return true;
        // Some servers send `deflate` without the header of zlib.
        bool hasHeader = (**input & 0x0f) == 8 && **input >> 4 <= 7;
        if (!prepareZlib(decoder, hasHeader ? 15 : -15)) return false;
    }
    unsigned int given = *count > 1u << 30 ? 1u << 30 : (unsigned int)*count;
    ZlibStream *stream = &decoder->zlib;
    stream->input = *input;
    stream->inputCount = given;
    stream->output = output;
    stream->outputCount = (unsigned int)capacity;
    int result = zlib.run(stream, 0);
    *input += given - stream->inputCount;
    *count -= given - stream->inputCount;
    *produced = capacity - stream->outputCount;
    decoder->hasEnded = result == end;
    return result == ok || result == end || result == noProgress;
}

static bool decodeBrotli(
    ApusCURL_Decoder *decoder, const uint8_t **input, size_t *count, uint8_t *output, size_t capacity, size_t *produced
) {
    if (decoder->hasEnded) return *count == 0;
    size_t left = capacity;
    int result = brotli.run(decoder->other, count, input, &left, &output, 0);
    *produced = capacity - left;
    decoder->hasEnded = result == 1;
    return result != 0;
}

static bool decodeZstd(
    ApusCURL_Decoder *decoder, const uint8_t **input, size_t *count, uint8_t *output, size_t capacity, size_t *produced
) {
    if (decoder->hasEnded && *count == 0) return true;
    ZstdBuffer from = {(void *)*input, *count, 0}, to = {output, capacity, 0};
    size_t result = zstd.run(decoder->other, &to, &from);
    *input += from.position;
    *count -= from.position;
    *produced = to.position;
    decoder->hasEnded = result == 0;
    return !zstd.isError(result);
}

bool ApusCURL_decode(
    ApusCURL_Decoder *decoder, const uint8_t **input, size_t *count, uint8_t *output, size_t capacity, size_t *produced
) {
    *produced = 0;
    decoder->hasBegun = decoder->hasBegun || *count > 0;
    switch (decoder->coding) {
    case ApusCURL_gzip:
    case ApusCURL_deflate: return decodeZlib(decoder, input, count, output, capacity, produced);
    case ApusCURL_brotli: return decodeBrotli(decoder, input, count, output, capacity, produced);
    case ApusCURL_zstd: return decodeZstd(decoder, input, count, output, capacity, produced);
    }
    return false;
}

bool ApusCURL_isComplete(const ApusCURL_Decoder *decoder) { return decoder->hasEnded || !decoder->hasBegun; }

#endif
