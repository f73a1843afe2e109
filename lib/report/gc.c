// SPDX-License-Identifier: Apache-2.0
#include "report/gc.h"

#include "base/number.h"
#include "base/quantity.h"

#include <math.h>

static struct pa_cell nanos(double value)
{
    return isnan(value) ? pa_cell_empty() : pa_cell_quantity(pa_int64_of_double(value));
}

static struct pa_cell bytes(double value)
{
    return isnan(value) || value < 0 ? pa_cell_empty()
                                     : pa_cell_quantity(pa_int64_of_double(value));
}

static struct pa_cell ratio(double value)
{
    return isnan(value) ? pa_cell_empty() : pa_cell_ratio(value);
}

static struct pa_cell number(double value)
{
    return isnan(value) ? pa_cell_empty() : pa_cell_number(value);
}

static struct pa_cell nanos_fact(double seconds)
{
    return pa_cell_in(pa_cell_quantity(pa_int64_of_double(seconds * 1e9)), "nanoseconds");
}

static void add_facts(struct pa_doc *doc, const struct pa_gctrace *t)
{
    const struct pa_gctrace_part *all = &t->all;
    pa_doc_fact(doc, "collections", "Collections", pa_cell_count((int64_t)all->cycles));
    pa_doc_fact(doc, "forced", "Forced", pa_cell_count((int64_t)all->forced));
    pa_doc_fact(doc, "processes", "Processes", pa_cell_count((int64_t)t->starts));
    pa_doc_fact(doc, "processors", "Processors", pa_cell_count(t->procs_most));
    if (all->seconds > 0) {
        pa_doc_fact(doc, "duration", "Duration", nanos_fact(all->seconds));
        pa_doc_fact(doc, "frequency", "Collections a second",
                    pa_cell_number(pa_gctrace_frequency(all)));
        pa_doc_fact(doc, "gc_share", "GC share of CPU", ratio(pa_gctrace_gc_share(all)));
        pa_doc_fact(doc, "assist_share", "Assist share of GC", ratio(pa_gctrace_assist_share(all)));
        pa_doc_fact(doc, "stopped_share", "World stopped", ratio(all->stw_seconds / all->seconds));
        double rate = pa_gctrace_allocation_rate(all);
        pa_doc_fact(doc, "allocated", "Allocated a second",
                    pa_cell_in(pa_cell_quantity(pa_int64_of_double(rate)), "bytes"));
    }
    pa_doc_fact(doc, "lines", "Lines", pa_cell_count((int64_t)t->lines));
    pa_doc_fact(doc, "other_lines", "Other lines", pa_cell_count((int64_t)t->other));
    if (t->scavenged)
        pa_doc_fact(doc, "scavenger_lines", "Lines of the scavenger",
                    pa_cell_count((int64_t)t->scavenged));
    if (t->idle_forced)
        pa_doc_fact(doc, "idle_lines", "Lines \"GC forced\"",
                    pa_cell_count((int64_t)t->idle_forced));
}

// ---- Sentences

static const char *size_text(struct pa_doc *doc, double value)
{
    struct pa_strbuf text = {0};
    pa_quantity_label(&text, pa_int64_of_double(value), "bytes", "auto");
    return pa_strbuf_keep(&text, doc->arena);
}

static void say_cost(struct pa_doc *doc, const struct pa_gctrace *t)
{
    const struct pa_gctrace_part *all = &t->all;
    struct pa_strbuf p99 = {0}, most = {0};
    pa_quantity_label(&p99, pa_int64_of_double(pa_decimals_quantile(&all->stw, .99)), "nanoseconds",
                      "auto");
    pa_quantity_label(&most, all->stw.most, "nanoseconds", "auto");
    const char *stops = pa_arena_printf(
        doc->arena, "the world stood still for %s at most, %s at the 99th percentile", most.text,
        p99.text);
    double share = pa_gctrace_gc_share(all);
    pa_doc_paragraph(
        doc,
        isnan(share)
            ? pa_arena_printf(doc->arena, "%llu collection%s; %s", (unsigned long long)all->cycles,
                              pa_plural(all->cycles), stops)
            : pa_arena_printf(doc->arena,
                              "%llu collection%s in %.4g s, %.3g a second, took %.3g %% of the "
                              "CPU; %s",
                              (unsigned long long)all->cycles, pa_plural(all->cycles), all->seconds,
                              pa_gctrace_frequency(all), 100 * share, stops));
    pa_strbuf_release(&p99);
    pa_strbuf_release(&most);
}

static void say_growth(struct pa_doc *doc, const struct pa_gctrace *t)
{
    struct pa_gctrace_growth g;
    pa_gctrace_growth(t, &g);
    if (isnan(g.first))
        return;
    if (!isnan(g.slope))
        pa_doc_fact(doc, "growth", "Live heap growth a second",
                    pa_cell_in(pa_cell_quantity(pa_int64_of_double(g.slope)), "bytes"));
    pa_doc_fact(doc, "growth_p", "p of the growth", pa_cell_number(g.p));
    pa_doc_paragraph(
        doc,
        pa_arena_printf(doc->arena,
                        g.grows ? "the live heap grows: from %s to %s over the last two thirds "
                                  "(p=%.2g); that can be a leak, or a cache that fills"
                                : "the live heap went from %s to %s over the last two thirds: no "
                                  "steady growth (p=%.2g)",
                        size_text(doc, g.first), size_text(doc, g.last), g.p));
}

