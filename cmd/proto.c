// SPDX-License-Identifier: Apache-2.0
#include "cmd/write_profile.h"
#include "flags/anonymize_options.h"
#include "flags/report_flags.h"
#include "view/divided.h"

struct proto_options {
    struct pa_report_flags report;
    struct pa_anonymize_flags anonymize;
};

static const struct pa_option options[] = {
    {PA_OPTION_GROUP, .offset = offsetof(struct proto_options, report), .group = pa_report_options},
    {PA_OPTION_GROUP, "Pseudonyms", offsetof(struct proto_options, anonymize),
     .group = pa_anonymize_options},
    {0},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct proto_options *o = ctx->options;
    struct pa_view view;
    if (!pa_command_view(ctx, &o->report, (struct pa_view_needs){.addresses = true, .exact = true},
                         &view, err))
        return false;
    const struct pa_profile *p = pa_view_divided(&view, err);
    return p && pa_anonymize(ctx, &o->anonymize, &p, err) && pa_write_profile(ctx, p, err);
}

const struct pa_command pa_cmd_proto = {
    .name = "proto",
    .summary = "write the profile, merged and filtered, as profile.proto",
    .synopsis = "[OPTIONS] -o OUT.pb.gz [PROGRAM] FILE...",
    .options = options,
    .options_size = sizeof(struct proto_options),
    .min_files = 1,
    .formats = pa_profile_formats,
    .run = run,
};
