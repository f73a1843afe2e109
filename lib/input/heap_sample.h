// SPDX-License-Identifier: Apache-2.0
// Heap profiles sample allocations: large ones are likelier to be in them than small ones. What is
// there is scaled up to an estimate of what was allocated.
#ifndef PA_INPUT_HEAP_SAMPLE_H
#define PA_INPUT_HEAP_SAMPLE_H

#include "base/error.h"

#include <stdint.h>

// Scales a sampled number of blocks and their total size in bytes to an estimate of all
// allocations, in place. The sampler takes one sample in `rate` bytes on average, as a Poisson
// process: a block of s bytes is sampled with probability 1 - exp(-s/rate), so both numbers are
// divided by that for the average block, s = size/count (pprof's scaleHeapSample). rate <= 1 means
// that all blocks were sampled: nothing changes. If either number is 0, both become 0.
// PA_ERROR_LIMIT, with both unchanged, if a result does not fit into 64 bits.
PA_MUST_CHECK bool pa_heap_sample_scale(int64_t *count, int64_t *size, int64_t rate,
                                        struct pa_error *err);

#endif
