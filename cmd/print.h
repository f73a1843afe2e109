// SPDX-License-Identifier: Apache-2.0
// Documents to the command's output, in the format that was asked for.
#ifndef PA_CMD_PRINT_H
#define PA_CMD_PRINT_H

#include "cmd/command.h"
#include "report/document.h"

PA_MUST_CHECK bool pa_print_document(struct pa_context *ctx, const struct pa_doc *doc,
                                     struct pa_error *err);

#endif
