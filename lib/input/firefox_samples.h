// SPDX-License-Identifier: Apache-2.0
// From a Firefox profile to types and samples.
#ifndef PA_INPUT_FIREFOX_SAMPLES_H
#define PA_INPUT_FIREFOX_SAMPLES_H

#include "input/firefox_frames.h"

// Adds the value types and the samples of all threads to the builder `b`, with thread and process
// as labels. Samples without a stack are left out with a warning of the input. Frees the stack
// tables of `p` on the way, so it can be called once. False for tables that do not fit together
// (PA_ERROR_FORMAT; the error names thread, table and row) or are too large (PA_ERROR_LIMIT).
PA_MUST_CHECK bool pa_firefox_samples_add(struct pa_input *input, struct pa_firefox_profile *p,
                                          struct pa_profile_builder *b, struct pa_error *err);

#endif
