// SPDX-License-Identifier: Apache-2.0
#include "store/load.h"

#include "profile/canonical.h"
#include "profile/merge.h"

#include <string.h>

static void miss(struct pa_store_visitor *v, const struct pa_catalog_segment *s, size_t profiles,
                 const char *why)
{
    pa_warnings_add(v->warnings, "segment %s: %s (%zu profile%s missing)", s->file, why, profiles,
                    profiles == 1 ? "" : "s");
    v->read.missing_segments++;
    v->read.missing_profiles += profiles;
}

// The profiles [from, to) of one segment.
static bool each_of(const struct pa_catalog_list *list, size_t from, size_t to,
                    struct pa_store_visitor *v, struct pa_error *err)
{
    const struct pa_catalog_segment *s = &list->segments[list->profiles[from].segment];
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    struct pa_error why = {0};
    bool ok = pa_segment_open(s->file, v->strings, &arena, &segment, &why);
    size_t i = from;
    v->damaged = !ok;
    for (; i < to && ok; i++) {
        ok = v->visit(v, segment, &list->profiles[i], &why);
        v->read.profiles += ok;
        i -= !ok;
    }
    if (ok) {
        v->read.segments++;
    } else if (v->damaged) {
        miss(v, s, to - i, why.text);
        ok = true;
    } else {
        *err = why;
    }
    pa_arena_release(&arena);
    return ok;
}

bool pa_store_each(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                   struct pa_error *err)
{
    bool ok = true;
    for (size_t from = 0, to; from < list->profile_count && ok; from = to) {
        for (to = from; to < list->profile_count &&
                        list->profiles[to].segment == list->profiles[from].segment;)
            to++;
        ok = each_of(list, from, to, v, err);
    }
    return ok;
}

// ---- One profile

struct merging {
    struct pa_store_visitor visitor; // first: what visit() gets
    struct pa_merger *merger;
};

static bool merge_one(struct pa_store_visitor *v, struct pa_segment *segment,
                      const struct pa_catalog_profile *profile, struct pa_error *err)
{
    struct merging *m = (struct merging *)v;
    struct pa_arena arena = {0};
    const struct pa_profile *p;
    v->damaged = !pa_segment_profile(segment, profile->row, &arena, &p, err);
    bool ok = !v->damaged && (pa_merger_add(m->merger, p, NULL, err) ||
                              pa_error_prefix(err, "%s", profile->meta.path));
    pa_arena_release(&arena);
    return ok;
}

bool pa_store_merge(const struct pa_catalog_list *list, struct pa_store_visitor *v,
                    struct pa_arena *arena, const struct pa_profile **profile, struct pa_error *err)
{
    struct merging m = {.visitor = *v};
    m.visitor.visit = merge_one;
    m.merger = pa_merger_new(arena, v->strings);
    pa_merger_any_order(m.merger);
    pa_merger_keep_apart(m.merger);
    bool ok = pa_store_each(list, &m.visitor, err);
    v->read = m.visitor.read;
    if (ok && !v->read.profiles)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            v->read.missing_profiles ? "none of the profiles could be read"
                                                     : "the store has no such profile");
    const struct pa_profile *merged = ok ? pa_merger_finish(m.merger, err) : NULL;
    *profile = merged ? pa_profile_canonical(merged, arena, NULL, err) : NULL;
    return *profile != NULL;
}
