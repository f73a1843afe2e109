// SPDX-License-Identifier: Apache-2.0
#include "page/data.h"

#include "analysis/noise_gate.h"
#include "base/escape.h"
#include "base/quantity.h"
#include "source/source_files.h"
#include "symbol/distinct.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// {"sides": ["old", "new"], "names": […], "own": "…", "kinds": [{"id": "profile-cpu",
//  "types": [{"n": "cpu", "u": "t" | "b" | unit, "m": nanoseconds or bytes a step, "c": column}],
//  "type": 1, "runs": [[side, "name", seconds]], "t": "…", "v": "…",
//  "scale": of old values, "sure": of the total, "proof": "proved", "doubt": why nothing is,
//  "census": everything was counted, "cum": what is judged, "sampled": steps are samples, "ev":
//  "…", "lines": [[name, file, "…", from, [source]]],
//  "files": […], "tags": [[key, value, old, new]]}]}
//
// Numbers in strings are in base 36, an empty one is 0. A name starts with half of how many
// characters it has in common with the name before, which are left out, as one digit. "own" are the
// numbers of the user's functions, each less the one before.
//
// "t" is the tree in depth first order, nodes separated by ",": the name's number, and after a "."
// how many levels to go up before the next node. The root is not in it.
// "v" are values by node, root first, separated by ";": of profiles separated by ",", the profile's
// number and after "." each a value for each column, in steps. Types that are each other's
// multiples share a column.
// "ev" are the functions of a comparison that were judged, separated by ";": the name's number;
// what is proved of its own cost and of all it calls (1 more, -1 less); 1000 times the logarithm
// of the ratio, its ends; 1000 q; 1000 times the change that would have been found. Fields are
// separated by ",".
// The lines of a function, separated by ";": the line less the one before; own values and all
// values, old and new, in steps of the kind's type.

enum { MOST_NODES = 50000, MOST_FUNCTIONS = 120, MOST_TAGS = 200, LARGE = 1 << 20 };
static const double LEAST_SHARE = 1e-4, LEAST_LINE = 2e-3, LEAST_FUNCTION = 1e-2;

struct encoder {
    const struct pa_page_work *work;
    struct pa_strbuf *out;
    struct pa_strings *strings;
    uint32_t *index; // by string: number of the name and 1
    size_t known;    // strings
    PA_VEC(pa_str) names;
    PA_VEC(pa_str) files;
};

static uint32_t name_index(struct encoder *e, pa_str name)
{
    if (name >= e->known)
        return 0;
    if (!e->index[name]) {
        pa_vec_push(&e->names, name);
        e->index[name] = (uint32_t)e->names.count;
    }
    return e->index[name] - 1;
}

static void add_json(struct pa_strbuf *out, const char *text)
{
    pa_escape_json(out, text, strlen(text));
}

// ---- The tree

struct order {
    uint32_t *first, *next; // by node: a child, a sibling; 0: none
    uint32_t *place;        // by node: its place in depth first order, or of who has its values
    uint32_t count;
};

static void add_tree(struct encoder *e, const struct pa_page_calls *c, const bool *large,
                     struct order *o)
{
    size_t count = c->tree.nodes.count;
    o->first = pa_arena_calloc(c->arena, count + 1, sizeof *o->first);
    o->next = pa_arena_calloc(c->arena, count + 1, sizeof *o->next);
    o->place = pa_arena_calloc(c->arena, count + 1, sizeof *o->place);
    for (uint32_t i = (uint32_t)count; i-- > 1;) {
        if (!large[i])
            continue;
        o->next[i] = o->first[c->tree.nodes.items[i].parent];
        o->first[c->tree.nodes.items[i].parent] = i;
    }
    pa_strbuf_adds(e->out, ",\"t\":\"");
    o->count = 1;
    for (uint32_t at = o->first[0]; at;) {
        uint32_t up = 0, next = o->first[at];
        o->place[at] = o->count++;
        pa_strbuf_add_base36(e->out, name_index(e, c->tree.nodes.items[at].item));
        for (uint32_t n = at; !next && n; n = c->tree.nodes.items[n].parent, up++)
            next = o->next[n];
        if (up) {
            pa_strbuf_addc(e->out, '.');
            pa_strbuf_add_base36(e->out, up);
        }
        if (next)
            pa_strbuf_addc(e->out, ',');
        at = next;
    }
    pa_strbuf_addc(e->out, '"');
    for (uint32_t i = 1; i < count; i++) {
        if (!large[i])
            o->place[i] = o->place[c->tree.nodes.items[i].parent];
    }
}

