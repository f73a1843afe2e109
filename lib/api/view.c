// SPDX-License-Identifier: Apache-2.0
#include "view/view.h"

#include "api/call.h"
#include "profile/name_filter.h"
#include "profile/symbolize.h"
#include "view/base.h"
#include "view/mine.h"

// The options' texts must live as long as the view: reports come back to them.
static void keep_texts(pa_view_opts *o, struct pa_arena *arena)
{
    const char **texts[] = {&o->type,      &o->unit,       &o->focus,     &o->ignore,
                            &o->hide,      &o->show,       &o->show_from, &o->prune_from,
                            &o->tag_focus, &o->tag_ignore, &o->tag_show,  &o->tag_hide,
                            &o->tag_root,  &o->tag_leaf,   &o->mine};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        if (*texts[i])
            *texts[i] = pa_arena_strdup(arena, *texts[i]);
    }
    if (o->mine && !*o->mine)
        o->mine = NULL;
}

struct pa_filter_options pa_owned_filters_of(const pa_view_opts *o)
{
    return (struct pa_filter_options){
        .focus = o->focus,
        .ignore = o->ignore,
        .hide = o->hide,
        .show = o->show,
        .show_from = o->show_from,
        .prune_from = o->prune_from,
        .tag_focus = o->tag_focus,
        .tag_ignore = o->tag_ignore,
        .tag_show = o->tag_show,
        .tag_hide = o->tag_hide,
        .tag_root = o->tag_root,
        .tag_leaf = o->tag_leaf,
        .relative = o->flags & PA_VIEW_RELATIVE,
    };
}

static enum pa_granularity granularity_of(int32_t by)
{
    static const enum pa_granularity all[] = {
        [PA_BY_FUNCTION] = PA_GRANULARITY_FUNCTIONS,
        [PA_BY_FILE_FUNCTION] = PA_GRANULARITY_FILEFUNCTIONS,
        [PA_BY_FILE] = PA_GRANULARITY_FILES,
        [PA_BY_LINE] = PA_GRANULARITY_LINES,
        [PA_BY_ADDRESS] = PA_GRANULARITY_ADDRESSES,
    };
    return all[by];
}

static const struct pa_profile *with_base(struct pa_owned_view *v, const struct pa_profile *p,
                                          struct pa_session *session, struct pa_error *err)
{
    const struct pa_base base = {.profile = v->opts.base,
                                 .compare = v->opts.base_mode != PA_BASE_SUBTRACT};
    if (!v->opts.base)
        return p;
    if (pa_owned_profile_of(v->opts.base)->owner->ctx != v->owner->ctx) {
        pa_error_set(err, PA_ERROR_USAGE, "the base is of another context");
        return NULL;
    }
    return pa_base_subtract(session, &base, &p, err) ? p : NULL;
}

bool pa_owned_view_make(struct pa_owned_view *v, int32_t by, struct pa_session *session,
                        struct pa_view *view, struct pa_error *err)
{
    static const enum pa_demangle_mode modes[] = {
        [PA_SYMBOLS_PLAIN] = PA_DEMANGLE_DEFAULT,
        [PA_SYMBOLS_TEMPLATES] = PA_DEMANGLE_TEMPLATES,
        [PA_SYMBOLS_WHOLE] = PA_DEMANGLE_FULL,
        [PA_SYMBOLS_LINKED] = PA_DEMANGLE_NONE,
    };
    const pa_view_opts *o = &v->opts;
    const struct pa_filter_options filters = pa_owned_filters_of(o);
    const struct pa_value_options values = {
        .sample_index = o->type,
        .mean = o->flags & PA_VIEW_MEAN,
        .divide_by = o->divide_by != 0 ? o->divide_by : 1,
        .unit = o->unit && *o->unit ? o->unit : "minimum",
    };
    const struct pa_view_options how = {
        .filters = &filters,
        .values = &values,
        .granularity = {granularity_of(by), o->flags & PA_VIEW_NO_INLINES,
                        o->flags & PA_VIEW_COLUMNS},
        .fold_recursion = o->flags & PA_VIEW_FOLD_RECURSION,
        .label_units = true,
    };
    const struct pa_profile *p = with_base(v, &v->of->profile, session, err);
    if (p)
        p = pa_profile_demangle(p, modes[o->demangle], o->demangle != PA_SYMBOLS_PLAIN,
                                session->arena);
    if (p && !(o->flags & PA_VIEW_ALL_FRAMES))
        p = pa_filter_drop_frames(p, session->arena, err);
    return p && pa_view_make(session, p, &how, view, err);
}

static bool check(struct pa_call *call, const pa_view_opts *o)
{
    return pa_call_flags(call, o->flags,
                         PA_VIEW_MEAN | PA_VIEW_NO_INLINES | PA_VIEW_COLUMNS |
                             PA_VIEW_FOLD_RECURSION | PA_VIEW_RELATIVE | PA_VIEW_ALL_FRAMES) &&
           pa_call_known(call, "by", o->by, PA_BY_ADDRESS) &&
           pa_call_known(call, "names", o->names, PA_NAMES_FUNCTION) &&
           pa_call_known(call, "demangle", o->demangle, PA_SYMBOLS_LINKED) &&
           pa_call_known(call, "base_mode", o->base_mode, PA_BASE_SCALED);
}

pa_code pa_view_new(const pa_profile *profile, const pa_view_opts *opts, pa_view **out,
                    pa_error *err)
{
    const struct pa_owned_profile *of = pa_owned_profile_of(profile);
    struct pa_call call;
    pa_view_opts o;
    *out = NULL;
    pa_call_begin(&call, of->owner->ctx, err);
    struct pa_owner *owner = pa_owner_new(of->owner->ctx, of->owner);
    struct pa_owned_view *v = pa_arena_calloc(&owner->arena, 1, sizeof *v);
    v->owner = owner;
    v->of = of;
    bool ok = pa_call_take(&call, &o, sizeof o, opts) && check(&call, &o);
    if (ok) {
        v->opts = o;
        keep_texts(&v->opts, &owner->arena);
        if (o.base)
            pa_owned_view_keep_base(v);
        ok = pa_owned_view_make(v, o.by, pa_owner_session(owner), &v->view, &call.error);
    }
    if (ok)
        *out = &v->view;
    else
        pa_owner_drop(owner);
    return pa_call_end(&call, ok);
}

static void drop_base(void *owner)
{
    pa_owner_drop(owner);
}

void pa_owned_view_keep_base(struct pa_owned_view *v)
{
    struct pa_owner *base = pa_owned_profile_of(v->opts.base)->owner;
    pa_owner_keep(base);
    pa_arena_defer(&v->owner->arena, drop_base, base);
}

void pa_view_free(pa_view *view)
{
    if (view)
        pa_owner_drop(pa_owned_view_of(view)->owner);
}

pa_code pa_view_profile(const pa_view *view, pa_profile **out, pa_error *err)
{
    const struct pa_owned_view *v = pa_owned_view_of(view);
    struct pa_call call;
    *out = NULL;
    pa_call_begin(&call, v->owner->ctx, err);
    // Filters work while samples are read, on what the view keeps.
    struct pa_owner *owner = pa_owner_new(v->owner->ctx, v->owner);
    *out = &pa_owner_give_profile(owner, view->profile)->profile;
    return pa_call_end(&call, true);
}
