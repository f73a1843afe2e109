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
// The first error is kept; after it all tokens are PA_QUERY_END.
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
    char kind;          // PA_QUERY_… or the character of an operator
    size_t offset, end; // bytes [offset, end) of the query
    const char *text;   // unescaped, in the arena
};

struct pa_query {
    const char *text;
    size_t size, at;
    struct pa_arena *arena;
    const char *error; // NULL: none yet
    size_t error_offset;
};

// Returns the next token, which is not taken. `value`: a value may stand here, so a slash begins a
// regular expression. At the end, after an error and for a malformed word the kind is
// PA_QUERY_END.
struct pa_query_token pa_query_peek(struct pa_query *query, bool value);
// Moves behind a token that pa_query_peek() returned.
void pa_query_take(struct pa_query *query, const struct pa_query_token *token);
// Notes an error at byte `offset` of the query, unless there is one already, and moves to the end.
// `message` is borrowed: a constant, or in the query's arena.
void pa_query_fail(struct pa_query *query, size_t offset, const char *message);

// Returns whether the whole query was read without an error. If not, `err` has three lines:
//     syntax error: expected value
//     <TAB>.name:(
//     <TAB>       ^
PA_MUST_CHECK bool pa_query_finish(struct pa_query *query, struct pa_error *err);

// Returns `text` in double quotes with " and \ escaped, as Go's strconv.Quote writes printable
// text. In `arena`.
const char *pa_query_quote(struct pa_arena *arena, const char *text);

#endif
