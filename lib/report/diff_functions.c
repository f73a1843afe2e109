// SPDX-License-Identifier: Apache-2.0
#include "report/diff_functions.h"

#include "base/number.h"
#include "report/diff_cells.h"
#include "report/diff_sentence.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

// Rows of what is not proved, and of what is folded away, unless more are asked for.
enum { MOST_UNPROVED = 10, MOST_FOLDED = 30 };
// A smaller share of the total is no difference to be shown unproved.
static const double MATERIAL = .001;

struct listing {
    const struct pa_profile_comparison *c;
    const struct pa_diff_shown *shown;
    struct pa_diff_scale scale;
    struct pa_doc *doc;
    size_t *order; // functions, as they are listed
    size_t found;  // that changed, or are shown as if: the first ones
};

static const struct pa_change *judged(const struct listing *l, size_t i)
{
    return pa_diff_judged(l->c, i);
}

// ---- Order

enum { WORSE, BETTER, MOVED, OPEN, NOISE };

static int rank_of(const struct pa_change *ch)
{
    bool more = ch->new_value > ch->old_value;
    switch (ch->class) {
    case PA_CHANGE_REGRESSED:
    case PA_CHANGE_NEW:
        return WORSE;
    case PA_CHANGE_IMPROVED:
    case PA_CHANGE_GONE:
        return BETTER;
    case PA_CHANGE_LIKELY:
        return more ? WORSE : BETTER;
    case PA_CHANGE_MOVED:
        return MOVED;
    case PA_CHANGE_UNPROVED:
    case PA_CHANGE_UNTOLD:
        return OPEN;
    case PA_CHANGE_NOISE:
        break;
    }
    return NOISE;
}

struct place {
    int rank;
    double size, value; // of the difference, and the larger one of both sides
    const char *name;
    size_t function;
};

static int compare(const void *pa, const void *pb)
{
    const struct place *a = pa, *b = pb;
    if (a->rank != b->rank)
        return a->rank - b->rank;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    if (a->value != b->value)
        return a->value > b->value ? -1 : 1;
    return strcmp(a->name, b->name);
}

static bool is_material(const struct listing *l, const struct pa_change *ch)
{
    double total = fmax(l->c->old_total, l->c->new_total);
    return fabs(ch->new_value - ch->old_value) >= MATERIAL * total;
}

// Functions without any value on either side are left out.
static size_t sort(struct listing *l)
{
    struct place *places = pa_arena_calloc(l->doc->arena, l->c->count + 1, sizeof *places);
    size_t count = 0;
    l->order = pa_arena_calloc(l->doc->arena, l->c->count + 1, sizeof *l->order);
    for (size_t i = 0; i < l->c->count; i++) {
        const struct pa_change *ch = judged(l, i);
        double size = fabs(ch->new_value - ch->old_value);
        if (ch->old_value != 0 || ch->new_value != 0)
            places[count++] =
                (struct place){rank_of(ch), size, fmax(ch->old_value, ch->new_value),
                               pa_diff_name(&l->shown->names, l->c->functions[i].name), i};
    }
    if (count)
        qsort(places, count, sizeof *places, compare);
    for (size_t i = 0; i < count; i++) {
        const struct pa_change *ch = judged(l, places[i].function);
        l->order[i] = places[i].function;
        bool most = l->shown->rows == SIZE_MAX && (i >= MOST_UNPROVED || !is_material(l, ch));
        if (places[i].rank < OPEN || (places[i].rank == OPEN && !most))
            l->found = i + 1;
    }
    return count;
}

// ---- Rows

// Of l->order; gives how many did not fit.
static size_t list(struct listing *l, struct pa_table *t, size_t from, size_t to, size_t most)
{
    pa_diff_columns(t, &l->scale);
    for (size_t i = from; i < to && t->row_count < most; i++) {
        const struct pa_change *ch = judged(l, l->order[i]);
        struct pa_cell cells[PA_DIFF_COLUMNS];
        pa_diff_cells(ch, l->c->functions[l->order[i]].name, &l->scale, t->arena, cells);
        pa_table_add_row(t, pa_diff_class_name(ch->class), cells, PA_DIFF_COLUMNS);
    }
    return to - from - t->row_count;
}

static void say_cut(struct pa_doc *doc, size_t cut)
{
    if (cut)
        pa_doc_paragraph(doc,
                         pa_arena_printf(doc->arena, "%zu more functions (see --nodecount)", cut));
}

// ---- What is left out

// The function in which the least change would have been found; SIZE_MAX: none was tested, or all
// have so few samples that a tenfold change would not have been.
static size_t find_sharpest(const struct listing *l)
{
    size_t best = SIZE_MAX;
    for (size_t i = 0; i < l->c->count; i++) {
        double detectable = judged(l, i)->detectable;
        if (isfinite(detectable) && (best == SIZE_MAX || detectable < judged(l, best)->detectable))
            best = i;
    }
    return best;
}