// Forced collections are asked for by the program, or by the runtime after two minutes without one.
static void say_forced(struct pa_doc *doc, const struct pa_gctrace *t)
{
    uint64_t idle = t->idle_forced < t->all.forced ? t->idle_forced : t->all.forced;
    if (t->all.forced == 0)
        return;
    pa_doc_paragraph(
        doc,
        pa_arena_printf(doc->arena,
                        "%llu collection%s forced: %llu because there was none for two "
                        "minutes, %llu by the program (runtime.GC, debug.FreeOSMemory)",
                        (unsigned long long)t->all.forced, t->all.forced == 1 ? " was" : "s were",
                        (unsigned long long)idle, (unsigned long long)(t->all.forced - idle)));
}

static void say_scavenged(struct pa_doc *doc, const struct pa_gctrace *t)
{
    const struct pa_gctrace_scavenger *s = &t->scavenger;
    if (!t->scavenged)
        return;
    pa_doc_fact(doc, "scavenged", "Given back to the system",
                pa_cell_in(pa_cell_quantity(pa_int64_of_double(s->work)), "bytes"));
    if (s->used >= 0)
        pa_doc_fact(doc, "heap_used", "Heap in use of what is not given back",
                    pa_cell_ratio((double)s->used / 100));
    if (s->released < 0)
        return;
    pa_doc_paragraph(
        doc,
        pa_arena_printf(doc->arena,
                        "the scavenger gave %s back to the system; %s are given back "
                        "at the end, %s at most%s",
                        size_text(doc, s->work), size_text(doc, (double)s->released),
                        size_text(doc, (double)s->released_most),
                        s->used >= 0 && s->used < 50
                            ? pa_arena_printf(doc->arena,
                                              "; only %lld %% of the rest is in use: a heap that "
                                              "was larger, or fragments",
                                              (long long)s->used)
                            : ""));
}

static void say_queue(struct pa_doc *doc, const struct pa_gctrace *t)
{
    const struct pa_gctrace_queue *q = &t->queue;
    if (!t->finalizers)
        return;
    pa_doc_fact(doc, "finalizers", "Finalizers that wait", pa_cell_count(q->finalizers));
    pa_doc_fact(doc, "cleanups", "Cleanups that wait", pa_cell_count(q->cleanups));
    if (q->most > 0)
        pa_doc_paragraph(
            doc, pa_arena_printf(doc->arena,
                                 "%lld finalizers and cleanups wait at the end, %lld at most: what "
                                 "they hold is freed a collection after they ran",
                                 (long long)(q->finalizers + q->cleanups), (long long)q->most));
}

static void warn(struct pa_doc *doc, const struct pa_gctrace *t)
{
    if (t->broken)
        pa_doc_warning(doc, pa_arena_printf(doc->arena,
                                            "%s:%llu: not a whole line of the collector; %llu such "
                                            "line%s left out",
                                            t->broken_path, (unsigned long long)t->broken_line,
                                            (unsigned long long)t->broken,
                                            t->broken == 1 ? " is" : "s are"));
    if (t->skipped)
        pa_doc_warning(doc, pa_arena_printf(doc->arena,
                                            "%llu collections are missing between others: the log "
                                            "has holes",
                                            (unsigned long long)t->skipped));
    if (t->all.cycles < 20)
        pa_doc_warning(doc, pa_arena_printf(doc->arena,
                                            "%llu collections are few: a high percentile is the "
                                            "largest of them",
                                            (unsigned long long)t->all.cycles));
}

// ---- Tables

static void add_pause(struct pa_table *table, const char *name, const struct pa_decimals *d)
{
    double low = NAN, high = NAN, p99 = pa_decimals_quantile(d, .99);
    struct pa_cell interval = pa_cell_empty();
    if (pa_decimals_interval(d, .99, &low, &high))
        interval = pa_cell_interval(low, p99, high);
    pa_table_row(table, NULL, pa_cell_text(name), nanos(pa_decimals_quantile(d, .5)),
                 nanos(pa_decimals_quantile(d, .9)), nanos(p99),
                 nanos(pa_decimals_quantile(d, .999)), nanos(pa_decimals_quantile(d, 1)), interval);
}

