// SPDX-License-Identifier: Apache-2.0
// Where a library puts what the user should know but what is no error. A number is never silently
// dropped or relabelled: whoever does so adds a line here, and cmd/ prints every line once at the
// end. `struct pa_warnings w = {0}` is empty.
#ifndef PA_BASE_WARNINGS_H
#define PA_BASE_WARNINGS_H

#include "base/arena.h"
#include "base/attributes.h"
#include "base/vec.h"

#include <stddef.h>

// Different texts that are kept; the rest is counted.
enum { PA_WARNINGS_KEPT = 40 };

struct pa_warnings {
    struct pa_arena arena;
    PA_VEC(const char *) list; // in order of arrival, no two equal
    size_t more;               // how many were not kept
};

// Frees the texts and leaves an empty list.
void pa_warnings_release(struct pa_warnings *warnings);
// Adds one line, formatted as by printf(), copied and cut at 1,023 bytes. As with errors: lower
// case, no full stop, the place in front. A text that is in the list already is not added again;
// behind PA_WARNINGS_KEPT texts only `more` is raised. Control bytes become '?'.
void pa_warnings_add(struct pa_warnings *warnings, const char *format, ...) PA_PRINTF(2, 3);

#endif
