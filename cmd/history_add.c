// SPDX-License-Identifier: Apache-2.0
#include "cmd/history_add.h"

#include "base/moment.h"
#include "cli/outfile.h"
#include "history/lines.h"

#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

const struct pa_option pa_history_add_options[] = {
    {PA_OPTION_STRING, "commit", offsetof(struct pa_history_add, commit), .argument = "COMMIT",
     .help = "add: the commit of results that name none"},
    {PA_OPTION_STRING, "date", offsetof(struct pa_history_add, date), .argument = "TIME",
     .help = "add: the time of results that have none"},
    {PA_OPTION_INT, "keep", offsetof(struct pa_history_add, keep), .argument = "N",
     .fallback = "10000", .minimum = 1, .maximum = 1000000,
     .help = "add: the most commits that are kept, the newest"},
    {0},
};

static bool is_date(const char *text)
{
    int64_t nanos;
    return !text || pa_moment_parse(text, &nanos);
}

static bool write_all(const char *path, const struct pa_strbuf *text, struct pa_error *err)
{
    struct pa_outfile out;
    if (!pa_outfile_open(&out, path, err))
        return false;
    fwrite(pa_strbuf_text(text), 1, text->size, out.stream);
    return pa_outfile_commit(&out, err);
}

// The history as it is; a file that is not there yet, or empty, has no results.
static bool read_history(const char *path, struct pa_bench_read *read, struct pa_records *set,
                         struct pa_error *err)
{
    struct stat info;
    const char *words[] = {path};
    struct pa_bench_reading lines = {.format = "history"};
    const struct pa_bench_reading *given = read->options;
    if (stat(path, &info) != 0 || info.st_size == 0)
        return true;
    read->options = &lines;
    bool ok = pa_bench_files_read(&(struct pa_words){words, 1}, read, set, err);
    read->options = given;
    return ok;
}

static bool add(struct pa_context *ctx, struct pa_history_lines *lines, struct pa_bench_read *read,
                struct pa_records *set, struct pa_error *err)
{
    struct pa_words more = {ctx->files.items + 1, ctx->files.count - 1};
    const char *path = ctx->files.items[0];
    struct pa_strbuf text = {0};
    if (!read_history(path, read, set, err))
        return false;
    lines->first_new = set->sources.count;
    if (!pa_bench_files_read(&more, read, set, err) || !pa_bench_files_need_results(read, err))
        return false;
    pa_history_lines_write(set, lines, &text);
    bool ok = write_all(path, &text, err);
    pa_strbuf_release(&text);
    return ok;
}

bool pa_history_add_run(struct pa_context *ctx, const struct pa_history_add *o,
                        const struct pa_bench_reading *reading, struct pa_error *err)
{
    char now[PA_MOMENT_TEXT];
    struct pa_doc doc;
    struct pa_records set = {0};
    struct pa_bench_read read = {.options = reading, .warnings = ctx->warnings};
    struct pa_history_lines lines = {
        .commit = o->commit, .date = o->date, .now = now, .keep = (size_t)o->keep};
    pa_moment_text((int64_t)time(NULL) * 1000000000, now);
    if (ctx->files.count < 2)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "add: a history and files with results are wanted");
    if (!is_date(o->date))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "--date %s: a time as 2026-11-23T08:33:49Z is wanted", o->date);
    bool ok = add(ctx, &lines, &read, &set, err);
    if (read.skipped)
        ctx->status = PA_STATUS_ERROR;
    pa_records_release(&set);
    if (!ok)
        return false;
    pa_doc_init(&doc, ctx->arena, "history-add", 1);
    pa_doc_fact(&doc, "added", "Added samples", pa_cell_count((int64_t)lines.added));
    pa_doc_fact(&doc, "known", "Known already", pa_cell_count((int64_t)lines.known));
    pa_doc_fact(&doc, "commits", "Commits", pa_cell_count((int64_t)lines.commits));
    pa_doc_fact(&doc, "dropped", "Commits let go", pa_cell_count((int64_t)lines.dropped));
    return pa_output_print(&ctx->output, &doc, err);
}
