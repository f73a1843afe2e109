// SPDX-License-Identifier: Apache-2.0
#include "base/regex.h"
#include "gate/profiles.h"
#include "page/page_work.h"

#include <string.h>

// Rules about flat, cum and total are for profiles.
static bool is_of_profiles(const struct pa_gate_rule *rule)
{
    static const char *const QUANTITIES[] = {"flat", "cum", "total"};
    for (size_t i = 0; i < sizeof QUANTITIES / sizeof *QUANTITIES; i++) {
        if (pa_regex_match(rule->quantity, QUANTITIES[i], strlen(QUANTITIES[i])))
            return true;
    }
    return false;
}

static void take(struct pa_page_work *w, bool profiles)
{
    struct pa_gate *gate = &w->gates[profiles];
    gate->rules = pa_arena_calloc(w->arena, w->rules.rule_count, sizeof *gate->rules);
    for (size_t i = 0; i < w->rules.rule_count; i++) {
        if (is_of_profiles(&w->rules.rules[i]) == profiles)
            gate->rules[gate->rule_count++] = w->rules.rules[i];
    }
}

bool pa_page_gates_open(struct pa_page_work *w, struct pa_error *err)
{
    if (!w->input->rules)
        return true;
    if (!pa_gate_parse(&w->rules, w->input->rules, err))
        return pa_error_prefix(err, "--fail-on");
    take(w, false);
    take(w, true);
    return pa_gate_fits_profiles(&w->gates[1], err);
}
