// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "report/advice.h"

struct explain_options {
    bool all;
};

static const struct pa_option options[] = {
    {PA_OPTION_BOOL, "all", offsetof(struct explain_options, all),
     .help = "the text of every rule"},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct explain_options *o = ctx->options;
    const struct pa_rule *rule = NULL;
    struct pa_doc doc;
    if (ctx->files.count && !(rule = pa_rule_by_id(ctx->files.items[0])))
        return pa_error_set(err, PA_ERROR_USAGE,
                            "no rule \"%s\": pa explain without a name lists all",
                            ctx->files.items[0]);
    pa_doc_init(&doc, ctx->arena, "explain", 1);
    if (!o->all || rule)
        pa_report_add_rule(&doc, rule);
    const struct pa_rule **rules = pa_report_rules(ctx->arena);
    for (size_t i = 0; o->all && !rule && rules[i]; i++)
        pa_report_add_rule(&doc, rules[i]);
    return pa_output_print(&ctx->output, &doc, err);
}

const struct pa_command pa_cmd_explain = {
    .name = "explain",
    .summary = "what a rule of pa advise sees, why that costs, what to try",
    .synopsis = "[OPTIONS] [RULE]",
    .options = options,
    .options_size = sizeof(struct explain_options),
    .max_files = 1,
    .formats = pa_output_reports,
    .run = run,
};
