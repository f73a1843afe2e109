// SPDX-License-Identifier: Apache-2.0
// Labels, by the parts of the tree of calls whose cost has them (data.c), so that they follow
// whatever is chosen of it.
#include "page/encode.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_TAGS = 200, MOST_ENTRIES = 4000 };
// A subtree in which a label has less than this share of all costs is not looked into.
static const double LEAST_SHARE = 2e-3;

enum { OF_ITSELF = 0, OF_ALL = 2, WAYS = 4 };

struct tags {
    struct pa_page_encoder *e;
    const struct pa_page_parts *parts;
    const struct pa_page_places *at;
    double step, least;
    uint32_t count;                     // of places in the tree of calls
    uint32_t *up, *end;                 // by place: its caller's, and that behind all below it
    double *own[2], *whole[2];          // by place: what it costs itself, and with all below it
    double *cost[2], *sum[2];           // the same of the label at hand
    bool *has;                          // by place: some of the label is there or below it
    const struct pa_page_tagged **list; // in order of labels
    size_t entries;
    struct pa_strbuf text;
};

// ---- Costs by place

static void add_below(const struct tags *t, double *const own[2], double *const sum[2])
{
    for (int side = 0; side < 2; side++) {
        memcpy(sum[side], own[side], t->count * sizeof(double));
        for (uint32_t i = t->count; i-- > 1;)
            sum[side][t->up[i]] += sum[side][i];
    }
}

static void find_tree(struct tags *t, const struct pa_page_calls *c)
{
    struct pa_arena *arena = t->e->work->arena;
    for (uint32_t i = 0; i < t->e->placed; i++)
        t->count += t->e->large[i];
    t->up = pa_arena_calloc(arena, t->count + 1, sizeof *t->up);
    t->end = pa_arena_calloc(arena, t->count + 1, sizeof *t->end);
    t->has = pa_arena_calloc(arena, t->count + 1, sizeof *t->has);
    for (uint32_t i = 1; i < t->e->placed; i++) {
        if (t->e->large[i])
            t->up[t->e->place[i]] = t->e->place[c->tree.nodes.items[i].parent];
    }
    for (uint32_t i = t->count; i-- > 0;) {
        t->end[i] = t->end[i] ? t->end[i] : i + 1;
        if (i && t->end[t->up[i]] < t->end[i])
            t->end[t->up[i]] = t->end[i];
    }
    for (int side = 0; side < 2; side++) {
        double **lists[] = {&t->own[side], &t->whole[side], &t->cost[side], &t->sum[side]};
        for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
            *lists[i] = pa_arena_calloc(arena, t->count + 1, sizeof(double));
        for (uint32_t i = 0; i < t->parts->costs[side].count; i++)
            t->own[side][t->at->place[i]] += t->parts->costs[side].items[i];
    }
    add_below(t, t->own, t->whole);
}

static void take_label(struct tags *t, const struct pa_page_tagged *const *list, size_t count)
{
    memset(t->has, 0, t->count * sizeof *t->has);
    memset(t->cost[0], 0, t->count * sizeof(double));
    memset(t->cost[1], 0, t->count * sizeof(double));
    for (size_t i = 0; i < count; i++) {
        uint32_t place = t->at->place[list[i]->node];
        t->cost[0][place] += list[i]->cost[0];
        t->cost[1][place] += list[i]->cost[1];
        t->has[place] = true;
    }
    add_below(t, t->cost, t->sum);
    for (uint32_t i = t->count; i-- > 1;)
        t->has[t->up[i]] |= t->has[i];
}

// ---- Text

// `part` of what `all` costs.
static void add_entry(struct tags *t, int64_t key, const double part[2], const double all[2])
{
    bool whole = part[0] == all[0] && part[1] == all[1];
    const double steps[] = {part[0] / t->step, part[1] / t->step};
    pa_encode_part(&t->text, key, whole ? NULL : steps);
    t->entries++;
}

static void add_entries(struct tags *t)
{
    int64_t before = 0;
    bool any = false;
    for (uint32_t i = 0; i < t->count;) {
        const double part[] = {t->sum[0][i], t->sum[1][i]},
                     all[] = {t->whole[0][i], t->whole[1][i]};
        const double own[] = {t->cost[0][i], t->cost[1][i]};
        const double all_own[] = {t->own[0][i], t->own[1][i]};
        bool below =
            (part[0] == all[0] && part[1] == all[1]) || fabs(part[0]) + fabs(part[1]) < t->least;
        int64_t key = (int64_t)i * WAYS + (below ? OF_ALL : OF_ITSELF);
        if (t->has[i] && (below || own[0] != 0 || own[1] != 0)) {
            pa_strbuf_adds(&t->text, any ? "," : "");
            add_entry(t, key - before, below ? part : own, below ? all : all_own);
            before = key;
            any = true;
        }
        i = t->has[i] && !below ? i + 1 : t->end[i];
    }
}

// The entries of list[from…] with the same label as the first.
static size_t same_label(const struct tags *t, size_t from)
{
    size_t n = from;
    while (n < t->parts->tagged.count && t->list[n]->tag == t->list[from]->tag)
        n++;
    return n - from;
}

static void add_labels(struct tags *t)
{
    t->entries = 0;
    pa_strbuf_clear(&t->text);
    for (size_t i = 0, n; i < t->parts->tagged.count && t->list[i]->tag < MOST_TAGS; i += n) {
        const struct pa_page_tag *tag = &t->parts->tags.items[t->list[i]->tag];
        n = same_label(t, i);
        pa_strbuf_adds(&t->text, i ? ",[" : "[");
        pa_encode_text(&t->text, pa_strings_text(t->e->strings, tag->key));
        pa_strbuf_addc(&t->text, ',');
        pa_encode_text(&t->text, pa_strings_text(t->e->strings, tag->value));
        pa_strbuf_adds(&t->text, ",\"");
        take_label(t, &t->list[i], n);
        add_entries(t);
        pa_strbuf_adds(&t->text, "\"]");
    }
}

static int by_tag(const void *a, const void *b)
{
    const struct pa_page_tagged *x = *(const struct pa_page_tagged *const *)a;
    const struct pa_page_tagged *y = *(const struct pa_page_tagged *const *)b;
    return (x->tag > y->tag) - (x->tag < y->tag);
}

void pa_encode_tags(struct pa_page_encoder *e, const struct pa_page_data *d,
                    const struct pa_page_places *places, double step)
{
    struct tags t = {.e = e, .parts = &d->parts, .at = places, .step = step};
    size_t count = d->parts.tagged.count;
    pa_strbuf_adds(e->out, ",\"tags\":[");
    if (count) {
        find_tree(&t, &d->calls);
        t.list = pa_arena_calloc(e->work->arena, count, sizeof *t.list);
        for (size_t i = 0; i < count; i++)
            t.list[i] = &d->parts.tagged.items[i];
        qsort(t.list, count, sizeof *t.list, by_tag);
        t.least = LEAST_SHARE * pa_page_parts_size(&d->parts);
        for (add_labels(&t); t.entries > MOST_ENTRIES; add_labels(&t))
            t.least *= 4;
        pa_strbuf_add(e->out, t.text.text, t.text.size);
    }
    pa_strbuf_addc(e->out, ']');
    pa_strbuf_release(&t.text);
}