static void add_pauses(struct pa_doc *doc, const struct pa_gctrace *t)
{
    static const char *const quantiles[] = {"p50", "p90", "p99", "p99_9", "max"};
    static const char *const titles[] = {"p50", "p90", "p99", "p99.9", "max"};
    pa_doc_heading(doc, "Pauses and marking, of a collection");
    struct pa_table *table = pa_doc_table(doc, "pauses");
    pa_table_column(table, (struct pa_column){.key = "phase", .title = "", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < sizeof quantiles / sizeof *quantiles; i++)
        pa_table_column(table, (struct pa_column){.key = quantiles[i],
                                                  .title = titles[i],
                                                  .kind = PA_CELL_QUANTITY,
                                                  .unit = "nanoseconds"});
    pa_table_column(table, (struct pa_column){.key = "p99_interval",
                                              .kind = PA_CELL_INTERVAL,
                                              .unit = "nanoseconds",
                                              .audience = PA_FOR_DATA,
                                              .evidence = true});
    add_pause(table, "stop-the-world", &t->all.stw);
    if (t->all.mark.most > 0)
        add_pause(table, "mark", &t->all.mark);
}

static void add_heap(struct pa_doc *doc, const struct pa_gctrace *t)
{
    static const char *const keys[] = {"mean", "least", "most"};
    const struct pa_gctrace_part *all = &t->all;
    double n = (double)all->cycles;
    pa_doc_heading(doc, "Heap");
    struct pa_table *table = pa_doc_table(doc, "heap");
    pa_table_column(table, (struct pa_column){.key = "what", .title = "", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        pa_table_column(
            table, (struct pa_column){.key = keys[i], .kind = PA_CELL_QUANTITY, .unit = "bytes"});
    pa_table_row(table, NULL, pa_cell_text("before a collection"), bytes(all->before / n),
                 pa_cell_empty(), bytes(all->before_most));
    pa_table_row(table, NULL, pa_cell_text("after it"), bytes(all->after / n), pa_cell_empty(),
                 pa_cell_empty());
    pa_table_row(table, NULL, pa_cell_text("live"), bytes(all->live / n), bytes(all->live_least),
                 bytes(all->live_most));
    if (all->goal > 0)
        pa_table_row(table, NULL, pa_cell_text("goal"), bytes(all->goal / n), pa_cell_empty(),
                     bytes(all->goal_most));
    if (all->stacks_most >= 0) {
        pa_table_row(table, NULL, pa_cell_text("stacks"), pa_cell_empty(), pa_cell_empty(),
                     bytes(all->stacks_most));
        pa_table_row(table, NULL, pa_cell_text("globals"), pa_cell_empty(), pa_cell_empty(),
                     bytes(all->globals_most));
    }
    pa_table_note(table, "go prints whole MiB: what is below one is 0");
}

static void add_columns(struct pa_table *table)
{
    static const struct pa_column columns[] = {
        {.key = "from", .kind = PA_CELL_QUANTITY, .unit = "nanoseconds"},
        {.key = "to", .kind = PA_CELL_QUANTITY, .unit = "nanoseconds"},
        {.key = "collections", .kind = PA_CELL_COUNT},
        {.key = "frequency", .title = "a second", .kind = PA_CELL_NUMBER},
        {.key = "gc_share", .title = "CPU%", .kind = PA_CELL_RATIO},
        {.key = "stw_p99", .title = "stw p99", .kind = PA_CELL_QUANTITY, .unit = "nanoseconds"},
        {.key = "stw_max",
         .title = "stw max",
         .kind = PA_CELL_QUANTITY,
         .unit = "nanoseconds",
         .spare = true},
        {.key = "live", .kind = PA_CELL_QUANTITY, .unit = "bytes"},
        {.key = "goal", .kind = PA_CELL_QUANTITY, .unit = "bytes"},
        {.key = "allocated", .title = "allocated/s", .kind = PA_CELL_QUANTITY, .unit = "bytes"},
    };
    pa_table_add_columns(table, columns, sizeof columns / sizeof *columns);
}

static void add_timeline(struct pa_doc *doc, const struct pa_gctrace *t)
{
    if (t->all.seconds <= 0)
        return;
    pa_doc_heading(doc, "Over time");
    struct pa_table *table = pa_doc_table(doc, "timeline");
    add_columns(table);
    // At most eight lines.
    size_t group = (t->part_count + 7) / 8;
    for (size_t i = 0; i < t->part_count; i += group) {
        struct pa_gctrace_part p = {0};
        for (size_t k = i; k < i + group && k < t->part_count; k++)
            pa_gctrace_part_merge(&p, &t->parts[k]);
        double n = (double)p.cycles;
        pa_table_row(table, NULL, nanos(p.begins * 1e9), nanos(p.ends * 1e9),
                     pa_cell_count((int64_t)p.cycles), number(pa_gctrace_frequency(&p)),
                     ratio(pa_gctrace_gc_share(&p)), nanos(pa_decimals_quantile(&p.stw, .99)),
                     nanos((double)p.stw.most), bytes(p.live / n), bytes(p.goal / n),
                     bytes(pa_gctrace_allocation_rate(&p)));
        pa_gctrace_part_release(&p);
    }
}

bool pa_report_add_gc(struct pa_doc *doc, const struct pa_gctrace *t, struct pa_error *err)
{
    if (t->all.cycles == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no collection to report");
    add_facts(doc, t);
    say_cost(doc, t);
    say_growth(doc, t);
    say_forced(doc, t);
    say_scavenged(doc, t);
    say_queue(doc, t);
    warn(doc, t);
    add_pauses(doc, t);
    add_heap(doc, t);
    add_timeline(doc, t);
    return true;
}
