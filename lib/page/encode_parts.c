// SPDX-License-Identifier: Apache-2.0
#include "analysis/noise_gate.h"
#include "base/escape.h"
#include "page/encode.h"
#include "source/source_files.h"

#include <math.h>
#include <stdlib.h>

enum { MOST_FUNCTIONS = 120, MOST_TAGS = 200 };
static const double LEAST_LINE = 2e-3, LEAST_FUNCTION = 1e-2;

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

static void add_change(struct pa_page_encoder *e, const struct pa_compared *f, bool by_cum)
{
    const struct pa_change *c = by_cum ? &f->cum : &f->flat;
    const int64_t fields[] = {
        direction(&f->flat), direction(&f->cum), thousandths(c->log_ratio), thousandths(c->lo),
        thousandths(c->hi),  thousandths(c->q),  thousandths(c->detectable)};
    pa_strbuf_add_base36(e->out, pa_encode_name(e, f->name));
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        pa_strbuf_addc(e->out, ',');
        if (fields[i])
            pa_strbuf_add_base36(e->out, fields[i]);
    }
}

void pa_encode_changes(struct pa_page_encoder *e, const struct pa_page_kind *kind)
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
    pa_encode_text(e->out, pa_noise_gate_proof(&gate));
    pa_strbuf_adds(e->out, ",\"doubt\":");
    pa_encode_text(e->out, doubt ? doubt : "");
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

static void add_line(struct pa_page_encoder *e, const struct pa_page_line *l, int64_t before,
                     double step)
{
    const double fields[] = {l->self[0], l->self[1], l->total[0], l->total[1]};
    pa_strbuf_add_base36(e->out, l->line - before);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        pa_strbuf_addc(e->out, ',');
        if (fields[i])
            pa_strbuf_add_base36(e->out, llround(fields[i] / step));
    }
}

static void add_source(struct pa_page_encoder *e, const struct pa_page_line *l, size_t count,
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
static void add_function(struct pa_page_encoder *e, const struct pa_page_line *l, size_t count,
                         const struct pa_page_data *d, double step)
{
    double all = fabs(d->parts.totals[0]) + fabs(d->parts.totals[1]);
    int64_t before = 0;
    pa_strbuf_printf(e->out, "%s[%u,", e->out->text[e->out->size - 1] == '[' ? "" : ",",
                     pa_encode_name(e, l->function));
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

static void add_lines(struct pa_page_encoder *e, const struct pa_page_data *d, double step)
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

static void add_tags(struct pa_page_encoder *e, const struct pa_page_data *d, double step)
{
    const struct pa_page_parts *p = &d->parts;
    pa_strbuf_adds(e->out, ",\"tags\":[");
    for (size_t i = 0; i < p->tags.count && i < MOST_TAGS; i++) {
        pa_strbuf_adds(e->out, i ? ",[" : "[");
        pa_encode_text(e->out, pa_strings_text(e->strings, p->tags.items[i].key));
        pa_strbuf_addc(e->out, ',');
        pa_encode_text(e->out, pa_strings_text(e->strings, p->tags.items[i].value));
        pa_strbuf_printf(e->out, ",%.15g,%.15g]", p->tags.items[i].sum[0] / step,
                         p->tags.items[i].sum[1] / step);
    }
    pa_strbuf_adds(e->out, "]");
}

void pa_encode_parts(struct pa_page_encoder *e, const struct pa_page_data *d, double step)
{
    add_lines(e, d, step);
    add_tags(e, d, step);
}
