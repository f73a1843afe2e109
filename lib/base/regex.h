// SPDX-License-Identifier: Apache-2.0
// Regular expressions (PCRE2 with JIT, UTF-8, limits on backtracking). A match is looked for
// anywhere in the subject, as Go's regexp.MatchString does.
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

// A subject that exhausts the limits does not match. Not thread-safe: one regex, one thread.
bool pa_regex_match(const struct pa_regex *regex, const char *subject, size_t size);
// The same, giving the bytes [*start, *end) of the leftmost match.
bool pa_regex_search(const struct pa_regex *regex, const char *subject, size_t size, size_t *start,
                     size_t *end);

#endif
