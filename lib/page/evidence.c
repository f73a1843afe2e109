// SPDX-License-Identifier: Apache-2.0
#include "page/evidence.h"

#include "base/number.h"
#include "evidence/goroutines.h"
#include "report/advice.h"
#include "report/escape.h"
#include "report/gc.h"
#include "report/goroutines.h"
#include "report/metrics.h"

#include <string.h>

enum { ESCAPE_ROWS = 20, GOROUTINE_ROWS = 20 };

static bool has_both(const struct pa_page_work *w)
{
    const struct pa_words *sides = w->input->sides;
    return sides[0].count && sides[1].count;
}

// "Metrics", of two sides "Metrics: new".
static struct pa_item *begin(struct pa_page_work *w, const char *name, const char *title,
                             size_t side)
{
    struct pa_item *item = pa_doc_section(&w->sections, name, 1);
    bool both = has_both(w);
    item->section.title =
        both ? pa_arena_printf(w->arena, "%s: %s", title, pa_page_label(w, side)) : title;
    item->section.anchor = both && side == 0 ? pa_arena_printf(w->arena, "%s-old", name) : name;
    return item;
}

// ---- Advice

// Whether profiles of the kind show a state at a moment (goroutines, memory in use), so that
// several of them show growth.
static bool is_state(const struct pa_page_kind *kind)
{
    return strstr(kind->view.type, "goroutine") || strstr(kind->view.type, "thread") ||
           strncmp(kind->view.type, "inuse", 5) == 0;
}

// The profiles of the side that is looked at: the new one where there are two.
static bool add_profiles(struct pa_page_work *w, const struct pa_page_kind *kind,
                         struct pa_advice_profiles *profiles, struct pa_error *err)
{
    const struct pa_sides *sides = kind->sides ? &kind->sides->sides : NULL;
    for (size_t i = 0; sides && i < sides->loaded.count; i++) {
        if (sides->loaded.items[i].side == 1)
            profiles->items[profiles->count++] = sides->loaded.items[i].profile;
    }
    if (sides)
        return true;
    if (kind->files.count == 1 || !is_state(kind)) {
        profiles->items[profiles->count++] = kind->loaded;
        return true;
    }
    for (size_t i = 0; i < kind->files.count; i++) {
        const struct pa_profile *profile =
            pa_session_read(w->session, kind->files.items[i], &w->input->source, w->arena, err);
        if (!profile)
            return false;
        profiles->items[profiles->count++] = profile;
    }
    return true;
}

// Reads from the last dump who waits for which lock.
static bool read_locks(struct pa_page_work *w, const struct pa_page_kind *kind,
                       const struct pa_locks **locks, struct pa_error *err)
{
    struct pa_locks *of = pa_locks_new(w->arena);
    const char *last = kind->dumps->items[kind->dumps->count - 1];
    if (strcmp(last, "-") != 0 && !pa_locks_read(of, last, err))
        return false;
    pa_locks_find(of);
    *locks = of;
    return true;
}

// Folds the text of each finding below its heading.
static void fold_findings(struct pa_item *section)
{
    for (struct pa_item *i = section->next; i; i = i->next) {
        if (i->kind == PA_ITEM_HEADING)
            i->folded = true;
    }
}

bool pa_page_advice_add(struct pa_page_work *w, struct pa_error *err)
{
    struct pa_advice_profiles profiles = {.strings = w->session->strings,
                                          .trace = w->evidence[1].trace ? w->evidence[1].trace
                                                                        : w->evidence[0].trace};
    size_t most = w->profiles[0].count + w->profiles[1].count;
    const struct pa_advice_options options = {0};
    const struct pa_findings *findings;
    struct pa_doc doc;
    profiles.items = pa_arena_calloc(w->arena, most + 1, sizeof *profiles.items);
    for (size_t i = 0; i < w->kinds.count; i++) {
        const struct pa_page_kind *kind = &w->kinds.items[i];
        if (!add_profiles(w, kind, &profiles, err) ||
            (kind->goroutines && !read_locks(w, kind, &profiles.locks, err)))
            return false;
    }
    pa_doc_init(&doc, w->arena, "advise", 1);
    if (profiles.count == 0 && !profiles.trace)
        return true;
    struct pa_item *item = pa_doc_section(&doc, "advise", 1);
    item->section.title = "What to look at first";
    item->section.anchor = "advice";
    if (!pa_report_add_advice(&doc, &profiles, &options, &findings, err))
        return false;
    bool told = false;
    for (size_t i = 0; i < findings->list.count; i++)
        told |= !pa_finding_is_quality(&findings->list.items[i]);
    fold_findings(item);
    for (const struct pa_item *i = told ? item : NULL; i; i = i->next)
        pa_doc_item(&w->sections, i);
    return true;
}

