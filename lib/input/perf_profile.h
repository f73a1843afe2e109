// SPDX-License-Identifier: Apache-2.0
// From the sorted records of a perf.data file to a profile.
#ifndef PA_INPUT_PERF_PROFILE_H
#define PA_INPUT_PERF_PROFILE_H

#include "input/format.h"
#include "input/perf_records.h"

// Makes a profile, in the input's arena, of sorted records, in two passes. Value types are
// samples/count and one for each event that has samples: clocks count nanoseconds. Command, process
// and thread become the labels comm, pid and tid. Locations have addresses and no names. Lost
// samples and stacks that were only copied (--call-graph dwarf) are warnings of the input. NULL for
// a malformed record (PA_ERROR_FORMAT, with its number) or sums over 64 bits (PA_ERROR_LIMIT).
const struct pa_profile *pa_perf_profile(struct pa_perf_records *records, struct pa_input *input,
                                         struct pa_error *err);

#endif
