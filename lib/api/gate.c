// SPDX-License-Identifier: Apache-2.0
#include "api/gate.h"

#include <time.h>

static void release(void *object)
{
    struct pa_called_gate *g = object;
    pa_gate_outcome_release(&g->outcome);
    pa_waivers_release(&g->waivers);
    pa_gate_release(&g->gate);
}

// In UTC, which is nobody's time zone.
static const char *today_of(const pa_gate_opts *o, struct pa_arena *arena)
{
    enum { SIZE = 16 };
    time_t now = time(NULL);
    struct tm day;
    char *text = pa_arena_calloc(arena, 1, SIZE);
    if (o->today)
        return o->today;
    if (gmtime_r(&now, &day))
        strftime(text, SIZE, "%Y-%m-%d", &day);
    return text;
}

bool pa_called_gate_open(struct pa_call *call, struct pa_owner *owner, const pa_gate_opts *opts,
                         struct pa_called_gate **gate)
{
    struct pa_arena *arena = &owner->arena;
    struct pa_called_gate *g = pa_arena_calloc(arena, 1, sizeof *g);
    pa_gate_opts o;
    *gate = g;
    pa_arena_defer(arena, release, g);
    if (!pa_call_take(call, &o, sizeof o, opts) || !pa_call_flags(call, o.flags, PA_GATE_SELF_TEST))
        return false;
    g->asked = o.rules && *o.rules;
    g->self_test = o.flags & PA_GATE_SELF_TEST;
    g->waivers.arena = arena;
    const struct pa_gate_policy policy = {PA_GATE_AS_UNDECIDED, PA_GATE_AS_UNDECIDED};
    bool ok = !g->asked || pa_gate_parse(&g->gate, o.rules, &call->error);
    if (ok && o.waivers)
        ok = pa_waivers_parse(&g->waivers, o.waivers, today_of(&o, arena), &call->error);
    if (ok && g->self_test && !g->asked)
        ok = pa_error_set(&call->error, PA_ERROR_USAGE, "a self-test needs rules");
    if (ok)
        pa_gate_begin(&g->outcome, &g->gate, &policy, arena);
    return ok;
}

void pa_called_gate_conclude(const struct pa_called_gate *g, pa_doc_info *info)
{
    static const int32_t VERDICTS[] = {[PA_GATE_FINE] = PA_VERDICT_PASSED,
                                       [PA_GATE_FAILS] = PA_VERDICT_FAILED,
                                       [PA_GATE_UNDECIDED] = PA_VERDICT_UNDECIDED};
    const size_t *count = g->outcome.count;
    if (!g->asked)
        return;
    info->verdict = VERDICTS[pa_gate_conclude(&g->outcome)];
    info->passed = (uint32_t)count[PA_GATE_VERDICT_PASSED];
    info->failed = (uint32_t)count[PA_GATE_VERDICT_FAILED];
    info->waived = (uint32_t)count[PA_GATE_VERDICT_WAIVED];
    info->undecided = (uint32_t)(count[PA_GATE_VERDICT_UNDECIDED] + count[PA_GATE_VERDICT_MISSING]);
}
