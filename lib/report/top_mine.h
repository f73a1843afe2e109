// SPDX-License-Identifier: Apache-2.0
// `pa top --mine`: the user's own functions, and those they called.
#ifndef PA_REPORT_TOP_MINE_H
#define PA_REPORT_TOP_MINE_H

#include "report/top.h"

// Does what pa_report_add_top() does with `options->mine`, which is not NULL: adds what the user's
// own functions spend, and in which functions of others.
PA_MUST_CHECK bool pa_report_add_top_mine(struct pa_doc *doc, struct pa_view *view,
                                          const struct pa_top_options *options,
                                          struct pa_error *err);

#endif
