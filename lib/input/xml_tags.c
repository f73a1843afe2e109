// SPDX-License-Identifier: Apache-2.0
#include "input/xml_tags.h"

#include <string.h>

struct pa_xml_tags pa_xml_tags_of(const struct pa_bytes *bytes)
{
    const char *text = (const char *)bytes->data;
    return (struct pa_xml_tags){.rest = {text, text + bytes->size}, .line = 1};
}

static void move_to(struct pa_xml_tags *x, const char *place)
{
    for (const char *p = x->rest.next; (p = memchr(p, '\n', (size_t)(place - p))); p++)
        x->line++;
    x->rest.next = place;
}

// Moves behind the next `end`; false if there is none.
static bool move_past(struct pa_xml_tags *x, const char *end)
{
    const char *place = pa_text_find(x->rest, end);
    if (!place) {
        x->broken = true;
        return false;
    }
    move_to(x, place + strlen(end));
    return true;
}

// Where the tag that begins here ends: at the first > outside of quotes.
static const char *end_of_tag(struct pa_text text)
{
    char quote = 0;
    for (const char *p = text.next; p < text.end; p++) {
        if (quote) {
            quote = *p == quote ? 0 : quote;
        } else if (*p == '"' || *p == '\'') {
            quote = *p;
        } else if (*p == '>') {
            return p;
        }
    }
    return NULL;
}

static bool take_tag(struct pa_xml_tags *x)
{
    const char *end = end_of_tag(x->rest);
    if (!end) {
        x->broken = true;
        return false;
    }
    struct pa_text tag = {x->rest.next, end};
    x->opens = !pa_text_skip(&tag, "/");
    x->closes = !x->opens;
    if (x->opens && pa_text_ends(tag, "/")) {
        x->closes = true;
        tag.end--;
    }
    pa_text_word(&tag, &x->name);
    x->attributes = tag;
    return true;
}

bool pa_xml_next(struct pa_xml_tags *x)
{
    if (x->name.next) // behind the tag before this one
        move_to(x, end_of_tag(x->rest) + 1);
    x->name = (struct pa_text){0};
    for (const char *open; (open = pa_text_find(x->rest, "<"));) {
        move_to(x, open + 1);
        bool ok = true;
        if (pa_text_starts(x->rest, "!--"))
            ok = move_past(x, "-->");
        else if (pa_text_starts(x->rest, "![CDATA["))
            ok = move_past(x, "]]>");
        else if (pa_text_starts(x->rest, "!") || pa_text_starts(x->rest, "?"))
            ok = move_past(x, ">");
        else
            return take_tag(x);
        if (!ok)
            return false;
    }
    return false;
}

static void add_character(struct pa_strbuf *out, uint64_t c)
{
    if (c < 0x80) {
        pa_strbuf_addc(out, (char)c);
    } else if (c < 0x800) {
        pa_strbuf_addc(out, (char)(0xc0 | c >> 6));
        pa_strbuf_addc(out, (char)(0x80 | (c & 63)));
    } else if (c < 0x10000) {
        pa_strbuf_addc(out, (char)(0xe0 | c >> 12));
        pa_strbuf_addc(out, (char)(0x80 | (c >> 6 & 63)));
        pa_strbuf_addc(out, (char)(0x80 | (c & 63)));
    } else {
        pa_strbuf_addc(out, (char)(0xf0 | c >> 18));
        pa_strbuf_addc(out, (char)(0x80 | (c >> 12 & 63)));
        pa_strbuf_addc(out, (char)(0x80 | (c >> 6 & 63)));
        pa_strbuf_addc(out, (char)(0x80 | (c & 63)));
    }
}

// Takes an entity off the text, which stands behind its &.
static bool take_entity(struct pa_text *text, uint64_t *c)
{
    static const struct {
        const char *name;
        char c;
    } names[] = {{"amp;", '&'}, {"lt;", '<'}, {"gt;", '>'}, {"quot;", '"'}, {"apos;", '\''}};
    int64_t decimal;
    struct pa_text t = *text;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (pa_text_skip(text, names[i].name)) {
            *c = (uint64_t)names[i].c;
            return true;
        }
    }
    if (!pa_text_skip(&t, "#"))
        return false;
    if (pa_text_skip(&t, "x")) {
        if (!pa_text_hex(&t, c))
            return false;
    } else {
        if (!pa_text_digits(&t, &decimal))
            return false;
        *c = (uint64_t)decimal;
    }
    if (*c == 0 || *c > 0x10ffff || !pa_text_skip(&t, ";"))
        return false;
    *text = t;
    return true;
}

static void add_value(struct pa_strbuf *out, struct pa_text text)
{
    uint64_t c;
    while (text.next < text.end) {
        if (!pa_text_skip(&text, "&"))
            pa_strbuf_addc(out, *text.next++);
        else if (take_entity(&text, &c))
            add_character(out, c);
        else
            pa_strbuf_addc(out, '&');
    }
}

bool pa_xml_attribute(const struct pa_xml_tags *tags, const char *name, struct pa_strbuf *value)
{
    struct pa_text t = tags->attributes;
    while (pa_text_spaces(&t), t.next < t.end) {
        struct pa_text key = {t.next, t.next};
        while (t.next < t.end && *t.next != '=')
            t.next++;
        key.end = t.next;
        t.next += t.next < t.end;
        pa_text_spaces(&t);
        if (t.next == t.end || (*t.next != '"' && *t.next != '\''))
            return false;
        char quote = *t.next++;
        const char *end = memchr(t.next, quote, pa_text_size(t));
        if (!end)
            return false;
        if (pa_text_equals(pa_text_trim(key), name)) {
            add_value(value, (struct pa_text){t.next, end});
            return true;
        }
        t.next = end + 1;
    }
    return false;
}
