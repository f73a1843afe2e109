// SPDX-License-Identifier: Apache-2.0
#include "view/sides.h"

#include "base/folder.h"
#include "base/number.h"
#include "input/identify.h"
#include "profile/injected.h"
#include "profile/name_filter.h"

#include <string.h>

struct loader {
    struct pa_session *session;
    const struct pa_side_files *files;
    const struct pa_side_options *options;
    struct pa_sides *sides;
    PA_VEC(struct pa_view) views;   // by run
    struct pa_name_matches matched; // in some profile
    const struct pa_profile *both;  // of one file: it is read once
    size_t without_type; // profiles of folders that do not have the one that is asked for
    struct pa_error *err;
};

// Go's runtime puts this frame into stacks from outside, above what it calls to stop: it costs
// nothing of its own. For frames that are on top of stacks, see profile/injected.h.
static const char INJECTED[] = "^runtime\\.asyncPreempt$";

static const struct pa_profile *without_injected(struct loader *l, const struct pa_profile *p)
{
    struct pa_arena *arena = l->session->arena;
    const struct pa_name_patterns patterns = {.hide = INJECTED};
    struct pa_name_matches ignored;
    return pa_filter_names(pa_profile_drop_injected(p, arena), &patterns, &ignored, arena, l->err);
}

// The side's column of a comparison that was saved as one file, as counts of samples.
static bool take_column(struct loader *l, const struct pa_profile **profile, unsigned char side)
{
    static const char *const COLUMNS[] = {"before", "after"};
    const struct pa_profile *p = *profile;
    bool has = p->type_count == 2;
    for (uint32_t i = 0; has && i < 2; i++)
        has = strcmp(pa_profile_text(p, p->types[i].type), COLUMNS[i]) == 0;
    if (!has)
        return pa_error_set(l->err, PA_ERROR_USAGE,
                            "one file is compared if it has two columns, as folded stacks "
                            "'main;parse 12 15'; else two profiles or folders, or old=FILE… "
                            "new=FILE…, are wanted");
    struct pa_arena *arena = l->session->arena;
    struct pa_profile *copy = pa_profile_copy(p, arena);
    copy->types = pa_arena_memdup(arena, p->types, p->type_count * sizeof *p->types);
    copy->types[side].type = copy->default_type = pa_strings_adds(p->strings, "samples");
    *profile = copy;
    return true;
}

static bool make_view(struct loader *l, const struct pa_profile *profile, struct pa_view *view)
{
    const struct pa_value_options values = {
        .sample_index = l->options->sample_index, .divide_by = 1, .unit = "auto"};
    const struct pa_view_options options = {
        .filters = &l->options->filters, .values = &values, .quiet = true};
    return pa_view_make(l->session, profile, &options, view, l->err);
}

static void note_matches(struct loader *l, const struct pa_name_matches *m)
{
    l->matched.focus |= m->focus;
    l->matched.hide |= m->hide;
    l->matched.show |= m->show;
    l->matched.ignore |= m->ignore;
}

static bool read(struct loader *l, const char *path, const struct pa_profile **profile)
{
    const struct pa_words one = {&path, 1};
    *profile = l->both;
    if (!l->both &&
        !pa_session_load(l->session, &one, &(struct pa_source_options){0}, profile, l->err))
        return false;
    if (l->files->in_one_file)
        l->both = *profile;
    return true;
}

static bool add_run(struct loader *l, const struct pa_profile *profile, const char *path,
                    unsigned char side)
{
    struct pa_view view;
    if (l->files->in_one_file && !take_column(l, &profile, side))
        return false;
    profile = without_injected(l, profile);
    if (!profile || !make_view(l, profile, &view))
        return pa_error_prefix(l->err, "%s", path);
    note_matches(l, &view.matched);
    pa_vec_push(&l->views, view);
    pa_vec_push(&l->sides->runs, (struct pa_comparison_run){.profile = view.profile, .side = side});
    pa_vec_push(&l->sides->paths, path);
    return true;
}

static bool load_run(struct loader *l, const char *path, unsigned char side)
{
    const struct pa_profile *profile;
    return read(l, path, &profile) && add_run(l, profile, path, side);
}

// The type that is asked for, if the profile has it.
static bool has_type(const struct loader *l, const struct pa_profile *p)
{
    struct pa_error ignored = {0};
    const char *type = l->options->sample_index;
    uint32_t index;
    return !type || !*type || pa_profile_type_index(p, type, &index, &ignored);
}

static bool load_opened(struct loader *l, const char *path, unsigned char side)
{
    const struct pa_profile *profile;
    if (l->session->opened->identity.kind != PA_INPUT_PROFILE) {
        pa_warnings_add(l->session->warnings, "%s: no profile (left out)", path);
        return true;
    }
    if (!read(l, path, &profile))
        return false;
    if (has_type(l, profile))
        return add_run(l, profile, path, side);
    l->without_type++;
    return true;
}

