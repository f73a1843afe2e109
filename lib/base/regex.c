// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "base/visible.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum {
    MATCH_LIMIT = 20000, // steps of backtracking: some tenths of a millisecond
    DEPTH_LIMIT = 10000,
    WORKSPACE = 4096,     // alternatives followed at once, in ints
    WORK_LIMIT = 1 << 28, // of the linear algorithm: squares of the subjects' sizes
    SHOWN = 60,           // bytes of a subject in an error
};

// What matching changes in an expression.
struct state {
    pcre2_code *linear;      // without JIT, once backtracking was too much; NULL: not yet
    int *workspace;          // of that
    size_t work;             // done by it so far
    struct pa_strbuf failed; // the first subject that could not be matched
    bool exhausted;          // there is one
};

struct pa_regex {
    char *pattern;
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
    struct state *state;
};

struct pa_regex *pa_regex_new(const char *pattern, struct pa_error *err)
{
    int number;
    PCRE2_SIZE at;
    // MATCH_INVALID_UTF: names from profiles need not be UTF-8; invalid bytes just never match.
    uint32_t flags = PCRE2_UTF | PCRE2_MATCH_INVALID_UTF | PCRE2_DOLLAR_ENDONLY;
    pcre2_code *code =
        pcre2_compile((PCRE2_SPTR)pattern, strlen(pattern), flags, &number, &at, NULL);
    if (!code) {
        char why[160];
        pcre2_get_error_message(number, (PCRE2_UCHAR *)why, sizeof why);
        pa_error_set(err, PA_ERROR_USAGE, "bad regular expression '%s': %s at offset %zu", pattern,
                     why, (size_t)at);
        return NULL;
    }
    pcre2_jit_compile(code, PCRE2_JIT_COMPLETE); // where there is no JIT the interpreter serves
    struct pa_regex *regex = pa_xcalloc(1, sizeof *regex);
    regex->pattern = memcpy(pa_xmalloc(strlen(pattern) + 1), pattern, strlen(pattern) + 1);
    regex->code = code;
    regex->state = pa_xcalloc(1, sizeof *regex->state);
    regex->data = pcre2_match_data_create_from_pattern(code, NULL);
    regex->context = pcre2_match_context_create(NULL);
    pcre2_set_match_limit(regex->context, MATCH_LIMIT);
    pcre2_set_depth_limit(regex->context, DEPTH_LIMIT);
    return regex;
}

void pa_regex_free(struct pa_regex *regex)
{
    if (!regex)
        return;
    pcre2_match_context_free(regex->context);
    pcre2_match_data_free(regex->data);
    pcre2_code_free(regex->code);
    pcre2_code_free(regex->state->linear);
    pa_strbuf_release(&regex->state->failed);
    free(regex->state->workspace);
    free(regex->state);
    free(regex->pattern);
    free(regex);
}

static void free_regex(void *regex)
{
    pa_regex_free(regex);
}

const struct pa_regex *pa_regex_in(struct pa_arena *arena, const char *pattern,
                                   struct pa_error *err)
{
    struct pa_regex *regex = pa_regex_new(pattern, err);
    if (regex)
        pa_arena_defer(arena, free_regex, regex);
    return regex;
}

// ---- Matching

static bool give_up(struct state *state, const char *subject, size_t size)
{
    if (!state->exhausted) {
        pa_visible_line(&state->failed, subject, size < SHOWN ? size : SHOWN);
        pa_strbuf_adds(&state->failed, size > SHOWN ? "..." : "");
    }
    state->exhausted = true;
    return false;
}

static int backtrack(const struct pa_regex *regex, const char *subject, size_t size)
{
    return pcre2_match(regex->code, (PCRE2_SPTR)subject, size, 0, 0, regex->data, regex->context);
}

static pcre2_code *compile_linear(const char *pattern)
{
    int number;
    PCRE2_SIZE at;
    return pcre2_compile((PCRE2_SPTR)pattern, strlen(pattern), PCRE2_UTF | PCRE2_DOLLAR_ENDONLY,
                         &number, &at, NULL);
}

// Knows no references back, and no subjects that are no UTF-8.
static bool match_linear(const struct pa_regex *regex, const char *subject, size_t size)
{
    struct state *state = regex->state;
    if (!state->linear) {
        state->linear = compile_linear(regex->pattern);
        state->workspace = pa_xcalloc(WORKSPACE, sizeof *state->workspace);
    }
    if (!state->linear || size > WORK_LIMIT || size * size > WORK_LIMIT - state->work)
        return give_up(state, subject, size);
    state->work += size * size;
    int result = pcre2_dfa_match(state->linear, (PCRE2_SPTR)subject, size, 0, PCRE2_DFA_SHORTEST,
                                 regex->data, regex->context, state->workspace, WORKSPACE);
    if (result <= PCRE2_ERROR_UTF8_ERR1 && result >= PCRE2_ERROR_UTF8_ERR21)
        result = backtrack(regex, subject, size);
    return result >= 0 || (result != PCRE2_ERROR_NOMATCH && give_up(state, subject, size));
}

bool pa_regex_match(const struct pa_regex *regex, const char *subject, size_t size)
{
    if (regex->state->linear)
        return match_linear(regex, subject, size);
    int result = backtrack(regex, subject, size);
    if (result >= 0 || result == PCRE2_ERROR_NOMATCH)
        return result >= 0;
    return match_linear(regex, subject, size);
}

bool pa_regex_check(const struct pa_regex *regex, struct pa_error *err)
{
    return !regex->state->exhausted ||
           pa_error_set(err, PA_ERROR_LIMIT,
                        "regular expression '%s': takes too long to match '%s'", regex->pattern,
                        pa_strbuf_text(&regex->state->failed));
}

bool pa_regex_finish(struct pa_regex *regex, struct pa_error *err)
{
    bool ok = !regex || pa_regex_check(regex, err);
    pa_regex_free(regex);
    return ok;
}
