// SPDX-License-Identifier: Apache-2.0
// Unpacking one gzip member after another, piece by piece. Large files are unpacked with ISA-L
// where its module is there (it takes half of zlib's time), small ones with zlib: opening the
// module takes longer than they do.
#ifndef PA_BASE_GUNZIP_H
#define PA_BASE_GUNZIP_H

#include <stddef.h>
#include <stdint.h>

// A decoder of one gzip stream.
struct pa_gunzip;

// What one step of decoding ended with.
enum pa_gunzip_status {
    PA_GUNZIP_MORE, // wants more input, or more room
    PA_GUNZIP_END,  // of a member; its checksum is right
    PA_GUNZIP_BAD_DATA,
    PA_GUNZIP_BAD_CHECKSUM,
};

// Makes a decoder. `packed` is the size of the packed data in bytes, 0 if not known; it only
// chooses the library. Returns NULL if the library cannot be initialized. Freed with
// pa_gunzip_free().
struct pa_gunzip *pa_gunzip_new(size_t packed);
// Frees the decoder, which must not be NULL.
void pa_gunzip_free(struct pa_gunzip *g);
// Resets the decoder for the next member after PA_GUNZIP_END (RFC 1952 allows several in one file).
void pa_gunzip_next_member(struct pa_gunzip *g);

// Decodes from `*in` (`*in_size` bytes) to `*out` (room for `*out_size` bytes) until one of them is
// used up or a member ends, moving both pointers forward and lowering both sizes by what was used.
// A step takes at most 1 GiB of each. After a BAD status the decoder can only be freed.
enum pa_gunzip_status pa_gunzip_run(struct pa_gunzip *g, const uint8_t **in, size_t *in_size,
                                    uint8_t **out, size_t *out_size);

#endif
