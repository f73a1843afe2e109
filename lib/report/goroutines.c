// SPDX-License-Identifier: Apache-2.0
#include "report/goroutines.h"

#include "base/number.h"
#include "report/cut_table.h"
#include "report/goroutine_locks.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const LEAKS[] = {[PA_GOROUTINE_NO_LEAK] = NULL,
                                    [PA_GOROUTINE_MAYBE] = "maybe",
                                    [PA_GOROUTINE_LIKELY] = "likely",
                                    [PA_GOROUTINE_PROVED] = "proved"};

static int64_t last_of(const struct pa_goroutines *g, const struct pa_goroutine_group *group)
{
    return group->counts[g->dumps - 1];
}

static const char *things(const struct pa_goroutines *g)
{
    return g->java ? "threads" : "goroutines";
}

static const char *where(struct pa_doc *doc, const struct pa_goroutine_group *group)
{
    return *group->place ? pa_arena_printf(doc->arena, "%s (%s)", group->site, group->place)
                         : group->site;
}

// ---- Sentences

static void say_total(struct pa_doc *doc, const struct pa_goroutines *g)
{
    const struct pa_goroutine_group *top = &g->groups.items[0];
    int64_t total = g->totals[g->dumps - 1], groups = 0;
    for (size_t i = 0; i < g->groups.count; i++)
        groups += last_of(g, &g->groups.items[i]) > 0;
    pa_doc_fact(doc, g->java ? "threads" : "goroutines", g->java ? "Threads" : "Goroutines",
                pa_cell_count(total));
    pa_doc_fact(doc, "groups", "Groups", pa_cell_count(groups));
    pa_doc_fact(doc, "dumps", "Dumps", pa_cell_count((int64_t)g->dumps));
    pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                          "%" PRId64 " %s in %" PRId64 " group%s; the largest, "
                                          "%" PRId64 ", is at %s%s%s",
                                          total, things(g), groups, pa_plural((size_t)groups),
                                          last_of(g, top), where(doc, top), *top->state ? ": " : "",
                                          top->state));
}

static void say_locks(struct pa_doc *doc, const struct pa_goroutines *g)
{
    const struct pa_goroutine_group *most = NULL;
    int64_t waiting = 0;
    for (size_t i = 0; i < g->groups.count; i++) {
        const struct pa_goroutine_group *group = &g->groups.items[i];
        if (pa_goroutine_waits_for_lock(group->state) && last_of(g, group) > 0) {
            most = most ? most : group;
            waiting = pa_add_saturated(waiting, last_of(g, group));
        }
    }
    if (waiting)
        pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                              "%" PRId64 " wait for locks or semaphores, most of "
                                              "them, %" PRId64 ", at %s",
                                              waiting, last_of(g, most), where(doc, most)));
}

static void say_growth(struct pa_doc *doc, const struct pa_goroutines *g)
{
    size_t growing = 0;
    for (size_t i = 0; i < g->groups.count; i++)
        growing += pa_goroutine_group_grows(&g->groups.items[i], g->dumps);
    if (g->dumps < 2)
        return;
    pa_doc_fact(doc, "growing", "Groups that grow in every dump", pa_cell_count((int64_t)growing));
    int64_t first = g->totals[0], last = g->totals[g->dumps - 1];
    pa_doc_paragraph(doc, pa_arena_printf(doc->arena,
                                          "from %" PRId64 " to %" PRId64 " in %zu dumps; %zu "
                                          "group%s in every one",
                                          first, last, g->dumps, growing,
                                          growing == 1 ? " grows" : "s grow"));
}

// ---- Tables

