// SPDX-License-Identifier: Apache-2.0
// The document that CI attaches to a build.
#include "cli/command.h"
#include "cli/pager.h"
#include "cli/progress.h"
#include "cmd/page_outputs.h"
#include "flags/diff_gate.h"
#include "flags/session_options.h"
#include "flags/short_names.h"
#include "flags/side_words.h"
#include "flags/source_places.h"

#include <string.h>

struct options {
    struct pa_words old, new, outputs;
    const char *title, *sample_index, *marker, *summary_file, *link_base;
    struct pa_diff_gate gate;
    struct pa_source_options reading;
    int names, format;
    double min_effect;
    bool quiet, embed_json;
};

#define ROW(kind, member, name_, ...)                                                              \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct options, member), __VA_ARGS__                     \
    }

static const struct pa_option table[] = {
    ROW(LIST, old, "old", .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
        .help = "the files or folders of the old side, up to the next option"),
    ROW(LIST, new, "new", .argument = "FILE...", .words = PA_OPTION_ALL_WORDS,
        .help = "those of the new side"),
    ROW(STRING, title, "title", .argument = "TEXT", .help = "instead of \"Report\""),
    ROW(STRING, sample_index, "sample-index", .argument = "TYPE",
        .help = "which sample type of profiles: its name or number"),
    ROW(DOUBLE, min_effect, "min-effect", .argument = "SHARE", .most = 1e9, .fallback = "0.05",
        .help = "a smaller relative change does not matter"),
    ROW(CHOICE, names, "names", .argument = "LEVEL", .choices = pa_names_choices,
        .fallback = "short",
        .help = "how much of functions' names to show; json and csv have all of it"),
    {PA_OPTION_GROUP, "Gate", offsetof(struct options, gate), .group = pa_diff_gate_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct options, reading), .group = pa_reading_options},
    {PA_OPTION_GROUP, "Output", 0,
     .group =
         (const struct pa_option[]){
             ROW(LIST, outputs, "output", .letter = 'o', .argument = "FILE",
                 .help = "write to FILE, as its suffix says, or to a folder, DIR/; several times"),
             ROW(CHOICE, format, "format", .argument = "FORMAT", .choices = pa_output_reports,
                 .fallback = "text", .help = "what goes to standard output"),
             ROW(BOOL, embed_json, "embed-json",
                 .help = "put the JSON into the page as well, as the element report-json"),
             ROW(STRING, marker, "marker", .argument = "TEXT",
                 .help = "hidden text in markdown that lets a bot find its comment again"),
             ROW(STRING, link_base, "link-base", .argument = "URL",
                 .help = "where the written files will be found: markdown links to them, and shows "
                         "the pictures of a folder"),
             ROW(STRING, summary_file, "summary-file", .argument = "FILE",
                 .help = "append the report as markdown, as for the summary of a CI job"),
             ROW(BOOL, quiet, "quiet", .letter = 'q', .help = "nothing on standard output"),
             {0},
         }},
    {0},
};

static bool take_sides(const struct pa_context *ctx, struct pa_page_input *input,
                       struct pa_error *err)
{
    const struct options *o = ctx->options;
    const struct pa_words *files = &ctx->files;
    struct pa_side_files split = {0};
    for (size_t side = 0; side < 2; side++)
        input->sides[side].items =
            pa_arena_calloc(ctx->arena, files->count + o->new.count + 1, sizeof(char *));
    if (o->old.count + o->new.count == 0 && pa_side_words_split(files, ctx->arena, &split)) {
        for (size_t side = 0; side < 2; side++) {
            input->sides[side] = split.words[side];
            input->labels[side] = split.labels[side];
        }
        return true;
    }
    if (split.labels[0])
        return pa_error_set(err, PA_ERROR_USAGE,
                            "%s=FILE: every file wants one of two labels, old=FILE… new=FILE…",
                            split.labels[0]);
    input->sides[0] = o->old;
    struct pa_words *new = &input->sides[1];
    for (size_t i = 0; i < o->new.count; i++)
        new->items[new->count++] = o->new.items[i];
    for (size_t i = 0; i < files->count; i++)
        new->items[new->count++] = files->items[i];
    if (input->sides[0].count && new->count == 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "--old without --new: a report of one side takes files without either");
    return new->count || pa_error_set(err, PA_ERROR_USAGE,
                                      "no files: usage: pa report [OPTIONS] -o report.html "
                                      "[--old FILE...] [--new FILE...] [FILE...]");
}

