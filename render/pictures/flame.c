// SPDX-License-Identifier: Apache-2.0
#include "pictures/flame.h"

#include "base/path_end.h"
#include "flame/fold.h"
#include "pictures/flame_tree.h"
#include "view/values.h"

static struct pa_arena *arena_of(const struct pa_picture_flame *f)
{
    return f->view->session->arena;
}

// Compiles a regular expression; *regex is NULL without a pattern.
static bool take_regex(const struct pa_picture_flame *f, const char *pattern,
                       const struct pa_regex **regex, struct pa_error *err)
{
    *regex = pattern ? pa_regex_in(arena_of(f), pattern, err) : NULL;
    return !pattern || *regex;
}

static const char *make_title(const struct pa_picture_flame *f)
{
    const struct pa_profile *p = f->view->whole;
    const char *program =
        p->mapping_count ? pa_path_end(pa_profile_text(p, p->mappings[1].file), 1) : "";
    if (f->o->title)
        return f->o->title;
    if (!*program)
        program = f->o->fallback_title;
    return pa_arena_printf(arena_of(f), "%s — %s", program, f->view->type);
}

// Returns one line that says what is unusual in the drawing (inverted, root, depth) and the
// filters.
static const char *make_note(const struct pa_picture_flame *f)
{
    char *filters = pa_arena_strdup(arena_of(f), f->view->filters ? f->view->filters : "");
    for (char *c = filters; *c; c++)
        if (*c == '\n')
            *c = c[1] ? ' ' : '\0';
    const char *order = f->o->inverted && f->o->flip   ? "inverted: callers above what costs"
                        : f->o->inverted               ? "inverted: callers below what costs"
                        : f->o->sandwich && f->o->flip ? "callees above, callers below"
                        : f->o->sandwich               ? "callers above, callees below"
                                                       : "";
    return pa_arena_printf(arena_of(f), "%s%s%s", order, *order && *filters ? " · " : "", filters);
}

static bool make_gate(struct pa_picture_flame *f, struct pa_error *err)
{
    const struct pa_view *view = f->view;
    if (!f->o->comparison)
        return pa_noise_gate_make(view->profile, view->measure.type, arena_of(f), &f->gate, err);
    pa_noise_gate_of(f->o->comparison, view->profile->strings, arena_of(f), &f->gate);
    return true;
}

// Takes from the comparison of functions what is proved, and the words of the legend.
static void take_gate(struct pa_picture_flame *f)
{
    const struct pa_profile_comparison *c = f->gate.comparison;
    struct pa_flame_options *p = &f->picture;
    if (c->method == PA_METHOD_CENSUS)
        p->certain = "everything was counted";
    p->old_scale = c->exposure * (double)c->new_runs / (double)c->old_runs;
    p->proved_total = (int8_t)pa_noise_gate_total(&f->gate);
    p->proof = pa_noise_gate_proof(&f->gate);
    p->doubt = pa_noise_gate_doubt(&f->gate);
    p->work = f->o->normalize ? NULL : pa_comparison_work_text(c, arena_of(f));
}

// About two megabytes of SVG at most, unless a width was asked for: nobody zooms into a hundred
// thousand frames of one sample each.
enum { MOST_NODES = 120000 };
static const double LEAST_SHARE = 1e-7;

static uint32_t most_nodes(const struct pa_picture_flame *f)
{
    return f->o->diff ? MOST_NODES / 3 : MOST_NODES;
}

// The tree, and what of its two sides differs by the test of `pa diff`.
static bool make_tree(struct pa_picture_flame *f, struct pa_error *err)
{
    bool compared = f->o->diff && !f->view->measure.mean;
    bool whole =
        f->o->whole || f->o->root || f->o->inverted; // what is turned around is needed whole
    struct pa_flame_tree_options how = {.names = f->o->names, .least_share = LEAST_SHARE};
    struct pa_flame_made made;
    if (compared && !make_gate(f, err))
        return false;
    how.gate = compared ? &f->gate : NULL;
    how.most = f->o->drawn && !whole ? most_nodes(f) : 0;
    if (!pa_flame_tree_of(f->view, &how, &made, err))
        return false;
    if (compared)
        take_gate(f);
    f->tree = made.tree;
    f->folded = made.folded;
    f->picture.quantum = made.quantum;
    f->picture.quanta = made.quanta;
    f->picture.proved = made.proved;
    return true;
}

static bool transform(struct pa_picture_flame *f, struct pa_error *err)
{
    struct pa_arena *arena = arena_of(f);
    const struct pa_regex *root;
    if (!take_regex(f, f->o->root, &root, err))
        return pa_error_prefix(err, "--root");
    if (root && !pa_flame_callees(&f->tree, root, arena, &f->tree, err))
        return false;
    if (root && pa_flame_count_top(&f->tree) == 0)
        pa_warnings_add(f->view->session->warnings, "root expression matched no functions");
    return !f->o->inverted || pa_flame_invert(&f->tree, arena, &f->tree, err);
}

