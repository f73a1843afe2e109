// SPDX-License-Identifier: Apache-2.0
// What stands behind the handles of the public API. Private to lib/api.
//
// A handle has an owner: an arena in which all of it lives, a count of who keeps it, and the owner
// that it was made of, which it keeps. The last one releases the arena, then what it kept, up to
// the context. So handles may be freed in any order.
#ifndef PA_API_HANDLE_H
#define PA_API_HANDLE_H

#include "base/arena.h"
#include "base/caller.h"
#include "view/view.h"

#include <locale.h>
#include <pa/pa.h>

struct pa_ctx {
    struct pa_arena arena;
    struct pa_warnings warnings;
    struct pa_session *session; // whose arena is the context's
    pa_ctx_opts opts;
    struct pa_caller caller;
    locale_t locale; // "C": numbers do not depend on the caller's
    size_t taken;    // warnings
    size_t owners;   // and one while the caller has the context
};

struct pa_owner {
    struct pa_arena arena;
    pa_ctx *ctx;
    struct pa_owner *parent; // kept; may be NULL
    size_t count;
};

// One owner less; the last one frees the context.
void pa_ctx_drop(pa_ctx *ctx);

// An owner with a count of 1, in `ctx`. `parent` lives as long as it; NULL: none.
struct pa_owner *pa_owner_new(pa_ctx *ctx, struct pa_owner *parent);
// One user more; each is ended by pa_owner_drop().
void pa_owner_keep(struct pa_owner *owner);
void pa_owner_drop(struct pa_owner *owner); // NULL is fine

// A session in the owner's arena, with the strings and warnings of the context.
struct pa_session *pa_owner_session(struct pa_owner *owner);

// A profile and a view outside are these, by their first member.
struct pa_owned_profile {
    struct pa_profile profile;
    struct pa_owner *owner;
    const char *format; // it was read from; NULL: built or merged
    const char *name;   // of its source; NULL likewise
    pa_type *types;
    uint32_t *location_of; // by frame; NULL: not asked for yet
};

struct pa_owned_view {
    struct pa_view view;
    struct pa_owner *owner;
    const struct pa_owned_profile *of;
    pa_view_opts opts; // with copies of its texts
};

// What is behind the handle of a profile.
static inline const struct pa_owned_profile *pa_owned_profile_of(const pa_profile *profile)
{
    return (const struct pa_owned_profile *)(const void *)profile;
}

// What is behind the handle of a view.
static inline const struct pa_owned_view *pa_owned_view_of(const pa_view *view)
{
    return (const struct pa_owned_view *)(const void *)view;
}

// The view of these options at this granularity, made anew in the session: reports by line make
// theirs of any view.
PA_MUST_CHECK bool pa_owned_view_make(struct pa_owned_view *view, int32_t by,
                                      struct pa_session *session, struct pa_view *made,
                                      struct pa_error *err);
// The profile that was subtracted lives as long as the view.
void pa_owned_view_keep_base(struct pa_owned_view *view);

// Gives the profile, which lives in the owner's arena or is kept by it, as a handle.
struct pa_owned_profile *pa_owner_give_profile(struct pa_owner *owner,
                                               const struct pa_profile *profile);

// A buffer of the public API that takes the text over and leaves `text` empty.
pa_buffer *pa_buffer_of(struct pa_strbuf *text);

#endif
