// SPDX-License-Identifier: Apache-2.0
#include "view/side_runs.h"

#include "base/thread.h"
#include "profile/injected.h"
#include "profile/name_filter.h"

#include <string.h>

struct maker {
    struct pa_session *session;
    const struct pa_side_options *options;
    struct pa_sides *sides;
    PA_VEC(struct pa_view) views;   // by run
    struct pa_name_matches matched; // in some profile
    struct pa_error *err;
};

// Go's runtime puts this frame into stacks from outside, above what it calls to stop: it costs
// nothing of its own. For frames that are on top of stacks, see profile/injected.h.
static const char INJECTED[] = "runtime.asyncPreempt", INJECTED_ONLY[] = "^runtime\\.asyncPreempt$";

static const struct pa_profile *without_injected(struct maker *m, const struct pa_profile *p)
{
    struct pa_arena *arena = m->session->arena;
    const struct pa_name_patterns patterns = {.hide = INJECTED_ONLY};
    struct pa_name_matches ignored;
    p = pa_profile_drop_injected(p, arena);
    if (pa_strings_find(p->strings, INJECTED, strlen(INJECTED)) == UINT32_MAX)
        return p;
    return pa_filter_names(p, &patterns, &ignored, arena, m->err);
}

static void note_matches(struct maker *m, const struct pa_name_matches *matched)
{
    m->matched.focus |= matched->focus;
    m->matched.hide |= matched->hide;
    m->matched.show |= matched->show;
    m->matched.ignore |= matched->ignore;
}

static bool add_run(struct maker *m, const struct pa_name_side *loaded)
{
    const struct pa_value_options values = {
        .sample_index = m->options->sample_index, .divide_by = 1, .unit = "auto"};
    const struct pa_view_options options = {
        .filters = &m->options->filters, .values = &values, .quiet = true, .later = true};
    const struct pa_profile *profile = without_injected(m, loaded->profile);
    struct pa_view view;
    if (!profile || !pa_view_make(m->session, profile, &options, &view, m->err))
        return false;
    note_matches(m, &view.matched);
    pa_vec_push(&m->views, view);
    return true;
}

// Every `step`-th view from `first` on.
struct showing {
    struct pa_view *views;
    size_t count, first, step;
    struct pa_arena *arena;
};

static void show(void *job)
{
    const struct showing *s = job;
    for (size_t i = s->first; i < s->count; i += s->step)
        pa_view_show(&s->views[i], s->views[i].filtered, s->arena);
}

static void release_arena(void *arena)
{
    pa_arena_release(arena);
}

static void show_all(struct maker *m)
{
    enum { MOST = 2 };
    struct showing jobs[MOST];
    struct pa_arena *arena = m->session->arena;
    uint32_t threads = m->views.count < MOST ? 1 : pa_thread_count(MOST);
    for (uint32_t i = 0; i < threads; i++) {
        jobs[i] = (struct showing){m->views.items, m->views.count, i, threads, arena};
        if (i == 0)
            continue;
        jobs[i].arena = pa_arena_calloc(arena, 1, sizeof *arena);
        pa_arena_defer(arena, release_arena, jobs[i].arena);
    }
    pa_threads_run(show, jobs, sizeof *jobs, threads);
    for (size_t r = 0; r < m->views.count; r++)
        pa_vec_push(&m->sides->runs,
                    (struct pa_comparison_run){.profile = m->views.items[r].profile,
                                               .side = m->sides->loaded.items[r].side});
}

static void warn_unless(struct maker *m, const char *pattern, bool matched, const char *name)
{
    if (pattern && *pattern && !matched)
        pa_warnings_add(m->session->warnings, "%s expression matched no samples", name);
}

static void say_unmatched(struct maker *m)
{
    const struct pa_filter_options *f = &m->options->filters;
    warn_unless(m, f->focus, m->matched.focus, "focus");
    warn_unless(m, f->ignore, m->matched.ignore, "ignore");
    warn_unless(m, f->hide, m->matched.hide, "hide");
    warn_unless(m, f->show, m->matched.show, "show");
}

// A guess is made of each side: its program may have another name.
static void find_mine(struct maker *m)
{
    bool known[2] = {false, false};
    for (size_t r = 0; r < m->views.count; r++) {
        unsigned char side = m->sides->runs.items[r].side;
        if (!known[side])
            m->sides->mine[side] =
                pa_mine_rule_of(m->options->mine, &m->views.items[r], m->session->arena);
        known[side] = true;
    }
}

// Charges samples to the user's own code.
static bool show_mine(struct maker *m)
{
    struct pa_arena *arena = m->session->arena;
    bool some = false;
    find_mine(m);
    for (size_t r = 0; r < m->views.count; r++) {
        struct pa_comparison_run *run = &m->sides->runs.items[r];
        struct pa_view *view = &m->views.items[r];
        bool matched;
        const struct pa_profile *p =
            pa_filter_mine(view->filtered, &m->sides->mine[run->side], &matched, arena, m->err);
        if (!p)
            return pa_error_prefix(m->err, "--mine");
        some |= matched;
        pa_vec_push(&m->sides->whole, *run);
        pa_view_show(view, p, arena);
        run->profile = view->profile;
    }
    if (!some)
        pa_warnings_add(m->session->warnings, "mine expression matched no functions");
    return true;
}

static bool add_runs(struct maker *m)
{
    for (size_t r = 0; r < m->sides->loaded.count; r++) {
        if (!add_run(m, &m->sides->loaded.items[r]))
            return pa_error_prefix(m->err, "%s", m->sides->paths.items[r]);
    }
    show_all(m);
    return true;
}

bool pa_side_runs_make(struct pa_session *session, const struct pa_side_options *options,
                       struct pa_sides *sides, struct pa_error *err)
{
    struct maker m = {.session = session, .options = options, .sides = sides, .err = err};
    pa_match_names(sides->loaded.items, sides->loaded.count, session->arena, &sides->matched);
    bool ok = add_runs(&m);
    if (ok)
        say_unmatched(&m);
    ok = ok && (!options->mine || show_mine(&m));
    pa_vec_release(&m.views);
    return ok;
}
