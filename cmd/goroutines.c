// SPDX-License-Identifier: Apache-2.0
#include "report/goroutines.h"

#include "cmd/chart_output.h"
#include "cmd/evidence_diff.h"
#include "evidence/locks_ahead.h"
#include "flags/session_options.h"
#include "pictures/flame.h"

#include <stdlib.h>
#include <string.h>

struct goroutines_options {
    struct pa_source_options source;
    struct pa_evidence_sides sides;
    int64_t rows;
};

static const struct pa_option options[] = {
    {PA_OPTION_INT, "count", offsetof(struct goroutines_options, rows), .letter = 'n',
     .argument = "N", .fallback = "20", .maximum = INT64_MAX,
     .help = "show at most so many groups (0: all)"},
    {PA_OPTION_GROUP, "Comparing", offsetof(struct goroutines_options, sides),
     .group = pa_evidence_sides_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct goroutines_options, source),
     .group = pa_reading_options},
    {0},
};

struct dumps {
    struct pa_session *session;
    struct pa_goroutine_dump *list; // with room for all
    size_t count;
};

// Adds the files, in order of time if all of them say when they were taken, else as given. Files
// that --keep-going left out are none.
static bool read_dumps(struct pa_context *ctx, struct dumps *dumps, const struct pa_words *files,
                       struct pa_error *err)
{
    const struct goroutines_options *o = ctx->options;
    size_t first = dumps->count;
    for (size_t i = 0; i < files->count; i++) {
        struct pa_goroutine_dump *d = &dumps->list[dumps->count];
        *d = (struct pa_goroutine_dump){.path = files->items[i]};
        d->profile = pa_session_read(dumps->session, d->path, &o->source, ctx->arena, err);
        if (d->profile) {
            dumps->count++;
        } else if (o->source.keep_going) {
            pa_warnings_add(ctx->warnings, "%s", err->text);
            ctx->status = PA_STATUS_ERROR;
        } else {
            return false;
        }
    }
    if (dumps->count == first && files->count)
        return pa_error_set(err, PA_ERROR_FORMAT, "no file could be read");
    pa_goroutine_dumps_sort(dumps->list + first, dumps->count - first);
    return true;
}

struct grouped {
    struct pa_session *session;
    const struct pa_profile *last;
    struct pa_goroutines *g;
    struct pa_words names;        // of the dumps
    size_t old;                   // how many of them are the old side's
    struct pa_locks_ahead *locks; // of the last file
};

// Locks are of one side only. Files may be sorted yet: then the last is another.
static void read_locks_ahead(struct pa_context *ctx, const struct pa_words files[2],
                             struct grouped *made)
{
    const struct pa_words *all = &files[0];
    if (all->count && !files[1].count)
        made->locks = pa_locks_ahead_new(ctx->arena, all->items[all->count - 1]);
}

// All dumps of both lists in one set of groups, so that each has a count in every dump.
static bool group(struct pa_context *ctx, const struct pa_words lists[2], struct grouped *made,
                  struct pa_error *err)
{
    struct dumps dumps = {.session = pa_session_of(ctx)};
    struct pa_words files[2];
    if (!pa_session_expand(dumps.session, &lists[0], &files[0], err) ||
        !pa_session_expand(dumps.session, &lists[1], &files[1], err))
        return false;
    read_locks_ahead(ctx, files, made);
    dumps.list = pa_arena_calloc(ctx->arena, files[0].count + files[1].count, sizeof *dumps.list);
    if (!read_dumps(ctx, &dumps, &files[0], err))
        return false;
    made->old = dumps.count;
    if (!read_dumps(ctx, &dumps, &files[1], err))
        return false;
    made->g = pa_goroutines_new(ctx->arena, dumps.session->strings, dumps.count);
    made->session = dumps.session;
    made->last = dumps.count ? dumps.list[dumps.count - 1].profile : NULL;
    made->names.items = pa_arena_calloc(ctx->arena, dumps.count, sizeof(char *));
    made->names.count = dumps.count;
    for (size_t i = 0; i < dumps.count; i++) {
        made->names.items[i] = dumps.list[i].path;
        if (!pa_goroutines_add(made->g, dumps.list[i].profile, err))
            return pa_error_prefix(err, "%s", dumps.list[i].path);
    }
    pa_goroutines_judge(made->g);
    return true;
}

// ---- Comparing

// Names the rows: groups with the same site and state are one. ids[i] is the row of group i, from
// 1.
static void name_rows(const struct pa_goroutines *g, struct pa_strings *rows, pa_str *ids)
{
    struct pa_strbuf name = {0};
    for (size_t i = 0; i < g->groups.count; i++) {
        const struct pa_goroutine_group *one = &g->groups.items[i];
        pa_strbuf_clear(&name);
        pa_strbuf_printf(&name, "%s %s [%s]", one->site, one->place, one->state);
        ids[i] = pa_strings_adds(rows, pa_strbuf_text(&name));
    }
    pa_strbuf_release(&name);
}

