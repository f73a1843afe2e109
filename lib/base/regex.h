// SPDX-License-Identifier: Apache-2.0
// Regular expressions (PCRE2 with JIT, UTF-8). A match is looked for anywhere in the subject, as
// Go's regexp.MatchString does. Backtracking is limited: an expression that needs too much of it is
// matched by PCRE2's other algorithm, which follows all alternatives at once and whose time does
// not explode, up to a limit for all subjects together.
#ifndef PA_BASE_REGEX_H
#define PA_BASE_REGEX_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

struct pa_regex;

// NULL on a bad pattern; the error names the place. Freed with pa_regex_free().
struct pa_regex *pa_regex_new(const char *pattern, struct pa_error *err);
void pa_regex_free(struct pa_regex *regex); // NULL is fine
// The same, freed with the arena.
const struct pa_regex *pa_regex_in(struct pa_arena *arena, const char *pattern,
                                   struct pa_error *err);

// False, too, for a subject that could not be matched within the limits: whoever asks for the
// answers of many subjects calls pa_regex_check() afterwards. One regex, one thread.
bool pa_regex_match(const struct pa_regex *regex, const char *subject, size_t size);
// An error (PA_ERROR_LIMIT) that names the expression and the first subject that could not be
// matched since the regex was made; true if there was none.
bool pa_regex_check(const struct pa_regex *regex, struct pa_error *err);
// pa_regex_check(), then pa_regex_free().
bool pa_regex_finish(struct pa_regex *regex, struct pa_error *err);

#endif
