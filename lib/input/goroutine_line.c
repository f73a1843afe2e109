// SPDX-License-Identifier: Apache-2.0
#include "input/goroutine_line.h"

#include "input/go_comments.h"

#include <string.h>

// Goes to the first of the characters that stands outside of quotation marks. False if none does.
static bool to_outside(struct pa_text *t, const char *any)
{
    bool quoted = false;
    for (; t->next < t->end; t->next++) {
        if (*t->next == '\\' && quoted && t->end - t->next > 1)
            t->next++;
        else if (*t->next == '"')
            quoted = !quoted;
        else if (!quoted && strchr(any, *t->next))
            return true;
    }
    return false;
}

// "{…}", of which the brackets go. Empty if there is no such thing.
static struct pa_text take_braces(struct pa_text *t)
{
    struct pa_text inside = *t;
    if (!pa_text_skip(&inside, "{"))
        return (struct pa_text){t->next, t->next};
    struct pa_text end = inside;
    if (!to_outside(&end, "}"))
        return (struct pa_text){t->next, t->next};
    inside.end = end.next;
    t->next = end.next + 1;
    return inside;
}

bool pa_goroutine_header_parse(struct pa_text line, struct pa_goroutine_header *h)
{
    static const char IN_STATE[] = " labels:";
    int64_t id;
    struct pa_text t = pa_text_trim(line);
    if (!pa_text_skip(&t, "goroutine ") || !pa_text_digits(&t, &id) || !pa_text_ends(t, ":") ||
        t.next == t.end || *t.next != ' ' || !to_outside(&t, "["))
        return false;
    h->state.next = ++t.next;
    if (!to_outside(&t, "]"))
        return false;
    h->state.end = t.next++;
    pa_text_spaces(&t);
    h->labels = take_braces(&t);
    struct pa_text inside = {pa_text_find(h->state, IN_STATE), h->state.end};
    if (inside.next) {
        h->state.end = inside.next;
        inside.next += sizeof IN_STATE - 1;
        h->labels = take_braces(&inside);
    }
    return true;
}

// "(leaked)" and the like at the end of the part.
static const char *own_brackets(struct pa_text part)
{
    static const char *const WORDS[] = {" (leaked)", " (scan)", " (durable)"};
    for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++) {
        if (pa_text_ends(part, WORDS[i]) && pa_text_size(part) > strlen(WORDS[i]))
            return part.end - strlen(WORDS[i]);
    }
    return NULL;
}

bool pa_goroutine_state_next(struct pa_text *state, struct pa_text *part)
{
    if (state->next == state->end)
        return false;
    const char *comma = pa_text_find(*state, ", ");
    *part = (struct pa_text){state->next, comma ? comma : state->end};
    if (pa_text_skip(part, " (")) { // what was left of the part before
        const char *close = memchr(part->next, ')', pa_text_size(*part));
        part->end = close ? close : part->end;
        state->next = close ? close + 1 : part->end;
        pa_text_skip(state, ", ");
        return true;
    }
    for (const char *brackets; (brackets = own_brackets(*part));)
        part->end = brackets;
    state->next = part->end;
    pa_text_skip(state, ", ");
    return true;
}

// A quoted or bare word up to one of the marks.
static void take_word(struct pa_text *t, const char *marks, struct pa_strbuf *word)
{
    struct pa_text bare = *t, end = *t;
    if (pa_go_quoted(t, word))
        return;
    to_outside(&end, marks);
    bare.end = t->next = end.next;
    bare = pa_text_trim(bare);
    pa_strbuf_clear(word);
    pa_strbuf_add(word, bare.next, pa_text_size(bare));
}

bool pa_goroutine_label_next(struct pa_text *labels, struct pa_strbuf *key, struct pa_strbuf *value)
{
    pa_text_spaces(labels);
    if (labels->next == labels->end)
        return false;
    take_word(labels, ":", key);
    pa_text_spaces(labels);
    if (!pa_text_skip(labels, ":"))
        return false;
    pa_text_spaces(labels);
    take_word(labels, ",", value);
    pa_text_spaces(labels);
    return pa_text_skip(labels, ",") || labels->next == labels->end;
}

bool pa_goroutine_place_parse(struct pa_text line, struct pa_text *file, int64_t *number)
{
    bool indented = line.next < line.end && (*line.next == '\t' || *line.next == ' ');
    struct pa_text t = pa_text_trim(line);
    const char *cut = pa_text_find(t, " +0x");
    cut = cut ? cut : pa_text_find(t, " fp=");
    t.end = cut ? cut : t.end;
    const char *colon = pa_text_last(t, ':');
    struct pa_text digits = {colon ? colon + 1 : t.end, t.end};
    bool numbered = colon && pa_text_digits(&digits, number) && digits.next == digits.end;
    *file = (struct pa_text){t.next, numbered ? colon : t.next};
    *number = numbered ? *number : 0;
    if (pa_text_starts(line, "\t"))
        return true;
    bool path = memchr(t.next, '/', pa_text_size(t)) || memchr(t.next, '.', pa_text_size(t));
    return numbered ? path && (indented || cut || !pa_text_ends(*file, ")"))
                    : indented && pa_text_starts(t, "pc=0x");
}

// Names have blanks within brackets only: T[go.shape.struct { A int }].
static bool is_name(struct pa_text t)
{
    int depth = 0;
    for (; t.next < t.end; t.next++) {
        depth += *t.next == '[';
        depth -= *t.next == ']';
        if (depth == 0 && (*t.next == ' ' || *t.next == '\t'))
            return false;
    }
    return true;
}

struct pa_text pa_goroutine_function(struct pa_text line, bool *inlined, bool *call)
{
    line = pa_text_trim(line);
    *inlined = pa_text_ends(line, "(...)");
    *call = false;
    const char *p = line.end;
    int depth = 0;
    if (!pa_text_ends(line, ")"))
        return line;
    while (p > line.next) {
        p--;
        depth += (*p == ')') - (*p == '(');
        if (depth == 0)
            break;
    }
    if (depth || p == line.next)
        return line;
    struct pa_text name = {line.next, p};
    *call = is_name(name);
    return name;
}
