// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape_line.h"

#include <string.h>

// Takes `word` off the front. (Inline, since nearly all time of a new line would else pass in calls
// with words of known size.)
static inline bool skip(struct pa_text *t, const char *word)
{
    if (!pa_text_starts(*t, word))
        return false;
    t->next += strlen(word);
    return true;
}

static inline bool cut_end(struct pa_text *t, const char *word)
{
    if (!pa_text_ends(*t, word))
        return false;
    t->end -= strlen(word);
    return true;
}

// Takes digits off the front; numbers of lines and columns are short.
static inline bool take_digits(struct pa_text *t, int64_t *value)
{
    enum { FITS = 18 };
    const char *p = t->next, *end = pa_text_size(*t) > FITS ? p + FITS : t->end;
    int64_t n = 0;
    while (p < end && *p >= '0' && *p <= '9')
        n = 10 * n + (*p++ - '0');
    if (p == t->next || p == end)
        return pa_text_digits(t, value);
    *value = n;
    t->next = p;
    return true;
}

// ":30:7: " behind the file, or ":30: ".
static bool take_place(struct pa_text *t, struct pa_escape_line *l)
{
    if (!skip(t, ":") || !take_digits(t, &l->line) || !skip(t, ":"))
        return false;
    if (take_digits(t, &l->column) && !skip(t, ":"))
        return false;
    return skip(t, " ");
}

static bool take_file(struct pa_text *t, struct pa_escape_line *l)
{
    for (struct pa_text from = *t;;) {
        const char *go = pa_text_find(from, ".go:");
        if (!go)
            return false;
        struct pa_text rest = {go + 3, t->end};
        l->file = (struct pa_text){t->next, go + 3};
        if (take_place(&rest, l)) {
            *t = rest;
            return true;
        }
        from.next = go + 4;
    }
}

// "can inline f with cost 77 as: …", "cannot inline (*T).g: unhandled op DEFER"
static bool take_function(struct pa_text message, struct pa_escape_line *l)
{
    if (!skip(&message, "can inline ") && !skip(&message, "cannot inline "))
        return false;
    const char *end = pa_text_find(message, " with cost ");
    const char *colon = pa_text_find(message, ": ");
    end = end ? end : colon ? colon : message.end;
    l->kind = PA_ESCAPE_FUNCTION;
    l->what = (struct pa_text){message.next, end};
    return true;
}

// "    from o := &order{...} (assign) at ./main.go:30:4"
static bool take_flow(struct pa_text message, struct pa_escape_line *l)
{
    if (!pa_text_starts(message, "  "))
        return false;
    struct pa_text t = pa_text_trim(message);
    l->kind = PA_ESCAPE_FLOW;
    l->what = (struct pa_text){t.next, t.next};
    if (!skip(&t, "from "))
        return true;
    for (const char *at; (at = pa_text_find(t, ") at ")) != NULL;)
        t.end = at + 1;
    l->what = t;
    return true;
}

void pa_escape_message_parse(struct pa_text message, struct pa_escape_line *l)
{
    l->kind = PA_ESCAPE_QUIET;
    l->explained = false;
    if (take_flow(message, l) || take_function(message, l))
        return;
    l->explained = pa_text_ends(message, ":");
    message.end -= l->explained;
    l->what = message;
    if (cut_end(&l->what, " escapes to heap"))
        l->kind = PA_ESCAPE_HEAP;
    else if (skip(&l->what, "moved to heap: "))
        l->kind = PA_ESCAPE_MOVED;
    else if (skip(&l->what, "leaking param content: ") || skip(&l->what, "leaking param: "))
        l->kind = PA_ESCAPE_LEAK;
    else if (skip(&l->what, "parameter ") && pa_text_find(l->what, " leaks to "))
        l->kind = PA_ESCAPE_LEAK;
    if (l->kind == PA_ESCAPE_LEAK) { // "s to result ~r0 level=0", "s leaks to {heap} with derefs=0"
        const char *blank = pa_text_find(l->what, " ");
        l->what.end = blank ? blank : l->what.end;
    }
    if (l->what.next >= l->what.end)
        l->kind = PA_ESCAPE_QUIET;
}

struct pa_escape_line pa_escape_line_parse(struct pa_text line)
{
    struct pa_escape_line l = {.kind = PA_ESCAPE_OTHER};
    struct pa_text t = pa_text_trim(line);
    if (skip(&t, "# ")) {
        l.kind = PA_ESCAPE_PACKAGE;
        const char *blank = pa_text_find(t, " "); // "# example.com/a [example.com/a.test]"
        l.what = (struct pa_text){t.next, blank ? blank : t.end};
    } else if (take_file(&t, &l)) {
        t.end = line.end;
        l.message = t.next;
        pa_escape_message_parse(t, &l);
    }
    return l;
}
