// SPDX-License-Identifier: Apache-2.0
#include "report/info_files.h"

#include "analysis/census.h"
#include "input/identify.h"
#include "report/oddities.h"
#include "view/local_time.h"

#include <string.h>

static struct pa_table *new_table(struct pa_doc *doc, bool check)
{
    struct pa_table *t = pa_doc_table(doc, "files");
    pa_table_column(t, (struct pa_column){.key = "file", .kind = PA_CELL_TEXT});
    pa_table_column(t, (struct pa_column){.key = "format", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "default_type", .title = "type", .kind = PA_CELL_TEXT});
    pa_table_column(
        t, (struct pa_column){.key = "total", .kind = PA_CELL_NUMBER, .mixed_units = true});
    pa_table_column(t, (struct pa_column){.key = "samples", .kind = PA_CELL_COUNT});
    pa_table_column(
        t, (struct pa_column){
               .key = "duration", .kind = PA_CELL_QUANTITY, .unit = "nanoseconds", .spare = true});
    pa_table_column(t, (struct pa_column){.key = "time",
                                          .kind = PA_CELL_QUANTITY,
                                          .unit = "nanoseconds since 1970",
                                          .align = PA_ALIGN_LEFT});
    if (check)
        pa_table_column(t, (struct pa_column){.key = "odd", .kind = PA_CELL_COUNT});
    return t;
}

static struct pa_cell time_cell(int64_t nanos, struct pa_arena *arena)
{
    return nanos ? pa_cell_shown(pa_cell_quantity(nanos), pa_local_time_text(arena, nanos))
                 : pa_cell_empty();
}

struct row {
    const char *path, *format;
    const struct pa_profile *profile;
    bool check;
};

// What is shown lives in `arena`, the document's.
static size_t add_row(struct pa_table *t, const struct row *row, struct pa_arena *arena,
                      struct pa_arena *scratch)
{
    const struct pa_profile *p = row->profile;
    const struct pa_census *census = pa_census_take(p, scratch);
    struct pa_oddities oddities = {0};
    struct pa_cell type = pa_cell_empty(), total = pa_cell_empty();
    struct pa_error none = {0};
    uint32_t i;
    if (row->check)
        pa_oddities_find(p, census, scratch, &oddities);
    size_t odd = oddities.list.count;
    pa_vec_release(&oddities.list);
    if (pa_profile_type_index(p, NULL, &i, &none)) {
        type = pa_cell_text(pa_profile_text(p, p->types[i].type));
        total = pa_cell_in(pa_cell_number(census->sums[i]), pa_profile_text(p, p->types[i].unit));
    }
    struct pa_cell cells[] = {
        pa_cell_text(row->path),
        pa_cell_text(row->format),
        type,
        total,
        pa_cell_count((int64_t)census->samples),
        p->duration_nanos ? pa_cell_quantity(p->duration_nanos) : pa_cell_empty(),
        time_cell(p->time_nanos, arena),
        pa_cell_count((int64_t)odd),
    };
    pa_table_add_row(t, NULL, cells, sizeof cells / sizeof *cells - !row->check);
    return odd;
}

// A file of benchmark results: as many as were read of it.
static void add_bench_row(struct pa_table *t, const char *path, size_t results, const char *format,
                          bool check)
{
    struct pa_cell cells[] = {
        pa_cell_text(path),
        pa_cell_text(format),
        pa_cell_text("benchmark results"),
        pa_cell_empty(),
        pa_cell_count((int64_t)results),
        pa_cell_empty(),
        pa_cell_empty(),
        pa_cell_count(0),
    };
    pa_table_add_row(t, NULL, cells, sizeof cells / sizeof *cells - !check);
}

// What is read of benchmark results; its warnings are those of the session.
static bool read_bench(struct pa_session *session, struct pa_input_opened *opened, size_t *results,
                       struct pa_error *err)
{
    struct pa_records set = {0};
    const struct pa_bench_source source = {opened->path, opened->path, opened->identity.bench,
                                           opened};
    bool ok = pa_bench_format_read(&set, &source, err);
    for (size_t i = 0; i < set.warnings.count; i++)
        pa_warnings_add(session->warnings, "%s", set.warnings.items[i]);
    *results = set.results.count;
    pa_records_release(&set);
    return ok;
}

// A file, whatever it is, that the session has opened.
static bool add_file(struct pa_table *t, struct pa_session *session,
                     const struct pa_info_files *files, struct pa_info_found *found,
                     struct pa_error *err)
{
    const char *path = session->opened->path;
    const struct pa_bench_format *bench = session->opened->identity.bench;
    struct pa_arena scratch = {0};
    size_t results;
    if (bench && !files->source->input_format) {
        bool ok = read_bench(session, session->opened, &results, err);
        if (ok)
            add_bench_row(t, path, results, bench->name, files->check);
        return ok;
    }
    const struct pa_profile *p = pa_session_read(session, path, files->source, &scratch, err);
    if (p) {
        const struct row row = {path, session->format->name, p, files->check};
        found->odd += add_row(t, &row, t->arena, &scratch);
    }
    pa_arena_release(&scratch);
    return p != NULL;
}

void pa_report_add_info_files(struct pa_doc *doc, struct pa_session *session,
                              const struct pa_info_files *files, struct pa_info_found *found)
{
    struct pa_table *t = new_table(doc, files->check);
    *found = (struct pa_info_found){0};
    for (size_t i = 0; i < files->paths.count; i++) {
        struct pa_input_opened *before = session->opened, opened = {0};
        const char *path = files->paths.items[i];
        struct pa_error err;
        bool was_opened = before && before->path && strcmp(before->path, path) == 0;
        bool ok = was_opened || pa_input_open(&opened, path, files->source->max_size, &err);
        session->opened = was_opened ? before : &opened;
        ok = ok && add_file(t, session, files, found, &err);
        session->opened = before;
        if (!ok) {
            pa_warnings_add(session->warnings, "%s", err.text);
            found->unreadable++;
        }
        pa_input_close(&opened);
    }
}
