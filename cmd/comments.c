// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "document/document.h"
#include "flags/report_flags.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct pa_view view;
    if (!pa_report_view(ctx, ctx->options, (struct pa_report_needs){0}, &view, err))
        return false;
    const struct pa_profile *p = view.profile;
    struct pa_strbuf lines = {0};
    struct pa_doc doc;
    pa_doc_init(&doc, ctx->arena, "comments", 1);
    struct pa_table *t = pa_doc_table(&doc, "comments");
    t->audience = PA_FOR_PAGES | PA_FOR_DATA;
    pa_table_column(t, (struct pa_column){.key = "comment", .kind = PA_CELL_TEXT});
    for (uint32_t i = 0; i < p->comment_count; i++) {
        pa_strbuf_printf(&lines, "%s\n", pa_profile_text(p, p->comments[i]));
        pa_table_row(t, NULL, pa_cell_text(pa_profile_text(p, p->comments[i])));
    }
    pa_doc_verbatim(&doc, pa_arena_strdup(ctx->arena, pa_strbuf_text(&lines)));
    pa_strbuf_release(&lines);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_comments = {
    .name = "comments",
    .summary = "the comments in a profile",
    .synopsis = "[OPTIONS] [PROGRAM] FILE...",
    .options = pa_report_options,
    .options_size = sizeof(struct pa_report_flags),
    .min_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
