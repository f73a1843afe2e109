// SPDX-License-Identifier: Apache-2.0
// Passing over values of any class.
#ifndef PA_JFR_VALUE_H
#define PA_JFR_VALUE_H

#include "jfr/chunk.h"

// Passes over a value of the class with this id, with all it holds.
void pa_jfr_skip_class(struct pa_jfr_chunk *chunk, uint32_t class, struct pa_jfr_cursor *c);

#endif