// ---- Values

struct columns {
    int64_t *step;    // by type: what divides all values
    uint32_t *column; // by type
    uint32_t *type;   // by column
    uint32_t count;
};

static int64_t divisor(int64_t a, int64_t b)
{
    while (b) {
        int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

static bool are_alike(const struct pa_page_calls *c, const struct columns *k, uint32_t a,
                      uint32_t b)
{
    for (size_t i = 0; i < c->cells.count; i++) {
        const int64_t *v = &c->values.items[i * c->type_count];
        if (v[a] / k->step[a] != v[b] / k->step[b])
            return false;
    }
    return true;
}

static struct columns find_columns(const struct pa_page_calls *c)
{
    struct columns k = {.step = pa_arena_calloc(c->arena, c->type_count + 1, sizeof *k.step),
                        .column = pa_arena_calloc(c->arena, c->type_count + 1, sizeof *k.column),
                        .type = pa_arena_calloc(c->arena, c->type_count + 1, sizeof *k.type)};
    for (uint32_t t = 0; t < c->type_count; t++) {
        for (size_t i = 0; i < c->cells.count; i++) {
            int64_t v = c->values.items[i * c->type_count + t];
            k.step[t] = divisor(k.step[t], v == INT64_MIN ? INT64_MAX : v);
        }
        k.step[t] = k.step[t] ? k.step[t] : 1;
        uint32_t same = 0;
        while (same < k.count && !are_alike(c, &k, k.type[same], t))
            same++;
        if (same == k.count)
            k.type[k.count++] = t;
        k.column[t] = same;
    }
    return k;
}

// Cells by the node that has their values, in order of profiles.
static const uint32_t *sort_cells(const struct pa_page_calls *c, const struct order *o,
                                  uint32_t *start)
{
    uint32_t *sorted = pa_arena_calloc(c->arena, c->cells.count + 1, sizeof *sorted);
    for (size_t i = 0; i < c->cells.count; i++)
        start[o->place[c->cells.items[i].node] + 1]++;
    for (uint32_t i = 0; i < o->count; i++)
        start[i + 1] += start[i];
    uint32_t *next = pa_arena_memdup(c->arena, start, (o->count + 1) * sizeof *next);
    for (uint32_t i = 0; i < c->cells.count; i++)
        sorted[next[o->place[c->cells.items[i].node]]++] = i;
    return sorted;
}

static void add_sums(struct encoder *e, uint32_t run, const double *sums, const struct columns *k)
{
    if (run)
        pa_strbuf_add_base36(e->out, run);
    for (uint32_t i = 0; i < k->count; i++) {
        pa_strbuf_addc(e->out, '.');
        double steps = sums[i] / (double)k->step[k->type[i]];
        if (steps)
            pa_strbuf_add_base36(e->out, (int64_t)fmax(fmin(steps, 9e18), -9e18));
    }
}

static void add_values(struct encoder *e, const struct pa_page_calls *c, const struct order *o,
                       const struct columns *k)
{
    uint32_t *start = pa_arena_calloc(c->arena, (size_t)o->count + 2, sizeof *start);
    const uint32_t *sorted = sort_cells(c, o, start);
    double *sums = pa_arena_calloc(c->arena, k->count + 1, sizeof *sums);
    pa_strbuf_adds(e->out, ",\"v\":\"");
    for (uint32_t n = 0; n < o->count; n++) {
        pa_strbuf_adds(e->out, n ? ";" : "");
        for (uint32_t i = start[n], first = i; i < start[n + 1]; i++) {
            uint32_t run = c->cells.items[sorted[i]].run;
            for (uint32_t col = 0; col < k->count; col++)
                sums[col] +=
                    (double)c->values.items[(size_t)sorted[i] * c->type_count + k->type[col]];
            if (i + 1 < start[n + 1] && c->cells.items[sorted[i + 1]].run == run)
                continue;
            pa_strbuf_adds(e->out, first < i && e->out->text[e->out->size - 1] != ';' &&
                                           e->out->text[e->out->size - 1] != '"'
                                       ? ","
                                       : "");
            add_sums(e, run, sums, k);
            memset(sums, 0, k->count * sizeof *sums);
        }
    }
    pa_strbuf_addc(e->out, '"');
}

static void add_types(struct encoder *e, const struct pa_page_data *d, const struct columns *k)
{
    const struct pa_page_calls *c = &d->calls;
    pa_strbuf_adds(e->out, ",\"types\":[");
    for (uint32_t t = 0; t < c->type_count; t++) {
        const char *unit = pa_strings_text(e->strings, c->types[t].unit), *shown;
        bool time = pa_units_compatible(unit, "nanoseconds"),
             bytes = pa_units_compatible(unit, "bytes");
        double factor = 1;
        if (time || bytes)
            pa_quantity_scale_double(1, unit, time ? "ns" : "b", &factor, &shown);
        pa_strbuf_adds(e->out, t ? ",{\"n\":" : "{\"n\":");
        add_json(e->out, pa_strings_text(e->strings, c->types[t].type));
        pa_strbuf_adds(e->out, ",\"u\":");
        add_json(e->out, time ? "t" : bytes ? "b" : strcmp(unit, "count") ? unit : "");
        pa_strbuf_printf(e->out, ",\"m\":%.17g,\"c\":%u}", (double)k->step[t] * factor,
                         k->column[t]);
    }
    pa_strbuf_printf(e->out, "],\"type\":%u", d->type);
}

static void add_runs(struct encoder *e, const struct pa_page_calls *c)
{
    pa_strbuf_adds(e->out, ",\"runs\":[");
    for (size_t i = 0; i < c->runs.count; i++) {
        const struct pa_page_run *run = &c->runs.items[i];
        pa_strbuf_printf(e->out, "%s[%d,", i ? "," : "", run->side);
        add_json(e->out, run->name);
        pa_strbuf_printf(e->out, ",%lld]", (long long)(run->time_nanos / 1000000000));
    }
    pa_strbuf_adds(e->out, "]");
}

// ---- What is known of changes

static int direction(const struct pa_change *c)
{
    switch (c->class) {
    case PA_CHANGE_REGRESSED:
    case PA_CHANGE_IMPROVED:
    case PA_CHANGE_NEW:
    case PA_CHANGE_GONE:
    case PA_CHANGE_LIKELY:
        return c->new_value > c->old_value ? 1 : -1;
    default:
        return 0;
    }
}

static int64_t thousandths(double value)
{
    return isnan(value) ? 0 : llround(fmax(-9999, fmin(9999, value)) * 1000);
}

static void add_change(struct encoder *e, const struct pa_compared *f, bool by_cum)
{
    const struct pa_change *c = by_cum ? &f->cum : &f->flat;
    const int64_t fields[] = {
        direction(&f->flat), direction(&f->cum), thousandths(c->log_ratio), thousandths(c->lo),
        thousandths(c->hi),  thousandths(c->q),  thousandths(c->detectable)};
    pa_strbuf_add_base36(e->out, name_index(e, f->name));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        pa_strbuf_addc(e->out, ',');
        if (fields[i])
            pa_strbuf_add_base36(e->out, fields[i]);
    }
}

static void add_comparison(struct encoder *e, const struct pa_page_kind *kind)
{
    struct pa_noise_gate gate;
    const struct pa_profile_comparison *c = kind->compared.comparison;
    pa_noise_gate_of(c, e->strings, e->work->arena, &gate);
    const char *doubt = pa_noise_gate_doubt(&gate);
    pa_strbuf_printf(e->out,
                     ",\"scale\":%.9g,\"sure\":%d,\"census\":%d,\"cum\":%d,\"sampled\":%d,"
                     "\"proof\":",
                     c->exposure > 0 ? c->exposure : 1, pa_noise_gate_total(&gate),
                     c->method == PA_METHOD_CENSUS, c->by_cum,
                     c->sampled && c->method == PA_METHOD_REPLICATED);
    add_json(e->out, pa_noise_gate_proof(&gate));
    pa_strbuf_adds(e->out, ",\"doubt\":");
    add_json(e->out, doubt ? doubt : "");
    pa_strbuf_adds(e->out, ",\"ev\":\"");
    for (size_t i = 0, n = 0; i < c->count; i++) {
        const struct pa_compared *f = &c->functions[i];
        const struct pa_change *judged = c->by_cum ? &f->cum : &f->flat;
        // Only of what is in the tree.
        if (f->name >= e->known || !e->index[f->name] ||
            (isnan(judged->q) && !direction(&f->flat) && !direction(&f->cum)))
            continue;
        pa_strbuf_adds(e->out, n++ ? ";" : "");
        add_change(e, f, c->by_cum);
    }
    pa_strbuf_addc(e->out, '"');
}

// ---- Lines and labels

static int by_function(const void *a, const void *b)
{
    const struct pa_page_line *x = a, *y = b;
    if (x->function != y->function)
        return x->function < y->function ? -1 : 1;
    if (x->file != y->file)
        return x->file < y->file ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

static double size_of(const struct pa_page_line *l)
{
    return fabs(l->total[0]) + fabs(l->total[1]);
}

static void add_line(struct encoder *e, const struct pa_page_line *l, int64_t before, double step)
{
    const double fields[] = {l->self[0], l->self[1], l->total[0], l->total[1]};
    pa_strbuf_add_base36(e->out, l->line - before);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        pa_strbuf_addc(e->out, ',');
        if (fields[i])
            pa_strbuf_add_base36(e->out, llround(fields[i] / step));
    }
}

static void add_source(struct encoder *e, const struct pa_page_line *l, size_t count,
                       const struct pa_source_path *sources)
{
    enum { MOST_LINES = 150, AROUND = 2 };
    struct pa_source_text text;
    struct pa_error ignored = {0};
    int64_t from = l[0].line - AROUND, to = l[count - 1].line + AROUND;
    from = from < 1 ? 1 : from;
    if (!sources || to - from > MOST_LINES ||
        !pa_source_read(sources, pa_strings_text(e->strings, l->file), e->work->arena, &text,
                        &ignored))
        return;
    pa_strbuf_printf(e->out, ",%lld,[", (long long)from);
    for (int64_t i = from; i <= to && i <= (int64_t)text.count; i++) {
        pa_strbuf_adds(e->out, i > from ? "," : "");
        pa_escape_json(e->out, text.lines[i - 1].text, text.lines[i - 1].size);
    }
    pa_strbuf_addc(e->out, ']');
}

static size_t file_index(struct encoder *e, pa_str file)
{
    size_t i = 0;
    while (i < e->files.count && e->files.items[i] != file)
        i++;
    if (i == e->files.count)
        pa_vec_push(&e->files, file);
    return i;
}

// Lines of one function in one file.
static void add_function(struct encoder *e, const struct pa_page_line *l, size_t count,
                         const struct pa_page_data *d, double step)
{
    double all = fabs(d->parts.totals[0]) + fabs(d->parts.totals[1]);
    int64_t before = 0;
    pa_strbuf_printf(e->out, "%s[%u,", e->out->text[e->out->size - 1] == '[' ? "" : ",",
                     name_index(e, l->function));
    pa_strbuf_printf(e->out, "%zu,\"", file_index(e, l->file));
    for (size_t i = 0; i < count; i++) {
        if (size_of(&l[i]) < LEAST_LINE * all)
            continue;
        pa_strbuf_adds(e->out, before ? ";" : "");
        add_line(e, &l[i], before, step);
        before = l[i].line;
    }
    pa_strbuf_addc(e->out, '"');
    add_source(e, l, count, d->sources);
    pa_strbuf_addc(e->out, ']');
}

static void add_lines(struct encoder *e, const struct pa_page_data *d, double step)
{
    const struct pa_page_parts *p = &d->parts;
    struct pa_page_line *lines =
        pa_arena_memdup(e->work->arena, p->lines.items, p->lines.count * sizeof *lines);
    double all = fabs(p->totals[0]) + fabs(p->totals[1]);
    if (p->lines.count)
        qsort(lines, p->lines.count, sizeof *lines, by_function);
    pa_strbuf_adds(e->out, ",\"lines\":[");
    for (size_t i = 0, end, n = 0; i < p->lines.count && n < MOST_FUNCTIONS; i = end) {
        double largest = 0;
        bool known = lines[i].function < e->known && e->index[lines[i].function];
        for (end = i; end < p->lines.count && lines[end].function == lines[i].function &&
                      lines[end].file == lines[i].file;
             end++)
            largest = fmax(largest, lines[end].line ? size_of(&lines[end]) : 0);
        if (!known || largest < LEAST_FUNCTION * all || largest == 0)
            continue;
        add_function(e, &lines[i], end - i, d, step);
        n++;
    }
    pa_strbuf_adds(e->out, "]");
}

static void add_tags(struct encoder *e, const struct pa_page_data *d, double step)
{
    const struct pa_page_parts *p = &d->parts;
    pa_strbuf_adds(e->out, ",\"tags\":[");
    for (size_t i = 0; i < p->tags.count && i < MOST_TAGS; i++) {
        pa_strbuf_adds(e->out, i ? ",[" : "[");
        add_json(e->out, pa_strings_text(e->strings, p->tags.items[i].key));
        pa_strbuf_addc(e->out, ',');
        add_json(e->out, pa_strings_text(e->strings, p->tags.items[i].value));
        pa_strbuf_printf(e->out, ",%.15g,%.15g]", p->tags.items[i].sum[0] / step,
                         p->tags.items[i].sum[1] / step);
    }
    pa_strbuf_adds(e->out, "]");
}

// ---- The block

static void add_kind(struct encoder *e, const struct pa_page_kind *kind)
{
    const struct pa_page_data *d = kind->data;
    const struct pa_page_calls *c = &d->calls;
    struct order order = {0};
    struct columns columns = find_columns(c);
    double step = (double)columns.step[d->type];
    pa_strbuf_adds(e->out, "{\"id\":");
    add_json(e->out, kind->anchor);
    add_types(e, d, &columns);
    add_runs(e, c);
    add_tree(e, c, pa_page_calls_large(c, LEAST_SHARE, MOST_NODES), &order);
    add_values(e, c, &order, &columns);
    if (kind->sides)
        add_comparison(e, kind);
    else
        pa_strbuf_adds(e->out, ",\"scale\":1");
    add_lines(e, d, step);
    add_tags(e, d, step);
    pa_strbuf_addc(e->out, '}');
}

static void add_names(struct encoder *e)
{
    size_t count = e->names.count;
    struct pa_arena *arena = e->work->arena;
    struct pa_string *whole = pa_arena_calloc(arena, count + 1, sizeof *whole);
    for (size_t i = 0; i < count; i++)
        whole[i] = (struct pa_string){pa_strings_text(e->strings, e->names.items[i]),
                                      pa_strings_size(e->strings, e->names.items[i])};
    const char *const *shown = pa_symbol_distinct(whole, count, e->work->input->names, arena);
    const char *before = "";
    pa_strbuf_adds(e->out, ",\"names\":[");
    for (size_t i = 0; i < count; i++) {
        size_t n = 0;
        while (shown[i][n] == before[n] && shown[i][n] >= 0x20 && shown[i][n] < 0x7f && n < 70)
            n++;
        struct pa_strbuf text = {0};
        pa_strbuf_add_base36(&text, (int64_t)(n / 2));
        pa_strbuf_adds(&text, shown[i] + n / 2 * 2);
        pa_strbuf_adds(e->out, i ? "," : "");
        pa_escape_json(e->out, text.text, text.size);
        pa_strbuf_release(&text);
        before = shown[i];
    }
    pa_strbuf_adds(e->out, "]");
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_own(struct encoder *e)
{
    PA_VEC(uint32_t) list = {0};
    for (size_t k = 0; k < e->work->kinds.count; k++) {
        const struct pa_page_data *d = e->work->kinds.items[k].data;
        for (size_t i = 0; d && i < d->own.count; i++) {
            if (d->own.items[i] < e->known && e->index[d->own.items[i]])
                pa_vec_push(&list, e->index[d->own.items[i]] - 1);
        }
    }
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_number);
    pa_strbuf_adds(e->out, ",\"own\":\"");
    uint32_t before = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (i && list.items[i] == before)
            continue;
        pa_strbuf_adds(e->out, i ? "," : "");
        pa_strbuf_add_base36(e->out, list.items[i] - before);
        before = list.items[i];
    }
    pa_strbuf_addc(e->out, '"');
    pa_vec_release(&list);
}

