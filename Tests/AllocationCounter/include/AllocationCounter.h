#ifndef APUS_ALLOCATION_COUNTER_H
#define APUS_ALLOCATION_COUNTER_H

#include <stdint.h>

/// How often this process has asked for memory so far; 0 for ever where that cannot be counted.
uint64_t apus_allocation_count(void);

/// How many bytes this process has asked for so far, those given back included; 0 for ever where that cannot be counted.
uint64_t apus_allocated_bytes(void);

#endif