static const char *sight_text(const struct listing *l)
{
    size_t best = find_sharpest(l);
    if (l->c->method != PA_METHOD_REPLICATED)
        return "";
    if (best == SIZE_MAX)
        return "; so few samples could have proved nothing";
    return pa_arena_printf(l->doc->arena, "; the least that could be proved: %+.0f%% (%s)",
                           expm1(judged(l, best)->detectable) * 100,
                           pa_diff_name_shown(&l->shown->names, l->c->functions[best].name));
}

static const char *rest_text(const struct listing *l, size_t rest)
{
    struct pa_arena *arena = l->doc->arena;
    switch (l->c->method) {
    case PA_METHOD_REPLICATED:
        return pa_arena_printf(arena, "%zu function%s changed no more than noise does", rest,
                               pa_plural(rest));
    case PA_METHOD_CENSUS:
        return pa_arena_printf(arena, "%zu function%s changed too little to matter", rest,
                               pa_plural(rest));
    case PA_METHOD_SINGLE:
    case PA_METHOD_SAMPLING:
    case PA_METHOD_NONE:
        break;
    }
    if (l->found == 0)
        return "No function differs by enough to matter";
    return pa_arena_printf(arena, "%zu function%s differ%s less", rest, pa_plural(rest),
                           rest == 1 ? "s" : "");
}

// For pages a table that is folded away.
static void say_rest(struct listing *l, size_t count)
{
    struct pa_arena *arena = l->doc->arena;
    size_t rest = l->c->count - l->found;
    if (rest == 0)
        return;
    const char *text = rest_text(l, rest), *sight = sight_text(l);
    pa_doc_paragraph(l->doc, pa_arena_printf(arena, "%s (see --noise)%s", text, sight))->audience =
        PA_FOR_TEXT;
    struct pa_item *heading = pa_doc_heading(l->doc, pa_arena_printf(arena, "%s%s", text, sight));
    heading->audience = PA_FOR_PAGES;
    heading->folded = true;
    struct pa_table *t = pa_doc_table(l->doc, "noise");
    t->audience = PA_FOR_PAGES;
    l->scale.detectable = pa_diff_proves(l->c) && l->c->method != PA_METHOD_CENSUS;
    size_t cut = list(l, t, l->found, count, MOST_FOLDED);
    if (cut)
        pa_doc_paragraph(l->doc, pa_arena_printf(arena, "%zu more", cut))->audience = PA_FOR_PAGES;
    struct pa_item *end = pa_doc_heading(l->doc, "How sure this is"); // ends what is folded
    end->audience = PA_FOR_PAGES;
}

// Where nothing is proved: the largest change that alone would be called significant, that is
// before it is counted in how many functions one was looked for.
static void say_nearest(const struct listing *l)
{
    static const double alone = .05, many = 1000;
    struct pa_arena *arena = l->doc->arena;
    size_t i = 0;
    while (i < l->c->count && !(judged(l, i)->p <= alone))
        i++;
    if (l->c->method != PA_METHOD_REPLICATED || i == l->c->count)
        return;
    const struct pa_change *ch = judged(l, i);
    double needed = pa_comparison_profiles_needed(l->c, ch);
    const char *how = needed <= many ? pa_arena_printf(arena,
                                                       "; if it is real, some %.0f profiles a "
                                                       "side would show it",
                                                       needed)
                                     : "";
    pa_doc_paragraph(
        l->doc,
        pa_arena_printf(arena, "%s %s, %s (p=%.3f, q=%.3f)%s",
                        l->c->total.p <= alone
                            ? "The total did change; the largest part that is nearly proved:"
                            : "Nearest to proof:",
                        pa_diff_name_shown(&l->shown->names, l->c->functions[i].name),
                        pa_diff_value_text(ch->new_value - ch->old_value, l->c->unit, true, arena),
                        ch->p, ch->q, how));
}

void pa_diff_functions(struct pa_doc *doc, const struct pa_profile_comparison *c,
                       const struct pa_diff_shown *shown)
{
    struct listing l = {
        .c = c, .shown = shown, .scale = pa_diff_scale_of(c, &shown->names), .doc = doc};
    struct pa_table *t = pa_doc_table(doc, "functions");
    size_t count = sort(&l);
    l.scale.shares = shown->shares;
    l.scale.operations = shown->operations;
    l.scale.detectable = shown->noise && c->method != PA_METHOD_NONE;
    bool none = l.found == 0;
    if (shown->noise)
        l.found = count;
    size_t cut = list(&l, t, 0, l.found, shown->rows);
    if (t->row_count == 0)
        t->audience = PA_FOR_DATA;
    say_cut(doc, cut);
    if (!shown->noise)
        say_rest(&l, count);
    if (none)
        say_nearest(&l);
}