static void encode(struct encoder *e)
{
    const char *const *labels = e->work->input->labels;
    pa_strbuf_adds(e->out, "{\"sides\":[");
    add_json(e->out, labels[0] ? labels[0] : "old");
    pa_strbuf_addc(e->out, ',');
    add_json(e->out, labels[1] ? labels[1] : "new");
    pa_strbuf_adds(e->out, "],\"kinds\":[");
    for (size_t k = 0, n = 0; k < e->work->kinds.count; k++) {
        if (!e->work->kinds.items[k].data)
            continue;
        pa_strbuf_adds(e->out, n++ ? ",\n" : "");
        add_kind(e, &e->work->kinds.items[k]);
    }
    pa_strbuf_adds(e->out, "]");
    add_names(e);
    pa_strbuf_adds(e->out, ",\"files\":[");
    for (size_t i = 0; i < e->files.count; i++) {
        pa_strbuf_adds(e->out, i ? "," : "");
        add_json(e->out, pa_strings_text(e->strings, e->files.items[i]));
    }
    pa_strbuf_adds(e->out, "]");
    add_own(e);
    pa_strbuf_adds(e->out, "}");
}

static void add_base64(struct pa_strbuf *out, const unsigned char *bytes, size_t size)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    pa_strbuf_reserve(out, size / 3 * 4 + 8);
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        unsigned v = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
                     (left > 2 ? bytes[i + 2] : 0);
        pa_strbuf_addc(out, DIGITS[v >> 18]);
        pa_strbuf_addc(out, DIGITS[v >> 12 & 63]);
        pa_strbuf_addc(out, left > 1 ? DIGITS[v >> 6 & 63] : '=');
        pa_strbuf_addc(out, left > 2 ? DIGITS[v & 63] : '=');
    }
}

