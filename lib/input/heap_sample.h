// SPDX-License-Identifier: Apache-2.0
// Heap profiles sample allocations: large ones are likelier to be in them than small ones. What is
// there is scaled up to an estimate of what was allocated.
#ifndef PA_INPUT_HEAP_SAMPLE_H
#define PA_INPUT_HEAP_SAMPLE_H

#include "base/error.h"

#include <stdint.h>

// `count` blocks of together `size` bytes, sampled once in `rate` bytes on the average as a Poisson
// process: a block of s bytes is in the sample with probability 1 - exp(-s/rate), so both are
// divided by that for the average s. rate <= 1: nothing to do. An empty side makes both 0.
PA_MUST_CHECK bool pa_heap_sample_scale(int64_t *count, int64_t *size, int64_t rate,
                                        struct pa_error *err);

#endif
