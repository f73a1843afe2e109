// SPDX-License-Identifier: Apache-2.0
#include "advise/advise.h"

#include <stdlib.h>
#include <string.h>

enum where { ANYWHERE, FUNCTION, LINE };

static const struct explanation {
    const char *cause, *effect;
    enum where where;
} EXPLAINS[] = {
#define PA_EXPLAINS(cause, effect, where) {#cause, #effect, where},
#include "advise/explains.def"
#undef PA_EXPLAINS
};

const char *pa_certainty_word(enum pa_certainty certainty)
{
    static const char *const WORDS[] = {"suspect", "maybe", "likely", "sure"};
    return WORDS[certainty];
}

const char *pa_severity_word(enum pa_severity severity)
{
    static const char *const WORDS[] = {"note", "low", "medium", "high"};
    return WORDS[severity];
}

bool pa_finding_is_quality(const struct pa_finding *f)
{
    return strncmp(f->rule->id, "PA0", 3) == 0;
}

// ---- Folding

static bool meet(const struct pa_strings *strings, const struct pa_finding *a,
                 const struct pa_finding *b, enum where where)
{
    if (where == ANYWHERE)
        return true;
    if (a->site_count == 0 || b->site_count == 0)
        return false;
    const struct pa_finding_site *x = &a->sites[0], *y = &b->sites[0];
    if (where == LINE)
        return x->file == y->file && x->line == y->line;
    return pa_site_same_group(strings, x->function, y->function);
}

static const char *clause(struct pa_arena *arena, const struct pa_finding *f)
{
    if (!f->of)
        return pa_arena_printf(arena, "%s (%s)", f->rule->text.title, f->rule->id);
    return pa_arena_printf(arena, "%s (%s, %.0f %% of %s)", f->rule->text.title, f->rule->id,
                           100 * f->share, f->of);
}

static void fold_into(struct pa_findings *found, struct pa_finding *cause,
                      struct pa_finding *effect)
{
    const char *text = clause(found->arena, effect);
    effect->inside = cause->rule->id;
    cause->folded =
        cause->folded ? pa_arena_printf(found->arena, "%s; %s", cause->folded, text) : text;
}

// Folds findings whose rule named the explaining one itself.
static void fold_known(struct pa_findings *found)
{
    for (size_t i = 0; i < found->list.count; i++)
        for (size_t k = 0; found->list.items[i].inside && k < found->list.count; k++)
            if (pa_finding_is(&found->list.items[k], found->list.items[i].inside)) {
                fold_into(found, &found->list.items[k], &found->list.items[i]);
                break;
            }
}

static void fold(struct pa_findings *found, const struct pa_strings *strings)
{
    for (size_t i = 0; i < sizeof EXPLAINS / sizeof *EXPLAINS; i++) {
        struct pa_finding *cause = NULL, *effect = NULL;
        for (size_t k = 0; k < found->list.count; k++) {
            struct pa_finding *f = &found->list.items[k];
            cause = pa_finding_is(f, EXPLAINS[i].cause) ? f : cause;
            effect = pa_finding_is(f, EXPLAINS[i].effect) ? f : effect;
        }
        if (!cause || !effect || cause->inside || effect->inside ||
            !meet(strings, cause, effect, EXPLAINS[i].where))
            continue;
        fold_into(found, cause, effect);
    }
}

// ---- Order

static int rank_of(const struct pa_finding *f)
{
    if (f->inside)
        return 4;
    if (pa_finding_is_quality(f))
        return 0;
    return f->certainty == PA_CERTAINTY_SUSPECT ? 3 : f->certainty == PA_CERTAINTY_MAYBE ? 2 : 1;
}

// Orders findings by the hundreds of their rules: CPU, memory, goroutines, locks, other languages.
// In programs that mostly wait, locks and goroutines come before CPU.
static int place_of(const struct pa_finding *f, bool waits)
{
    int hundreds = f->rule->id[2] - '0';
    return waits && (hundreds == 3 || hundreds == 4) ? -hundreds : hundreds;
}

static bool time_passes_waiting(const struct pa_symptoms *e)
{
    double cores = pa_symptoms_cores(e), processors = (double)e->collections.processors;
    return cores > 0 && processors > 0 && cores < .3 * processors;
}

static int by_weight(const void *a, const void *b)
{
    const struct pa_finding *x = a, *y = b;
    int order = rank_of(x) - rank_of(y);
    if (order == 0)
        order = (int)y->severity - (int)x->severity;
    if (order == 0)
        order = x->place - y->place;
    if (order == 0 && x->share != y->share)
        order = x->share > y->share ? -1 : 1;
    return order ? order : strcmp(x->rule->id, y->rule->id);
}

static void release(void *object)
{
    struct pa_findings *found = object;
    pa_vec_release(&found->list);
}

const struct pa_findings *pa_advise(const struct pa_symptoms *e, struct pa_arena *arena)
{
    struct pa_findings *found = pa_arena_calloc(arena, 1, sizeof *found);
    found->arena = arena;
    pa_arena_defer(arena, release, found);
    for (size_t i = 0; pa_rules[i]; i++) {
        struct pa_finding f = {.rule = pa_rules[i]};
        if (!pa_rules[i]->find(e, found, &f))
            continue;
        f.certainty = f.certainty < pa_rules[i]->most ? f.certainty : pa_rules[i]->most;
        pa_vec_push(&found->list, f);
    }
    for (size_t i = 0; i < found->list.count; i++)
        found->list.items[i].place = place_of(&found->list.items[i], time_passes_waiting(e));
    fold_known(found);
    fold(found, e->strings);
    if (found->list.count)
        qsort(found->list.items, found->list.count, sizeof *found->list.items, by_weight);
    return found;
}
