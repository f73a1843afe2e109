// SPDX-License-Identifier: Apache-2.0
#include "report/dumps.h"

#include "base/number.h"
#include "cli/heap.h"
#include "cmd/chart_output.h"
#include "flags/mine_options.h"
#include "flags/session_options.h"
#include "pictures/dumps_chart.h"

#include <string.h>

struct dumps_flags {
    struct pa_source_options source;
    struct pa_mine_flags mine;
    double cpus;
    bool across_builds;
    int64_t count;
};

static const struct pa_option input[] = {
    {PA_OPTION_STRING, "input-format", offsetof(struct dumps_flags, source.input_format),
     .argument = "NAME", .help = "do not find out what profiles are"},
    {PA_OPTION_SIZE, "max-size", offsetof(struct dumps_flags, source.max_size), .argument = "BYTES",
     .fallback = "4G", .help = "refuse files that unpack to more"},
    {PA_OPTION_BOOL, "keep-going", offsetof(struct dumps_flags, source.keep_going),
     .help = "damaged and empty files are only listed: the exit status is 0 in spite of them"},
    {0},
};

static const struct pa_option options[] = {
    {PA_OPTION_INT, "count", offsetof(struct dumps_flags, count), .letter = 'n', .argument = "N",
     .fallback = "5", .maximum = UINT32_MAX,
     .help = "list at most so many culprits of each kind (0: all)"},
    {PA_OPTION_DOUBLE, "cpus", offsetof(struct dumps_flags, cpus), .argument = "N", .fallback = "0",
     .most = 1e6,
     .help = "processors that a trigger's share of processor time is of (0: not known)"},
    {PA_OPTION_BOOL, "across-builds", offsetof(struct dumps_flags, across_builds),
     .help = "compare dumps of different builds with each other"},
    {PA_OPTION_GROUP, NULL, offsetof(struct dumps_flags, mine), .group = pa_mine_options},
    {PA_OPTION_GROUP, "Input", 0, .group = input},
    {0},
};

static const char *mine_of(const char *mine)
{
    return mine && strcmp(mine, "auto") != 0 ? mine : NULL;
}

// What cannot be read is listed; it is an error as well, unless that was expected.
static void set_status(struct pa_context *ctx, const struct pa_dumps *dumps)
{
    const struct dumps_flags *o = ctx->options;
    for (size_t i = 0; !o->source.keep_going && i < dumps->list.count; i++) {
        const struct pa_dump *dump = &dumps->list.items[i];
        if (dump->state == PA_DUMP_DAMAGED || dump->state == PA_DUMP_EMPTY) {
            ctx->status = PA_STATUS_ERROR;
            pa_warnings_add(ctx->warnings, "%s: %s (left out)", dump->path,
                            dump->problem ? dump->problem : "empty file");
        }
    }
}

static bool has_dumps(const struct pa_dumps *dumps, struct pa_error *err)
{
    return dumps->group_count > 0 ||
           pa_error_set(err, PA_ERROR_FORMAT,
                        "none of %zu file%s, the first %s, is a profile that can be read",
                        dumps->list.count, pa_plural(dumps->list.count),
                        dumps->list.count ? dumps->list.items[0].path : "missing");
}

static const struct pa_choice pictures[] = {
    {"svg", PA_FORMAT_SVG, "a timeline of each kind"},
    {"png", PA_FORMAT_PNG, "the same as pixels"},
    {"pdf", PA_FORMAT_PDF, "the same for print"},
    {0},
};

static bool draw(const void *data, struct pa_scene *scene, struct pa_error *err)
{
    return pa_dumps_chart(data, scene, err);
}

static bool report(struct pa_context *ctx, const struct pa_incident *incident, struct pa_error *err)
{
    const struct pa_chart_output chart = {
        .name = "timeline", .title = "Timeline", .draw = draw, .data = incident};
    ctx->output.print.marker = "dumps";
    return pa_report_add_dumps(incident->doc, incident->dumps, incident->options, err) &&
           pa_chart_output(ctx, incident->doc, &chart, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct dumps_flags *o = ctx->options;
    const struct pa_dump_options how = {.source = o->source,
                                        .mine = mine_of(o->mine.mine),
                                        .cpus = o->cpus,
                                        .across_builds = o->across_builds,
                                        .warnings = ctx->warnings,
                                        .places = pa_session_of(ctx)->binaries.places};
    const struct pa_incident_options report_options = {.sites = (size_t)o->count};
    struct pa_doc doc;
    struct pa_incident incident = {.doc = &doc, .options = &report_options};
    pa_heap_expect_reuse();
    pa_doc_init(&doc, ctx->arena, "dumps", 1);
    if (!pa_dumps_load(&ctx->files, &how, ctx->arena, &incident.dumps, err))
        return false;
    pa_dump_groups_make(incident.dumps);
    set_status(ctx, incident.dumps);
    return has_dumps(incident.dumps, err) && report(ctx, &incident, err);
}

const struct pa_command pa_cmd_dumps = {
    .name = "dumps",
    .summary = "what happened here: a folder of dumps as one incident",
    .synopsis = "[OPTIONS] DIR...",
    .description =
        "Reads every profile in folders and archives, puts those of a kind and build in\n"
        "the order of time, and says what grew, since when, and who did it.",
    .options = options,
    .options_size = sizeof(struct dumps_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .more_formats = pictures,
    .run = run,
};
