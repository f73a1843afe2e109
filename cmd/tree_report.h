// SPDX-License-Identifier: Apache-2.0
// What `pa tree` and `pa peek` print: each function between its callers and its callees.
#ifndef PA_CMD_TREE_REPORT_H
#define PA_CMD_TREE_REPORT_H

#include "flags/report_flags.h"

// Prints the report named `name`. Without `regex` it is trimmed as the flags say, else whole, and
// shows what matches; it is an error if nothing does.
PA_MUST_CHECK bool pa_tree_report(struct pa_context *ctx, const struct pa_report_flags *flags,
                                  const char *name, const char *regex, struct pa_error *err);

#endif
