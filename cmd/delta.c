// SPDX-License-Identifier: Apache-2.0
#include "profile/delta.h"
#include "cmd/write_profile.h"
#include "flags/anonymize_options.h"
#include "flags/session_options.h"
#include "profile/canonical.h"

#include <string.h>

struct delta_options {
    struct pa_source_options source;
    struct pa_words cumulative;
    bool restarted;
    struct pa_anonymize_flags anonymize;
};

static const struct pa_option options[] = {
    {PA_OPTION_LIST, "cumulative", offsetof(struct delta_options, cumulative), .argument = "TYPE",
     .help = "a sample type to subtract, instead of alloc_*, contentions and delay"},
    {PA_OPTION_BOOL, "restarted", offsetof(struct delta_options, restarted),
     .help = "if the process was started again since, take NEW as it is"},
    {PA_OPTION_GROUP, "Pseudonyms", offsetof(struct delta_options, anonymize),
     .group = pa_anonymize_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct delta_options, source), .group = pa_reading_options},
    {0},
};

static bool nothing_to_subtract(const struct pa_profile *p, struct pa_error *err)
{
    struct pa_strbuf names = {0};
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_strbuf_printf(&names, "%s%s", i ? ", " : "", pa_profile_text(p, p->types[i].type));
    pa_error_set(err, PA_ERROR_FORMAT,
                 "no sample type that counts from the start of the process (alloc_*, contentions, "
                 "delay) among: %s; --cumulative names one",
                 pa_strbuf_text(&names));
    pa_strbuf_release(&names);
    return false;
}

// flags[type of p]
static bool choose_types(const struct pa_profile *p, const struct pa_words *names, bool *flags,
                         struct pa_error *err)
{
    bool any = names->count > 0;
    for (size_t i = 0; i < names->count; i++) {
        uint32_t type;
        if (!pa_profile_type_index(p, names->items[i], &type, err))
            return pa_error_prefix(err, "--cumulative");
        flags[type] = true;
    }
    for (uint32_t i = 0; i < p->type_count && names->count == 0; i++) {
        flags[i] = pa_type_is_cumulative(pa_profile_text(p, p->types[i].type));
        any |= flags[i];
    }
    return any || nothing_to_subtract(p, err);
}

static const struct pa_profile *subtract(struct pa_context *ctx, const struct pa_profile *newer,
                                         const struct pa_profile *older, struct pa_error *err)
{
    const struct delta_options *o = ctx->options;
    bool shrunk, *flags = pa_arena_calloc(ctx->arena, newer->type_count + 1, sizeof *flags);
    if (!choose_types(newer, &o->cumulative, flags, err)) {
        pa_error_prefix(err, "%s", ctx->files.items[0]);
        return NULL;
    }
    const struct pa_profile *p =
        pa_profile_delta(&(struct pa_delta){newer, older, flags}, &shrunk, ctx->arena, err);
    if (!p && shrunk && o->restarted) {
        pa_warnings_add(ctx->warnings, "%s: %s; it is taken as it is", ctx->files.items[0],
                        err->text);
        return newer;
    }
    if (!p)
        pa_error_prefix(err, "%s and %s", ctx->files.items[0], ctx->files.items[1]);
    return p;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    const struct delta_options *o = ctx->options;
    struct pa_session *session = pa_session_of(ctx);
    const struct pa_profile *newer, *older;
    if (!(newer = pa_session_read(session, ctx->files.items[0], &o->source, ctx->arena, err)) ||
        !(older = pa_session_read(session, ctx->files.items[1], &o->source, ctx->arena, err)) ||
        !pa_profile_needs_stacks(newer, "pa delta", err))
        return false;
    const struct pa_profile *p = subtract(ctx, newer, older, err);
    if (!p || !pa_anonymize(ctx, &o->anonymize, &p, err))
        return false;
    p = pa_profile_canonical(p, ctx->arena, NULL, err);
    if (!p) // of what was subtracted all sums were made before
        return pa_error_prefix(err, "%s", ctx->files.items[0]);
    return pa_write_profile(ctx, p, err);
}

const struct pa_command pa_cmd_delta = {
    .name = "delta",
    .summary = "what happened between two profiles that count from the start",
    .synopsis = "[OPTIONS] -o OUT.pb.gz NEW OLD",
    .options = options,
    .options_size = sizeof(struct delta_options),
    .min_files = 2,
    .max_files = 2,
    .formats = pa_profile_formats,
    .run = run,
};