static void add_leaks(struct pa_doc *doc, const struct pa_goroutines *g)
{
    static const struct pa_column columns[] = {
        {.key = "leak", .title = "", .kind = PA_CELL_TEXT},
        {.key = "count", .kind = PA_CELL_COUNT},
        {.key = "site", .title = "waits in", .kind = PA_CELL_TEXT},
        {.key = "place", .title = "", .kind = PA_CELL_TEXT},
        {.key = "state", .kind = PA_CELL_TEXT},
        {.key = "created_by", .title = "created by", .kind = PA_CELL_TEXT},
        {.key = "evidence", .kind = PA_CELL_TEXT},
    };
    struct pa_table *t = NULL;
    for (int leak = PA_GOROUTINE_PROVED; leak > PA_GOROUTINE_NO_LEAK; leak--) {
        for (size_t i = 0; i < g->groups.count; i++) {
            const struct pa_goroutine_group *group = &g->groups.items[i];
            if ((int)group->leak != leak)
                continue;
            if (!t) {
                pa_doc_heading(doc, "Likely leaks");
                t = pa_doc_table(doc, "leaks");
                pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
            }
            pa_table_row(t, LEAKS[leak], pa_cell_text(LEAKS[leak]),
                         pa_cell_count(last_of(g, group)), pa_cell_text(group->site),
                         pa_cell_text(group->place), pa_cell_text(group->state),
                         pa_cell_text(group->creator), pa_cell_text(group->evidence));
        }
    }
    if (t)
        pa_table_note(t, g->dumps < 4 ? "pools and backlogs look the same: dumps of later times "
                                        "tell more; only the goroutineleak profile proves"
                                      : "pools that fill look the same; only the goroutineleak "
                                        "profile proves");
}

struct state {
    const char *name;
    int64_t count;
};

static int by_count(const void *pa, const void *pb)
{
    const struct state *a = pa, *b = pb;
    return a->count != b->count ? (a->count > b->count ? -1 : 1) : strcmp(a->name, b->name);
}

static void add_states(struct pa_doc *doc, const struct pa_goroutines *g)
{
    struct state *list = pa_arena_calloc(doc->arena, g->groups.count, sizeof *list);
    size_t count = 0;
    for (size_t i = 0; i < g->groups.count; i++) {
        const struct pa_goroutine_group *group = &g->groups.items[i];
        size_t k = 0;
        while (k < count && strcmp(list[k].name, group->state) != 0)
            k++;
        count += k == count;
        list[k].name = group->state;
        list[k].count = pa_add_saturated(list[k].count, last_of(g, group));
    }
    qsort(list, count, sizeof *list, by_count);
    pa_doc_heading(doc, "States");
    struct pa_table *t = pa_doc_table(doc, "states");
    pa_table_column(t, (struct pa_column){.key = "count", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "share", .title = "%", .kind = PA_CELL_RATIO});
    pa_table_column(t, (struct pa_column){.key = "state", .kind = PA_CELL_TEXT});
    double total = (double)g->totals[g->dumps - 1];
    for (size_t i = 0; i < count; i++) {
        if (list[i].count)
            pa_table_row(t, NULL, pa_cell_count(list[i].count),
                         pa_cell_ratio((double)list[i].count / total),
                         pa_cell_text(*list[i].name ? list[i].name : "not said"));
    }
}

static const char *counts_text(struct pa_doc *doc, const struct pa_goroutines *g,
                               const struct pa_goroutine_group *group)
{
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < g->dumps; i++)
        pa_strbuf_printf(&text, "%s%" PRId64, i ? " " : "", group->counts[i]);
    return pa_strbuf_keep(&text, doc->arena);
}

static const char *labels_text(struct pa_doc *doc, const struct pa_goroutine_group *group)
{
    if (!group->labels || !group->more_labels)
        return group->labels ? group->labels : "";
    return *group->labels ? pa_arena_printf(doc->arena, "%s, others differ", group->labels)
                          : "some have labels";
}

static struct pa_cell minutes(int64_t wait)
{
    return wait < 0 ? pa_cell_empty() : pa_cell_quantity(wait);
}

