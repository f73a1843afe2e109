// SPDX-License-Identifier: Apache-2.0
// Skips values of any class in a JFR chunk.
#ifndef PA_JFR_VALUE_H
#define PA_JFR_VALUE_H

#include "jfr/chunk.h"

// Moves the cursor behind a value of the class with this index in metadata.classes, including the
// values of its fields, to a depth of 31 classes within each other. Breaks the cursor if the value
// goes beyond its end, is nested deeper, or if the chunk's allowance of steps is used up (see
// pa_jfr_record()).
void pa_jfr_skip_class(struct pa_jfr_chunk *chunk, uint32_t class, struct pa_jfr_cursor *c);

#endif
