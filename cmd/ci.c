// SPDX-License-Identifier: Apache-2.0
// Pipelines to copy: the files of docs/ci, which are tested.
#include "cli/command.h"

#include "cli/nearest.h"

#include <stdio.h>
#include <string.h>

#define PIPELINE(name)                                                                             \
    extern const unsigned char pa_asset_ci_##name[];                                               \
    extern const unsigned long pa_asset_ci_##name##_size;
PIPELINE(github)
PIPELINE(gitlab)
PIPELINE(jenkins)
PIPELINE(make)
#undef PIPELINE

static const struct pipeline {
    const char *name;
    const unsigned char *text;
    const unsigned long *size;
} pipelines[] = {
    {"github", pa_asset_ci_github, &pa_asset_ci_github_size},
    {"gitlab", pa_asset_ci_gitlab, &pa_asset_ci_gitlab_size},
    {"jenkins", pa_asset_ci_jenkins, &pa_asset_ci_jenkins_size},
    {"make", pa_asset_ci_make, &pa_asset_ci_make_size},
};

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const char *wanted = ctx->files.items[0];
    struct pa_nearest nearest = {.wanted = wanted};
    for (size_t i = 0; i < sizeof pipelines / sizeof *pipelines; i++) {
        const struct pipeline *p = &pipelines[i];
        if (strcmp(p->name, wanted) == 0) {
            fwrite(p->text, 1, *p->size, stdout);
            return true;
        }
        pa_nearest_offer(&nearest, p->name);
    }
    const char *best = pa_nearest_best(&nearest);
    return pa_error_set(err, PA_ERROR_USAGE, "%s: github, gitlab, jenkins or make is wanted%s%s%s",
                        wanted, best ? " (did you mean " : "", best ? best : "", best ? "?)" : "");
}

const struct pa_command pa_cmd_ci = {
    .name = "ci",
    .summary = "a pipeline for GitHub, GitLab, Jenkins or make, to copy",
    .synopsis = "github|gitlab|jenkins|make",
    .description =
        "Prints a commented pipeline that builds and runs two versions of a program in turn\n"
        "on one machine and compares them by pa check.",
    .min_files = 1,
    .max_files = 1,
    .run = run,
};
