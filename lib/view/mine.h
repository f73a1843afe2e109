// SPDX-License-Identifier: Apache-2.0
// --mine: reports on a user's own code and on what it called (profile/mine.h).
#ifndef PA_VIEW_MINE_H
#define PA_VIEW_MINE_H

#include "profile/mine.h"
#include "view/view.h"

// `mine` is a regular expression; "auto": what is guessed from the view's profile.
struct pa_mine_rule pa_mine_rule_of(const char *mine, const struct pa_view *view,
                                    struct pa_arena *arena);
// Has the report be about these stacks of the view's samples. Warns if nothing is the user's own.
PA_MUST_CHECK bool pa_mine_show(struct pa_view *view, const struct pa_mine_rule *rule,
                                enum pa_mine_stacks stacks, struct pa_error *err);

#endif