// A result for each dump and row: what one dump lacks is 0 in it.
static void add_records(const struct grouped *grouped, struct pa_arena *arena,
                        struct pa_records *set)
{
    const struct pa_goroutines *g = grouped->g;
    struct pa_strings rows = {0};
    pa_str *ids = pa_arena_calloc(arena, g->groups.count, sizeof *ids);
    name_rows(g, &rows, ids);
    double *sums = pa_arena_calloc(arena, rows.list.count, sizeof *sums);
    for (size_t d = 0; d < g->dumps; d++) {
        memset(sums, 0, rows.list.count * sizeof *sums);
        for (size_t i = 0; i < g->groups.count; i++)
            sums[ids[i]] += (double)g->groups.items[i].counts[d];
        pa_records_source(set, grouped->names.items[d], d < grouped->old ? "old" : "new");
        pa_records_better(set, "goroutines", "lower");
        pa_records_result(set, "all", 1, 0);
        pa_records_value(set, (double)g->totals[d], "goroutines");
        for (pa_str id = 1; id < rows.list.count; id++) {
            pa_records_result(set, pa_strings_text(&rows, id), 1, 0);
            pa_records_value(set, sums[id], "goroutines");
        }
    }
    pa_strings_release(&rows);
}

static bool compare(struct pa_context *ctx, struct pa_error *err)
{
    const struct goroutines_options *o = ctx->options;
    struct pa_records set = {0};
    struct grouped grouped = {0};
    if (!group(ctx, (struct pa_words[2]){o->sides.old, o->sides.new}, &grouped, err))
        return false;
    add_records(&grouped, ctx->arena, &set);
    bool ok = pa_evidence_diff(ctx, &o->sides, &set, NULL, err);
    pa_records_release(&set);
    return ok;
}

// ---- The picture

// A flame graph of the last dump.
struct picture {
    const struct grouped *grouped;
    struct pa_view view;
    struct pa_picture_flame flame;
    struct pa_picture_flame_options how;
    struct pa_strbuf told; // for the viewer
};

static bool draw(const void *data, struct pa_scene *scene, struct pa_error *err)
{
    struct picture *p = *(struct picture *const *)data;
    const struct pa_filter_options filters = {0};
    const struct pa_value_options values = {.divide_by = 1};
    const struct pa_view_options view = {.filters = &filters, .values = &values, .utf8 = true};
    pa_strbuf_clear(&p->told);
    *scene = (struct pa_scene){0};
    return pa_view_make(p->grouped->session, p->grouped->last, &view, &p->view, err) &&
           pa_picture_flame_make(&p->flame, &p->view, &p->how, err) &&
           pa_picture_flame_draw(&p->flame, scene, &p->told, err);
}

static bool print(struct pa_context *ctx, const struct grouped *grouped, struct pa_doc *doc,
                  struct pa_error *err)
{
    struct picture *p = pa_arena_calloc(ctx->arena, 1, sizeof *p);
    p->grouped = grouped;
    p->how = (struct pa_picture_flame_options){.title = grouped->g->java ? "Threads" : "Goroutines",
                                               .fallback_title =
                                                   grouped->names.items[grouped->names.count - 1]};
    bool ok = pa_chart_output(ctx, doc,
                              &(struct pa_chart_output){.name = "flame",
                                                        .title = "Stacks of the last dump",
                                                        .draw = draw,
                                                        .data = &p,
                                                        .viewer = PA_VIEWER_FLAME,
                                                        .told = &p->told},
                              err);
    pa_strbuf_release(&p->told);
    return ok;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct goroutines_options *o = ctx->options;
    struct grouped grouped = {0};
    struct pa_doc doc;
    bool two;
    if (!pa_evidence_sides_given(ctx, &o->sides, &two, err))
        return false;
    if (two && pa_chart_is_picture(ctx->output.format))
        return pa_error_set(err, PA_ERROR_USAGE, "a comparison of two sides has no picture");
    if (two)
        return compare(ctx, err);
    if (!group(ctx, (struct pa_words[2]){ctx->files, {0}}, &grouped, err))
        return false;
    const char *last = grouped.names.items[grouped.names.count - 1];
    const struct pa_locks *locks = strcmp(last, "-") == 0
                                       ? pa_locks_new(ctx->arena)
                                       : pa_locks_ahead_take(grouped.locks, ctx->arena, last, err);
    if (!locks)
        return false;
    const struct pa_goroutines_report report = {&grouped.names, (size_t)o->rows, locks};
    pa_doc_init(&doc, ctx->arena, "goroutines", 1);
    doc.title = "Goroutines";
    return pa_report_add_goroutines(&doc, grouped.g, &report, err) &&
           print(ctx, &grouped, &doc, err);
}

const struct pa_command pa_cmd_goroutines = {
    .name = "goroutines",
    .summary = "what goroutines wait for, which groups grow, likely leaks",
    .synopsis = "[OPTIONS] DUMP...",
    .description =
        "Groups the goroutines of a dump (debug=1, debug=2, SIGQUIT, panics, profiles) or\n"
        "Java's threads by stack, state and creator. Of several dumps it says which\n"
        "groups grow in every one, and what may be a leak, with the evidence; who waits for\n"
        "which lock, and who holds it. -o dump.svg is a flame graph of the last dump.",
    .options = options,
    .options_size = sizeof(struct goroutines_options),
    .formats = pa_output_reports,
    .more_formats = pa_chart_formats,
    .has_checks = true,
    .run = run,
};
