// SPDX-License-Identifier: Apache-2.0
#include "page/sentence.h"

#include "base/number.h"
#include "document/printing.h"
#include "page/evidence.h"
#include "page/explain.h"
#include "report/diff_names.h"

#include <math.h>
#include <string.h>

static const double SEEN = .05; // of a total, which is named although it is not proved

// ---- Two sides

static void add_move(struct pa_strbuf *text, const struct pa_page_move *m)
{
    pa_strbuf_printf(text, "%s %s ", m->name, m->kind);
    pa_page_change_text(m->ratio, text);
    pa_strbuf_addc(text, ' ');
    pa_page_interval_text(m, text);
    while (text->size && text->text[text->size - 1] == ' ')
        text->text[--text->size] = '\0';
}

static const struct pa_page_move *first(const struct pa_page_moves *moves, const char *anchor,
                                        enum pa_page_state state, bool total)
{
    for (size_t i = 0; i < moves->count; i++) {
        const struct pa_page_move *m = &moves->list[i];
        if (m->state == state && m->total == total && strcmp(m->anchor, anchor) == 0)
            return m;
    }
    return NULL;
}

static void add_benchmarks(struct pa_strbuf *text, const struct pa_page_work *w,
                           const struct pa_page_moves *moves)
{
    size_t n[PA_EFFECT_VERDICTS] = {0};
    for (size_t i = 0; i < w->effects.count; i++)
        n[w->effects.list[i].verdict]++;
    const struct pa_page_move *worst = first(moves, "benchmarks", PA_PAGE_WORSE, false);
    const struct pa_page_move *best = first(moves, "benchmarks", PA_PAGE_BETTER, false);
    if (n[PA_EFFECT_REGRESSED])
        pa_strbuf_printf(text, "%zu of %zu benchmark results got worse", n[PA_EFFECT_REGRESSED],
                         w->effects.count);
    else
        pa_strbuf_printf(text, "None of %zu benchmark result%s is proved worse", w->effects.count,
                         pa_plural(w->effects.count));
    if (worst) {
        pa_strbuf_adds(text, n[PA_EFFECT_REGRESSED] > 1 ? ", most " : ": ");
        add_move(text, worst);
    }
    if (n[PA_EFFECT_IMPROVED])
        pa_strbuf_printf(text, "; %zu got better", n[PA_EFFECT_IMPROVED]);
    if (best) {
        pa_strbuf_adds(text, n[PA_EFFECT_IMPROVED] > 1 ? ", most " : ": ");
        add_move(text, best);
    }
    if (n[PA_EFFECT_CHANGED])
        pa_strbuf_printf(text, "; %zu changed (better or worse is not known)",
                         n[PA_EFFECT_CHANGED]);
    pa_strbuf_adds(text, ". ");
}

// Returns the function of a section whose cost grew most, of those that are proved or else only
// seen.
static const struct pa_page_move *culprit(const struct pa_page_moves *moves, const char *anchor,
                                          bool worse)
{
    const struct pa_page_move *m =
        first(moves, anchor, worse ? PA_PAGE_WORSE : PA_PAGE_BETTER, false);
    return m ? m : first(moves, anchor, worse ? PA_PAGE_MAYBE_WORSE : PA_PAGE_MAYBE_BETTER, false);
}

static bool is_sure(const struct pa_page_move *m)
{
    return m->state == PA_PAGE_WORSE || m->state == PA_PAGE_BETTER;
}

// Appends what caused a total's change: the call that explains it, else the function that changed
// most.
static void add_cause(struct pa_strbuf *text, const struct pa_page_work *w,
                      const struct pa_page_kind *kind, const struct pa_page_moves *moves)
{
    const struct pa_profile_comparison *c = kind->compared.comparison;
    bool worse = c->new_total > c->old_total;
    const struct pa_compared *call = pa_page_explain(w, kind);
    const struct pa_page_move *m = culprit(moves, kind->anchor, worse);
    if (call) {
        const struct pa_change *cum = &call->cum;
        const struct pa_strings *strings = kind->compared.sides->runs.items[0].profile->strings;
        struct pa_diff_names names = pa_diff_names_at(c, strings, PA_SYMBOL_LEVEL_SHORT, w->arena);
        bool sure = cum->class != PA_CHANGE_NOISE && cum->class != PA_CHANGE_UNPROVED &&
                    cum->class != PA_CHANGE_UNTOLD && cum->class != PA_CHANGE_LIKELY;
        pa_strbuf_printf(text, ", %s in %s with all it calls (",
                         sure ? "mostly" : "probably mostly",
                         pa_diff_name_shown(&names, call->name));
        pa_page_change_text(pa_page_explain_ratio(c, call), text);
        pa_strbuf_adds(text, sure ? ")" : ", not proved)");
    } else if (m) {
        pa_strbuf_printf(text, ", %s %s (", is_sure(m) ? "mostly in" : "probably mostly in",
                         m->name);
        pa_page_change_text(m->ratio, text);
        pa_strbuf_adds(text, is_sure(m) ? ")" : ", not proved)");
    }
}

