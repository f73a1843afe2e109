// SPDX-License-Identifier: Apache-2.0
// What changed between two sides: the files say whether they are benchmarks or profiles.
#include "cli/command.h"
#include "cmd/diff_bench.h"
#include "cmd/diff_profiles.h"
#include "flags/side_words.h"

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct pa_diff_options *o = ctx->options;
    const char *first = ctx->files.count ? ctx->files.items[0]
                        : o->old.count   ? o->old.items[0]
                                         : NULL;
    if (!first)
        return pa_error_set(err, PA_ERROR_USAGE, "no files: usage: pa diff [OPTIONS] OLD NEW");
    enum pa_input_kind kind = pa_side_words_kind(ctx, first);
    bool profiles = kind == PA_INPUT_PROFILE; // who reads benchmarks will say what is wrong
    return (kind == PA_INPUT_UNKNOWN ||
            pa_options_fit(ctx->parsed, profiles ? "profiles" : "benchmarks", err)) &&
           (profiles ? pa_diff_profiles_run : pa_diff_bench_run)(ctx, o, err);
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
