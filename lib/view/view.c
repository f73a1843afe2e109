// SPDX-License-Identifier: Apache-2.0
#include "view/view.h"

#include "base/strbuf.h"
#include "profile/fold_recursion.h"
#include "profile/name_filter.h"
#include "profile/printable.h"
#include "profile/tag_frames.h"

// A view in the making.
struct maker {
    struct pa_session *session;
    struct pa_warnings *warnings; // the session's, or some that nobody reads
    struct pa_filter_options filters;
    struct pa_view *view;
};

static void warn_unless(struct maker *m, const char *pattern, bool matched, const char *name)
{
    if (pattern && !matched)
        pa_warnings_add(m->warnings, "%s expression matched no samples", name);
}

static bool filter_by_name(struct maker *m, const struct pa_profile **p, struct pa_error *err)
{
    const struct pa_filter_options *f = &m->filters;
    struct pa_arena *arena = m->session->arena;
    if (f->focus || f->ignore || f->hide || f->show) {
        struct pa_name_patterns patterns = {f->focus, f->ignore, f->hide, f->show};
        struct pa_name_matches *matched = &m->view->matched;
        *p = pa_filter_names(*p, &patterns, matched, arena, err);
        if (!*p)
            return false;
        warn_unless(m, f->focus, matched->focus, "focus");
        warn_unless(m, f->ignore, matched->ignore, "ignore");
        warn_unless(m, f->hide, matched->hide, "hide");
        warn_unless(m, f->show, matched->show, "show");
    }
    if (f->show_from) {
        bool matched;
        *p = pa_filter_show_from(*p, f->show_from, &matched, arena, err);
        if (!*p)
            return false;
        warn_unless(m, f->show_from, matched, "show_from");
    }
    return true;
}

static bool filter(struct maker *m, const struct pa_profile **p, struct pa_error *err)
{
    const struct pa_filter_options *f = &m->filters;
    struct pa_arena *arena = m->session->arena;
    if (!filter_by_name(m, p, err))
        return false;
    if (f->tag_focus || f->tag_ignore || f->tag_show || f->tag_hide) {
        struct pa_tag_patterns patterns = {f->tag_focus, f->tag_ignore, f->tag_show, f->tag_hide,
                                           m->view->label_units};
        *p = pa_filter_tags(*p, &patterns, arena, m->warnings, err);
        if (!*p)
            return false;
    }
    if (f->prune_from)
        *p = pa_filter_prune_from(*p, f->prune_from, arena, err);
    return *p != NULL;
}

static const char *describe(struct pa_session *s, const struct pa_filter_options *f)
{
    const struct {
        const char *name, *value;
    } rows[] = {
        {"focus", f->focus},
        {"ignore", f->ignore},
        {"hide", f->hide},
        {"show", f->show},
        {"show_from", f->show_from},
        {"tagfocus", f->tag_focus},
        {"tagignore", f->tag_ignore},
        {"tagshow", f->tag_show},
        {"taghide", f->tag_hide},
    };
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].value)
            pa_strbuf_printf(&text, "%s%s=%s", text.size ? "\n" : "", rows[i].name, rows[i].value);
    }
    const char *copy = text.size ? pa_arena_strndup(s->arena, text.text, text.size) : NULL;
    pa_strbuf_release(&text);
    return copy;
}

enum { MEAN_DELAY = 7 }; // of index_flag

const char *pa_value_type(const struct pa_value_options *o)
{
    static const char *const LEGACY[] = {NULL,          "inuse_space",   "inuse_objects",
                                         "alloc_space", "alloc_objects", "delay",
                                         "contentions", "delay"};
    return o->sample_index && *o->sample_index ? o->sample_index : LEGACY[o->index_flag];
}

static bool choose_values(struct maker *m, const struct pa_profile *p,
                          const struct pa_value_options *o, struct pa_error *err)
{
    struct pa_view *view = m->view;
    const char *name = pa_value_type(o);
    bool given = o->sample_index && *o->sample_index;
    if (given && o->index_flag)
        pa_warnings_add(m->warnings, "--sample-index=%s counts, not the older flag beside it",
                        name);
    if (!pa_profile_type_index(p, name, &view->measure.type, err))
        return false;
    if (o->divide_by == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "--divide-by: zero divisor");
    view->measure.mean = o->mean || o->index_flag == MEAN_DELAY;
    view->ratio = 1 / o->divide_by;
    view->output_unit = o->unit;
    view->unit = pa_profile_text(p, p->types[view->measure.type].unit);
    view->type = pa_profile_text(p, p->types[view->measure.type].type);
    if (view->measure.mean)
        view->type = pa_arena_printf(m->session->arena, "mean_%s", view->type);
    return true;
}

