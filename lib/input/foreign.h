// SPDX-License-Identifier: Apache-2.0
// Files that people take for profiles which pa can read, and what to do with them instead.
#ifndef PA_INPUT_FOREIGN_H
#define PA_INPUT_FOREIGN_H

#include <stddef.h>
#include <stdint.h>

// What the bytes are, as the end of an error message; NULL if they are nothing known.
const char *pa_foreign_describe(const uint8_t *bytes, size_t size);

#endif
