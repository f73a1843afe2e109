// SPDX-License-Identifier: Apache-2.0
#include "cmd/file_order.h"

#include "base/name_order.h"

void pa_file_order(struct pa_context *ctx, struct pa_words *files)
{
    const char *by = pa_names_sort(files->items, files->count);
    if (by)
        pa_warnings_add(ctx->warnings, "files are taken in the order of %s", by);
}
