// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static void set(struct pa_finding *f, const struct pa_group *g, enum pa_certainty sure)
{
    f->certainty = sure;
    f->severity = g->count >= 10000 ? PA_SEVERITY_HIGH : PA_SEVERITY_MEDIUM;
    f->samples = g->count;
    f->sites[0] = (struct pa_finding_site){g->function, g->file, g->line, 1};
    f->site_count = g->function ? 1 : 0;
}

static bool grew_each_time(const struct pa_symptoms *e, const struct pa_group *g)
{
    int64_t before = pa_groups_of(e->dumps.items[0], g->key);
    int64_t first = before;
    for (size_t i = 1; i < e->dumps.count; i++) {
        int64_t now = pa_groups_of(e->dumps.items[i], g->key);
        if (now <= before)
            return false;
        before = now;
    }
    return g->count - first >= 100 && g->count >= 2 * first;
}

static bool is_leak(const struct pa_symptoms *e, const struct pa_groups *last,
                    const struct pa_group *g)
{
    if (last->proved)
        return true;
    if (!g->function || !(g->sets & PA_IN(BLOCKED)))
        return false;
    if (e->dumps.count > 1)
        return grew_each_time(e, g);
    return (g->count >= 10000 || (g->count >= 100 && g->sets & PA_IN(CHANSEND)));
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_group *most = NULL;
    if (e->dumps.count == 0 || (e->dumps.count > 1 && pa_finding_of(before, "PA005")))
        return false;
    const struct pa_groups *last = e->dumps.items[e->dumps.count - 1];
    for (size_t i = 0; i < last->groups.count; i++) {
        const struct pa_group *g = &last->groups.items[i];
        if (is_leak(e, last, g) && (!most || g->count > most->count))
            most = g;
    }
    if (!most)
        return false;
    set(f, most,
        last->proved         ? PA_CERTAINTY_SURE
        : e->dumps.count > 1 ? PA_CERTAINTY_LIKELY
                             : PA_CERTAINTY_MAYBE);
    f->evidence = pa_arena_printf(
        before->arena, "%lld goroutines with this stack, %lld in the first of %zu dumps",
        (long long)most->count, (long long)pa_groups_of(e->dumps.items[0], most->key),
        e->dumps.count);
    return true;
}

const struct pa_rule pa_rule_PA301 = {
    .id = "PA301",
    .text =
        {
            .title = "goroutine leak",
            .says = "",
            .sees =
                "A group of goroutines with one stack that has a frame of the user's own, blocked "
                "in a channel, select or lock, grew by at least 100 and to twice its number "
                "between dumps, and in every later one. With one dump only 10,000 in one group, "
                "or 100 that want to send, as maybe. In a profile of leaked goroutines each is "
                "proved.",
            .why = "A blocked goroutine keeps its stack and all that it refers to.",
            .remedy = "A buffer for as many as send; select on ctx.Done(); the owner closes the "
                      "channel, and a cancel is called, on every path, errors too.",
            .wrong = "Pools of workers and tickers that wait: those do not grow.",
            .versions = "All versions of Go; profiles of leaked goroutines from 1.27.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