void pa_view_show(struct pa_view *view, const struct pa_profile *profile, struct pa_arena *arena)
{
    view->profile = pa_profile_aggregate(profile, &view->granularity, arena);
    if (view->fold_recursion)
        view->profile = pa_profile_fold_recursion(view->profile, arena);
}

// An empty expression is none, as in pprof: "-focus=$FOCUS" in a script.
static struct pa_filter_options without_empty(struct pa_filter_options f)
{
    const char **expressions[] = {&f.focus,     &f.ignore,     &f.hide,      &f.show,
                                  &f.show_from, &f.prune_from, &f.tag_focus, &f.tag_ignore,
                                  &f.tag_show,  &f.tag_hide,   &f.tag_root,  &f.tag_leaf};
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        if (*expressions[i] && !**expressions[i])
            *expressions[i] = NULL;
    }
    return f;
}

// What looks at single stacks is not done where there are none.
static bool fits_calls(const struct maker *m, const struct pa_profile *p,
                       const struct pa_view_options *options, struct pa_error *err)
{
    const struct pa_filter_options *f = &m->filters;
    const struct {
        const void *given;
        const char *what;
    } rows[] = {
        {f->focus, "--focus"},
        {f->ignore, "--ignore"},
        {f->hide, "--hide"},
        {f->show, "--show"},
        {f->show_from, "--show-from"},
        {f->prune_from, "--prune-from"},
        {f->tag_root, "--tagroot"},
        {f->tag_leaf, "--tagleaf"},
        {options->fold_recursion ? p : NULL, "--fold-recursion"},
        {options->values->mean ? p : NULL, "--mean"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].given && !pa_profile_needs_stacks(p, rows[i].what, err))
            return false;
    }
    return true;
}

static bool make(struct maker *m, const struct pa_profile *profile,
                 const struct pa_view_options *options, struct pa_error *err)
{
    const struct pa_filter_options *f = &m->filters;
    struct pa_arena *arena = m->session->arena;
    struct pa_view *view = m->view;
    if (!fits_calls(m, profile, options, err))
        return false;
    if (f->tag_focus || f->tag_ignore || options->label_units)
        view->label_units = pa_label_units_find(profile, arena, m->warnings);
    if (f->tag_root || f->tag_leaf) {
        struct pa_tag_frames frames = {f->tag_root, f->tag_leaf, options->values->unit};
        profile = pa_profile_add_tag_frames(profile, &frames, arena, m->warnings, err);
        if (!profile)
            return false;
    }
    view->whole = profile;
    if (f->relative && !filter(m, &profile, err))
        return false;
    if (!choose_values(m, profile, options->values, err) ||
        !pa_total(profile, view->measure, &view->total, err))
        return false;
    if (!f->relative && !filter(m, &profile, err))
        return false;
    view->filtered = profile;
    if (!options->later)
        pa_view_show(view, profile, arena);
    return true;
}

bool pa_view_make(struct pa_session *s, const struct pa_profile *profile,
                  const struct pa_view_options *options, struct pa_view *view, struct pa_error *err)
{
    struct pa_warnings unread = {0};
    struct maker m = {.session = s,
                      .warnings = options->quiet ? &unread : s->warnings,
                      .filters = without_empty(*options->filters),
                      .view = view};
    if (!options->exact)
        profile = pa_profile_printable(profile, options->utf8, s->arena);
    *view = (struct pa_view){.session = s,
                             .filters = describe(s, &m.filters),
                             .granularity = options->granularity,
                             .fold_recursion = options->fold_recursion};
    bool ok = make(&m, profile, options, err);
    pa_warnings_release(&unread);
    return ok;
}

struct pa_granularity_options pa_granularity_of(const struct pa_granularity_flags *flags)
{
    return (struct pa_granularity_options){(enum pa_granularity)flags->granularity,
                                           flags->no_inlines, flags->columns};
}
