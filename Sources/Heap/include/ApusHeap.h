#ifndef APUS_HEAP_H
#define APUS_HEAP_H

/// The size of the pools of this process in bytes; 0 without pools: they exist only on Linux with the GNU C library,
/// without sanitizers, and if the system grants the address space.
long apus_heap_pooled_bytes(void);

#endif
