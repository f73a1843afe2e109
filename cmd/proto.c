// SPDX-License-Identifier: Apache-2.0
#include "cli/command.h"
#include "cmd/write_profile.h"
#include "flags/anonymize_options.h"
#include "flags/report_flags.h"
#include "profile/import.h"
#include "report/report_header.h"

// All values divided by --divide-by, truncated as pprof does it.
static const struct pa_profile *divided(const struct pa_view *view, struct pa_arena *arena,
                                        struct pa_error *err)
{
    const struct pa_profile *p = view->profile;
    if (view->ratio <= 0 || view->ratio == 1)
        return p;
    struct pa_profile_builder *b = pa_profile_builder_new(arena, p->strings);
    pa_profile_builder_keep_all(b);
    pa_profile_import_header(b, p);
    struct pa_profile_importer *importer = pa_profile_importer_new(b, p);
    pa_profile_import_tables(importer);
    uint32_t *source = pa_arena_calloc(arena, p->type_count, sizeof *source);
    double *ratio = pa_arena_calloc(arena, p->type_count, sizeof *ratio);
    for (uint32_t i = 0; i < p->type_count; i++) {
        source[i] = i;
        ratio[i] = view->ratio;
    }
    struct pa_value_map map = {p->type_count, source, ratio, .truncate = true};
    pa_profile_import_samples(importer, &map);
    pa_profile_importer_free(importer);
    return pa_profile_builder_finish(b, err);
}

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
    if (!pa_report_view(ctx, &o->report, (struct pa_report_needs){.addresses = true}, &view, err))
        return false;
    const struct pa_profile *p = divided(&view, ctx->arena, err);
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
