// SPDX-License-Identifier: Apache-2.0
#include "view/side_kinds.h"

#include "base/path_end.h"

#include <string.h>

// "mutex" if the name of the file says so.
static const char *lock_of(const char *path)
{
    static const char *const LOCKS[] = {"mutex", "block"};
    const char *name = pa_path_end(path, 2);
    for (size_t i = 0; i < sizeof LOCKS / sizeof *LOCKS; i++) {
        if (strstr(name, LOCKS[i]))
            return LOCKS[i];
    }
    return NULL;
}

const char *pa_side_kind_name(const struct pa_profile *p, const char *path, struct pa_arena *arena)
{
    struct pa_error ignored = {0};
    uint32_t index;
    if (!pa_profile_type_index(p, NULL, &index, &ignored))
        return "";
    const char *type = pa_profile_text(p, p->types[index].type);
    bool waits = strcmp(type, "delay") == 0 || strcmp(type, "contentions") == 0;
    const char *lock = waits ? lock_of(path) : NULL;
    return lock ? pa_arena_printf(arena, "%s of %s", type, lock) : type;
}

static struct pa_side_kind *kind_named(struct pa_side_kinds *kinds, const char *name)
{
    for (size_t i = 0; i < kinds->list.count; i++) {
        if (strcmp(kinds->list.items[i].name, name) == 0)
            return &kinds->list.items[i];
    }
    pa_vec_push(&kinds->list, (struct pa_side_kind){.name = name});
    return &kinds->list.items[kinds->list.count - 1];
}

static void add_run(struct pa_side_kind *kind, const struct pa_sides *from, size_t r)
{
    pa_vec_push(&kind->sides.runs, from->runs.items[r]);
    pa_vec_push(&kind->sides.paths, from->paths.items[r]);
    if (from->loaded.count == from->runs.count)
        pa_vec_push(&kind->sides.loaded, from->loaded.items[r]);
    if (from->whole.count)
        pa_vec_push(&kind->sides.whole, from->whole.items[r]);
    memcpy(kind->sides.mine, from->mine, sizeof from->mine);
    kind->count[from->runs.items[r].side]++;
}

static void release_kind(struct pa_side_kind *kind)
{
    pa_sides_release(&kind->sides);
}

static bool is_on_both(const struct pa_side_kind *kind)
{
    return kind->count[0] && kind->count[1];
}

static void leave_out(const struct pa_side_kind *kind, struct pa_warnings *warnings)
{
    size_t count = kind->count[0] + kind->count[1];
    pa_warnings_add(warnings, "%s: only the %s side has profiles of it, %zu (%s%s): not compared",
                    kind->name, kind->count[0] ? "old" : "new", count, kind->sides.paths.items[0],
                    count > 1 ? " …" : "");
}

static void keep_common(struct pa_side_kinds *kinds, struct pa_warnings *warnings)
{
    size_t kept = 0;
    for (size_t i = 0; i < kinds->list.count; i++) {
        struct pa_side_kind *kind = &kinds->list.items[i];
        if (is_on_both(kind)) {
            kinds->list.items[kept++] = *kind;
        } else {
            leave_out(kind, warnings);
            release_kind(kind);
            kinds->left_out++;
        }
    }
    kinds->list.count = kept;
}

void pa_side_kinds_find(const struct pa_sides *sides, const char *sample_index,
                        struct pa_arena *arena, struct pa_warnings *warnings,
                        struct pa_side_kinds *kinds)
{
    bool asked = sample_index && *sample_index, some = false;
    for (size_t r = 0; r < sides->runs.count; r++) {
        const char *kind =
            asked ? sample_index
                  : pa_side_kind_name(sides->runs.items[r].profile, sides->paths.items[r], arena);
        add_run(kind_named(kinds, kind), sides, r);
    }
    for (size_t i = 0; i < kinds->list.count; i++)
        some |= is_on_both(&kinds->list.items[i]);
    if (some) {
        keep_common(kinds, warnings);
    } else {
        pa_side_kinds_release(kinds);
        for (size_t r = 0; r < sides->runs.count; r++)
            add_run(kind_named(kinds, ""), sides, r);
    }
    kinds->list.items[0].sides.matched = sides->matched; // to be said once
}

void pa_side_kinds_release(struct pa_side_kinds *kinds)
{
    for (size_t i = 0; i < kinds->list.count; i++)
        release_kind(&kinds->list.items[i]);
    pa_vec_release(&kinds->list);
}