static bool print(struct pa_context *ctx, struct pa_page *page, int format, struct pa_error *err)
{
    struct pa_writer out = {.file = stdout};
    page->print.shorten = pa_short_names;
    if (pa_output_fit_terminal(&page->print))
        ctx->output.pager = pa_pager_start(); // the driver waits for it
    bool ok = pa_page_print(page, pa_printers[format - PA_FORMAT_REPORT].name, &out, err);
    return pa_writer_finish(&out, ok ? err : &(struct pa_error){0}) && ok;
}

static void set_status(struct pa_context *ctx, const struct pa_page *page)
{
    static const enum pa_status STATUS[] = {[PA_GATE_FINE] = PA_STATUS_FINE,
                                            [PA_GATE_FAILS] = PA_STATUS_DIFFERENT,
                                            [PA_GATE_UNDECIDED] = PA_STATUS_UNDECIDED};
    ctx->status = page->gated ? STATUS[page->conclusion] : PA_STATUS_FINE;
    if (page->skipped)
        ctx->status = PA_STATUS_ERROR;
}

static bool report(struct pa_context *ctx, struct pa_page_input *input, struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_page page;
    struct pa_progress progress;
    if (o->gate.self_test)
        return pa_error_set(err, PA_ERROR_USAGE, "--self-test: pa diff proves that rules can fail");
    if (!take_sides(ctx, input, err) || !pa_page_outputs_check(&o->outputs, err))
        return false;
    pa_progress_start(&progress, "report", &ctx->files);
    bool made = pa_page_make(&page, input, err);
    pa_progress_stop(&progress);
    if (!made)
        return false;
    set_status(ctx, &page);
    if (input->waivers)
        pa_diff_gate_report_waivers(ctx, &o->gate, input->waivers);
    return pa_page_outputs_write(&page, &o->outputs, o->link_base, err) &&
           pa_diff_append_summary(o->summary_file, &page.doc, o->marker, err) &&
           (o->quiet || print(ctx, &page, o->format, err));
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct options *o = ctx->options;
    struct pa_gate gate = {0};
    struct pa_waivers waivers = {0};
    // Sources of the user's own code only, not of Go's library.
    struct pa_source_path sources =
        pa_source_path_of_environment((struct pa_source_path){0}, ctx->arena);
    sources.goroot = sources.module_cache = NULL;
    struct pa_page_input input = {
        .sources = &sources,
        .session = pa_session_of(ctx),
        .title = o->title,
        .marker = o->marker,
        .rules = o->gate.fail_on,
        .policy = pa_diff_gate_policy(&o->gate),
        .waivers = o->gate.waivers ? &waivers : NULL,
        .sample_index = o->sample_index,
        .embed_json = o->embed_json,
        .source = o->reading,
        .min_effect = o->min_effect,
        .names = (enum pa_symbol_level)o->names,
    };
    bool ok = pa_diff_gate_open(ctx, &o->gate, &gate, &waivers, err) && report(ctx, &input, err);
    pa_waivers_release(&waivers);
    pa_gate_release(&gate);
    return ok;
}

const struct pa_command pa_cmd_report = {
    .name = "report",
    .summary = "one document of all: verdict, benchmarks, profiles, pictures",
    .synopsis = "[OPTIONS] [-o FILE]... [--old FILE...] [--new FILE...] [FILE...]",
    .description = "Takes any mix of profiles and benchmark results, one side or two, and writes\n"
                   "what CI attaches to a build: a page for people, JSON for programs, markdown\n"
                   "for comments. The text goes to standard output unless -q.",
    .options = table,
    .options_size = sizeof(struct options),
    .run = run,
};
