// SPDX-License-Identifier: Apache-2.0
#define _XOPEN_SOURCE 700 // freelocale()
#include "api/handle.h"

#include "base/memory.h"

#include <stdlib.h>

void pa_ctx_drop(pa_ctx *ctx)
{
    if (--ctx->owners)
        return;
    const struct pa_caller *before = pa_caller_set(&ctx->caller);
    pa_warnings_release(&ctx->warnings);
    pa_arena_release(&ctx->arena);
    pa_caller_set(before);
    freelocale(ctx->locale);
    free(ctx);
}

struct pa_owner *pa_owner_new(pa_ctx *ctx, struct pa_owner *parent)
{
    struct pa_owner *owner = pa_xcalloc(1, sizeof *owner);
    owner->ctx = ctx;
    owner->parent = parent;
    owner->count = 1;
    ctx->owners++;
    if (parent)
        pa_owner_keep(parent);
    return owner;
}

void pa_owner_keep(struct pa_owner *owner)
{
    owner->count++;
}

void pa_owner_drop(struct pa_owner *owner)
{
    while (owner && --owner->count == 0) {
        struct pa_owner *parent = owner->parent;
        pa_ctx *ctx = owner->ctx;
        pa_arena_release(&owner->arena);
        free(owner);
        pa_ctx_drop(ctx);
        owner = parent;
    }
}

struct pa_session *pa_owner_session(struct pa_owner *owner)
{
    struct pa_session *session = pa_arena_calloc(&owner->arena, 1, sizeof *session);
    *session = *owner->ctx->session;
    session->arena = &owner->arena;
    session->binaries.arena = &owner->arena;
    session->binaries.reader = (struct pa_binary_reader){0};
    return session;
}

struct pa_owned_profile *pa_owner_give_profile(struct pa_owner *owner,
                                               const struct pa_profile *profile)
{
    struct pa_owned_profile *handle = pa_arena_calloc(&owner->arena, 1, sizeof *handle);
    handle->profile = *profile;
    handle->owner = owner;
    handle->types = pa_arena_calloc(&owner->arena, profile->type_count + 1, sizeof *handle->types);
    for (uint32_t i = 0; i < profile->type_count; i++) {
        const struct pa_value_type *type = &profile->types[i];
        handle->types[i] =
            (pa_type){pa_profile_text(profile, type->type), pa_profile_text(profile, type->unit)};
    }
    return handle;
}
