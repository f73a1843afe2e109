// SPDX-License-Identifier: Apache-2.0
#include "report/label_lines.h"

#include "base/quantity.h"
#include "report/label_groups.h"

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

struct lines {
    PA_VEC(char *) list;
};

static void make_line(struct lines *lines, const struct pa_view *view, const struct pa_label *label,
                      size_t count)
{
    struct pa_strbuf line = {0};
    pa_strbuf_printf(&line, "%10s:  ", text_of(view, label->key));
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_adds(&line, i ? " " : "");
        add_value(&line, view, &label[i]);
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
        struct pa_label_groups g;
        pa_label_groups_init(&g, s, numeric);
        for (size_t i = 0, end; i < g.labels.count; i = end) {
            end = pa_label_group_end(&g, i);
            make_line(&lines, view, &g.labels.items[i], end - i);
        }
        pa_label_groups_release(&g);
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
