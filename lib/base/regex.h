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

// A compiled expression. Matching changes it, so that one thread at a time may use it.
struct pa_regex;

// Compiles a NUL-terminated pattern. Returns NULL with PA_ERROR_USAGE on a bad one; the error names
// the pattern, what is wrong and the offset in bytes. Freed with pa_regex_free().
struct pa_regex *pa_regex_new(const char *pattern, struct pa_error *err);
// Frees the expression; NULL is allowed.
void pa_regex_free(struct pa_regex *regex);
// Compiles a pattern as pa_regex_new() does, for an expression that is freed when the arena is
// released.
const struct pa_regex *pa_regex_in(struct pa_arena *arena, const char *pattern,
                                   struct pa_error *err);

// Returns whether the expression matches anywhere in the `size` bytes of `subject`. Bytes that are
// no UTF-8 match nothing. Also false for a subject that could not be matched within the limits of
// time: after a number of subjects the caller asks pa_regex_check().
bool pa_regex_match(const struct pa_regex *regex, const char *subject, size_t size);
// Returns true if every subject so far could be matched or told not to match. Else fails with
// PA_ERROR_LIMIT; the error names the expression and the first subject that took too long.
bool pa_regex_check(const struct pa_regex *regex, struct pa_error *err);
// Does what pa_regex_check() does, then frees the expression. NULL is allowed and gives true.
bool pa_regex_finish(struct pa_regex *regex, struct pa_error *err);

#endif
