// SPDX-License-Identifier: Apache-2.0
// Unpacking one gzip member after another, piece by piece. Large files are unpacked with ISA-L
// where its module is there (it takes half of zlib's time), small ones with zlib: opening the
// module takes longer than they do.
#ifndef PA_BASE_GUNZIP_H
#define PA_BASE_GUNZIP_H

#include <stddef.h>
#include <stdint.h>

struct pa_gunzip;

enum pa_gunzip_status {
    PA_GUNZIP_MORE, // wants more input, or more room
    PA_GUNZIP_END,  // of a member; its checksum is right
    PA_GUNZIP_BAD_DATA,
    PA_GUNZIP_BAD_CHECKSUM,
};

// For `packed` bytes, 0 if not known. NULL if that cannot be.
struct pa_gunzip *pa_gunzip_new(size_t packed);
// Frees the decoder; NULL: nothing to do.
void pa_gunzip_free(struct pa_gunzip *g);
// Gets ready for the next member behind one that ended (RFC 1952 allows several in one file).
void pa_gunzip_next_member(struct pa_gunzip *g);

// Reads from *in and writes to *out, moving both forward and lowering the sizes.
enum pa_gunzip_status pa_gunzip_run(struct pa_gunzip *g, const uint8_t **in, size_t *in_size,
                                    uint8_t **out, size_t *out_size);

#endif
