// SPDX-License-Identifier: Apache-2.0
// Files that people take for profiles which pa can read, and what to do with them instead.
#ifndef PA_INPUT_FOREIGN_H
#define PA_INPUT_FOREIGN_H

#include "base/arena.h"

#include <stddef.h>
#include <stdint.h>

// What the bytes are, as the end of an error message; NULL if they are nothing known.
const char *pa_foreign_describe(const uint8_t *bytes, size_t size);
// The same for binary files that have a mark of their own: none of pprof's, which has no mark.
const char *pa_foreign_binary(const uint8_t *bytes, size_t size);

// What a short text says of itself, for errors of servers that were saved in the place of a
// profile: its title, its message or its first line. NULL if it is none.
const char *pa_foreign_quote(const uint8_t *bytes, size_t size, struct pa_arena *arena);

#endif
