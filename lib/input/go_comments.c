// SPDX-License-Identifier: Apache-2.0
#include "input/go_comments.h"

#include "base/strbuf.h"
#include "input/function_name.h"

#include <string.h>

bool pa_go_is_comment(struct pa_text line)
{
    line = pa_text_trim(line);
    return line.next == line.end || *line.next == '#';
}

bool pa_go_quoted(struct pa_text *t, struct pa_strbuf *out)
{
    pa_strbuf_clear(out);
    if (!pa_text_skip(t, "\""))
        return false;
    while (t->next < t->end && *t->next != '"') {
        if (*t->next == '\\' && t->end - t->next > 1 && strchr("\\\"", t->next[1]))
            t->next++;
        pa_strbuf_addc(out, *t->next++);
    }
    return pa_text_skip(t, "\"");
}

static pa_str intern(struct pa_addresses *a, const struct pa_strbuf *text)
{
    return pa_strings_add(a->input->strings, pa_strbuf_text(text), text->size);
}

// {"key":"value", …}
static void parse_labels(struct pa_addresses *a, struct pa_text t)
{
    struct pa_strbuf text = {0};
    pa_text_spaces(&t);
    bool more = pa_text_skip(&t, "{");
    while (more && pa_go_quoted(&t, &text)) {
        struct pa_label label = {.key = intern(a, &text)};
        if (!pa_text_skip(&t, ":") || !pa_go_quoted(&t, &text))
            break;
        label.text = intern(a, &text);
        pa_addresses_label(a, label);
        more = pa_text_skip(&t, ",");
        pa_text_spaces(&t);
    }
    pa_strbuf_release(&text);
}

// name+0x5b <tabs> file:line
static void parse_name(struct pa_addresses *a, uint64_t address, struct pa_text t)
{
    pa_text_spaces(&t);
    const char *tab = memchr(t.next, '\t', pa_text_size(t));
    struct pa_text name = {t.next, tab ? tab : t.end}, place = {name.end, t.end};
    name = pa_text_trim(name);
    const char *plus = pa_text_last(name, '+');
    if (plus)
        name.end = plus;
    if (name.next == name.end)
        return;
    place = pa_text_trim(place);
    int64_t line = 0;
    const char *colon = pa_text_last(place, ':');
    struct pa_text digits = {colon ? colon + 1 : place.end, place.end};
    if (colon && pa_text_digits(&digits, &line) && digits.next == digits.end)
        place.end = colon;
    pa_str id = pa_strings_add(a->input->strings, name.next, pa_text_size(name));
    pa_str file = pa_strings_add(a->input->strings, place.next, pa_text_size(place));
    struct pa_function f = pa_function_as_is(id, a->input->strings);
    f.file = file;
    pa_addresses_name(a, address, &f, line);
}

void pa_go_comment(struct pa_addresses *a, struct pa_text line)
{
    uint64_t address;
    line = pa_text_trim(line);
    if (a->input->no_names || !a->samples.count || !pa_text_skip(&line, "#"))
        return;
    pa_text_spaces(&line);
    if (pa_text_skip(&line, "labels:"))
        parse_labels(a, line);
    else if (pa_text_skip(&line, "0x") && pa_text_hex(&line, &address))
        parse_name(a, address, line);
}
