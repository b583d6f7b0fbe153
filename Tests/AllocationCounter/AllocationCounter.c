#include "AllocationCounter.h"

// Counts by standing in for the functions of the C library, in every thread and for every caller: the Swift runtime and
// Foundation ask for their memory here, too. Only glibc lets a program do that and still reach the functions behind it.

#if defined(__linux__) && defined(__GLIBC__)

#include <errno.h>
#include <stddef.h>

extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static uint64_t count;
static uint64_t bytes;

static void note(size_t size) {
    __atomic_fetch_add(&count, 1, __ATOMIC_RELAXED);
    __atomic_fetch_add(&bytes, size, __ATOMIC_RELAXED);
}

void *malloc(size_t size) {
    note(size);
    return __libc_malloc(size);
}

void *calloc(size_t number, size_t size) {
    note(number * size);
    return __libc_calloc(number, size);
}

void *realloc(void *block, size_t size) {
    note(size);
    return __libc_realloc(block, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    note(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    note(size);
    void *made = __libc_memalign(alignment, size);
    if (made == NULL) return ENOMEM;
    *block = made;
    return 0;
}

uint64_t apus_allocation_count(void) { return __atomic_load_n(&count, __ATOMIC_RELAXED); }
uint64_t apus_allocated_bytes(void) { return __atomic_load_n(&bytes, __ATOMIC_RELAXED); }

#else

uint64_t apus_allocation_count(void) { return 0; }
uint64_t apus_allocated_bytes(void) { return 0; }

#endif
