// SPDX-License-Identifier: Apache-2.0
#include "cmd/label_lines.h"

#include "base/quantity.h"

#include <stdlib.h>

static const char *text_of(const struct pa_view *view, pa_str id)
{
    return pa_profile_text(view->profile, id);
}

static void add_value(struct pa_strbuf *out, const struct pa_view *view,
                      const struct pa_label *label)
{
    if (label->numeric)
        pa_quantity_label(out, label->num,
                          text_of(view, pa_label_unit(view->label_units, label->key)), "auto");
    else
        pa_strbuf_adds(out, text_of(view, label->text));
}

static bool is_first_of_key(const struct pa_sample *s, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++) {
        if (s->label[i].key == s->label[at].key && s->label[i].numeric == s->label[at].numeric)
            return false;
    }
    return true;
}

struct lines {
    PA_VEC(char *) list;
};

static void make_line(struct lines *lines, const struct pa_view *view, const struct pa_sample *s,
                      uint32_t first)
{
    struct pa_strbuf line = {0};
    pa_strbuf_printf(&line, "%10s:  ", text_of(view, s->label[first].key));
    for (uint32_t i = first; i < s->label_count; i++) {
        if (s->label[i].key != s->label[first].key ||
            s->label[i].numeric != s->label[first].numeric)
            continue;
        pa_strbuf_adds(&line, i > first ? " " : "");
        add_value(&line, view, &s->label[i]);
    }
    pa_strbuf_addc(&line, '\n');
    pa_vec_push(&lines->list, line.text);
}

static int compare(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

void pa_label_lines(struct pa_strbuf *out, const struct pa_view *view, const struct pa_sample *s)
{
    for (int numeric = 0; numeric < 2; numeric++) {
        struct lines lines = {0};
        for (uint32_t i = 0; i < s->label_count; i++) {
            if (s->label[i].numeric == numeric && is_first_of_key(s, i))
                make_line(&lines, view, s, i);
        }
        if (lines.list.count)
            qsort(lines.list.items, lines.list.count, sizeof *lines.list.items, compare);
        for (size_t i = 0; i < lines.list.count; i++) {
            pa_strbuf_adds(out, lines.list.items[i]);
            free(lines.list.items[i]);
        }
        pa_vec_release(&lines.list);
    }
}

void pa_label_text(struct pa_strbuf *out, const struct pa_view *view, const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->label_count; i++) {
        pa_strbuf_printf(out, "%s%s:", i ? " " : "", text_of(view, s->label[i].key));
        add_value(out, view, &s->label[i]);
    }
}
