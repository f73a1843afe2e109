// SPDX-License-Identifier: Apache-2.0
#include "flags/report_flags.h"

#include "cli/heap.h"

#define GROUP(heading, member, table)                                                              \
    {                                                                                              \
        PA_OPTION_GROUP, heading, offsetof(struct pa_report_flags, member), .group = (table)       \
    }

const struct pa_option pa_report_options[] = {
    GROUP("Order and size", graph, pa_graph_options),
    GROUP("Granularity", granularity, pa_granularity_options),
    GROUP("Values", values, pa_value_options),
    GROUP("Filters", filters, pa_filter_options),
    GROUP("Input", source, pa_source_options),
    {0},
};

// Puts the file's name in front of an error about a profile, not of one about an option.
static bool about_file(const struct pa_context *ctx, struct pa_error *err)
{
    if (err->code == PA_ERROR_USAGE || ctx->files.count != 1)
        return false;
    return pa_error_prefix(err, "%s", ctx->files.items[0]);
}

static const char *this_command(const struct pa_context *ctx)
{
    return pa_arena_printf(ctx->arena, "pa %s", ctx->command->name);
}

bool pa_command_view(struct pa_context *ctx, const struct pa_report_flags *flags,
                     struct pa_view_needs needs, struct pa_view *view, struct pa_error *err)
{
    struct pa_session *session = pa_session_of(ctx);
    struct pa_source_options source = flags->source;
    const struct pa_profile *profile;
    struct pa_view_options options = {
        .filters = &flags->filters,
        .values = &flags->values,
        .granularity = pa_granularity_of(&flags->granularity),
        .fold_recursion = flags->granularity.fold_recursion,
        .label_units = needs.label_units,
        .exact = needs.exact,
        .utf8 = needs.utf8,
    };
    if (needs.addresses)
        options.granularity.granularity = PA_GRANULARITY_ADDRESSES;
    if (needs.lines)
        options.granularity.granularity = PA_GRANULARITY_LINES;
    if (!source.program)
        source.program = pa_binaries_take_program(&ctx->files);
    session->only_sums = needs.only_sums ? &options.granularity : NULL;
    if (ctx->files.count > 1)
        pa_heap_expect_reuse();
    if (!pa_session_load(session, &ctx->files, &source, &profile, err))
        return false;
    if ((!needs.calls_do && !pa_profile_needs_stacks(profile, this_command(ctx), err)) ||
        !pa_view_make(session, profile, &options, view, err))
        return about_file(ctx, err);
    if (session->skipped)
        ctx->status = PA_STATUS_ERROR;
    return true;
}

bool pa_command_view_of(struct pa_session *session, const struct pa_profile *profile,
                        const struct pa_report_flags *flags, struct pa_view *view,
                        struct pa_error *err)
{
    const struct pa_view_options options = {
        .filters = &flags->filters,
        .values = &flags->values,
        .granularity = pa_granularity_of(&flags->granularity),
        .fold_recursion = flags->granularity.fold_recursion,
    };
    return pa_session_dress(session, &flags->source, &profile, err) &&
           pa_view_make(session, profile, &options, view, err);
}

enum pa_symbol_level pa_command_names(const struct pa_report_flags *flags)
{
    return (enum pa_symbol_level)flags->granularity.names;
}

const char *pa_command_regex(struct pa_context *ctx, const char *given, struct pa_error *err)
{
    const char *regex = given ? given : ctx->files.items[0];
    if (!given) {
        ctx->files.items++;
        ctx->files.count--;
    }
    if (ctx->files.count)
        return regex;
    pa_error_set(err, PA_ERROR_USAGE, "no file: pa %s REGEX FILE...", ctx->command->name);
    return NULL;
}
