// SPDX-License-Identifier: Apache-2.0
// The bytes of a file or of memory, unpacked if they start as gzip (several members are one stream,
// as gzip -d does), a piece at a time. What base/file.h and base/stream.h stand on.
#ifndef PA_BASE_UNPACK_H
#define PA_BASE_UNPACK_H

#include "base/error.h"
#include "base/gunzip.h"

struct pa_unpack {
    int fd;                     // -1: memory, or an archive
    struct pa_archive *archive; // what is read is a file in one, or packed by other than gzip
    uint8_t *chunk;
    const uint8_t *next;
    size_t left;              // raw bytes at next
    size_t taken;             // raw bytes unpacked so far
    size_t file_size;         // 0 if not known
    uint8_t isize[4];         // last bytes of the file: what gzip says it unpacks to
    struct pa_gunzip *gunzip; // NULL: not packed
    size_t members;           // begun so far
    bool inside;              // a member
    size_t given, max_size;
};

// `path` may be "-", standard input, or "ARCHIVE: MEMBER" (base/archive.h). What zstd, xz, bzip2 or
// lz4 has packed is unpacked, too, of files. Errors do not name it. To be closed only if true.
PA_MUST_CHECK bool pa_unpack_open(struct pa_unpack *unpack, const char *path, size_t max_size,
                                  struct pa_error *err);
// The same for bytes in memory, which stay the caller's.
PA_MUST_CHECK bool pa_unpack_memory(struct pa_unpack *unpack, const uint8_t *raw, size_t size,
                                    size_t max_size, struct pa_error *err);
// Closes the file and frees what unpacking took.
void pa_unpack_close(struct pa_unpack *unpack);

// Writes the next `room` bytes to `out`; fewer only at the end, and then 0. Errors name the place;
// PA_ERROR_LIMIT once it would be more than max_size bytes together.
PA_MUST_CHECK bool pa_unpack_read(struct pa_unpack *unpack, uint8_t *out, size_t room, size_t *size,
                                  struct pa_error *err);

// How many bytes there may be in all: a guess.
size_t pa_unpack_hint(const struct pa_unpack *unpack);

#endif
