// SPDX-License-Identifier: Apache-2.0
// Lines of source for pages.
#ifndef PA_REPORT_INDENTED_H
#define PA_REPORT_INDENTED_H

#include "base/arena.h"

#include <stddef.h>

// Returns a line of source for HTML, which joins spaces and ignores tabs, NUL-terminated in
// `arena`: the indentation becomes no-break spaces, four for a tab; later tabs become spaces, and a
// NUL \x00. `text` has `size` bytes.
const char *pa_indented_text(const char *text, size_t size, struct pa_arena *arena);

#endif