// ---- Goroutines

// Groups the goroutines or threads of the dumps; does nothing if they count none.
static void group(struct pa_page_work *w, struct pa_page_kind *kind,
                  struct pa_goroutine_dump *dumps, size_t count)
{
    struct pa_error ignored = {0};
    struct pa_goroutines *g = pa_goroutines_new(w->arena, w->session->strings, count);
    struct pa_words *names = pa_arena_calloc(w->arena, 1, sizeof *names);
    names->items = pa_arena_calloc(w->arena, count + 1, sizeof(char *));
    names->count = count;
    pa_goroutine_dumps_sort(dumps, count);
    for (size_t i = 0; i < count; i++) {
        names->items[i] = dumps[i].path;
        if (!pa_goroutines_add(g, dumps[i].profile, &ignored))
            return;
    }
    pa_goroutines_judge(g);
    for (size_t i = 0; i < g->groups.count; i++)
        w->leaks += g->groups.items[i].leak >= PA_GOROUTINE_MAYBE;
    kind->dumps = names;
    kind->goroutines = g->groups.count ? g : NULL;
}

// The dumps of one kind, of the new side where there are two.
static bool find_kind(struct pa_page_work *w, struct pa_page_kind *kind, struct pa_error *err)
{
    const struct pa_sides *sides = kind->sides ? &kind->sides->sides : NULL;
    size_t most = sides ? sides->loaded.count : kind->files.count, count = 0;
    struct pa_goroutine_dump *dumps = pa_arena_calloc(w->arena, most + 1, sizeof *dumps);
    for (size_t i = 0; sides && i < most; i++) {
        if (sides->loaded.items[i].side == 1)
            dumps[count++] =
                (struct pa_goroutine_dump){sides->loaded.items[i].profile, sides->paths.items[i]};
    }
    for (size_t i = 0; !sides && i < most; i++) {
        dumps[count].path = kind->files.items[i];
        dumps[count].profile = most == 1 ? kind->loaded
                                         : pa_session_read(w->session, dumps[count].path,
                                                           &w->input->source, w->arena, err);
        if (!dumps[count].profile)
            return false;
        count++;
    }
    if (count)
        group(w, kind, dumps, count);
    return true;
}

// Whether profiles of the kind may be dumps of goroutines: only those are read again.
static bool counts_goroutines(const struct pa_page_kind *kind)
{
    const char *type = kind->sides ? kind->compared.comparison->type : kind->view.type;
    return strstr(type, "goroutine") || strstr(type, "thread");
}

bool pa_page_goroutines_find(struct pa_page_work *w, struct pa_error *err)
{
    for (size_t i = 0; i < w->kinds.count; i++) {
        if (counts_goroutines(&w->kinds.items[i]) && !find_kind(w, &w->kinds.items[i], err))
            return false;
    }
    return true;
}

static bool add_goroutines(struct pa_page_work *w, struct pa_error *err)
{
    for (size_t i = 0; i < w->kinds.count; i++) {
        const struct pa_page_kind *kind = &w->kinds.items[i];
        const struct pa_locks *locks = NULL;
        if (!kind->goroutines)
            continue;
        if (!read_locks(w, kind, &locks, err))
            return false;
        const struct pa_goroutines_report report = {kind->dumps, GOROUTINE_ROWS, locks};
        begin(w, "goroutines", kind->goroutines->java ? "Threads" : "Goroutines", 1);
        if (!pa_report_add_goroutines(&w->sections, kind->goroutines, &report, err))
            return false;
    }
    return true;
}

// ---- Escapes

