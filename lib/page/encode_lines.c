// SPDX-License-Identifier: Apache-2.0
// Source lines of functions, each with the nodes of the tree of calls that its cost comes from
// (data.c), so that the viewer can show them for any selected part of the tree.
#include "base/escape.h"
#include "page/encode.h"
#include "source/source_files.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FUNCTIONS = 120, MOST_ENTRIES = 6000 };
static const double LEAST_LINE = 2e-3, LEAST_FUNCTION = 1e-2;

enum { BY_ITSELF, BY_CALLS, OF_CALL, AGAIN, WAYS };

struct entry {
    uint32_t line;
    uint64_t key; // WAYS times the node, and how
    double cost[2];
};

struct lines {
    struct pa_page_encoder *e;
    struct pa_page_data *data;
    double step;
    const struct pa_page_places *at;
    bool *again;      // by node of the stacks: its line has called it
    double *total[2]; // by line
    bool *chosen;     // by line
    double *own[2];   // by node of the tree of calls: all that BY_ITSELF and BY_CALLS share
    double *whole[2]; // and OF_CALL
    PA_VEC(struct entry) entries;
};

// ---- Costs of lines

static void add_up(struct lines *l)
{
    const struct pa_page_parts *p = &l->data->parts;
    const struct pa_prefix *nodes = p->stacks.nodes.items;
    size_t count = p->stacks.nodes.count;
    struct pa_arena *arena = l->e->work->arena;
    for (int side = 0; side < 2; side++)
        l->total[side] = pa_arena_calloc(arena, p->lines.count + 1, sizeof(double));
    l->again = pa_arena_calloc(arena, count + 1, sizeof *l->again);
    // Of the lines above a node, a bit each: most need no look at them.
    uint32_t *above = pa_arena_calloc(arena, count + 1, sizeof *above);
    for (uint32_t i = 1; i < count; i++) {
        uint32_t up = nodes[i].parent, bit = UINT32_C(1) << (nodes[i].item % 31);
        above[i] = above[up] | bit;
        if (!(above[up] & bit))
            up = 0;
        while (up && nodes[up].item != nodes[i].item)
            up = nodes[up].parent;
        l->again[i] = up > 0;
        for (int side = 0; side < 2 && !up; side++)
            l->total[side][nodes[i].item] += p->costs[side].count ? l->at->sum[side][i] : 0;
    }
}

static void add_up_calls(struct lines *l)
{
    const struct pa_page_parts *p = &l->data->parts;
    for (int side = 0; side < 2; side++) {
        l->own[side] = pa_arena_calloc(l->e->work->arena, l->e->placed + 1, sizeof(double));
        l->whole[side] = pa_arena_calloc(l->e->work->arena, l->e->placed + 1, sizeof(double));
        for (uint32_t i = 1; i < p->stacks.nodes.count; i++) {
            uint32_t place = l->at->place[i];
            l->own[side][place] += i < p->costs[side].count ? p->costs[side].items[i] : 0;
            l->whole[side][place] += l->at->small[i] ? 0 : l->at->sum[side][i];
        }
    }
}

static double size_of(const struct lines *l, size_t line)
{
    return fabs(l->total[0][line]) + fabs(l->total[1][line]);
}

// ---- Where it comes from

static void add_entry(struct lines *l, uint32_t line, uint64_t key, const double cost[2])
{
    if (cost[0] != 0 || cost[1] != 0)
        pa_vec_push(&l->entries, (struct entry){line, key, {cost[0], cost[1]}});
}

static void find_entries(struct lines *l)
{
    const struct pa_page_parts *p = &l->data->parts;
    const struct pa_prefix *nodes = p->stacks.nodes.items;
    for (uint32_t i = 1; i < p->stacks.nodes.count; i++) {
        uint32_t up = nodes[i].parent;
        uint64_t place = (uint64_t)l->at->place[i] * WAYS;
        const double own[] = {i < p->costs[0].count ? p->costs[0].items[i] : 0,
                              i < p->costs[1].count ? p->costs[1].items[i] : 0};
        const double all[] = {l->at->sum[0][i], l->at->sum[1][i]};
        if (l->chosen[nodes[i].item])
            add_entry(l, nodes[i].item, place + (l->again[i] ? AGAIN : BY_ITSELF), own);
        if (up && l->chosen[nodes[up].item] && !l->again[up])
            add_entry(l, nodes[up].item, place + (l->at->small[i] ? BY_CALLS : OF_CALL), all);
    }
}

static int by_line(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return (x->key > y->key) - (x->key < y->key);
}

static void sort_entries(struct lines *l)
{
    size_t kept = 0;
    if (l->entries.count)
        qsort(l->entries.items, l->entries.count, sizeof *l->entries.items, by_line);
    for (size_t i = 0; i < l->entries.count; i++) {
        struct entry *e = &l->entries.items[i], *before = &l->entries.items[kept ? kept - 1 : 0];
        if (kept && by_line(before, e) == 0) {
            before->cost[0] += e->cost[0];
            before->cost[1] += e->cost[1];
        } else {
            l->entries.items[kept++] = *e;
        }
    }
    l->entries.count = kept;
}

// ---- Text

