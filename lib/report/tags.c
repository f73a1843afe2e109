// SPDX-License-Identifier: Apache-2.0
#include "report/tags.h"

#include "base/hash.h"
#include "base/number.h"
#include "base/quantity.h"
#include "base/utf8.h"
#include "profile/sample.h"
#include "report/report_header.h"
#include "view/values.h"

#include <stdlib.h>
#include <string.h>

struct tag {
    const char *key, *value;
    pa_str key_id, value_id;
    int64_t sum;
};

struct tags {
    const struct pa_view *view;
    struct pa_index index;
    PA_VEC(struct tag) list;
    struct pa_strbuf scratch;
};

static pa_str value_id(struct tags *t, const struct pa_label *label)
{
    const struct pa_profile *p = t->view->profile;
    if (!label->numeric)
        return label->text;
    pa_strbuf_clear(&t->scratch);
    pa_quantity_label(&t->scratch, label->num,
                      pa_profile_text(p, pa_label_unit(t->view->label_units, label->key)),
                      t->view->output_unit);
    return pa_strings_add(p->strings, t->scratch.text, t->scratch.size);
}

static struct tag *find_tag(struct tags *t, pa_str key, pa_str value)
{
    uint64_t hash = pa_hash_u64((uint64_t)key << 32 | value);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&t->index, hash); pa_index_at(&t->index, slot, hash, &i);
         slot = pa_index_next(&t->index, slot)) {
        if (i != UINT32_MAX && t->list.items[i].key_id == key && t->list.items[i].value_id == value)
            return &t->list.items[i];
    }
    const struct pa_profile *p = t->view->profile;
    pa_index_add(&t->index, hash, (uint32_t)t->list.count);
    pa_vec_push(&t->list,
                (struct tag){pa_profile_text(p, key), pa_profile_text(p, value), key, value, 0});
    return &t->list.items[t->list.count - 1];
}

static void collect(struct tags *t)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, t->view->profile);
    while (pa_sample_next(&r)) {
        for (uint32_t i = 0; i < r.sample.label_count; i++) {
            const struct pa_label *l = &r.sample.label[i];
            struct tag *tag = find_tag(t, l->key, value_id(t, l));
            // A sample that has a value twice counts twice: that may be more than the total.
            tag->sum = pa_add_saturated(tag->sum, r.sample.value[t->view->measure.type]);
        }
    }
    pa_sample_reader_release(&r);
}

// By key, then the heaviest first.
static int compare(const void *pa, const void *pb)
{
    const struct tag *a = pa, *b = pb;
    int keys = strcmp(a->key, b->key);
    if (keys)
        return keys;
    if (pa_magnitude(a->sum) != pa_magnitude(b->sum))
        return pa_magnitude(a->sum) > pa_magnitude(b->sum) ? -1 : 1;
    return strcmp(a->value, b->value);
}

static void add_sum(struct pa_strbuf *out, const struct pa_view *view, int64_t sum,
                    struct pa_arena *arena)
{
    pa_strbuf_adds(out, pa_view_label(view, sum, arena));
    if (view->total > 0)
        pa_strbuf_printf(out, " (%s)", pa_view_percentage(sum, view->total, arena));
}

// pprof aligns with tabs, so a tab in a value ends a column: it becomes a blank in front.
static void add_tag_value(struct pa_strbuf *out, const char *value)
{
    for (const char *tab; (tab = strchr(value, '\t')); value = tab + 1) {
        pa_strbuf_addc(out, ' ');
        pa_strbuf_add(out, value, (size_t)(tab - value));
    }
    pa_strbuf_adds(out, value);
}

// The lines of one key: its total, then its values, right-aligned in columns of their own.
static void add_key_lines(struct pa_strbuf *out, const struct pa_view *view, const struct tag *tags,
                          size_t count, struct pa_arena *arena)
{
    int64_t total = 0;
    size_t key_width = pa_utf8_count(tags->key, strlen(tags->key)) + 2, widest = 0;
    const char **sums = pa_arena_calloc(arena, count, sizeof *sums);
    for (size_t i = 0; i < count; i++) {
        struct pa_strbuf sum = {0};
        add_sum(&sum, view, tags[i].sum, arena);
        sums[i] = pa_arena_strndup(arena, sum.text, sum.size);
        widest = sum.size > widest ? sum.size : widest;
        total = pa_add_saturated(total, tags[i].sum);
        pa_strbuf_release(&sum);
    }
    pa_strbuf_printf(out, " %s: Total %s of ", tags->key, pa_view_label(view, total, arena));
    pa_strbuf_adds(out, pa_view_label(view, view->total, arena));
    if (view->total > 0)
        pa_strbuf_printf(out, " (%s)", pa_view_percentage(total, view->total, arena));
    pa_strbuf_addc(out, '\n');
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_printf(out, "%*s%*s:", (int)key_width, "", (int)widest + 1, sums[i]);
        pa_strbuf_addc(out, ' ');
        add_tag_value(out, tags[i].value);
        pa_strbuf_addc(out, '\n');
    }
    pa_strbuf_addc(out, '\n');
}

static void add_rows(struct pa_doc *doc, const struct tags *t)
{
    struct pa_table *table = pa_doc_table(doc, "labels");
    table->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(table, (struct pa_column){.key = "key", .kind = PA_CELL_TEXT});
    pa_table_column(table, (struct pa_column){.key = "value", .kind = PA_CELL_TEXT});
    pa_table_column(table, (struct pa_column){.key = "sum",
                                              .kind = PA_CELL_QUANTITY,
                                              .unit = t->view->unit,
                                              .shown_in = t->view->output_unit});
    pa_table_column(table, (struct pa_column){.key = "share", .kind = PA_CELL_RATIO});
    for (size_t i = 0; i < t->list.count; i++) {
        const struct tag *tag = &t->list.items[i];
        pa_table_row(table, NULL, pa_cell_text(tag->key), pa_cell_text(tag->value),
                     pa_cell_quantity(pa_view_value(t->view, tag->sum)),
                     pa_cell_ratio(pa_view_share(tag->sum, t->view->total)));
    }
}

void pa_report_add_tags(struct pa_doc *doc, const struct pa_view *view)
{
    struct tags t = {.view = view};
    struct pa_strbuf lines = {0};
    pa_report_header_facts(doc, view);
    collect(&t);
    if (t.list.count)
        qsort(t.list.items, t.list.count, sizeof *t.list.items, compare);
    for (size_t i = 0, end; i < t.list.count; i = end) {
        for (end = i + 1; end < t.list.count && t.list.items[end].key_id == t.list.items[i].key_id;)
            end++;
        add_key_lines(&lines, view, &t.list.items[i], end - i, doc->arena);
    }
    pa_doc_verbatim(doc, pa_strbuf_keep(&lines, doc->arena));
    add_rows(doc, &t);
    pa_index_release(&t.index);
    pa_vec_release(&t.list);
    pa_strbuf_release(&t.scratch);
}
