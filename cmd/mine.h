// SPDX-License-Identifier: Apache-2.0
// --mine: reports on a user's own code and on what it called (profile/mine.h).
#ifndef PA_CMD_MINE_H
#define PA_CMD_MINE_H

#include "cmd/header.h"
#include "profile/mine.h"

struct pa_mine_flags {
    const char *mine; // a regular expression, or "auto"; NULL: not asked for
};
extern const struct pa_option pa_mine_options[];

// What the flags say about the view's profile; a guess if they leave it open.
struct pa_mine_rule pa_mine_rule_of(const struct pa_mine_flags *flags, const struct pa_view *view,
                                    struct pa_arena *arena);
// Has the report be about these stacks of the view's samples. Warns if nothing is the user's own.
PA_MUST_CHECK bool pa_mine_show(struct pa_view *view, const struct pa_mine_rule *rule,
                                enum pa_mine_stacks stacks, struct pa_context *ctx,
                                struct pa_error *err);
// Says whose code the report is about: a line of text, and facts "mine" and "mine_guess".
void pa_mine_describe(struct pa_doc *doc, const struct pa_mine_rule *rule);

#endif
