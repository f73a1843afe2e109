// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

#include "evidence/locks.h"

// The thread that holds the lock at this place of the circle, and waits for the next one.
static const struct pa_lock_thread *member(const struct pa_locks *l, size_t place)
{
    return &l->threads.items[l->locks.items[l->circle.items[place]].holder];
}

static const char *function_of(const struct pa_locks *l, const struct pa_lock_thread *thread)
{
    const struct pa_lock_frame *frame = pa_lock_site(l, thread);
    return frame ? frame->function : "?";
}

static void describe(const struct pa_locks *l, const struct pa_lock_cycle *c, struct pa_finding *f,
                     struct pa_arena *arena)
{
    const char *text = "";
    int64_t minutes = INT64_MAX;
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_lock_thread *t = member(l, c->first + i);
        minutes = t->minutes < minutes ? t->minutes : minutes;
        if (i < PA_FINDING_SITES)
            text = pa_arena_printf(arena, "%s%s%s (%s)", text, i ? ", " : "", t->name,
                                   function_of(l, t));
    }
    f->evidence = pa_arena_printf(
        arena, "%s%s: each waits for a lock that the next one holds%s", text,
        c->count > PA_FINDING_SITES ? ", …" : "",
        minutes > 0 ? pa_arena_printf(arena, ", for %lld minutes and more", (long long)minutes)
                    : "");
}

// Where they wait, as far as the profile of the same dump knows the functions.
static void add_sites(const struct pa_locks *l, const struct pa_lock_cycle *c,
                      const struct pa_strings *strings, struct pa_finding *f)
{
    for (size_t i = 0; i < c->count && f->site_count < PA_FINDING_SITES; i++) {
        const char *name = function_of(l, member(l, c->first + i));
        pa_str function = pa_strings_find(strings, name, strlen(name));
        size_t k = 0;
        while (k < f->site_count && f->sites[k].function != function)
            k++;
        if (function == UINT32_MAX)
            continue;
        f->sites[k].function = function;
        f->sites[k].share += 1. / (double)c->count;
        f->site_count += k == f->site_count;
    }
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_locks *l = e->locks;
    if (!l || l->cycles.count == 0)
        return false;
    const struct pa_lock_cycle *c = &l->cycles.items[0];
    f->certainty = PA_CERTAINTY_MAYBE;
    f->severity = PA_SEVERITY_HIGH;
    f->samples = (int64_t)c->count;
    add_sites(l, c, e->strings, f);
    describe(l, c, f, before->arena);
    return true;
}

const struct pa_rule pa_rule_PA407 = {
    .id = "PA407",
    .text =
        {
            .title = "locks in a circle",
            .says = "",
            .sees = "The last dump of goroutines as text (debug=2, SIGQUIT, a panic), or of Java's "
                    "threads, has locks of which each is held by who waits for the next one.",
            .why = "None of them ever goes on, nor who else waits for these locks.",
            .remedy = "Take locks in one order everywhere; call nothing that locks while a lock is "
                      "held; one lock for what belongs together.",
            .wrong =
                "Of Go holders are guessed by the receivers on the stacks, whose addresses may "
                "be out of date: look at the two stacks. Of Java it is exact.",
            .versions = "All versions of Go, and Java.",
        },
    .most = PA_CERTAINTY_MAYBE,
    .find = find,
};