// As it is, or above LARGE in zlib's form and base64.
static void add_script(const struct pa_strbuf *json, struct pa_strbuf *out)
{
    uLongf size = compressBound(json->size);
    unsigned char *packed = json->size > LARGE ? malloc(size) : NULL;
    if (packed && compress2(packed, &size, (const Bytef *)json->text, json->size, 6) == Z_OK) {
        pa_strbuf_adds(out, "<script type=\"text/plain\" id=\"report-data\">");
        add_base64(out, packed, size);
    } else {
        pa_strbuf_adds(out, "<script type=\"application/json\" id=\"report-data\">");
        pa_strbuf_add(out, json->text, json->size);
    }
    free(packed);
    pa_strbuf_adds(out, "</script>\n");
}

void pa_page_data_add(const struct pa_page_work *work, struct pa_strbuf *out)
{
    struct pa_strbuf json = {0};
    struct pa_strings *strings = work->session->strings;
    struct encoder e = {.work = work, .out = &json, .strings = strings};
    bool any = false;
    for (size_t k = 0; k < work->kinds.count; k++)
        any |= work->kinds.items[k].data != NULL;
    if (!any)
        return;
    e.known = strings->list.count;
    e.index = pa_arena_calloc(work->arena, e.known + 1, sizeof *e.index);
    encode(&e);
    add_script(&json, out);
    pa_vec_release(&e.names);
    pa_vec_release(&e.files);
    pa_strbuf_release(&json);
}
