// SPDX-License-Identifier: Apache-2.0
// `pa diff` of benchmark files.
#ifndef PA_CMD_DIFF_BENCH_H
#define PA_CMD_DIFF_BENCH_H

#include "cli/command.h"
#include "flags/diff_options.h"

PA_MUST_CHECK bool pa_diff_bench_run(struct pa_context *ctx, const struct pa_diff_options *options,
                                     struct pa_error *err);

// Adds the same as a section of a document; what it borrows lives as long as the context's arena,
// and so must the context. Sets its status.
PA_MUST_CHECK bool pa_diff_bench_add(struct pa_context *ctx, const struct pa_diff_options *options,
                                     struct pa_doc *doc, struct pa_error *err);

#endif
