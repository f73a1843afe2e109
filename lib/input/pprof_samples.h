// SPDX-License-Identifier: Apache-2.0
// The samples of a profile.proto, verified and packed. Private to the reader.
#ifndef PA_INPUT_PPROF_SAMPLES_H
#define PA_INPUT_PPROF_SAMPLES_H

#include "base/file.h"
#include "input/pprof_tables.h"

// Fills profile->store and what there is to know about the samples. The packed samples are written
// over the bytes of the file, whose tables have all been read by now; what is not needed of them
// is given back. The bytes become the arena's.
PA_MUST_CHECK bool pa_pprof_read_samples(struct pa_pprof_tables *t, struct pa_bytes *bytes,
                                         struct pa_error *err);

#endif