// What was allocated at each line, where a profile of the side says so.
static void join_allocations(const struct pa_page_work *w, struct pa_escape *escape)
{
    struct pa_error ignored = {0};
    for (size_t i = 0; i < w->kinds.count && !escape->joined; i++) {
        const struct pa_page_kind *kind = &w->kinds.items[i];
        const struct pa_profile *profile = kind->loaded;
        for (size_t k = 0; kind->sides && k < kind->sides->sides.loaded.count; k++) {
            if (kind->sides->sides.loaded.items[k].side == 1)
                profile = kind->sides->sides.loaded.items[k].profile;
        }
        escape->joined = pa_escape_join(escape, profile, &ignored);
    }
}

static void add_escapes(struct pa_page_work *w)
{
    if (w->escapes)
        pa_page_compared_add(w, w->escapes);
    struct pa_escape *escape =
        w->evidence[1].escape ? w->evidence[1].escape : w->evidence[0].escape;
    if (!escape)
        return;
    join_allocations(w, escape);
    begin(w, "escape", "Escapes", escape == w->evidence[1].escape);
    pa_report_add_escape(&w->sections, escape, ESCAPE_ROWS);
}

// ---- Metrics

// Adds the comparison of both sides' metrics, and for each side their values over time, if it has
// several files or nothing was compared.
static void add_metrics(struct pa_page_work *w)
{
    if (w->metrics)
        pa_page_compared_add(w, w->metrics);
    for (size_t side = 0; side < 2; side++) {
        const struct pa_page_evidence *e = &w->evidence[side];
        if (!e->metrics || (w->metrics && e->metrics->moments < 2))
            continue;
        begin(w, "metrics", "Metrics", side);
        pa_report_add_metrics(&w->sections, e->metrics);
    }
}

// ---- All of it

bool pa_page_evidence_add(struct pa_page_work *w, struct pa_error *err)
{
    for (size_t side = 0; side < 2; side++) {
        const struct pa_page_evidence *e = &w->evidence[side];
        if (!e->trace)
            continue;
        begin(w, "gc", "Garbage collection", side);
        if (!pa_report_add_gc(&w->sections, e->trace, err))
            return false;
    }
    if (!add_goroutines(w, err))
        return false;
    add_metrics(w);
    add_escapes(w);
    return true;
}

static bool got_worse(const struct pa_history_series *series)
{
    bool worse = false;
    for (size_t i = 0; i < series->change_count; i++)
        worse |= series->changes[i].confirmed && series->changes[i].point->kind == PA_CHANGE_STEP &&
                 series->changes[i].verdict < 0;
    return worse;
}

// "2 of 26 metrics got worse, 1 better. "
static void say_compared(const struct pa_page_compared *c, const char *what,
                         struct pa_strbuf *sentence)
{
    size_t n[PA_EFFECT_VERDICTS] = {0};
    for (size_t i = 0; c && i < c->effects.count; i++)
        n[c->effects.list[i].verdict]++;
    if (!c || c->effects.count == 0)
        return;
    pa_strbuf_printf(sentence, "%zu of %zu %s got worse, %zu better", n[PA_EFFECT_REGRESSED],
                     c->effects.count, what, n[PA_EFFECT_IMPROVED]);
    if (n[PA_EFFECT_CHANGED])
        pa_strbuf_printf(sentence, ", %zu changed", n[PA_EFFECT_CHANGED]);
    pa_strbuf_adds(sentence, ". ");
}

void pa_page_evidence_say(const struct pa_page_work *w, struct pa_strbuf *sentence)
{
    static const char *const IN[] = {"of the old side ", "of the new side "};
    for (size_t side = 0; side < 2; side++) {
        const struct pa_gctrace *t = w->evidence[side].trace;
        double share = t ? pa_gctrace_gc_share(&t->all) : -1;
        if (share >= 0 && !(w->evidence[0].trace && w->evidence[1].trace))
            pa_strbuf_printf(sentence, "Garbage collection %stook %.3g%% of the CPU. ",
                             has_both(w) ? IN[side] : "", 100 * share);
    }
    say_compared(w->metrics, "metrics", sentence);
    say_compared(w->escapes, "values that escape", sentence);
    if (w->leaks)
        pa_strbuf_printf(sentence, "%zu group%s of goroutines may leak. ", w->leaks,
                         pa_plural(w->leaks));
    size_t worse = 0;
    for (size_t i = 0; i < w->history.series_count; i++)
        worse += got_worse(&w->history.series[i]);
    if (w->histories)
        pa_strbuf_printf(sentence, "%zu of %zu series of the history got worse. ", worse,
                         w->history.series_count);
}
