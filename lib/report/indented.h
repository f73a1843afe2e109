// SPDX-License-Identifier: Apache-2.0
// Lines of source for pages.
#ifndef PA_REPORT_INDENTED_H
#define PA_REPORT_INDENTED_H

#include "base/arena.h"

#include <stddef.h>

// Pages know no tabs and join spaces: the indentation is made of spaces that stay.
const char *pa_indented_text(const char *text, size_t size, struct pa_arena *arena);

#endif
