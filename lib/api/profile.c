// SPDX-License-Identifier: Apache-2.0
#include "api/call.h"
#include "api/source.h"
#include "input/identify.h"

#include <string.h>

static const char *symbolize_words(uint32_t flags)
{
    if (flags & PA_READ_NO_NAMES)
        return "none";
    if (!(flags & PA_READ_LOCAL_BINARIES))
        return NULL;
    return flags & PA_READ_NO_LINES ? "fastlocal" : "local";
}

// The index-th profile alone, from 1.
struct pick {
    struct pa_input_sink sink; // first, so that a sink is a pick
    uint32_t left;
    const struct pa_profile *found;
};

static bool take(struct pa_input_sink *sink, const struct pa_profile *profile, struct pa_error *err)
{
    struct pick *p = (struct pick *)(void *)sink;
    (void)err;
    if (p->left && --p->left == 0)
        p->found = profile;
    return true;
}

static const struct pa_profile *pick(struct pa_session *session, struct pa_opened_source *from,
                                     uint32_t index, struct pa_error *err)
{
    struct pick p = {.sink.take = take, .left = index};
    struct pa_input input = {.path = from->name,
                             .arena = session->arena,
                             .strings = session->strings,
                             .warnings = session->warnings};
    const struct pa_input_options how = {
        .max_size = from->max_size, .format = from->format, .opened = &from->opened};
    if (!pa_input_read_each(&input, &how, &p.sink, err))
        return NULL;
    session->format = input.format;
    if (!p.found)
        pa_error_set(err, PA_ERROR_NOT_FOUND, "%s: has fewer than %u profiles", from->name,
                     (unsigned)index);
    return p.found;
}

static bool read(struct pa_owner *owner, const pa_source *source, const pa_read_opts *o,
                 pa_profile **out, struct pa_error *err)
{
    struct pa_session *session = pa_owner_session(owner);
    struct pa_opened_source from;
    const struct pa_source_options how = {
        .symbolize = symbolize_words(o->flags),
        .input_format = source->format,
        .max_size = owner->ctx->opts.max_size,
        .program = o->program,
    };
    if (!pa_source_open(owner, source, &from, err))
        return false;
    session->opened = &from.opened;
    const struct pa_profile *profile =
        source->index ? pick(session, &from, source->index, err)
                      : pa_session_read(session, from.name, &how, &owner->arena, err);
    pa_source_close(&from);
    session->opened = NULL;
    if (!profile)
        return false;
    struct pa_owned_profile *handle = pa_owner_give_profile(owner, profile);
    handle->format = session->format->name;
    handle->name = from.name;
    *out = &handle->profile;
    return true;
}

pa_code pa_profile_read(pa_ctx *ctx, const pa_source *source, const pa_read_opts *opts,
                        pa_profile **out, pa_error *err)
{
    struct pa_call call;
    pa_source s;
    pa_read_opts o;
    *out = NULL;
    pa_call_begin(&call, ctx, err);
    struct pa_owner *owner = pa_owner_new(ctx, NULL);
    bool ok = pa_call_take(&call, &s, sizeof s, source) &&
              pa_call_take(&call, &o, sizeof o, opts) &&
              pa_call_flags(&call, o.flags,
                            PA_READ_NO_NAMES | PA_READ_LOCAL_BINARIES | PA_READ_NO_LINES) &&
              read(owner, &s, &o, out, &call.error);
    if (!ok)
        pa_owner_drop(owner);
    return pa_call_end(&call, ok);
}

pa_code pa_profile_open(pa_ctx *ctx, const char *path, pa_profile **out, pa_error *err)
{
    pa_source source;
    PA_INIT(source);
    source.path = path;
    return pa_profile_read(ctx, &source, NULL, out, err);
}

void pa_profile_free(pa_profile *profile)
{
    if (profile)
        pa_owner_drop(pa_owned_profile_of(profile)->owner);
}

// Frames are the lines of locations in their order, then the locations without lines.
static uint32_t frame_count(const struct pa_profile *p)
{
    size_t bare = 0;
    for (uint32_t i = 1; i <= p->location_count; i++)
        bare += p->locations[i].line_count == 0;
    return (uint32_t)(p->line_count + bare);
}

void pa_profile_describe(const pa_profile *p, pa_profile_info *out)
{
    const struct pa_owned_profile *owned = pa_owned_profile_of(p);
    struct pa_error none;
    pa_profile_info info = {
        .type_count = p->type_count,
        .types = owned->types,
        .frame_count = frame_count(p),
        .sample_count = p->sample_count,
        .time_nanos = p->time_nanos,
        .duration_nanos = p->duration_nanos,
        .period = p->period,
        .period_type = {pa_profile_text(p, p->period_type.type),
                        pa_profile_text(p, p->period_type.unit)},
        .format = owned->format,
    };
    if (!pa_profile_type_index(p, NULL, &info.default_type, &none))
        info.default_type = 0;
    pa_give(out, &info, sizeof info);
}
