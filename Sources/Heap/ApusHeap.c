// Pools for small blocks, in place of those of the GNU C library.
//
// The generator allocates a few million blocks of a few dozen bytes within a few hundred milliseconds. Here, `malloc`
// and `free` of such a block take about ten instructions each, a fifth of the library's.
//
// A region of address space is divided into chunks, and a chunk into blocks of one size. Each thread has a list of free
// blocks for each size. A block belongs to the list of the thread that frees it, so no list needs a lock. When a thread
// ends, its lists become available to all threads.
//
// Larger blocks, and blocks with an alignment, come from the library. `free` distinguishes them by their address.

#define _GNU_SOURCE

#include "ApusHeap.h"

#include <stdint.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define APUS_HEAP_IS_SANITIZED 1
#endif
#endif

#if defined(__linux__) && defined(__GLIBC__) && defined(__LP64__) && !defined(APUS_HEAP_IS_SANITIZED)

#include <dlfcn.h>
#include <pthread.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <sys/mman.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

enum {
    /// Sizes are multiples of this, which is also the alignment that `malloc` guarantees.
    STEP = 16,
    /// The size of the largest block in a pool.
    LARGEST = 512,
    SIZES = LARGEST / STEP + 1,
    CHUNK = 16 << 10,
    HUGE_PAGE = 2 << 20,
};

#define REGION ((size_t)16 << 30)

/// A free block. The smallest block has room for it.
struct block {
    struct block *next;
    /// The first block of the next list, in a list of lists.
    struct block *next_list;
};

struct pool {
    struct block *free;
    /// The rest of the chunk that blocks are cut from.
    char *rest;
    char *end;
};

static _Thread_local struct pool pools[SIZES];
static _Thread_local bool is_registered;

/// The address of a region that does not exist. No block is in it, because it ends with the address space.
#define NO_REGION ((char *)(UINTPTR_MAX - REGION))

static char *region = NO_REGION;
/// The size of the chunks that are in use, in bytes.
static size_t used;
/// The number of steps in the blocks of each chunk.
static unsigned char steps_of_chunk[REGION / CHUNK];

/// The lists of threads that have ended, as a list of lists for each size.
static struct block *orphans[SIZES];
static pthread_mutex_t orphans_lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_key_t thread_end;
static pthread_once_t reservation = PTHREAD_ONCE_INIT;

long apus_heap_pooled_bytes(void) { return (long)__atomic_load_n(&used, __ATOMIC_RELAXED); }

static size_t steps_of(size_t size) { return size <= STEP ? 1 : (size + STEP - 1) / STEP; }

static bool is_pooled(const void *block) { return (size_t)((const char *)block - region) < REGION; }

static size_t steps_at(const void *block) { return steps_of_chunk[(size_t)((const char *)block - region) / CHUNK]; }

/// Makes the free blocks of a thread that ends available to others.
static void release_lists(void *unused) {
    (void)unused;
    pthread_mutex_lock(&orphans_lock);
    for (size_t steps = 1; steps < SIZES; steps++) {
        struct pool *pool = &pools[steps];
        for (; pool->rest < pool->end; pool->rest += steps * STEP) {
            struct block *block = (struct block *)pool->rest;
            block->next = pool->free;
            pool->free = block;
        }
        if (pool->free == NULL) continue;
        pool->free->next_list = orphans[steps];
        orphans[steps] = pool->free;
        pool->free = NULL;
    }
    pthread_mutex_unlock(&orphans_lock);
    is_registered = false;
}

static void reserve(void) {
    if (pthread_key_create(&thread_end, release_lists) != 0) return;
    char *start = mmap(NULL, REGION + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (start == MAP_FAILED) return;
    start += HUGE_PAGE - (uintptr_t)start % HUGE_PAGE;
    madvise(start, REGION, MADV_HUGEPAGE);
    region = start;
}

/// Returns a block of a pool whose list is empty; `NULL` if the region is exhausted or does not exist.
static __attribute__((noinline)) void *refill(size_t steps) {
    struct pool *pool = &pools[steps];
    if (pool->rest == pool->end) {
        pthread_once(&reservation, reserve);
        if (region == NO_REGION) return NULL;
        if (!is_registered) {
            is_registered = true;
            pthread_setspecific(thread_end, pools);
        }
        if (__atomic_load_n(&orphans[steps], __ATOMIC_RELAXED) != NULL) {
            pthread_mutex_lock(&orphans_lock);
            struct block *list = orphans[steps];
            if (list != NULL) orphans[steps] = list->next_list;
            pthread_mutex_unlock(&orphans_lock);
            if (list != NULL) {
                pool->free = list->next;
                return list;
            }
        }
        size_t offset = __atomic_fetch_add(&used, CHUNK, __ATOMIC_RELAXED);
        if (offset >= REGION) return NULL;
        steps_of_chunk[offset / CHUNK] = (unsigned char)steps;
        pool->rest = region + offset;
        pool->end = pool->rest + CHUNK / (steps * STEP) * (steps * STEP);
    }
    void *block = pool->rest;
    pool->rest += steps * STEP;
    return block;
}

void *malloc(size_t size) {
    if (size > LARGEST) return __libc_malloc(size);
    size_t steps = steps_of(size);
    struct block *block = pools[steps].free;
    if (block != NULL) {
        pools[steps].free = block->next;
        return block;
    }
    void *made = refill(steps);
    return made != NULL ? made : __libc_malloc(size);
}

void free(void *block) {
    if (!is_pooled(block)) {
        __libc_free(block);
        return;
    }
    struct pool *pool = &pools[steps_at(block)];
    ((struct block *)block)->next = pool->free;
    pool->free = block;
}

void *calloc(size_t count, size_t size) {
    size_t total;
    if (__builtin_mul_overflow(count, size, &total) || total > LARGEST) return __libc_calloc(count, size);
    void *block = malloc(total);
    return block != NULL ? memset(block, 0, total) : NULL;
}

void *realloc(void *block, size_t size) {
    if (block == NULL) return malloc(size);
    if (!is_pooled(block)) return __libc_realloc(block, size);
    size_t room = steps_at(block) * STEP;
    if (size != 0 && size <= room) return block;
    void *made = size != 0 ? malloc(size) : NULL;
    if (made != NULL) memcpy(made, block, room);
    if (made != NULL || size == 0) free(block);
    return made;
}

size_t malloc_usable_size(void *block) {
    if (block == NULL) return 0;
    if (is_pooled(block)) return steps_at(block) * STEP;
    static size_t (*of_library)(void *);
    size_t (*function)(void *) = __atomic_load_n(&of_library, __ATOMIC_RELAXED);
    if (function == NULL) {
        function = (size_t(*)(void *))dlsym(RTLD_NEXT, "malloc_usable_size");
        __atomic_store_n(&of_library, function, __ATOMIC_RELAXED);
    }
    return function(block);
}

#else

long apus_heap_pooled_bytes(void) { return 0; }

#endif