// Of a folder only what is a profile and has what is asked for. The session may have it open.
static bool load_found(struct loader *l, const char *path, unsigned char side)
{
    struct pa_session *s = l->session;
    struct pa_input_opened *before = s->opened, opened = {0};
    bool open = before && before->path && strcmp(before->path, path) == 0;
    if (!open && !pa_input_open(&opened, path, 0, l->err))
        return false;
    s->opened = open ? before : &opened;
    bool ok = load_opened(l, path, side);
    pa_input_close(&opened);
    s->opened = before;
    return ok;
}

static bool load_side(struct loader *l, unsigned char side)
{
    const struct pa_words *words = &l->files->words[side];
    size_t before = l->sides->runs.count;
    for (size_t i = 0; i < words->count; i++) {
        struct pa_words files;
        bool folder = pa_folder_is(words->items[i]);
        if (!pa_folder_expand(words->items[i], l->session->arena, &files, l->err))
            return false;
        for (size_t k = 0; k < files.count; k++) {
            if (!(folder ? load_found : load_run)(l, files.items[k], side))
                return false;
        }
    }
    return l->sides->runs.count > before ||
           pa_error_set(l->err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
}

static void warn_unless(struct loader *l, const char *pattern, bool matched, const char *name)
{
    if (pattern && *pattern && !matched)
        pa_warnings_add(l->session->warnings, "%s expression matched no samples", name);
}

static void say_left_out(struct loader *l)
{
    const struct pa_filter_options *f = &l->options->filters;
    warn_unless(l, f->focus, l->matched.focus, "focus");
    warn_unless(l, f->ignore, l->matched.ignore, "ignore");
    warn_unless(l, f->hide, l->matched.hide, "hide");
    warn_unless(l, f->show, l->matched.show, "show");
    if (l->without_type)
        pa_warnings_add(l->session->warnings, "%zu profile%s without %s left out", l->without_type,
                        pa_plural(l->without_type), l->options->sample_index);
}

static void match_names(struct loader *l)
{
    struct pa_arena *arena = l->session->arena;
    size_t count = l->views.count;
    struct pa_name_side *list = pa_arena_calloc(arena, count, sizeof *list);
    for (size_t r = 0; r < count; r++)
        list[r] = (struct pa_name_side){l->views.items[r].filtered, l->sides->runs.items[r].side};
    pa_match_names(list, count, arena, &l->sides->matched);
    for (size_t r = 0; r < count; r++) {
        struct pa_view *view = &l->views.items[r];
        if (list[r].profile == view->filtered)
            continue;
        view->filtered = list[r].profile;
        pa_view_show(view, view->filtered, arena);
        l->sides->runs.items[r].profile = view->profile;
    }
}

// A guess is made of each side: its program may have another name.
static void find_mine(struct loader *l)
{
    bool known[2] = {false, false};
    for (size_t r = 0; r < l->views.count; r++) {
        unsigned char side = l->sides->runs.items[r].side;
        if (!known[side])
            l->sides->mine[side] =
                pa_mine_rule_of(l->options->mine, &l->views.items[r], l->session->arena);
        known[side] = true;
    }
}

// Charges samples to the user's own code.
static bool show_mine(struct loader *l)
{
    struct pa_arena *arena = l->session->arena;
    bool some = false;
    if (!l->options->mine)
        return true;
    find_mine(l);
    for (size_t r = 0; r < l->views.count; r++) {
        struct pa_comparison_run *run = &l->sides->runs.items[r];
        struct pa_view *view = &l->views.items[r];
        bool matched;
        const struct pa_profile *p = pa_filter_mine(view->filtered, &l->sides->mine[run->side],
                                                    PA_MINE_FRAMES, &matched, arena, l->err);
        if (!p)
            return pa_error_prefix(l->err, "--mine");
        some |= matched;
        pa_vec_push(&l->sides->whole, *run);
        pa_view_show(view, p, arena);
        run->profile = view->profile;
    }
    if (!some)
        pa_warnings_add(l->session->warnings, "mine expression matched no functions");
    return true;
}

bool pa_sides_load(struct pa_session *session, const struct pa_side_files *files,
                   const struct pa_side_options *options, struct pa_sides *sides,
                   struct pa_error *err)
{
    struct loader l = {
        .session = session, .files = files, .options = options, .sides = sides, .err = err};
    *sides = (struct pa_sides){0};
    bool ok = load_side(&l, 0) && load_side(&l, 1);
    if (ok) {
        say_left_out(&l);
        match_names(&l);
        ok = show_mine(&l);
    }
    pa_vec_release(&l.views);
    return ok;
}

void pa_sides_release(struct pa_sides *sides)
{
    pa_vec_release(&sides->runs);
    pa_vec_release(&sides->whole);
    pa_vec_release(&sides->paths);
}
