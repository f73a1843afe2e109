// SPDX-License-Identifier: Apache-2.0
#include "report/diff_sentence.h"

#include "base/number.h"
#include "base/strbuf.h"

#include <math.h>

struct tally {
    size_t worse, better, moved; // proved, or likely without repeats
    size_t open;                 // large enough to matter, if they are real
};

const struct pa_change *pa_diff_judged(const struct pa_profile_comparison *c, size_t function)
{
    const struct pa_compared *f = &c->functions[function];
    return c->by_cum ? &f->cum : &f->flat;
}

bool pa_diff_proves(const struct pa_profile_comparison *c)
{
    return c->method == PA_METHOD_REPLICATED || c->method == PA_METHOD_CENSUS;
}

static struct tally count(const struct pa_profile_comparison *c)
{
    struct tally t = {0};
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_change *ch = pa_diff_judged(c, i);
        bool more = ch->new_value > ch->old_value;
        switch (ch->class) {
        case PA_CHANGE_REGRESSED:
        case PA_CHANGE_NEW:
            t.worse++;
            break;
        case PA_CHANGE_IMPROVED:
        case PA_CHANGE_GONE:
            t.better++;
            break;
        case PA_CHANGE_LIKELY:
            *(more ? &t.worse : &t.better) += 1;
            break;
        case PA_CHANGE_MOVED:
            t.moved++;
            break;
        case PA_CHANGE_UNTOLD:
        case PA_CHANGE_UNPROVED:
            t.open++;
            break;
        case PA_CHANGE_NOISE:
            break;
        }
    }
    return t;
}

static void add_tally(struct pa_strbuf *text, const struct pa_profile_comparison *c,
                      const struct tally *t)
{
    bool counted = c->method == PA_METHOD_CENSUS;
    pa_strbuf_printf(text, "%zu of %zu function%s %s, %zu %s", t->worse, c->count,
                     pa_plural(c->count), counted ? "grew" : "got worse", t->better,
                     counted ? "shrank" : "better");
    if (t->moved)
        pa_strbuf_printf(text, ", %zu only moved", t->moved);
}

// Few profiles prove nothing.
static void add_likely(struct pa_strbuf *text, const struct pa_profile_comparison *c,
                       const struct tally *t, bool lists)
{
    bool single = c->old_runs == 1 && c->new_runs == 1;
    pa_strbuf_printf(text,
                     "%s a side prove%s nothing: ", single ? "One profile" : "So few profiles",
                     single ? "s" : "");
    if (t->worse + t->better + t->moved) {
        pa_strbuf_adds(text, "likely ");
        add_tally(text, c, t);
        if (lists)
            pa_strbuf_adds(text, "; the largest other differences are unproved");
    } else {
        pa_strbuf_printf(text, "of %zu function%s none is likely to have changed%s", c->count,
                         pa_plural(c->count), lists ? "; the largest differences are shown" : "");
    }
}

const char *pa_diff_sentence(const struct pa_profile_comparison *c, bool lists,
                             struct pa_arena *arena)
{
    const struct tally t = count(c);
    struct pa_strbuf text = {0};
    if (c->count == 0)
        return "There is no function to compare.";
    switch (c->method) {
    case PA_METHOD_REPLICATED:
        add_tally(&text, c, &t);
        if (t.worse + t.better + t.moved < c->count)
            pa_strbuf_adds(&text, "; of the rest no change is proved");
        break;
    case PA_METHOD_CENSUS:
        add_tally(&text, c, &t);
        pa_strbuf_adds(&text, "; everything was counted, so the differences are real");
        break;
    case PA_METHOD_SINGLE:
    case PA_METHOD_SAMPLING:
        add_likely(&text, c, &t, lists && t.open);
        break;
    case PA_METHOD_NONE:
        pa_strbuf_printf(&text, "Without an estimate of noise nothing is proved%s",
                         lists && t.open ? "; the largest differences are shown" : "");
        break;
    }
    pa_strbuf_addc(&text, '.');
    return pa_strbuf_keep(&text, arena);
}