// Appends a function that got worse although the total did not change provably.
static void add_hidden(struct pa_strbuf *text, const struct pa_page_move *m)
{
    if (!m || !is_sure(m))
        return;
    pa_strbuf_printf(text, ", but %s got %s: ", m->name,
                     m->state == PA_PAGE_WORSE ? "worse" : "better");
    pa_page_change_text(m->ratio, text);
    if (isfinite(m->lo) && isfinite(m->hi))
        pa_strbuf_addc(text, ' ');
    pa_page_interval_text(m, text);
}

static void add_profiles(struct pa_strbuf *text, const struct pa_page_work *w, size_t number,
                         const struct pa_page_moves *moves)
{
    const struct pa_page_kind *kind = &w->kinds.items[number];
    const struct pa_profile_comparison *c = kind->compared.comparison;
    const struct pa_page_move *total = NULL;
    const struct pa_page_move *worst = first(moves, kind->anchor, PA_PAGE_WORSE, false);
    for (int s = PA_PAGE_WORSE; s <= PA_PAGE_BETTER && !total; s++)
        total = first(moves, kind->anchor, (enum pa_page_state)s, true);
    bool proved = total && is_sure(total);
    if (!proved && !worst && number > 0)
        return;
    if (proved) {
        pa_strbuf_printf(text, "%s changed by ", c->type);
        pa_page_change_text(total->ratio, text);
        pa_strbuf_addc(text, ' ');
        pa_page_interval_text(total, text);
        while (text->text[text->size - 1] == ' ')
            text->text[--text->size] = '\0';
        add_cause(text, w, kind, moves);
    } else {
        pa_strbuf_printf(text, "No change of total %s is proved", c->type);
        const struct pa_page_move *sure =
            worst ? worst : first(moves, kind->anchor, PA_PAGE_BETTER, false);
        add_hidden(text, sure);
        if (!sure && total && fabs(total->ratio - 1) >= SEEN) {
            pa_strbuf_adds(text, "; seen is ");
            pa_page_change_text(total->ratio, text);
            add_cause(text, w, kind, moves);
        }
    }
    pa_strbuf_adds(text, ". ");
}

// ---- One side

static size_t column_of(const struct pa_table *table, const char *key)
{
    for (size_t i = 0; i < table->column_count; i++) {
        if (strcmp(table->columns[i].key, key) == 0)
            return i;
    }
    return SIZE_MAX;
}

// The table of functions of a section.
static const struct pa_table *functions_of(const struct pa_doc *doc, const char *anchor)
{
    bool inside = false;
    for (const struct pa_item *i = doc->items; i; i = i->next) {
        if (i->kind == PA_ITEM_SECTION)
            inside = i->section.anchor && strcmp(i->section.anchor, anchor) == 0;
        else if (inside && i->kind == PA_ITEM_TABLE && strcmp(i->table->name, "functions") == 0)
            return i->table;
    }
    return NULL;
}

static void add_hottest(struct pa_strbuf *text, const struct pa_page_work *w,
                        const struct pa_page_kind *kind)
{
    const struct pa_table *table = functions_of(&w->sections, kind->anchor);
    size_t share = table ? column_of(table, "flat_share") : SIZE_MAX;
    size_t name = table ? column_of(table, "name") : SIZE_MAX;
    if (share == SIZE_MAX || name == SIZE_MAX || !table->rows) {
        pa_strbuf_printf(text, "The profile of %s is empty. ", kind->name);
        return;
    }
    struct pa_row_walk walk = pa_row_walk(table);
    struct pa_strbuf name_text = {0};
    pa_strbuf_printf(text, "Most %s is in ", kind->name);
    for (size_t i = 0; pa_row_walk_next(&walk); i++) {
        // The walk must go on to its end, where it is released.
        if (i >= 3 || (i && walk.cells[share].number < .01))
            continue;
        const struct pa_cell *cell = &walk.cells[name];
        pa_strbuf_adds(text, i ? ", " : "");
        pa_symbol_at_level(cell->text, cell->size, PA_SYMBOL_LEVEL_SHORT, &name_text);
        pa_strbuf_adds(text, pa_strbuf_text(&name_text));
        pa_strbuf_printf(text, " (%.0f%%)", walk.cells[share].number * 100);
    }
    pa_strbuf_adds(text, ". ");
    pa_strbuf_release(&name_text);
}

const char *pa_page_sentence(const struct pa_page_work *w, const struct pa_page_moves *moves)
{
    struct pa_strbuf text = {0};
    bool compared = w->profiles_compared || pa_page_bench_compared(w);
    if (!compared && w->kinds.count + w->bench_files[0] + w->bench_files[1])
        pa_strbuf_adds(&text, "One side only, nothing to compare. ");
    if (pa_page_bench_compared(w))
        add_benchmarks(&text, w, moves);
    for (size_t i = 0; i < w->kinds.count && (i < 2 || w->profiles_compared); i++) {
        if (w->kinds.items[i].sides)
            add_profiles(&text, w, i, moves);
        else
            add_hottest(&text, w, &w->kinds.items[i]);
    }
    pa_page_evidence_say(w, &text);
    if (text.size && text.text[text.size - 1] == ' ')
        text.text[--text.size] = '\0';
    return pa_strbuf_keep(&text, w->arena);
}
