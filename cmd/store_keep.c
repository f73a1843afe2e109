// SPDX-License-Identifier: Apache-2.0
// Verbs that maintain a store: init, add, ls, info, verify, compact, prune.
#include "base/moment.h"
#include "cli/heap.h"
#include "cmd/store_options.h"
#include "store/add.h"
#include "store/by_function.h"
#include "store/compact.h"
#include "store/join.h"
#include "store/keep.h"

#include <stdlib.h>
#include <string.h>

static struct pa_table *begin(struct pa_store_run *run, struct pa_doc *doc, const char *name)
{
    pa_doc_init(doc, run->ctx->arena, "store", 1);
    return name ? pa_doc_table(doc, name) : NULL;
}

bool pa_store_verb_init(struct pa_store_run *run, struct pa_error *err)
{
    return pa_catalog_create(run->store, err);
}

bool pa_store_verb_add(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_store_added added = {0};
    struct pa_doc doc;
    struct pa_store_add_options options = {
        .source = &run->o->report.source,
        .attributes = {.set = run->o->set, .from_path = run->o->from_path}};
    pa_heap_expect_reuse();
    if (!pa_session_expand(run->session, &run->ctx->files, &options.files, err) ||
        !pa_store_add(run->catalog, run->session, &options, &added, err))
        return false;
    begin(run, &doc, NULL);
    pa_doc_fact(&doc, "added", "Added", pa_cell_count((int64_t)added.added));
    pa_doc_fact(&doc, "known", "In it already", pa_cell_count((int64_t)added.known));
    pa_doc_fact(&doc, "unreadable", "Left out", pa_cell_count((int64_t)added.unreadable));
    pa_doc_fact(&doc, "segments", "New segments", pa_cell_count((int64_t)added.segments));
    if (added.unreadable)
        run->ctx->status = PA_STATUS_ERROR;
    return pa_output_print(&run->ctx->output, &doc, err);
}

static struct pa_cell moment(struct pa_arena *arena, int64_t time)
{
    char text[PA_MOMENT_TEXT];
    if (!time)
        return pa_cell_empty();
    pa_moment_text(time, text);
    return pa_cell_text(pa_arena_strdup(arena, text));
}

// "region=eu zone=a"
static const char *on_one_line(struct pa_arena *arena, const char *labels)
{
    char *text = pa_arena_strdup(arena, labels);
    for (char *c = text; *c; c++) {
        if (*c == '\n')
            *c = c[1] ? ' ' : '\0';
    }
    return text;
}

