// SPDX-License-Identifier: Apache-2.0
// What gunzip.c asks of a library that unpacks: zlib, or ISA-L in a module (libpa-isal.so), which
// links none of the program's libraries.
#ifndef PA_BASE_GUNZIP_MODULE_H
#define PA_BASE_GUNZIP_MODULE_H

#include "base/gunzip.h"

// Raised whenever something here changes: a module left from another version is not used.
enum { PA_GUNZIP_VERSION = 1 };

struct pa_gunzip_calls {
    int version;               // PA_GUNZIP_VERSION
    size_t size;               // of the state: zeroed memory
    int (*begin)(void *state); // 0 if that cannot be
    void (*next_member)(void *state);
    // Reads up to in_size bytes and writes up to out_size, moving both forward.
    enum pa_gunzip_status (*run)(void *state, const uint8_t **in, uint32_t in_size, uint8_t **out,
                                 uint32_t out_size);
    void (*end)(void *state);
};
#define PA_GUNZIP_SYMBOL "pa_gunzip_calls" // of the module

extern const struct pa_gunzip_calls pa_gunzip_zlib;

#endif