static struct pa_table *groups_table(struct pa_doc *doc, const void *of, unsigned audience)
{
    const struct pa_goroutines *g = of;
    const struct pa_column columns[] = {
        {.key = "count", .kind = PA_CELL_COUNT},
        {.key = "share", .title = "%", .kind = PA_CELL_RATIO},
        {.key = "counts",
         .title = "by dump",
         .kind = PA_CELL_TEXT,
         .audience = g->dumps > 1 ? PA_FOR_ALL : PA_FOR_DATA},
        {.key = "state", .kind = PA_CELL_TEXT},
        {.key = "wait", .title = "waits", .kind = PA_CELL_QUANTITY, .unit = "minutes"},
        {.key = "site", .title = g->java ? "in" : "waits in", .kind = PA_CELL_TEXT},
        {.key = "place", .title = "", .kind = PA_CELL_TEXT},
        {.key = "created_by",
         .title = "created by",
         .kind = PA_CELL_TEXT,
         .audience = g->java ? PA_FOR_DATA : PA_FOR_ALL},
        {.key = "labels", .kind = PA_CELL_TEXT, .audience = g->labelled ? PA_FOR_ALL : PA_FOR_DATA},
        {.key = "thread", .kind = PA_CELL_TEXT, .audience = g->java ? PA_FOR_ALL : PA_FOR_DATA},
        {.key = "grows", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA},
        {.key = "stack", .kind = PA_CELL_TEXT, .audience = PA_FOR_DATA},
    };
    struct pa_table *t = pa_doc_table(doc, "groups");
    t->audience = audience;
    pa_table_add_columns(t, columns, sizeof columns / sizeof *columns);
    return t;
}

static void fill_groups(struct pa_doc *doc, const void *of, struct pa_table *t, size_t count)
{
    const struct pa_goroutines *g = of;
    double total = (double)g->totals[g->dumps - 1];
    for (size_t i = 0; i < count; i++) {
        const struct pa_goroutine_group *group = &g->groups.items[i];
        double share = total > 0 ? (double)last_of(g, group) / total : 0;
        pa_table_row(t, LEAKS[group->leak], pa_cell_count(last_of(g, group)), pa_cell_ratio(share),
                     pa_cell_text(counts_text(doc, g, group)), pa_cell_text(group->state),
                     minutes(group->wait_most), pa_cell_text(group->site),
                     pa_cell_text(group->place), pa_cell_text(group->creator),
                     pa_cell_text(labels_text(doc, group)), pa_cell_text(group->thread),
                     pa_cell_text(pa_goroutine_group_grows(group, g->dumps) ? "yes" : ""),
                     pa_cell_text(group->stack));
    }
}

static void add_groups(struct pa_doc *doc, const struct pa_goroutines *g, size_t rows)
{
    pa_doc_heading(doc, "Groups of equal stack, state and creator");
    pa_cut_table_add(doc, &(struct pa_cut_table){.count = g->groups.count,
                                                 .shown = rows,
                                                 .rest = "smaller groups",
                                                 .of = g,
                                                 .begin = groups_table,
                                                 .fill = fill_groups});
}

static void add_dumps(struct pa_doc *doc, const struct pa_goroutines *g,
                      const struct pa_words *names)
{
    if (g->dumps < 2)
        return;
    pa_doc_heading(doc, "Dumps");
    struct pa_table *t = pa_doc_table(doc, "dumps");
    pa_table_column(t, (struct pa_column){.key = "count", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < g->dumps; i++)
        pa_table_row(t, NULL, pa_cell_count(g->totals[i]), pa_cell_text(names->items[i]));
}

bool pa_report_add_goroutines(struct pa_doc *doc, const struct pa_goroutines *g,
                              const struct pa_goroutines_report *options, struct pa_error *err)
{
    if (!g->dumps || !g->groups.count)
        return pa_error_set(err, PA_ERROR_FORMAT, "no goroutines to report");
    say_total(doc, g);
    say_growth(doc, g);
    say_locks(doc, g);
    if (options->locks)
        pa_report_add_locks(doc, options->locks);
    add_leaks(doc, g);
    add_states(doc, g);
    add_groups(doc, g, options->rows);
    add_dumps(doc, g, options->dumps);
    return true;
}
