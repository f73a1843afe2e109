// SPDX-License-Identifier: Apache-2.0
// Answers that are made of the profiles themselves, merged: the same to the byte as those of
// `pa merge` on the files.
#include "cli/heap.h"
#include "cmd/store_options.h"
#include "cmd/write_profile.h"
#include "report/top.h"
#include "report/tree.h"

#include <string.h>

static bool merge(struct pa_store_run *run, const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_store_visitor v = {.strings = run->session->strings, .warnings = run->ctx->warnings};
    pa_heap_expect_reuse();
    bool ok =
        pa_store_select(run, err) && pa_store_merge(&run->list, &v, run->ctx->arena, profile, err);
    if (ok)
        pa_store_tell(run, &v.read);
    else if (err->code == PA_ERROR_UNSUPPORTED || strstr(err->text, "no sample type in common"))
        pa_error_prefix(err, "--where type= says which kind of profile is meant");
    return ok || pa_error_prefix(err, "%s", run->store);
}

static bool view(struct pa_store_run *run, struct pa_view *view, struct pa_error *err)
{
    const struct pa_profile *profile;
    return merge(run, &profile, err) &&
           pa_command_view_of(run->session, profile, &run->o->report, view, err);
}

bool pa_store_verb_top(struct pa_store_run *run, struct pa_error *err)
{
    const struct pa_report_flags *report = &run->o->report;
    const struct pa_top_options top = {&report->graph, pa_command_names(report), NULL};
    struct pa_view v;
    struct pa_doc doc;
    pa_doc_init(&doc, run->ctx->arena, "top", 1);
    run->ctx->output.print.marker = "top";
    return view(run, &v, err) && pa_report_add_top(&doc, &v, &top, err) &&
           pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_callers(struct pa_store_run *run, struct pa_error *err)
{
    const struct pa_report_flags *report = &run->o->report;
    const struct pa_tree_options tree = {&report->graph, pa_command_names(report),
                                         run->ctx->files.items[0]};
    struct pa_view v;
    struct pa_doc doc;
    pa_doc_init(&doc, run->ctx->arena, "peek", 1);
    run->ctx->output.print.marker = "peek";
    return view(run, &v, err) && pa_report_add_tree(&doc, &v, &tree, err) &&
           pa_output_print(&run->ctx->output, &doc, err);
}

bool pa_store_verb_merge(struct pa_store_run *run, struct pa_error *err)
{
    const struct pa_profile *profile;
    if (run->ctx->output.format != PA_FORMAT_PROTO)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "pa store merge writes a profile: give -o OUT.pb.gz");
    return merge(run, &profile, err) && pa_write_profile(run->ctx, profile, err);
}
