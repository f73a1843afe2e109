// SPDX-License-Identifier: Apache-2.0
// The words of filter and projection expressions. Both grammars have the operators ( ) : @ , and,
// at the start of a word, - and *; words that are bare or in double quotes with Go's escapes; and,
// where a value may stand, regular expressions between slashes.
//
//     struct pa_query q = {.text = text, .size = strlen(text), .arena = arena};
//     struct pa_query_token t = pa_query_peek(&q, false);
//     if (t.kind == '(')
//         pa_query_take(&q, &t);
//
// The first error sticks; after it there are only END tokens.
#ifndef PA_BENCH_QUERY_H
#define PA_BENCH_QUERY_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum {
    PA_QUERY_END = 0,
    PA_QUERY_WORD = 'w', // bare or quoted
    PA_QUERY_REGEX = 'r',
    PA_QUERY_AND = 'A',
    PA_QUERY_OR = 'O',
    // An operator is its character.
};

struct pa_query_token {
    char kind;
    size_t offset, end; // in the query
    const char *text;   // unescaped, in the arena
};

struct pa_query {
    const char *text;
    size_t size, at;
    struct pa_arena *arena;
    const char *error; // NULL: none yet
    size_t error_offset;
};

// The next token, which stays. `value`: a slash begins a regular expression.
struct pa_query_token pa_query_peek(struct pa_query *query, bool value);
// Goes on behind a token that was looked at.
void pa_query_take(struct pa_query *query, const struct pa_query_token *token);
// Notes the first error, a constant text, at a byte of the query, and goes to its end.
void pa_query_fail(struct pa_query *query, size_t offset, const char *message);

// False, with three lines in `err`, if there was an error or something is left:
//     syntax error: expected value
//     <TAB>.name:(
//     <TAB>       ^
PA_MUST_CHECK bool pa_query_finish(struct pa_query *query, struct pa_error *err);

// `text` in double quotes as Go's strconv.Quote writes it (printable text only).
const char *pa_query_quote(struct pa_arena *arena, const char *text);

#endif
