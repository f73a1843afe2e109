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

// A packer of samples in `arena`. `expected` is about how many bytes the file has.
struct pa_pprof_packer *pa_pprof_packer_new(struct pa_arena *arena, size_t expected);
// Frees the packer; what it packed is in the arena and stays.
void pa_pprof_packer_free(struct pa_pprof_packer *packer);

// The next sample's message. `type_count`: of the sample types met so far. The bytes must stay
// where they are until pa_pprof_forget_window().
void pa_pprof_pack(struct pa_pprof_packer *packer, uint32_t type_count, const uint8_t *bytes,
                   size_t size);
// Says that the bytes given so far are about to move or go.
void pa_pprof_forget_window(struct pa_pprof_packer *packer);
size_t pa_pprof_packed_count(const struct pa_pprof_packer *packer); // samples met so far

// Fills the profile's store and what there is to know about the samples. Errors name the first
// sample that is wrong.
PA_MUST_CHECK bool pa_pprof_packer_finish(struct pa_pprof_packer *packer,
                                          const struct pa_pprof_tables *t, struct pa_error *err);

#endif
