// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"

#include "base/memory.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>
#include <string.h>

enum { MATCH_LIMIT = 1000000, DEPTH_LIMIT = 10000 };

struct pa_regex {
    pcre2_code *code;
    pcre2_match_data *data;
    pcre2_match_context *context;
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
    struct pa_regex *regex = pa_xmalloc(sizeof *regex);
    regex->code = code;
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

bool pa_regex_match(const struct pa_regex *regex, const char *subject, size_t size)
{
    return pcre2_match(regex->code, (PCRE2_SPTR)subject, size, 0, 0, regex->data, regex->context) >=
           0;
}

bool pa_regex_search(const struct pa_regex *regex, const char *subject, size_t size, size_t *start,
                     size_t *end)
{
    if (!pa_regex_match(regex, subject, size))
        return false;
    const PCRE2_SIZE *at = pcre2_get_ovector_pointer(regex->data);
    *start = at[0];
    *end = at[1];
    return true;
}
