// SPDX-License-Identifier: Apache-2.0
// From a Firefox profile to types and samples.
#ifndef PA_INPUT_FIREFOX_SAMPLES_H
#define PA_INPUT_FIREFOX_SAMPLES_H

#include "input/firefox_frames.h"

// Gives the samples of all threads to the builder. Errors name the thread, the table and the row.
PA_MUST_CHECK bool pa_firefox_samples_add(struct pa_input *input, struct pa_firefox_profile *p,
                                          struct pa_profile_builder *b, struct pa_error *err);

#endif