bool pa_store_verb_ls(struct pa_store_run *run, struct pa_error *err)
{
    static const char *const columns[] = {"time",   "type",   "service", "release",
                                          "labels", "source", "segment"};
    struct pa_arena *arena = run->ctx->arena;
    struct pa_doc doc;
    if (!pa_store_select(run, err))
        return false;
    pa_store_name_sources(run, &run->list, run->ctx->warnings);
    pa_store_in_order(run);
    struct pa_table *t = begin(run, &doc, "profiles");
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        pa_table_column(t, (struct pa_column){.key = columns[i], .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < run->list.profile_count; i++) {
        const struct pa_catalog_profile *p = &run->list.profiles[i];
        pa_table_row(t, NULL, moment(arena, p->meta.time), pa_cell_text(p->meta.type),
                     pa_cell_text(p->meta.service), pa_cell_text(p->meta.release),
                     pa_cell_text(on_one_line(arena, p->meta.labels)), pa_cell_text(p->meta.path),
                     pa_cell_text(run->list.segments[p->segment].path));
    }
    pa_doc_fact(&doc, "profiles", "Profiles", pa_cell_count((int64_t)run->list.profile_count));
    pa_doc_fact(&doc, "segments", "Segments", pa_cell_count((int64_t)run->list.segment_count));
    return pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_verify(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_store_read read;
    struct pa_doc doc;
    if (!pa_store_verify(run->catalog, run->session->strings, run->ctx->warnings, &read, err))
        return false;
    begin(run, &doc, NULL);
    pa_doc_fact(&doc, "profiles", "Profiles", pa_cell_count((int64_t)read.profiles));
    pa_doc_fact(&doc, "segments", "Segments", pa_cell_count((int64_t)read.segments));
    pa_doc_fact(&doc, "missing_profiles", "Missing profiles",
                pa_cell_count((int64_t)read.missing_profiles));
    pa_doc_fact(&doc, "missing_segments", "Damaged segments",
                pa_cell_count((int64_t)read.missing_segments));
    if (read.missing_segments)
        run->ctx->status = PA_STATUS_ERROR;
    return pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_join(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_store_added added = {0};
    struct pa_store_read read;
    struct pa_doc doc;
    const struct pa_store_join_options options = {run->ctx->files, run->session->strings,
                                                  run->ctx->warnings};
    pa_heap_expect_reuse();
    if (!pa_store_join(run->catalog, &options, &added, &read, err))
        return false;
    begin(run, &doc, NULL);
    pa_doc_fact(&doc, "added", "Added", pa_cell_count((int64_t)added.added));
    pa_doc_fact(&doc, "known", "In it already", pa_cell_count((int64_t)added.known));
    pa_doc_fact(&doc, "segments", "New segments", pa_cell_count((int64_t)added.segments));
    pa_store_tell(run, &read);
    return pa_output_print(&run->ctx->output, &doc, err);
}

// ---- Fewer segments

static bool tell_kept(struct pa_store_run *run, const struct pa_store_kept *kept,
                      struct pa_error *err)
{
    struct pa_doc doc;
    begin(run, &doc, NULL);
    pa_doc_fact(&doc, "profiles", "Profiles", pa_cell_count((int64_t)kept->profiles));
    pa_doc_fact(&doc, "segments_gone", "Segments that went", pa_cell_count((int64_t)kept->removed));
    pa_doc_fact(&doc, "segments", "New segments", pa_cell_count((int64_t)kept->made));
    return pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_compact(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_store_kept kept;
    int by = run->o->by;
    enum pa_store_span span = by == PA_BY_MONTH  ? PA_SPAN_MONTH
                              : by == PA_BY_WEEK ? PA_SPAN_WEEK
                                                 : PA_SPAN_DAY;
    if (by == PA_BY_HOUR || by == PA_BY_RELEASE)
        return pa_error_set(err, PA_ERROR_USAGE, "pa store compact --by is day, week or month");
    pa_heap_expect_reuse();
    return pa_store_compact(run->catalog, span, run->session->strings, &kept, err) &&
           tell_kept(run, &kept, err);
}

bool pa_store_verb_prune(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_store_kept kept;
    int64_t span;
    if (!run->o->keep || !pa_span_parse(run->o->keep, &span) || span < 0)
        return pa_error_set(err, PA_ERROR_USAGE, "pa store prune wants --keep SPAN: 30d, 12h");
    return pa_store_prune(run->catalog, span, run->session->strings, &kept, err) &&
           tell_kept(run, &kept, err);
}

// ---- What there is

struct service {
    const char *name;
    int64_t profiles, from, to;
};

static size_t count_services(const struct pa_catalog_list *list, struct service *services)
{
    size_t count = 0;
    for (size_t i = 0; i < list->profile_count; i++) {
        const struct pa_stored_meta *m = &list->profiles[i].meta;
        size_t k = 0;
        while (k < count && strcmp(services[k].name, m->service) != 0)
            k++;
        if (k == count)
            services[count++] = (struct service){m->service, 0, m->time, m->time};
        services[k].profiles++;
        services[k].from = m->time < services[k].from ? m->time : services[k].from;
        services[k].to = m->time > services[k].to ? m->time : services[k].to;
    }
    return count;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct service *)a)->name, ((const struct service *)b)->name);
}

bool pa_store_verb_info(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_arena *arena = run->ctx->arena;
    struct pa_doc doc;
    int64_t bytes = 0;
    if (!pa_store_select(run, err))
        return false;
    const struct pa_catalog_list *list = &run->list;
    struct service *services = pa_arena_calloc(arena, list->profile_count + 1, sizeof *services);
    size_t count = count_services(list, services);
    qsort(services, count, sizeof *services, by_name);
    struct pa_table *t = begin(run, &doc, "services");
    pa_table_column(t, (struct pa_column){.key = "service", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "profiles", .kind = PA_CELL_COUNT});
    pa_table_column(t, (struct pa_column){.key = "from", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "to", .kind = PA_CELL_TEXT});
    for (size_t i = 0; i < count; i++)
        pa_table_row(t, NULL, pa_cell_text(services[i].name), pa_cell_count(services[i].profiles),
                     moment(arena, services[i].from), moment(arena, services[i].to));
    for (size_t i = 0; i < list->segment_count; i++)
        bytes += list->segments[i].bytes;
    pa_doc_fact(&doc, "profiles", "Profiles", pa_cell_count((int64_t)list->profile_count));
    pa_doc_fact(&doc, "segments", "Segments", pa_cell_count((int64_t)list->segment_count));
    if (!run->engine) // it knows no sizes
        pa_doc_fact(&doc, "bytes", "Segments' size", pa_cell_in(pa_cell_quantity(bytes), "bytes"));
    return pa_output_print(&run->ctx->output, &doc, err);
}
