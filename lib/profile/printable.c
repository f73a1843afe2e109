// SPDX-License-Identifier: Apache-2.0
#include "profile/printable.h"

#include "base/strbuf.h"
#include "base/utf8.h"
#include "profile/sample.h"

#include <string.h>

struct printable {
    struct pa_sample_filter filter; // first, so that a filter is one of these
    struct pa_strings *strings;
    const pa_str *shown; // by string; 0: as it is
    size_t count;
    bool utf8; // escape all that is none
};

// A NUL, or a byte that is no UTF-8: of these all, or those that are control characters to
// terminals of eight bits.
static bool is_odd(uint32_t c, size_t bytes, char byte, bool utf8)
{
    bool invalid = c == PA_UTF8_INVALID && bytes == 1;
    return c == 0 || (invalid && (utf8 || (unsigned char)byte < 0xA0));
}

static bool has_odd_bytes(const char *text, size_t size, bool utf8)
{
    size_t bytes;
    for (size_t i = pa_ascii_run(text, size); i < size; i += bytes) {
        uint32_t c = pa_utf8_decode(text + i, size - i, &bytes);
        if (is_odd(c, bytes, text[i], utf8))
            return true;
    }
    return false;
}

// "\x", which an escape would look like.
static bool has_escape(const char *text, size_t size)
{
    const char *end = text + size;
    while ((text = memchr(text, '\\', (size_t)(end - text))) && text + 1 < end) {
        if (*++text == 'x')
            return true;
    }
    return false;
}

// All that is odd in a text that has something odd.
static void add_escaped(struct pa_strbuf *out, const char *text, size_t size)
{
    size_t bytes;
    for (size_t i = 0; i < size; i += bytes) {
        uint32_t c = pa_utf8_decode(text + i, size - i, &bytes);
        if (is_odd(c, bytes, text[i], true))
            pa_strbuf_printf(out, "\\x%02x", (unsigned char)text[i]);
        else if (c == '\\')
            pa_strbuf_adds(out, "\\\\");
        else
            pa_strbuf_add(out, text + i, bytes);
    }
}

static pa_str escape(struct pa_strings *strings, pa_str id)
{
    struct pa_strbuf text = {0};
    add_escaped(&text, pa_strings_text(strings, id), pa_strings_size(strings, id));
    pa_str shown = pa_strings_add(strings, pa_strbuf_text(&text), text.size);
    pa_strbuf_release(&text);
    return shown;
}

static bool any_odd(const struct pa_strings *strings, bool utf8)
{
    for (size_t i = 1; i < strings->list.count; i++) {
        if (has_odd_bytes(strings->list.items[i].text, strings->list.items[i].size, utf8))
            return true;
    }
    return false;
}

static void find_shown(struct printable *p, struct pa_arena *arena)
{
    size_t count = p->strings->list.count; // those added here are not looked at
    pa_str *shown = pa_arena_calloc(arena, count, sizeof *shown);
    for (pa_str i = 1; i < count; i++) {
        struct pa_string s = p->strings->list.items[i];
        if (has_odd_bytes(s.text, s.size, p->utf8) || has_escape(s.text, s.size))
            shown[i] = escape(p->strings, i);
    }
    p->shown = shown;
    p->count = count;
}

static void show(const struct printable *p, pa_str *id)
{
    if (*id < p->count && p->shown[*id])
        *id = p->shown[*id];
}

static bool show_labels(const struct pa_sample_filter *filter, struct pa_sample_edit *edit)
{
    const struct printable *p = (const struct printable *)filter;
    for (uint32_t i = 0; i < edit->label_count; i++) {
        show(p, &edit->label[i].key);
        show(p, &edit->label[i].text);
        show(p, &edit->label[i].unit);
    }
    return true;
}

static void show_type(const struct printable *p, struct pa_value_type *type)
{
    show(p, &type->type);
    show(p, &type->unit);
}

static void show_tables(const struct printable *p, struct pa_profile *to, struct pa_arena *arena)
{
    to->functions =
        pa_arena_memdup(arena, to->functions, (to->function_count + 1) * sizeof *to->functions);
    for (uint32_t i = 1; i <= to->function_count; i++) {
        show(p, &to->functions[i].name);
        show(p, &to->functions[i].system_name);
        show(p, &to->functions[i].file);
    }
    to->mappings =
        pa_arena_memdup(arena, to->mappings, (to->mapping_count + 1) * sizeof *to->mappings);
    for (uint32_t i = 1; i <= to->mapping_count; i++) {
        show(p, &to->mappings[i].file);
        show(p, &to->mappings[i].build_id);
    }
}

static void show_header(const struct printable *p, struct pa_profile *to, struct pa_arena *arena)
{
    to->types = pa_arena_memdup(arena, to->types, to->type_count * sizeof *to->types);
    for (uint32_t i = 0; i < to->type_count; i++)
        show_type(p, &to->types[i]);
    to->comments = pa_arena_memdup(arena, to->comments, to->comment_count * sizeof *to->comments);
    for (uint32_t i = 0; i < to->comment_count; i++)
        show(p, &to->comments[i]);
    show_type(p, &to->period_type);
    show(p, &to->default_type);
    show(p, &to->doc_url);
}

const struct pa_profile *pa_profile_printable(const struct pa_profile *profile, bool utf8,
                                              struct pa_arena *arena)
{
    if (!any_odd(profile->strings, utf8))
        return profile;
    struct printable *p = pa_arena_calloc(arena, 1, sizeof *p);
    *p = (struct printable){.filter.apply = show_labels, .strings = profile->strings, .utf8 = utf8};
    find_shown(p, arena);
    struct pa_profile *to = pa_profile_copy(profile, arena);
    show_tables(p, to, arena);
    show_header(p, to, arena);
    pa_profile_add_filter(to, &p->filter, arena);
    return to;
}
