// SPDX-License-Identifier: Apache-2.0
// Packs the samples of a profile.proto while the file is read. Private to the reader.
//
// Most writers put samples in front of the tables that they refer to. So samples are packed with
// the file's own numbers of locations and strings, and the largest numbers are noted. When the
// tables are known and locations are numbered 1, 2, 3…, as by nearly all writers, that shows that
// all of them exist, and the packed samples stay as they are; else they are translated. A message
// that cannot be packed in this way, because it is unusual or malformed, is kept as it is, with all
// that follow, and decoded at the end.
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
