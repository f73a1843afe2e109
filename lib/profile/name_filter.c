// SPDX-License-Identifier: Apache-2.0
#include "profile/name_filter.h"

#include "profile/matcher.h"
#include "profile/sample.h"

#include <string.h>

// ---- focus, ignore, hide, show

struct name_filter {
    struct pa_sample_filter base;
    const bool *focused, *ignored; // by location
    const bool *visible;           // NULL: all
};

static bool apply_names(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct name_filter *f = (const struct name_filter *)base;
    bool focused = false;
    for (uint32_t i = 0; i < edit->depth; i++) {
        if (f->ignored[edit->location[i]])
            return false;
        focused |= f->focused[edit->location[i]];
    }
    if (!focused || !f->visible)
        return focused;
    pa_sample_edit_keep(edit, f->visible);
    return edit->depth > 0;
}

static bool location_matches(const struct pa_profile *p, const struct pa_location *l,
                             const struct pa_matcher *m)
{
    for (uint32_t i = 0; i < l->line_count; i++) {
        if (m->function[p->lines[l->first_line + i].function])
            return true;
    }
    return m->mapping[l->mapping];
}

// Keeps the lines whose match is `wanted`; a matching binary is a match of every line.
static void keep_lines(struct pa_profile *p, struct pa_location *l, const struct pa_matcher *m,
                       bool wanted)
{
    struct pa_line *lines = p->lines + l->first_line;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < l->line_count; i++) {
        if ((m->mapping[l->mapping] || m->function[lines[i].function]) == wanted)
            lines[kept++] = lines[i];
    }
    l->line_count = kept;
}

static void hide_and_show(struct pa_profile *p, bool *visible, const struct pa_matcher *hide,
                          const struct pa_matcher *show, struct pa_name_matches *matches)
{
    for (uint32_t i = 1; i <= p->location_count; i++) {
        struct pa_location *l = &p->locations[i];
        visible[i] = true;
        if (hide->function && location_matches(p, l, hide)) {
            matches->hide = true;
            keep_lines(p, l, hide, false);
            visible[i] = l->line_count > 0;
        }
        if (show->function) {
            keep_lines(p, l, show, true);
            matches->show |= l->line_count > 0;
            visible[i] = visible[i] && l->line_count > 0;
        }
    }
}

static bool matches_some(const struct pa_profile *p, const struct pa_matcher *m)
{
    for (uint32_t i = 1; m->function && i <= p->location_count; i++) {
        if (location_matches(p, &p->locations[i], m))
            return true;
    }
    return false;
}

// Which locations samples must have, and which they may not; false if that is true of all samples,
// whatever their stacks.
static bool choose(const struct pa_profile *p, const struct pa_matcher *focus,
                   const struct pa_matcher *ignore, bool *focused, bool *ignored)
{
    bool all = true;
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        ignored[i] = ignore->function && location_matches(p, l, ignore);
        focused[i] = !ignored[i] && (!focus->function || location_matches(p, l, focus));
        all &= focused[i];
    }
    bool may_be_empty = p->store.has_empty || p->filter_count > 0; // such are in no focus
    return !all || may_be_empty;
}

struct pa_profile *pa_filter_names(const struct pa_profile *profile,
                                   const struct pa_name_patterns *patterns,
                                   struct pa_name_matches *matches, struct pa_arena *arena,
                                   struct pa_error *err)
{
    struct pa_matcher focus, ignore, hide, show;
    if (!pa_matcher_init(&focus, profile, patterns->focus, arena, err) ||
        !pa_matcher_init(&ignore, profile, patterns->ignore, arena, err) ||
        !pa_matcher_init(&hide, profile, patterns->hide, arena, err) ||
        !pa_matcher_init(&show, profile, patterns->show, arena, err))
        return NULL;
    struct pa_profile *p = pa_profile_copy(profile, arena);
    struct name_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    size_t count = (size_t)p->location_count + 1;
    bool *focused = pa_arena_calloc(arena, count, sizeof *focused);
    bool *ignored = pa_arena_calloc(arena, count, sizeof *ignored);
    bool filters = choose(p, &focus, &ignore, focused, ignored);
    *matches = (struct pa_name_matches){.focus = memchr(focused, true, count),
                                        .ignore = memchr(ignored, true, count)};
    *filter =
        (struct name_filter){.base.apply = apply_names, .focused = focused, .ignored = ignored};
    if (show.function || matches_some(p, &hide)) {
        pa_profile_own_locations(p, arena);
        bool *visible = pa_arena_calloc(arena, count, sizeof *visible);
        hide_and_show(p, visible, &hide, &show, matches);
        filter->visible = visible;
        filters = true;
    }
    if (filters) // each is asked about every frame
        pa_profile_add_filter(p, &filter->base, arena);
    return p;
}

// ---- show_from

struct cut_filter {
    struct pa_sample_filter base;
    const bool *here;  // by location: cut at it
    const bool *whole; // by location: the location itself goes too (drop_frames)
};

static bool apply_show_from(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct cut_filter *f = (const struct cut_filter *)base;
    for (uint32_t i = 0; i < edit->depth; i++) {
        if (f->here[edit->location[i]]) {
            pa_sample_edit_cut(edit, i, edit->depth);
            return true;
        }
    }
    return false;
}