static size_t first_entry(const struct lines *l, uint32_t line)
{
    size_t from = 0, to = l->entries.count;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        if (l->entries.items[middle].line < line)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

// Whether the entry is all of what its node costs.
static bool is_whole(const struct lines *l, const struct entry *e)
{
    double *const *all = e->key % WAYS == OF_CALL ? l->whole : l->own;
    uint64_t at = e->key / WAYS;
    return e->cost[0] == all[0][at] && e->cost[1] == all[1][at];
}

static void add_line(struct lines *l, uint32_t line, int64_t before)
{
    struct pa_strbuf *out = l->e->out;
    uint64_t key = 0;
    pa_strbuf_add_base36(out, l->data->parts.lines.items[line].line - before);
    for (size_t i = first_entry(l, line); i < l->entries.count && l->entries.items[i].line == line;
         i++) {
        const struct entry *e = &l->entries.items[i];
        const double parts[] = {e->cost[0] / l->step, e->cost[1] / l->step};
        pa_strbuf_addc(out, ',');
        pa_encode_part(out, (int64_t)(e->key - key), is_whole(l, e) ? NULL : parts);
        key = e->key;
    }
}

static void add_source(struct pa_page_encoder *e, const struct pa_page_line *const *l, size_t count,
                       const struct pa_source_path *sources)
{
    enum { MOST_LINES = 150, AROUND = 2 };
    struct pa_source_text text;
    struct pa_error ignored = {0};
    int64_t from = l[0]->line - AROUND, to = l[count - 1]->line + AROUND;
    from = from < 1 ? 1 : from;
    if (!sources || to - from > MOST_LINES ||
        !pa_source_read(sources, pa_strings_text(e->strings, l[0]->file), e->work->arena, &text,
                        &ignored))
        return;
    pa_strbuf_printf(e->out, ",%lld,[", (long long)from);
    for (int64_t i = from; i <= to && i <= (int64_t)text.count; i++) {
        pa_strbuf_adds(e->out, i > from ? "," : "");
        pa_escape_json(e->out, text.lines[i - 1].text, text.lines[i - 1].size);
    }
    pa_strbuf_addc(e->out, ']');
}

static size_t file_index(struct pa_page_encoder *e, pa_str file)
{
    size_t i = 0;
    while (i < e->files.count && e->files.items[i] != file)
        i++;
    if (i == e->files.count)
        pa_vec_push(&e->files, file);
    return i;
}

// Lines of one function in one file.
static void add_function(struct lines *l, const struct pa_page_line *const *list, size_t count)
{
    struct pa_page_encoder *e = l->e;
    int64_t before = 0;
    pa_strbuf_printf(e->out, "%s[%u,", e->out->text[e->out->size - 1] == '[' ? "" : ",",
                     pa_encode_name(e, list[0]->function));
    pa_strbuf_printf(e->out, "%zu,\"", file_index(e, list[0]->file));
    for (size_t i = 0; i < count; i++) {
        uint32_t line = (uint32_t)(list[i] - l->data->parts.lines.items);
        if (!l->chosen[line])
            continue;
        pa_strbuf_adds(e->out, before ? ";" : "");
        add_line(l, line, before);
        before = list[i]->line;
    }
    pa_strbuf_addc(e->out, '"');
    add_source(e, list, count, l->data->sources);
    pa_strbuf_addc(e->out, ']');
}

// ---- Which functions

static int by_function(const void *a, const void *b)
{
    const struct pa_page_line *x = *(const struct pa_page_line *const *)a;
    const struct pa_page_line *y = *(const struct pa_page_line *const *)b;
    if (x->function != y->function)
        return x->function < y->function ? -1 : 1;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

// Marks the lines of the functions that have one of some size, and gives where each begins in the
// list; the last is its end.
static size_t choose(struct lines *l, const struct pa_page_line *const *list, double least,
                     size_t begins[MOST_FUNCTIONS][2])
{
    const struct pa_page_parts *p = &l->data->parts;
    double all = pa_page_parts_size(p);
    size_t n = 0, count = p->lines.count;
    memset(l->chosen, 0, count * sizeof *l->chosen);
    for (size_t i = 0, end; i < count && n < MOST_FUNCTIONS; i = end) {
        double largest = 0;
        bool known = list[i]->function < l->e->known && l->e->index[list[i]->function];
        for (end = i; end < count && list[end]->function == list[i]->function &&
                      list[end]->file == list[i]->file;
             end++)
            largest = fmax(largest,
                           list[end]->line ? size_of(l, (size_t)(list[end] - p->lines.items)) : 0);
        if (!known || largest < least * all || largest == 0)
            continue;
        for (size_t k = i; k < end; k++) {
            size_t line = (size_t)(list[k] - p->lines.items);
            l->chosen[line] = size_of(l, line) >= LEAST_LINE * all;
        }
        begins[n][0] = i;
        begins[n++][1] = end;
    }
    return n;
}

void pa_encode_lines(struct pa_page_encoder *e, struct pa_page_data *d,
                     const struct pa_page_places *places, double step)
{
    struct lines l = {.e = e, .data = d, .at = places, .step = step};
    size_t count = d->parts.lines.count, begins[MOST_FUNCTIONS][2];
    const struct pa_page_line **list = pa_arena_calloc(e->work->arena, count + 1, sizeof *list);
    l.chosen = pa_arena_calloc(e->work->arena, count + 1, sizeof *l.chosen);
    for (size_t i = 0; i < count; i++)
        list[i] = &d->parts.lines.items[i];
    if (count)
        qsort(list, count, sizeof *list, by_function);
    add_up(&l);
    add_up_calls(&l);
    // As many functions as there is room for: as of calls, the largest.
    size_t functions;
    double least = LEAST_FUNCTION;
    do {
        functions = choose(&l, list, least, begins);
        l.entries.count = 0;
        find_entries(&l);
        sort_entries(&l);
        least *= 2;
    } while (l.entries.count > MOST_ENTRIES);
    pa_strbuf_adds(e->out, ",\"lines\":[");
    for (size_t i = 0; i < functions; i++)
        add_function(&l, &list[begins[i][0]], begins[i][1] - begins[i][0]);
    pa_strbuf_adds(e->out, "]");
    pa_vec_release(&l.entries);
}
