// SPDX-License-Identifier: Apache-2.0
// What changed between two sides: the files say whether they are benchmarks or profiles.
#include "cli/command.h"
#include "cmd/diff_bench.h"
#include "cmd/diff_sides.h"

static bool within(const void *member, const void *object, size_t size)
{
    uintptr_t at = (uintptr_t)member, start = (uintptr_t)object;
    return at >= start && at - start < size;
}

// An option that the kind of files has no use for is a mistake, not to be passed over.
static bool check_options(const struct pa_context *ctx, bool profiles, struct pa_error *err)
{
    const struct pa_diff_options *o = ctx->options;
    const void *const shared[] = {&o->old, &o->new, &o->bench.statistics.fdr,
                                  &o->bench.statistics.paired, &o->summary_file};
    for (size_t i = 0; i < ctx->parsed->list.count; i++) {
        const struct pa_option_use *use = &ctx->parsed->list.items[i];
        bool counts = use->given && within(use->target, o, sizeof *o);
        for (size_t s = 0; s < sizeof shared / sizeof *shared; s++)
            counts &= use->target != shared[s];
        counts &= !within(use->target, &o->gate, sizeof o->gate);
        if (counts && within(use->target, &o->profiles, sizeof o->profiles) != profiles)
            return pa_error_set(err, PA_ERROR_USAGE, "%s is for %s, and these are %s", use->given,
                                profiles ? "benchmarks" : "profiles",
                                profiles ? "profiles" : "benchmarks");
    }
    return true;
}

// What both kinds of files have in common stands in the options of benchmarks.
static bool run_profiles(struct pa_context *ctx, const struct pa_diff_options *o,
                         struct pa_error *err)
{
    struct pa_diff_profile_options profiles = o->profiles;
    profiles.fdr = o->bench.statistics.fdr;
    profiles.paired = o->bench.statistics.paired;
    profiles.gate = o->gate;
    profiles.summary_file = o->summary_file;
    return pa_diff_profiles_run(ctx, &o->old, &o->new, &profiles, err);
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_diff_options *o = ctx->options;
    const char *first = ctx->files.count ? ctx->files.items[0]
                        : o->old.count   ? o->old.items[0]
                                         : NULL;
    if (!first)
        return pa_error_set(err, PA_ERROR_USAGE, "no files: usage: pa diff [OPTIONS] OLD NEW");
    bool profiles = pa_diff_kind(ctx, first) == PA_INPUT_PROFILE;
    if (!check_options(ctx, profiles, err))
        return false;
    return profiles ? run_profiles(ctx, o, err) : pa_diff_bench_run(ctx, o, err);
}

const struct pa_command pa_cmd_diff = {
    .name = "diff",
    .summary = "what changed between two sides, and whether it is real",
    .synopsis = "[OPTIONS] [LABEL=]OLD... [LABEL=]NEW...",
    .description = "Compares benchmark results as pa bench does, says what the samples could not\n"
                   "have shown and what speaks against them, and is a gate for CI with --fail-on.\n"
                   "Compares profiles function by function and tells change from noise.",
    .options = pa_diff_table,
    .options_size = sizeof(struct pa_diff_options),
    .formats = pa_output_reports,
    .has_checks = true,
    .run = run,
};
