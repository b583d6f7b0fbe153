#define _GNU_SOURCE
#include "ApusCURL.h"

#if defined(__linux__)

#include <dlfcn.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <unistd.h>

// MARK: The ABI of libcurl

typedef struct {
    int message;
    void *easy;
    union {
        void *any;
        int code;
    } data;
} Message;

typedef struct {
    int age;
    const char *version;
    unsigned int number;
    const char *host;
    int features;
} VersionInfo;

typedef struct {
    int family;
    int type;
    int protocol;
    unsigned int length;
    struct sockaddr address;
} SocketAddress;

// Weak, so that a libcurl that is linked into a static program is found, too.
#define FUNCTIONS(each)                                                                                               \
    each(int, curl_global_init, (long))                                                                               \
    each(VersionInfo *, curl_version_info, (int))                                                                     \
    each(void *, curl_easy_init, (void))                                                                              \
    each(void, curl_easy_cleanup, (void *))                                                                           \
    each(void, curl_easy_reset, (void *))                                                                             \
    each(int, curl_easy_setopt, (void *, int, ...))                                                                   \
    each(int, curl_easy_pause, (void *, int))                                                                         \
    each(const char *, curl_easy_strerror, (int))                                                                     \
    each(void *, curl_slist_append, (void *, const char *))                                                           \
    each(void, curl_slist_free_all, (void *))                                                                         \
    each(void *, curl_multi_init, (void))                                                                             \
    each(int, curl_multi_cleanup, (void *))                                                                           \
    each(int, curl_multi_setopt, (void *, int, ...))                                                                  \
    each(int, curl_multi_add_handle, (void *, void *))                                                                \
    each(int, curl_multi_remove_handle, (void *, void *))                                                             \
    each(int, curl_multi_perform, (void *, int *))                                                                    \
    each(int, curl_multi_poll, (void *, void *, unsigned int, int, int *))                                            \
    each(int, curl_multi_wakeup, (void *))                                                                            \
    each(Message *, curl_multi_info_read, (void *, int *))

#define DECLARE(result, name, parameters) extern result name parameters __attribute__((weak));
FUNCTIONS(DECLARE)

static struct {
#define MEMBER(result, name, parameters) result(*name) parameters;
    FUNCTIONS(MEMBER)
    const char *text;
    int features;
} curl;

const size_t ApusCURL_pause = 0x10000001;
const size_t ApusCURL_abort = 0x10000000;

// MARK: Finding the library

static void *library;

/// The address of a function: of the one linked into the program, one that the process has loaded, one that libcurl brought
/// along, or one of the first library that there is.
void *ApusCURL_find(const char *const *libraries, const char *name, void *linked) {
    if (linked) return linked;
    void *found = dlsym(RTLD_DEFAULT, name);
    if (!found && library) found = dlsym(library, name);
    for (; !found && *libraries; libraries++) {
        void *handle = dlopen(*libraries, RTLD_NOW | RTLD_LOCAL);
        if (handle) found = dlsym(handle, name);
    }
    return found;
}

