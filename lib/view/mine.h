// SPDX-License-Identifier: Apache-2.0
// --mine: reports on a user's own code and on what it called (profile/mine.h).
#ifndef PA_VIEW_MINE_H
#define PA_VIEW_MINE_H

#include "profile/mine.h"
#include "view/view.h"

// Returns the rule for the option's text: `mine` is a regular expression, borrowed, or "auto" for
// what pa_mine_guess() says of the view's profile before filters. The expression is not checked
// here.
struct pa_mine_rule pa_mine_rule_of(const char *mine, const struct pa_view *view,
                                    struct pa_arena *arena);
// Makes the view show these stacks of its filtered samples, in the session's arena. Warns if
// nothing is the user's own. Fails if the profile has no stacks or the expression is not valid.
PA_MUST_CHECK bool pa_mine_show(struct pa_view *view, const struct pa_mine_rule *rule,
                                enum pa_mine_stacks stacks, struct pa_error *err);

#endif
