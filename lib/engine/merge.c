// SPDX-License-Identifier: Apache-2.0
#include "engine/stacks.h"

#include "profile/canonical.h"
#include "profile/merge.h"

// Merges the heads of all profiles, without samples.
static bool add_heads(const struct pa_engine_samples *s, struct pa_merger *merger,
                      struct pa_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < s->list->list.profile_count && ok; i++) {
        const struct pa_engine_making making = {.group = UINT64_MAX, .head = i};
        struct pa_arena arena = {0};
        const struct pa_profile *p;
        ok = pa_engine_make_profile(s, &making, &arena, &p, err) &&
             (pa_merger_add(merger, p, NULL, err) ||
              pa_error_prefix(err, "%s", s->list->list.profiles[i].meta.path));
        pa_arena_release(&arena);
    }
    return ok;
}

// Merges the sums of samples, once for each kind of profiles.
static bool add_samples(const struct pa_engine_samples *s, struct pa_merger *merger,
                        struct pa_error *err)
{
    bool ok = true;
    for (size_t from = 0, to; from < s->count && ok; from = to) {
        struct pa_engine_making making = {.group = s->values[from].group, .samples_only = true};
        struct pa_arena arena = {0};
        const struct pa_profile *p;
        for (to = from; to < s->count && s->values[to].group == making.group;)
            to++;
        while (making.head < s->list->list.profile_count &&
               s->list->profiles[making.head].kind != making.group)
            making.head++;
        if (making.head == s->list->list.profile_count)
            return pa_engine_damaged(s->engine, "samples are of no profile", err);
        ok = pa_engine_make_profile(s, &making, &arena, &p, err) &&
             pa_merger_add(merger, p, NULL, err);
        pa_arena_release(&arena);
    }
    return ok;
}

bool pa_engine_merge(struct pa_engine *e, const struct pa_engine_list *list, struct pa_arena *arena,
                     const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_arena scratch = {0};
    struct pa_engine_samples samples = {
        .engine = e, .list = list, .arena = &scratch, .summed = true};
    if (!list->list.profile_count)
        return pa_error_set(err, PA_ERROR_FORMAT, "the store has no such profile");
    struct pa_merger *merger = pa_merger_new(arena, e->strings);
    pa_merger_any_order(merger);
    pa_merger_keep_apart(merger);
    bool ok = add_heads(&samples, merger, err) && pa_engine_read_samples(e, &samples, err) &&
              add_samples(&samples, merger, err);
    pa_arena_release(&scratch);
    const struct pa_profile *merged = ok ? pa_merger_finish(merger, err) : NULL;
    *profile = merged ? pa_profile_canonical(merged, arena, NULL, err) : NULL;
    return *profile != NULL;
}

bool pa_engine_load(struct pa_engine *e, const struct pa_engine_list *list, struct pa_arena *arena,
                    struct pa_engine_samples **samples, struct pa_error *err)
{
    *samples = pa_arena_calloc(arena, 1, sizeof **samples);
    **samples = (struct pa_engine_samples){.engine = e, .list = list, .arena = arena};
    return pa_engine_read_samples(e, *samples, err);
}

bool pa_engine_profile(const struct pa_engine_samples *samples, size_t i, struct pa_arena *arena,
                       const struct pa_profile **profile, struct pa_error *err)
{
    const struct pa_engine_making making = {.group = i, .head = i};
    return pa_engine_make_profile(samples, &making, arena, profile, err);
}
