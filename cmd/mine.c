// SPDX-License-Identifier: Apache-2.0
#include "cmd/mine.h"

#include "report/visible.h"

#include <string.h>

const struct pa_option pa_mine_options[] = {
    {PA_OPTION_STRING, "mine", offsetof(struct pa_mine_flags, mine), .argument = "REGEX",
     .implied = "auto", .unless_file = true,
     .help = "charge samples to the nearest matching frame and what it called; alone or with "
             "auto: own code as guessed"},
    {0},
};

struct pa_mine_rule pa_mine_rule_of(const struct pa_mine_flags *flags, const struct pa_view *view,
                                    struct pa_arena *arena)
{
    if (strcmp(flags->mine, "auto") == 0)
        return pa_mine_guess(view->whole, arena);
    return (struct pa_mine_rule){.pattern = flags->mine};
}

bool pa_mine_show(struct pa_view *view, const struct pa_mine_rule *rule, enum pa_mine_stacks stacks,
                  struct pa_context *ctx, struct pa_error *err)
{
    bool matched;
    const struct pa_profile *p =
        pa_filter_mine(view->filtered, rule, stacks, &matched, ctx->arena, err);
    if (!p)
        return pa_error_prefix(err, "--mine");
    if (!matched && p->sample_count > 0 && stacks != PA_MINE_CALLEE)
        pa_warnings_add(ctx->warnings, "mine expression matched no functions");
    pa_view_show(view, p, ctx->arena);
    return true;
}

void pa_mine_describe(struct pa_doc *doc, const struct pa_mine_rule *rule)
{
    const char *what = rule->pattern ? rule->pattern : rule->binary ? rule->binary : "";
    struct pa_strbuf line = {0};
    pa_strbuf_adds(&line, "Mine: ");
    pa_visible_line(&line, what, strlen(what));
    if (rule->reason)
        pa_strbuf_printf(&line, *what ? " (guessed: %s)" : "%s (guessed)", rule->reason);
    pa_strbuf_addc(&line, '\n');
    pa_doc_verbatim(doc, pa_arena_strndup(doc->arena, line.text, line.size));
    pa_strbuf_release(&line);
    struct pa_cell cell = *what ? pa_cell_text(what) : pa_cell_empty();
    pa_doc_fact(doc, "mine", "Mine", cell)->audience = PA_FOR_PAGES | PA_FOR_DATA;
    if (rule->reason)
        pa_doc_fact(doc, "mine_guess", "Guessed", pa_cell_text(rule->reason))->audience =
            PA_FOR_PAGES | PA_FOR_DATA;
}
