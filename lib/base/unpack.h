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

// Opens the file at `path`: "-" is standard input, "ARCHIVE: MEMBER" a file in an archive
// (base/archive.h). Of regular files what zstd, xz, bzip2 or lz4 has packed is unpacked, too, if
// the module of archives is installed. Fails with PA_ERROR_IO if the file cannot be opened or is a
// folder; errors do not name the path. To be closed with pa_unpack_close() if it succeeded.
PA_MUST_CHECK bool pa_unpack_open(struct pa_unpack *unpack, const char *path, size_t max_size,
                                  struct pa_error *err);
// Starts unpacking `size` bytes in memory, gzip only. They stay the caller's and must be valid
// until the end. Otherwise as pa_unpack_open().
PA_MUST_CHECK bool pa_unpack_memory(struct pa_unpack *unpack, const uint8_t *raw, size_t size,
                                    size_t max_size, struct pa_error *err);
// Closes the file and frees what unpacking needed. It may be called again.
void pa_unpack_close(struct pa_unpack *unpack);

// Writes the next bytes to `out`: `*size` is `room`, less only at the end, and then 0. Fails with
// PA_ERROR_FORMAT if gzip data is truncated, damaged or followed by something else than padding,
// with PA_ERROR_LIMIT once more than max_size bytes have come, with PA_ERROR_IO if reading fails.
// Errors name the place in the file.
PA_MUST_CHECK bool pa_unpack_read(struct pa_unpack *unpack, uint8_t *out, size_t room, size_t *size,
                                  struct pa_error *err);

// Returns how many bytes there may be in all. For gzip this rests on the size its last four bytes
// tell, which is modulo 2^32 and of the last member only: a guess for an allocation.
size_t pa_unpack_hint(const struct pa_unpack *unpack);

#endif