struct pa_profile *pa_filter_show_from(const struct pa_profile *profile, const char *pattern,
                                       bool *matched, struct pa_arena *arena, struct pa_error *err)
{
    struct pa_matcher m;
    if (!pa_matcher_init(&m, profile, pattern, arena, err))
        return NULL;
    struct pa_profile *p = pa_profile_copy(profile, arena);
    pa_profile_own_locations(p, arena);
    bool *here = pa_arena_calloc(arena, p->location_count + 1, sizeof *here);
    *matched = false;
    for (uint32_t i = 1; i <= p->location_count; i++) {
        struct pa_location *l = &p->locations[i];
        here[i] = m.mapping[l->mapping];
        for (uint32_t n = l->line_count; !here[i] && n > 0; n--) {
            if (m.function[p->lines[l->first_line + n - 1].function]) {
                here[i] = true;
                l->line_count = n;
            }
        }
        *matched |= here[i];
    }
    struct cut_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    *filter = (struct cut_filter){.base.apply = apply_show_from, .here = here};
    pa_profile_add_filter(p, &filter->base, arena);
    return p;
}

// ---- prune_from

static bool apply_prune_from(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct cut_filter *f = (const struct cut_filter *)base;
    for (uint32_t i = edit->depth; i > 0; i--) {
        if (f->here[edit->location[i - 1]]) {
            pa_sample_edit_cut(edit, 0, i);
            return true;
        }
    }
    return true;
}

struct pa_profile *pa_filter_prune_from(const struct pa_profile *profile, const char *pattern,
                                        struct pa_arena *arena, struct pa_error *err)
{
    struct pa_matcher m;
    if (!pa_matcher_init_simple(&m, profile, pattern, arena, err))
        return NULL;
    struct pa_profile *p = pa_profile_copy(profile, arena);
    pa_profile_own_locations(p, arena);
    bool *here = pa_arena_calloc(arena, p->location_count + 1, sizeof *here);
    for (uint32_t i = 1; i <= p->location_count; i++) {
        struct pa_location *l = &p->locations[i];
        uint32_t n = 0;
        while (n < l->line_count && !m.simple[p->lines[l->first_line + n].function])
            n++;
        here[i] = n < l->line_count;
        if (here[i]) {
            l->first_line += n;
            l->line_count -= n;
        }
    }
    struct cut_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    *filter = (struct cut_filter){.base.apply = apply_prune_from, .here = here};
    pa_profile_add_filter(p, &filter->base, arena);
    return p;
}

// ---- drop_frames

static bool apply_drop_frames(const struct pa_sample_filter *base, struct pa_sample_edit *edit)
{
    const struct cut_filter *f = (const struct cut_filter *)base;
    bool ordinary_seen = false;
    for (uint32_t i = 0; i < edit->depth; i++) {
        uint32_t location = edit->location[i];
        if (!f->here[location]) {
            ordinary_seen = true;
        } else if (ordinary_seen) {
            pa_sample_edit_cut(edit, 0, f->whole[location] ? i : i + 1);
            return true;
        }
    }
    return true;
}

static bool drop_matcher(const struct pa_profile *profile, pa_str pattern, struct pa_matcher *m,
                         struct pa_arena *arena, struct pa_error *err)
{
    *m = (struct pa_matcher){0};
    const char *anchored = pa_arena_printf(arena, "^(%s)$", pa_profile_text(profile, pattern));
    return !pattern || pa_matcher_init_simple(m, profile, anchored, arena, err);
}

const struct pa_profile *pa_filter_drop_frames(const struct pa_profile *profile,
                                               struct pa_arena *arena, struct pa_error *err)
{
    if (!profile->drop_frames)
        return profile;
    struct pa_matcher drop, keep;
    if (!drop_matcher(profile, profile->drop_frames, &drop, arena, err) ||
        !drop_matcher(profile, profile->keep_frames, &keep, arena, err)) {
        pa_error_prefix(err, "drop_frames and keep_frames of the profile");
        return NULL;
    }
    struct pa_profile *p = pa_profile_copy(profile, arena);
    pa_profile_own_locations(p, arena);
    bool *here = pa_arena_calloc(arena, p->location_count + 1, sizeof *here);
    bool *whole = pa_arena_calloc(arena, p->location_count + 1, sizeof *whole);
    for (uint32_t i = 1; i <= p->location_count; i++) {
        struct pa_location *l = &p->locations[i];
        uint32_t n = l->line_count; // lines up to and with the match nearest to the root
        while (n > 0) {
            uint32_t function = p->lines[l->first_line + n - 1].function;
            if (drop.simple[function] && !(keep.simple && keep.simple[function]))
                break;
            n--;
        }
        here[i] = n > 0;
        whole[i] = n > 0 && n == l->line_count;
        if (here[i] && !whole[i]) {
            l->first_line += n;
            l->line_count -= n;
        }
    }
    struct cut_filter *filter = pa_arena_calloc(arena, 1, sizeof *filter);
    *filter = (struct cut_filter){.base.apply = apply_drop_frames, .here = here, .whole = whole};
    pa_profile_add_filter(p, &filter->base, arena);
    return p;
}
