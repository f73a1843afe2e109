// SPDX-License-Identifier: Apache-2.0
// The way to an engine, and profiles into it: export, tables.
#include "base/file.h"
#include "cli/heap.h"
#include "cmd/store_options.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// From a file or the environment: what is on a command line everybody can see.
static bool read_password(struct pa_store_run *run, const char **password, struct pa_error *err)
{
    enum { MOST = 64 << 10 };
    const char *path = run->o->engine_password;
    struct pa_bytes bytes;
    *password = getenv("PA_ENGINE_PASSWORD");
    if (!path)
        return true;
    if (!pa_file_read(path, MOST, &bytes, err))
        return pa_error_prefix(err, "%s", path);
    *password = pa_arena_strndup(run->ctx->arena, (const char *)bytes.data,
                                 strcspn((const char *)bytes.data, "\r\n"));
    free(bytes.data);
    return true;
}

bool pa_store_engine_open(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_engine_options options = {
        .address = run->o->engine, .ca = run->o->engine_ca, .strings = run->session->strings};
    if (!options.address)
        return true;
    return read_password(run, &options.password, err) &&
           pa_engine_open(&options, run->ctx->arena, &run->engine, err);
}

struct pa_store_read pa_store_read_all(const struct pa_catalog_list *list)
{
    return (struct pa_store_read){.profiles = list->profile_count, .segments = list->segment_count};
}

static bool need_engine(const struct pa_store_run *run, const char *verb, struct pa_error *err)
{
    return run->engine ||
           pa_error_set(err, PA_ERROR_USAGE,
                        "pa store %s wants --engine clickhouse:http://HOST:8123", verb);
}

bool pa_store_verb_tables(struct pa_store_run *run, struct pa_error *err)
{
    return need_engine(run, "tables", err) && pa_engine_make_tables(run->engine, err);
}

// A number that no other export has, of any machine, as far as a clock and a process can tell.
static uint64_t attempt(void)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    return ((uint64_t)now.tv_sec * 1000000000 + (uint64_t)now.tv_nsec) ^ (uint64_t)getpid() << 40;
}

bool pa_store_verb_export(struct pa_store_run *run, struct pa_error *err)
{
    struct pa_engine_exported done;
    struct pa_doc doc;
    const struct pa_engine_export job = {.list = &run->list, .attempt = attempt()};
    pa_heap_expect_reuse();
    if (!need_engine(run, "export", err) ||
        !pa_where_parse(&run->o->where, run->ctx->arena, &run->where, err) ||
        !pa_catalog_find(run->catalog, &run->where, run->ctx->arena, &run->list, err) ||
        !pa_engine_export(run->engine, &job, &done, err))
        return false;
    pa_doc_init(&doc, run->ctx->arena, "store", 1);
    pa_doc_fact(&doc, "profiles", "Profiles sent", pa_cell_count((int64_t)done.profiles));
    pa_doc_fact(&doc, "known", "There already", pa_cell_count((int64_t)done.known));
    pa_doc_fact(&doc, "segments", "Segments", pa_cell_count((int64_t)done.segments));
    pa_doc_fact(&doc, "rows", "Rows of samples and functions", pa_cell_count((int64_t)done.rows));
    return pa_output_print(&run->ctx->output, &doc, err);
}
