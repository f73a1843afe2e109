// SPDX-License-Identifier: Apache-2.0
// What the program and the module that unpacks zstd (libpa-zstd.so, on libzstd) agree on. It links
// none of the program's libraries, and is loaded with the first piece of a file that is packed.
#ifndef PA_INPUT_ZSTD_MODULE_H
#define PA_INPUT_ZSTD_MODULE_H

#include <stddef.h>
#include <stdint.h>

// Raised whenever something here changes: a module left from another version is refused.
enum { PA_ZSTD_VERSION = 1 };

struct pa_zstd_piece {
    const uint8_t *in; // what is left to unpack; both move
    size_t in_size;
    uint8_t *out; // where to
    size_t room, given;
};

struct pa_zstd_calls {
    int version;         // PA_ZSTD_VERSION
    void *(*open)(void); // NULL: no memory
    // Unpacks until the room is full or the input used up. NULL, or what is wrong with the input.
    const char *(*run)(void *zstd, struct pa_zstd_piece *piece);
    void (*close)(void *zstd);
};
#define PA_ZSTD_SYMBOL "pa_zstd_calls"

#endif
