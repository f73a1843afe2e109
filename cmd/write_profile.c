// SPDX-License-Identifier: Apache-2.0
#include "cmd/write_profile.h"

#include "base/file.h"
#include "export/pprof.h"
#include "profile/sample.h"

#include <stdlib.h>
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

bool pa_write_profile(struct pa_context *ctx, const struct pa_profile *profile,
                      struct pa_error *err)
{
    struct pa_strbuf message = {0};
    struct pa_bytes packed = {0};
    if (!pa_samples_can_be_listed(profile, err))
        return ctx->files.count == 1 ? pa_error_prefix(err, "%s", ctx->files.items[0]) : false;
    pa_export_pprof(profile, &message);
    const void *bytes = message.text;
    size_t size = message.size;
    bool ok = true;
    if (!is_unpacked(ctx->output.path)) {
        ok = pa_bytes_gzip((const uint8_t *)message.text, message.size, &packed, err);
        bytes = packed.data;
        size = packed.size;
    }
    if (ok) // failed writes are found when the output is finished
        fwrite(bytes, 1, size, ctx->output.stream);
    pa_strbuf_release(&message);
    free(packed.data);
    return ok;
}
