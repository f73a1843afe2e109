// SPDX-License-Identifier: Apache-2.0
// pa top --mine: the user's own functions, and those they called.
#ifndef PA_CMD_TOP_MINE_H
#define PA_CMD_TOP_MINE_H

#include "flags/mine_options.h"
#include "flags/report_flags.h"

struct pa_top_flags {
    struct pa_report_flags report;
    struct pa_mine_flags mine;
};

PA_MUST_CHECK bool pa_top_mine(struct pa_context *ctx, const struct pa_top_flags *flags,
                               struct pa_view *view, struct pa_error *err);

#endif
