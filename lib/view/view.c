// SPDX-License-Identifier: Apache-2.0
#include "view/view.h"

#include "base/strbuf.h"
#include "profile/fold_recursion.h"
#include "profile/name_filter.h"
#include "profile/tag_frames.h"

static void warn_unless(struct pa_session *s, const char *pattern, bool matched, const char *name)
{
    if (pattern && !matched)
        pa_warnings_add(s->warnings, "%s expression matched no samples", name);
}

static bool filter_by_name(struct pa_session *s, const struct pa_profile **p,
                           const struct pa_filter_options *f, struct pa_error *err)
{
    if (f->focus || f->ignore || f->hide || f->show) {
        struct pa_name_patterns patterns = {f->focus, f->ignore, f->hide, f->show};
        struct pa_name_matches m;
        *p = pa_filter_names(*p, &patterns, &m, s->arena, err);
        if (!*p)
            return false;
        warn_unless(s, f->focus, m.focus, "focus");
        warn_unless(s, f->ignore, m.ignore, "ignore");
        warn_unless(s, f->hide, m.hide, "hide");
        warn_unless(s, f->show, m.show, "show");
    }
    if (f->show_from) {
        bool matched;
        *p = pa_filter_show_from(*p, f->show_from, &matched, s->arena, err);
        if (!*p)
            return false;
        warn_unless(s, f->show_from, matched, "show_from");
    }
    return true;
}

static bool filter(struct pa_session *s, const struct pa_profile **p,
                   const struct pa_filter_options *f, const struct pa_label_units *units,
                   struct pa_error *err)
{
    if (!filter_by_name(s, p, f, err))
        return false;
    if (f->tag_focus || f->tag_ignore || f->tag_show || f->tag_hide) {
        struct pa_tag_patterns patterns = {f->tag_focus, f->tag_ignore, f->tag_show, f->tag_hide};
        *p = pa_filter_tags(*p, &patterns, units, s->arena, s->warnings, err);
        if (!*p)
            return false;
    }
    if (f->prune_from)
        *p = pa_filter_prune_from(*p, f->prune_from, s->arena, err);
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

static bool choose_values(struct pa_session *s, const struct pa_profile *p,
                          const struct pa_value_options *o, struct pa_view *view,
                          struct pa_error *err)
{
    static const char *const LEGACY[] = {NULL,          "inuse_space",   "inuse_objects",
                                         "alloc_space", "alloc_objects", "delay",
                                         "contentions", "delay"};
    enum { MEAN_DELAY = 7 };
    bool given = o->sample_index && *o->sample_index;
    const char *name = given ? o->sample_index : LEGACY[o->index_flag];
    if (given && o->index_flag)
        pa_warnings_add(s->warnings, "--sample-index=%s counts, not the older flag beside it",
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
        view->type = pa_arena_printf(s->arena, "mean_%s", view->type);
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

bool pa_view_make(struct pa_session *s, const struct pa_profile *profile,
                  const struct pa_view_options *options, struct pa_view *view, struct pa_error *err)
{
    const struct pa_filter_options given = without_empty(*options->filters), *f = &given;
    *view = (struct pa_view){.session = s,
                             .filters = describe(s, f),
                             .granularity = options->granularity,
                             .fold_recursion = options->fold_recursion};
    if (f->tag_focus || f->tag_ignore || options->label_units)
        view->label_units = pa_label_units_find(profile, s->arena, s->warnings);
    if (f->tag_root || f->tag_leaf) {
        struct pa_tag_frames frames = {f->tag_root, f->tag_leaf, options->values->unit};
        profile = pa_profile_add_tag_frames(profile, &frames, s->arena, s->warnings, err);
        if (!profile)
            return false;
    }
    view->whole = profile;
    if (f->relative && !filter(s, &profile, f, view->label_units, err))
        return false;
    if (!choose_values(s, profile, options->values, view, err) ||
        !pa_total(profile, view->measure, &view->total, err))
        return false;
    if (!f->relative && !filter(s, &profile, f, view->label_units, err))
        return false;
    view->filtered = profile;
    pa_view_show(view, profile, s->arena);
    return true;
}

struct pa_granularity_options pa_granularity_of(const struct pa_granularity_flags *flags)
{
    return (struct pa_granularity_options){(enum pa_granularity)flags->granularity,
                                           flags->no_inlines, flags->columns};
}