static bool findAll(void) {
    static const char *const noLibraries[] = {0};
#define FIND(result, name, parameters)                                                                                \
    curl.name = (result(*) parameters)ApusCURL_find(noLibraries, #name, (void *)name);                                             \
    if (!curl.name) return false;
    FUNCTIONS(FIND)
    return true;
}

static ApusCURL_Callbacks callbacks;

uint32_t ApusCURL_load(ApusCURL_Callbacks table) {
    callbacks = table;
    if (!findAll()) {
        library = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
        if (!library) library = dlopen("libcurl-gnutls.so.4", RTLD_NOW | RTLD_LOCAL);
        if (!library || !findAll()) return 0;
    }
    const long everything = 3;
    if (curl.curl_global_init(everything) != 0) return 0;
    const VersionInfo *info = curl.curl_version_info(0);
    if (!info) return 0;
    curl.text = info->version;
    curl.features = info->features;
    return info->number;
}

const char *ApusCURL_version(void) { return curl.text; }

bool ApusCURL_hasFeature(int bit) { return (curl.features >> bit) & 1; }

// MARK: Transfers

ApusCURL_Easy *ApusCURL_makeEasy(void) { return curl.curl_easy_init(); }

void ApusCURL_freeEasy(ApusCURL_Easy *easy) { curl.curl_easy_cleanup(easy); }

void ApusCURL_reset(ApusCURL_Easy *easy) { curl.curl_easy_reset(easy); }

int ApusCURL_setLong(ApusCURL_Easy *easy, int option, long value) { return curl.curl_easy_setopt(easy, option, value); }

int ApusCURL_setOffset(ApusCURL_Easy *easy, int option, int64_t value) {
    return curl.curl_easy_setopt(easy, option, value);
}

int ApusCURL_setPointer(ApusCURL_Easy *easy, int option, const void *value) {
    return curl.curl_easy_setopt(easy, option, value);
}

// Options whose values are pointers to functions, and their contexts.
enum {
    writeContext = 10001,
    readContext = 10009,
    headerContext = 10029,
    progressContext = 10057,
    socketContext = 10164,
    seekContext = 10168,
    resolveContext = 10273,
    sendContext = 10313,
    writeFunction = 20011,
    readFunction = 20012,
    headerFunction = 20079,
    socketFunction = 20163,
    seekFunction = 20167,
    progressFunction = 20219,
    resolveFunction = 20272,
    sendFunction = 20312,
};

static int openSocket(void *context, int purpose, SocketAddress *address) {
    (void)purpose;
    if (callbacks.connect(context) != 0) return -1;
    return socket(address->family, address->type | SOCK_CLOEXEC, address->protocol);
}

bool ApusCURL_setContext(ApusCURL_Easy *easy, void *context) {
    curl.curl_easy_setopt(easy, headerFunction, callbacks.header);
    curl.curl_easy_setopt(easy, headerContext, context);
    curl.curl_easy_setopt(easy, writeFunction, callbacks.write);
    curl.curl_easy_setopt(easy, writeContext, context);
    curl.curl_easy_setopt(easy, readFunction, callbacks.read);
    curl.curl_easy_setopt(easy, readContext, context);
    curl.curl_easy_setopt(easy, seekFunction, callbacks.seek);
    curl.curl_easy_setopt(easy, seekContext, context);
    curl.curl_easy_setopt(easy, progressFunction, callbacks.progress);
    curl.curl_easy_setopt(easy, progressContext, context);
    curl.curl_easy_setopt(easy, socketFunction, openSocket);
    curl.curl_easy_setopt(easy, socketContext, context);
    curl.curl_easy_setopt(easy, resolveFunction, callbacks.resolve);
    curl.curl_easy_setopt(easy, resolveContext, context);
    curl.curl_easy_setopt(easy, sendContext, context);
    return curl.curl_easy_setopt(easy, sendFunction, callbacks.send) == 0;
}

int ApusCURL_setPaused(ApusCURL_Easy *easy, bool receiving, bool sending) {
    return curl.curl_easy_pause(easy, (receiving ? 1 : 0) | (sending ? 4 : 0));
}

ApusCURL_List *ApusCURL_append(ApusCURL_List *list, const char *line) { return curl.curl_slist_append(list, line); }

void ApusCURL_freeList(ApusCURL_List *list) { curl.curl_slist_free_all(list); }

const char *ApusCURL_text(int code) { return curl.curl_easy_strerror(code); }

// MARK: All transfers of a thread

ApusCURL_Multi *ApusCURL_makeMulti(void) { return curl.curl_multi_init(); }

void ApusCURL_freeMulti(ApusCURL_Multi *multi) { curl.curl_multi_cleanup(multi); }

int ApusCURL_setMultiLong(ApusCURL_Multi *multi, int option, long value) {
    return curl.curl_multi_setopt(multi, option, value);
}

int ApusCURL_add(ApusCURL_Multi *multi, ApusCURL_Easy *easy) { return curl.curl_multi_add_handle(multi, easy); }

int ApusCURL_remove(ApusCURL_Multi *multi, ApusCURL_Easy *easy) { return curl.curl_multi_remove_handle(multi, easy); }

int ApusCURL_perform(ApusCURL_Multi *multi) {
    int running = 0;
    return curl.curl_multi_perform(multi, &running);
}

int ApusCURL_wait(ApusCURL_Multi *multi, int milliseconds) {
    int code = curl.curl_multi_poll(multi, 0, 0, milliseconds, 0);
    // `poll` fails when there is no memory; without a pause the thread would use a whole core.
    if (code != 0) usleep(10000);
    return code;
}

void ApusCURL_wakeUp(ApusCURL_Multi *multi) { curl.curl_multi_wakeup(multi); }

ApusCURL_Easy *ApusCURL_nextEnded(ApusCURL_Multi *multi, int *code) {
    const int done = 1;
    int left = 0;
    Message *message;
    while ((message = curl.curl_multi_info_read(multi, &left))) {
        if (message->message != done) continue;
        *code = message->data.code;
        return message->easy;
    }
    return 0;
}

// MARK: The thread

typedef struct {
    void (*body)(void *);
    void *context;
} Start;

static void *run(void *argument) {
    Start start = *(Start *)argument;
    free(argument);
    start.body(start.context);
    return 0;
}

int ApusCURL_startThread(void (*body)(void *), void *context) {
    Start *start = malloc(sizeof *start);
    if (!start) return ENOMEM;
    *start = (Start){body, context};
    // A new thread has the signal mask of the one that makes it.
    sigset_t all, old;
    sigfillset(&all);
    const int faults[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGSYS};
    for (size_t index = 0; index < sizeof faults / sizeof *faults; index++) sigdelset(&all, faults[index]);
    pthread_sigmask(SIG_SETMASK, &all, &old);
    pthread_t thread;
    int result = pthread_create(&thread, 0, run, start);
    pthread_sigmask(SIG_SETMASK, &old, 0);
    if (result != 0) {
        free(start);
        return result;
    }
#if defined(__GLIBC__)
    pthread_setname_np(thread, "libcurl");
#endif
    pthread_detach(thread);
    return 0;
}

void ApusCURL_atExit(void (*body)(void)) { atexit(body); }

#endif
