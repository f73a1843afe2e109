// SPDX-License-Identifier: Apache-2.0
// The rules of a gate for CI: they say what counts as a regression.
//
//     rules = rule { "," rule }
//     rule  = [ name ":" ] unit ">" number [ "%" ]
//
//     sec/op>3%,allocs/op>0,^Encode:B/op>64
//
// `unit` is a regular expression for all of a unit, `name` one for any part of a name. What units
// and names are is up to who applies them: rows of benchmarks (bench/gate.h), or functions of
// profiles, whose units are flat and cum.
//
//     struct pa_gate gate = {0};
//     if (!pa_gate_parse(&gate, "sec/op>3%", err)) …
//     pa_gate_release(&gate);
#ifndef PA_BENCH_GATE_PARSE_H
#define PA_BENCH_GATE_PARSE_H

#include "base/arena.h"
#include "base/error.h"

#include <stddef.h>

struct pa_gate_rule {
    const char *text;             // as written
    struct pa_regex *name, *unit; // name NULL: any
    double threshold;             // a share, or units if not relative
    bool relative;
};

struct pa_gate {
    struct pa_arena arena;
    struct pa_gate_rule *rules;
    size_t rule_count;
};

// `struct pa_gate gate = {0}` is empty. Errors show the rule.
PA_MUST_CHECK bool pa_gate_parse(struct pa_gate *gate, const char *rules, struct pa_error *err);
void pa_gate_release(struct pa_gate *gate);

#endif
