// SPDX-License-Identifier: Apache-2.0
#include "api/call.h"
#include "api/doc.h"
#include "api/gate.h"
#include "profile/name_filter.h"
#include "profile/symbolize.h"
#include "report/diff_profiles.h"
#include "report/gate.h"
#include "view/side_runs.h"

// What a comparison is made in: a document that keeps the profiles.
struct comparing {
    struct pa_call call;
    struct pa_owner *owner;
    struct pa_session *session;
    struct pa_owned_doc *doc;
    struct pa_called_gate *gate;
    pa_diff_opts o;
    pa_view_opts view;
    struct pa_sides *sides;
};

static void release_sides(void *sides)
{
    pa_sides_release(sides);
}

static void drop_profile(void *owner)
{
    pa_owner_drop(owner);
}

static bool add_profile(struct comparing *c, const pa_profile *profile, unsigned char side,
                        uint32_t number)
{
    const struct pa_owned_profile *of = pa_owned_profile_of(profile);
    struct pa_arena *arena = &c->owner->arena;
    if (of->owner->ctx != c->owner->ctx)
        return pa_error_set(&c->call.error, PA_ERROR_USAGE,
                            "the profiles are of different contexts");
    pa_owner_keep(of->owner);
    pa_arena_defer(arena, drop_profile, of->owner);
    const struct pa_profile *p = pa_profile_demangle(profile, PA_DEMANGLE_DEFAULT, false, arena);
    if (!(c->view.flags & PA_VIEW_ALL_FRAMES))
        p = pa_filter_drop_frames(p, arena, &c->call.error);
    if (!p)
        return false;
    pa_vec_push(&c->sides->loaded, (struct pa_name_side){p, side});
    const char *name = of->name;
    if (!name)
        name = pa_arena_printf(arena, "%s %u", side ? "new" : "old", (unsigned)number);
    pa_vec_push(&c->sides->paths, name);
    return true;
}

static bool add_side(struct comparing *c, const pa_side *given, unsigned char side)
{
    pa_side s;
    if (!pa_call_take(&c->call, &s, sizeof s, given))
        return false;
    if (s.count == 0 || !s.profiles)
        return pa_error_set(&c->call.error, PA_ERROR_USAGE,
                            "a comparison needs profiles on both sides");
    for (uint32_t i = 0; i < s.count; i++) {
        if (!add_profile(c, s.profiles[i], side, i + 1))
            return false;
    }
    return true;
}

// The runs of a side in their order, what they are known to have done.
static void set_work(struct comparing *c, const pa_side *given, unsigned char side)
{
    pa_side s;
    size_t next = 0;
    if (!pa_call_take(&c->call, &s, sizeof s, given) || !s.work)
        return;
    for (size_t r = 0; r < c->sides->runs.count; r++) {
        if (c->sides->runs.items[r].side == side && next < s.count)
            c->sides->runs.items[r].work = s.work[next++];
    }
}

static enum pa_comparison_norm norm_of(int32_t scaling)
{
    static const enum pa_comparison_norm norms[] = {
        [PA_SCALE_AUTO] = PA_NORM_AUTO,   [PA_SCALE_MEDIAN] = PA_NORM_MEDIAN,
        [PA_SCALE_TOTAL] = PA_NORM_TOTAL, [PA_SCALE_NONE] = PA_NORM_NONE,
        [PA_SCALE_WORK] = PA_NORM_WORK,
    };
    return norms[scaling];
}

// A comparison is of functions by their names, in the unit of the type: what asks for another view
// is refused rather than left out.
static bool fits_comparison(struct pa_call *call, const pa_view_opts *view)
{
    const char *field = view->flags       ? "flags"
                        : view->by        ? "by"
                        : view->demangle  ? "demangle"
                        : view->base      ? "base"
                        : view->base_mode ? "base_mode"
                        : view->unit      ? "unit"
                                          : NULL;
    return !field || pa_error_set(&call->error, PA_ERROR_USAGE,
                                  "view.%s: does not apply to a comparison", field);
}

static bool take_options(struct comparing *c, const pa_diff_opts *opts)
{
    const uint32_t known =
        PA_DIFF_CUM | PA_DIFF_PAIRED | PA_DIFF_TREE | PA_DIFF_NOISE | PA_DIFF_SHARES;
    struct pa_call *call = &c->call;
    if (!pa_call_take(call, &c->o, sizeof c->o, opts) || !pa_call_flags(call, c->o.flags, known) ||
        !pa_call_known(call, "scaling", c->o.scaling, PA_SCALE_WORK) ||
        !pa_call_take(call, &c->view, sizeof c->view, c->o.view) ||
        !pa_call_known(call, "names", c->view.names, PA_NAMES_FUNCTION) ||
        !fits_comparison(call, &c->view))
        return false;
    if (c->o.fdr < 0 || c->o.fdr > 1)
        return pa_error_set(&call->error, PA_ERROR_USAGE, "fdr: not within 0 and 1: %g", c->o.fdr);
    return pa_called_gate_open(call, c->owner, c->o.gate, &c->gate) &&
           pa_gate_fits_profiles(&c->gate->gate, &call->error);
}

