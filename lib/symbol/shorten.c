// SPDX-License-Identifier: Apache-2.0
// pprof's rules are regular expressions; here they are loops, for a graph shortens each of its
// names. The expressions stand above the functions. "\w" is [0-9A-Za-z_], "." is no line feed.
#include "symbol/shorten.h"

#include "base/intern.h"

#include <stdbool.h>
#include <string.h>

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_upper(char c)
{
    return c >= 'A' && c <= 'Z';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_word(char c)
{
    return is_lower(c) || is_upper(c) || is_digit(c) || c == '_';
}

// ^(.*?)/v(?:[2-9]|[1-9][0-9]+)([./].*)$ without what is between the groups.
static void drop_version(struct pa_strbuf *name)
{
    char *text = name->text;
    if (memchr(text, '\n', name->size))
        return;
    for (char *p = text; (p = strstr(p, "/v")); p++) {
        char *digits = p + 2, *end = digits;
        while (is_digit(*end))
            end++;
        bool counts = end - digits == 1 ? *digits >= '2' : end > digits && *digits >= '1';
        if (!counts || (*end != '.' && *end != '/'))
            continue;
        size_t removed = (size_t)(end - p);
        memmove(p, end, name->size - (size_t)(end - text) + 1);
        name->size -= removed;
        return;
    }
}

// The end of the line that `p` is in.
static const char *line_end(const char *p, const char *end)
{
    const char *feed = memchr(p, '\n', (size_t)(end - p));
    return feed ? feed : end;
}

// ^(?:[\w\-\.]+\/)+([^.]+\..+)
static bool match_go(const char *p, const char *end, struct pa_string *match)
{
    const char *rest = NULL, *rest_dot = NULL, *dot = memchr(p, '.', (size_t)(end - p));
    for (const char *element = p; p < end; p++) {
        if (is_word(*p) || *p == '-' || *p == '.')
            continue;
        if (*p != '/' || p == element)
            break;
        element = p + 1;
        while (dot && dot < element)
            dot = memchr(dot + 1, '.', (size_t)(end - dot - 1));
        if (!dot)
            break;
        if (dot > element && dot + 1 < end && dot[1] != '\n') {
            rest = element;
            rest_dot = dot;
        }
    }
    if (rest)
        *match = (struct pa_string){rest, (size_t)(line_end(rest_dot, end) - rest)};
    return rest;
}

static const char *skip_name(const char *p, const char *end)
{
    while (p < end && (is_word(*p) || *p == '$'))
        p++;
    return p;
}

// ^(?:[a-z]\w*\.)*([A-Z][\w\$]*\.(?:<init>|[a-z][\w\$]*(?:\$\d+)?))(?:(?:\()|$)
static bool match_java(const char *p, const char *end, struct pa_string *match)
{
    while (p < end && is_lower(*p)) {
        while (p < end && is_word(*p))
            p++;
        if (p == end || *p++ != '.')
            return false;
    }
    const char *class = p;
    if (p == end || !is_upper(*p))
        return false;
    p = skip_name(p, end);
    if (p == end || *p++ != '.')
        return false;
    if (end - p >= 6 && !memcmp(p, "<init>", 6))
        p += 6;
    else if (p < end && is_lower(*p))
        p = skip_name(p, end);
    else
        return false;
    *match = (struct pa_string){class, (size_t)(p - class)};
    return p == end || *p == '(';
}

// [_a-zA-Z]\w*: its end, or NULL.
static const char *skip_identifier(const char *p, const char *end)
{
    if (p == end || !is_word(*p) || is_digit(*p))
        return NULL;
    while (p < end && is_word(*p))
        p++;
    return p;
}

// _*[A-Z]\w*
static bool is_class(const char *p)
{
    while (*p == '_')
        p++;
    return is_upper(*p);
}

// ~?[_a-zA-Z]\w*(?:<.*>)?
static const char *skip_member(const char *p, const char *end)
{
    if (p < end && *p == '~')
        p++;
    p = skip_identifier(p, end);
    if (!p || p == end || *p != '<')
        return p;
    for (const char *q = line_end(p, end); q > p; q--)
        if (q[-1] == '>')
            return q;
    return p;
}

// ^(?:[_a-zA-Z]\w*::)+(_*[A-Z]\w*::~?[_a-zA-Z]\w*(?:<.*>)?)
static bool match_cpp(const char *p, const char *end, struct pa_string *match)
{
    bool found = false;
    for (bool first = true;; first = false) {
        const char *name = p, *next = skip_identifier(p, end);
        if (!next || end - next < 2 || next[0] != ':' || next[1] != ':')
            return found;
        p = next + 2;
        const char *member = first || !is_class(name) ? NULL : skip_member(p, end);
        if (member) {
            *match = (struct pa_string){name, (size_t)(member - name)};
            found = true;
        }
    }
}

void pa_symbol_shorten(const char *name, size_t size, struct pa_strbuf *out)
{
    static const char anonymous[] = "(anonymous namespace)::";
    size_t skipped = sizeof anonymous - 1;
    if (size < skipped || memcmp(name, anonymous, skipped) != 0)
        skipped = 0;
    pa_strbuf_clear(out);
    pa_strbuf_add(out, name + skipped, size - skipped);
    if (!out->size)
        return;
    drop_version(out);
    const char *p = out->text, *end = p + out->size;
    struct pa_string match;
    if (!match_go(p, end, &match) && !match_java(p, end, &match) && !match_cpp(p, end, &match))
        return;
    memmove(out->text, match.text, match.size);
    out->size = match.size;
    out->text[out->size] = '\0';
}
