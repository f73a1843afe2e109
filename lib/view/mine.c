// SPDX-License-Identifier: Apache-2.0
#include "view/mine.h"

#include <string.h>

struct pa_mine_rule pa_mine_rule_of(const char *mine, const struct pa_view *view,
                                    struct pa_arena *arena)
{
    if (strcmp(mine, "auto") == 0)
        return pa_mine_guess(view->whole, arena);
    return (struct pa_mine_rule){.pattern = mine};
}

bool pa_mine_show(struct pa_view *view, const struct pa_mine_rule *rule, enum pa_mine_stacks stacks,
                  struct pa_error *err)
{
    struct pa_session *session = view->session;
    struct pa_mine_rule shown = *rule;
    bool matched;
    shown.stacks = stacks;
    if (!pa_profile_needs_stacks(view->filtered, "--mine", err))
        return false;
    const struct pa_profile *p =
        pa_filter_mine(view->filtered, &shown, &matched, session->arena, err);
    if (!p)
        return pa_error_prefix(err, "--mine");
    if (!matched && p->sample_count > 0 && stacks != PA_MINE_CALLEE)
        pa_warnings_add(session->warnings, "mine expression matched no functions");
    pa_view_show(view, p, session->arena);
    return true;
}