static bool load(struct comparing *c, const pa_side *old_side, const pa_side *new_side)
{
    const struct pa_side_options options = {
        .filters = pa_owned_filters_of(&c->view),
        .sample_index = c->view.type,
        .mine = c->view.mine && *c->view.mine ? c->view.mine : NULL,
    };
    c->sides = pa_arena_calloc(&c->owner->arena, 1, sizeof *c->sides);
    pa_arena_defer(&c->owner->arena, release_sides, c->sides);
    if (!add_side(c, old_side, 0) || !add_side(c, new_side, 1) ||
        !pa_side_runs_make(c->session, &options, c->sides, &c->call.error))
        return false;
    set_work(c, old_side, 0);
    set_work(c, new_side, 1);
    return true;
}

static struct pa_diff_how how_of(const struct comparing *c)
{
    const pa_diff_opts *o = &c->o;
    return (struct pa_diff_how){
        .comparison = {.type = c->view.type,
                       .norm = norm_of(o->scaling),
                       .fdr = o->fdr > 0 ? o->fdr : 0.05,
                       .min_effect = o->min_effect == 0  ? 0.05
                                     : o->min_effect < 0 ? 0
                                                         : o->min_effect,
                       .by_cum = o->flags & PA_DIFF_CUM,
                       .paired = o->flags & PA_DIFF_PAIRED},
    };
}

static bool prove(struct comparing *c, const struct pa_diff_compared *compared)
{
    const struct pa_strings *strings = c->owner->ctx->session->strings;
    const struct pa_gate_profiles_proof input = {compared->sides->runs.items,
                                                 compared->sides->runs.count, &compared->how,
                                                 compared->comparison, strings};
    const struct pa_diff_names names = {.strings = strings};
    const struct pa_gate_words words = {"function", "quantity", &names};
    size_t count = c->gate->gate.rule_count;
    struct pa_gate_proof *proofs = pa_arena_calloc(&c->owner->arena, count, sizeof *proofs);
    if (!pa_gate_profiles_prove(&c->gate->gate, &input, &c->owner->arena, proofs, &c->call.error))
        return false;
    bool all = pa_report_add_proofs(&c->doc->doc, proofs, count, &words);
    c->doc->info.verdict = all ? PA_VERDICT_PASSED : PA_VERDICT_UNDECIDED;
    return true;
}

static bool report(struct comparing *c)
{
    const struct pa_diff_how how = how_of(c);
    const struct pa_diff_report report = {
        .names = (enum pa_symbol_level)c->view.names,
        .noise = c->o.flags & PA_DIFF_NOISE,
        .shares = c->o.flags & PA_DIFF_SHARES,
        .rows = c->o.rows,
        .tree = c->o.flags & PA_DIFF_TREE,
        .by_label = c->o.by_label && *c->o.by_label ? c->o.by_label : NULL,
        .warnings = c->session->warnings,
        .outcome = c->gate->asked ? &c->gate->outcome : NULL,
        .waivers = &c->gate->waivers,
    };
    struct pa_diff_compared *compared = pa_arena_calloc(&c->owner->arena, 1, sizeof *compared);
    if (!pa_diff_compare(c->sides, &how, &c->owner->arena, compared, &c->call.error))
        return false;
    if (c->gate->self_test)
        return prove(c, compared);
    if (!pa_report_add_diff(&c->doc->doc, compared, &report, &c->call.error))
        return false;
    pa_called_gate_conclude(c->gate, &c->doc->info);
    return true;
}

pa_code pa_diff_profiles(const pa_side *old_side, const pa_side *new_side, const pa_diff_opts *opts,
                         pa_doc **out, pa_error *err)
{
    struct comparing c = {0};
    *out = NULL;
    if (!old_side || !old_side->profiles || !old_side->count) {
        if (err)
            pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
        return PA_ERROR_USAGE;
    }
    pa_ctx *ctx = pa_owned_profile_of(old_side->profiles[0])->owner->ctx;
    pa_call_begin(&c.call, ctx, err);
    c.owner = pa_owner_new(ctx, NULL);
    c.session = pa_owner_session(c.owner);
    c.doc = pa_owned_doc_new(c.owner, "diff-profiles", 1);
    bool ok = take_options(&c, opts) && load(&c, old_side, new_side) && report(&c);
    if (ok)
        *out = pa_owned_doc_give(c.doc);
    else
        pa_owner_drop(c.owner);
    return pa_call_end(&c.call, ok);
}
