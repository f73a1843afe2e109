// SPDX-License-Identifier: Apache-2.0
#include "flags/diff_gate.h"

#include "base/file.h"
#include "document/printer.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static const struct pa_choice answers[] = {
    {"undecided", PA_GATE_AS_UNDECIDED, "exit with 3"},
    {"fail", PA_GATE_AS_FAILURE, "exit with 1"},
    {"ok", PA_GATE_AS_FINE, "nothing"},
    {0},
};

const struct pa_option pa_diff_gate_options[] = {
    {PA_OPTION_STRING, "fail-on", offsetof(struct pa_diff_gate, fail_on), .argument = "RULES",
     .help = "exit with 1 on a regression, e.g. 'sec/op>3%,allocs/op>0', 'cum>5%'"},
    {PA_OPTION_STRING, "waivers", offsetof(struct pa_diff_gate, waivers), .argument = "FILE",
     .help = "regressions that are allowed for a time"},
    {PA_OPTION_CHOICE, "undecided", offsetof(struct pa_diff_gate, undecided), .argument = "HOW",
     .choices = answers, .fallback = "undecided",
     .help = "what the gate makes of what the samples cannot decide"},
    {PA_OPTION_CHOICE, "missing", offsetof(struct pa_diff_gate, missing), .argument = "HOW",
     .choices = answers, .fallback = "undecided",
     .help = "what it makes of benchmarks that one side lacks"},
    {PA_OPTION_BOOL, "self-test", offsetof(struct pa_diff_gate, self_test),
     .help = "inject a regression and prove that the rules see it"},
    {PA_OPTION_STRING, "today", offsetof(struct pa_diff_gate, today), .hidden = true,
     .argument = "DATE", .help = "the day that waivers expire by"},
    {0},
};

static const char *today(const struct pa_context *ctx, const struct pa_diff_gate *options)
{
    if (options->today)
        return options->today;
    time_t now = time(NULL);
    struct tm day;
    char *text = pa_arena_calloc(ctx->arena, 1, 16);
    if (gmtime_r(&now, &day))
        strftime(text, 16, "%Y-%m-%d", &day);
    return text;
}

bool pa_diff_gate_read_waivers(struct pa_context *ctx, const struct pa_diff_gate *o,
                               struct pa_waivers *waivers, struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    waivers->arena = ctx->arena;
    if (!o->waivers)
        return true;
    if (o->waiver_text)
        return pa_waivers_parse(waivers, o->waiver_text, today(ctx, o), err) ||
               pa_error_prefix(err, "%s", o->waivers);
    bool ok = pa_file_read(o->waivers, PA_DEFAULT_MAX_SIZE, &bytes, err) &&
              pa_waivers_parse(waivers, (const char *)bytes.data, today(ctx, o), err);
    free(bytes.data);
    return ok || pa_error_prefix(err, "%s", o->waivers);
}

bool pa_diff_gate_open(struct pa_context *ctx, const struct pa_diff_gate *o, struct pa_gate *gate,
                       struct pa_waivers *waivers, struct pa_error *err)
{
    if (!o->fail_on)
        return (!o->waivers && !o->self_test) ||
               pa_error_set(err, PA_ERROR_USAGE, "--waivers and --self-test need --fail-on");
    if (!pa_gate_parse(gate, o->fail_on, err))
        return pa_error_prefix(err, "--fail-on");
    return pa_diff_gate_read_waivers(ctx, o, waivers, err);
}

struct pa_gate_policy pa_diff_gate_policy(const struct pa_diff_gate *options)
{
    return (struct pa_gate_policy){(enum pa_gate_answer)options->undecided,
                                   (enum pa_gate_answer)options->missing};
}

enum pa_status pa_diff_gate_status(const struct pa_gate_outcome *outcome)
{
    static const enum pa_status STATUS[] = {[PA_GATE_FINE] = PA_STATUS_FINE,
                                            [PA_GATE_FAILS] = PA_STATUS_DIFFERENT,
                                            [PA_GATE_UNDECIDED] = PA_STATUS_UNDECIDED};
    return STATUS[pa_gate_conclude(outcome)];
}

enum pa_status pa_diff_gate_undecided(const struct pa_diff_gate *options)
{
    static const enum pa_status STATUS[] = {[PA_GATE_AS_UNDECIDED] = PA_STATUS_UNDECIDED,
                                            [PA_GATE_AS_FAILURE] = PA_STATUS_DIFFERENT,
                                            [PA_GATE_AS_FINE] = PA_STATUS_FINE};
    return STATUS[options->undecided];
}

void pa_diff_gate_report_waivers(const struct pa_context *ctx, const struct pa_diff_gate *o,
                                 const struct pa_waivers *waivers)
{
    for (size_t i = 0; i < waivers->list.count; i++) {
        const struct pa_waiver *w = &waivers->list.items[i];
        if (w->expired)
            pa_warnings_add(ctx->warnings, "%s:%zu: waiver expired on %s: %s %s", o->waivers,
                            w->line, w->expires, w->benchmark, w->metric);
        else if (!w->used)
            pa_warnings_add(ctx->warnings, "%s:%zu: waiver not needed: %s %s", o->waivers, w->line,
                            w->benchmark, w->metric);
    }
}

enum { SUMMARY_LIMIT = 1000000 }; // bytes: what GitHub takes of a step, and some to spare

bool pa_diff_append_summary(const char *path, const struct pa_doc *doc, const char *marker,
                            struct pa_error *err)
{
    if (!path)
        return true;
    FILE *file = fopen(path, "a");
    if (!file)
        return pa_error_errno(err, path);
    struct pa_writer out = {.file = file};
    const struct pa_print_options options = {.marker = marker, .limit = SUMMARY_LIMIT};
    bool ok = pa_doc_print(doc, pa_printer_find("markdown"), &options, &out, err);
    if (!pa_writer_finish(&out, err))
        ok = pa_error_prefix(err, "%s", path);
    if (fclose(file) != 0 && ok)
        ok = pa_error_errno(err, path);
    return ok;
}
