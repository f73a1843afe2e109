// SPDX-License-Identifier: Apache-2.0
#include "cmd/write_profile.h"

#include <string.h>

const struct pa_choice pa_profile_formats[] = {
    {"proto", PA_FORMAT_PROTO, "pprof protocol buffer (profile.proto), packed by gzip"},
    {0},
};

static bool is_unpacked(const char *path)
{
    size_t size = path ? strlen(path) : 0;
    return size > 3 && strcmp(path + size - 3, ".pb") == 0;
}

bool pa_write(struct pa_context *ctx, const char *format, const struct pa_export *what,
              struct pa_error *err)
{
    struct pa_writer out = {.file = ctx->output.stream};
    struct pa_export export = *what;
    struct pa_error unwritten = {0};
    export.unpacked = is_unpacked(ctx->output.path);
    bool ok = pa_export_writer_find(format)->write(&export, &out, err);
    if (!ok && ctx->files.count == 1)
        pa_error_prefix(err, "%s", ctx->files.items[0]);
    if (pa_writer_finish(&out, &unwritten) || !ok)
        return ok;
    *err = unwritten;
    return pa_error_prefix(err, "%s", ctx->output.path ? ctx->output.path : "standard output");
}

bool pa_write_profile(struct pa_context *ctx, const struct pa_profile *profile,
                      struct pa_error *err)
{
    struct pa_view view = {.profile = profile};
    return pa_write(ctx, "proto", &(struct pa_export){.view = &view}, err);
}
