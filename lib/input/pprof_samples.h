// SPDX-License-Identifier: Apache-2.0
// The samples of a profile.proto, verified and packed while they pass by. Private to the reader.
//
// Most writers put samples before the tables that they speak of. So they are packed with the file's
// own numbers for locations and strings, and it is noted how large those get. When the tables are
// known, that is nearly always enough to know that all of them exist, and locations are usually
// numbered 1, 2, 3… anyhow. What cannot be packed so, be it unusual or wrong, is set aside as it
// is, with all that follows, and looked at again in the end.
#ifndef PA_INPUT_PPROF_SAMPLES_H
#define PA_INPUT_PPROF_SAMPLES_H

#include "input/pprof_tables.h"

struct pa_pprof_packer;

// Makes a packer, to be freed. Packed samples will live as long as `arena`. `expected` is roughly
// the size of the unpacked file in bytes, by which memory is reserved (at most 512 MiB); 0 is fine.
struct pa_pprof_packer *pa_pprof_packer_new(struct pa_arena *arena, size_t expected);
// Frees the packer. What a successful pa_pprof_packer_finish() put into the profile stays.
void pa_pprof_packer_free(struct pa_pprof_packer *packer);

// Packs the next Sample message, of `size` bytes. `type_count` is the number of sample types that
// stood in front of it in the file. The bytes, behind which PA_BYTES_PADDING more must be readable,
// must stay in place until pa_pprof_forget_window(). Never fails: what is malformed is reported by
// pa_pprof_packer_finish().
void pa_pprof_pack(struct pa_pprof_packer *packer, uint32_t type_count, const uint8_t *bytes,
                   size_t size);
// Tells the packer that the bytes of earlier messages are about to be moved or freed.
void pa_pprof_forget_window(struct pa_pprof_packer *packer);
// Returns the number of messages that were given so far.
size_t pa_pprof_packed_count(const struct pa_pprof_packer *packer);

// Checks all samples against the tables of the file and puts them into t->profile->store. To be
// called once, when the tables were read and all messages given. PA_ERROR_FORMAT, with the number
// of the first sample that is malformed, has another number of values than there are types, or
// refers to a location or string that is not there.
PA_MUST_CHECK bool pa_pprof_packer_finish(struct pa_pprof_packer *packer,
                                          const struct pa_pprof_tables *t, struct pa_error *err);

#endif
