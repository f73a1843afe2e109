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

// A context. It is freed when the caller and all owners made in it have dropped it.
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

// What handles live in.
struct pa_owner {
    struct pa_arena arena;
    pa_ctx *ctx;
    struct pa_owner *parent; // kept; may be NULL
    size_t count;
};

// Ends one use of the context; the last one frees it.
void pa_ctx_drop(pa_ctx *ctx);

// Makes an owner with a count of 1 in `ctx`. `parent`, NULL for none, is kept until the owner ends.
struct pa_owner *pa_owner_new(pa_ctx *ctx, struct pa_owner *parent);
// Counts one user more; each is ended by pa_owner_drop().
void pa_owner_keep(struct pa_owner *owner);
// Ends one use; the last one releases the arena, then drops the parent and the context. NULL is
// allowed.
void pa_owner_drop(struct pa_owner *owner);

// Makes a session that puts everything into the owner's arena but has the strings and warnings of
// the context.
struct pa_session *pa_owner_session(struct pa_owner *owner);

// What a pa_profile is: the profile by its first member.
struct pa_owned_profile {
    struct pa_profile profile;
    struct pa_owner *owner;
    const char *format; // it was read from; NULL: built or merged
    const char *name;   // of its source; NULL likewise
    pa_type *types;
    uint32_t *location_of; // by frame; NULL: not asked for yet
};

// What a pa_view is: the view by its first member.
struct pa_owned_view {
    struct pa_view view;
    struct pa_owner *owner;
    const struct pa_owned_profile *of;
    pa_view_opts opts; // with copies of its texts
};

// Returns what is behind the handle of a profile.
static inline const struct pa_owned_profile *pa_owned_profile_of(const pa_profile *profile)
{
    return (const struct pa_owned_profile *)(const void *)profile;
}

// Returns what is behind the handle of a view.
static inline const struct pa_owned_view *pa_owned_view_of(const pa_view *view)
{
    return (const struct pa_owned_view *)(const void *)view;
}

// Returns the filters that options of a view ask for. Texts are borrowed.
struct pa_filter_options pa_owned_filters_of(const pa_view_opts *opts);

// Makes the view of `view`'s options anew in `session`, at the granularity `by` (PA_BY_*), since
// reports by line make theirs of any view. Fails as pa_view_make() does, and if the base does not
// fit.
PA_MUST_CHECK bool pa_owned_view_make(struct pa_owned_view *view, int32_t by,
                                      struct pa_session *session, struct pa_view *made,
                                      struct pa_error *err);
// Keeps the profile of view->opts.base as long as the view's owner.
void pa_owned_view_keep_base(struct pa_owned_view *view);

// Returns a profile, which lives in the owner's arena or is kept by it, as a handle in that arena.
// The handle has the owner's count: pa_profile_free() drops it.
struct pa_owned_profile *pa_owner_give_profile(struct pa_owner *owner,
                                               const struct pa_profile *profile);

// Makes a buffer of the public API that takes over the memory of `text`, which is empty then. Freed
// by pa_buffer_free().
pa_buffer *pa_buffer_of(struct pa_strbuf *text);

#endif