static bool set_picture(struct pa_picture_flame *f, struct pa_error *err)
{
    const struct pa_picture_flame_options *o = f->o;
    struct pa_flame_options *p = &f->picture;
    p->title = make_title(f);
    p->subtitle = o->subtitle;
    p->note = make_note(f);
    p->value = (struct pa_flame_value){.type = f->view->type, .unit = f->view->unit};
    p->width = o->width;
    p->pitch = o->pitch;
    p->min_width = o->min_width;
    p->depth = o->depth;
    p->sort = o->sort;
    p->colors = o->colors;
    p->flip = o->flip;
    p->inverted = o->inverted;
    p->diff = o->diff;
    p->normalize = o->normalize;
    p->old_name = o->old_name;
    p->new_name = o->new_name;
    return take_regex(f, o->highlight, &p->highlight, err) || pa_error_prefix(err, "--highlight");
}

// Adds to the note what part of the profile the picture shows, if not all.
static void note_share(struct pa_picture_flame *f, const struct pa_flame_tree *tree)
{
    int64_t all = pa_view_value(f->view, f->view->total);
    double shown = 0, total = (double)all;
    struct pa_strbuf note = {0};
    for (uint32_t i = 0; i < tree->node_count; i++)
        shown += (double)tree->nodes[i].self;
    if (f->o->diff || total <= 0 || shown <= 0 || shown >= total * 0.9999)
        return;
    pa_flame_say_share(&note, shown / total);
    pa_strbuf_adds(&note, " of ");
    pa_flame_say(&note, &f->picture.value, all);
    pa_strbuf_printf(&note, "%s%s", *f->picture.note ? " · " : "", f->picture.note);
    f->picture.note = pa_arena_strndup(arena_of(f), note.text, note.size);
    pa_strbuf_release(&note);
}

static bool fold(struct pa_picture_flame *f, struct pa_error *err)
{
    uint32_t before = f->tree.node_count;
    if (!f->folded && !f->o->whole && before > most_nodes(f)) {
        if (!pa_flame_fold(&f->tree, LEAST_SHARE, most_nodes(f), arena_of(f), err))
            return false;
        f->folded = before - f->tree.node_count;
    }
    if (f->folded == 0)
        return true;
    struct pa_strbuf note = {0};
    pa_flame_say_count(&note, f->folded);
    pa_strbuf_printf(&note,
                     " narrower frames folded into their callers (--min-width shows more)%s%s",
                     *f->picture.note ? " · " : "", f->picture.note);
    f->picture.note = pa_strbuf_keep(&note, arena_of(f));
    return true;
}

bool pa_picture_flame_make(struct pa_picture_flame *f, const struct pa_view *view,
                           const struct pa_picture_flame_options *options, struct pa_error *err)
{
    *f = (struct pa_picture_flame){.view = view, .o = options};
    if (options->inverted && options->sandwich)
        return pa_error_set(err, PA_ERROR_USAGE, "--inverted and --sandwich exclude each other");
    return make_tree(f, err) && transform(f, err) && set_picture(f, err);
}

bool pa_picture_flame_draw(struct pa_picture_flame *f, struct pa_scene *scene,
                           struct pa_strbuf *data, struct pa_error *err)
{
    const struct pa_flame_panel whole = {.tree = &f->tree};
    struct pa_flame_picture picture = {&whole, 1};
    const struct pa_regex *regex;
    uint32_t matches = 1;
    *scene = (struct pa_scene){0};
    if (!fold(f, err))
        return false;
    if (!take_regex(f, f->o->sandwich, &regex, err))
        return pa_error_prefix(err, "--sandwich");
    if (regex) {
        picture.panels = pa_flame_sandwich(&f->tree, regex, f->o->sandwich, arena_of(f), err);
        if (!picture.panels)
            return false;
        picture.panel_count = 2;
        matches = pa_flame_count_top(picture.panels[1].tree);
        if (!f->picture.highlight)
            f->picture.highlight = regex;
    }
    note_share(f, picture.panels[picture.panel_count - 1].tree);
    if (!pa_flame_draw(&picture, &f->picture, scene, data, err))
        return false;
    if (matches == 0)
        pa_warnings_add(f->view->session->warnings, "sandwich expression matched no functions");
    else if (f->tree.node_count == 1)
        pa_warnings_add(f->view->session->warnings, "%s",
                        f->tree.nodes[0].self || f->tree.nodes[0].old_self
                            ? "no frame is wide enough to be drawn: the picture is the total alone"
                            : "no samples: the picture is empty");
    return true;
}
