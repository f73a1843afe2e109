// SPDX-License-Identifier: Apache-2.0
// The rules of a gate for CI: they say what counts as a regression.
//
//     rules  = rule { "," rule }
//     rule   = [ kind ":" ] [ name ":" ] quantity ">" change { "&" change }
//            | [ kind ":" ] [ name ":" ] "new(" quantity ")" ( "<=" | ">=" ) value
//     change = number [ "%" | unit ]
//
//     sec/op>3%, allocs/op>0, ^Encode:B/op>64, cpu:flat>5%, sec/op>5%&50ns, new(allocs/op)<=10
//
// `quantity` is a regular expression for all of a unit of benchmarks (without -sec, -bytes or -B at
// its end as well), or of flat, cum and total of profiles; `name` one for any part of the name of a
// benchmark or function; `kind` is a sample type, by its name ("cpu", "alloc_space"). A rule with
// several changes is broken by what is worse by more than each of them. Blanks may stand anywhere
// between the parts.
//
//     struct pa_gate gate = {0};
//     if (!pa_gate_parse(&gate, "sec/op>3%", err)) …
//     pa_gate_release(&gate);
#ifndef PA_GATE_RULES_H
#define PA_GATE_RULES_H

#include "base/arena.h"
#include "base/error.h"

#include <stdbool.h>
#include <stddef.h>

enum pa_gate_measure {
    PA_GATE_SHARE,   // of the old value
    PA_GATE_PLAIN,   // in the unit that the rule names as its quantity
    PA_GATE_SECONDS, // a time: 50ns, 1.5ms
    PA_GATE_BYTES,   // a size: 64B, 10MB, 4KiB
};

struct pa_gate_condition {
    enum pa_gate_measure measure;
    double threshold; // not negative
};

enum { PA_GATE_CONDITIONS = 4 };

enum pa_gate_rule_kind {
    PA_GATE_CHANGE,   // quantity>change
    PA_GATE_AT_MOST,  // new(quantity)<=value
    PA_GATE_AT_LEAST, // new(quantity)>=value
};

struct pa_gate_rule {
    const char *text; // as written
    enum pa_gate_rule_kind what;
    // Text before the last colon is a name, or, for profiles, a sample type with or without one:
    const char *kind;           // the sample type that it may be; NULL: it is none
    struct pa_regex *kind_name; // the name behind the sample type; NULL: any
    struct pa_regex *name;      // all of it as a name, if kind is NULL or for benchmarks; NULL: any
    struct pa_regex *quantity;  // matches a whole unit, or flat, cum, total
    const char *quantity_text;
    struct pa_gate_condition conditions[PA_GATE_CONDITIONS]; // a value of AT_MOST is the first
    size_t condition_count;
};

struct pa_gate {
    struct pa_arena arena;
    struct pa_gate_rule *rules;
    size_t rule_count;
};

// Parses the rules of a text such as "sec/op>3%,B/op>0" into *gate, which is all zero before; the
// text is copied. False, with the rule in `err`, if one is malformed, a threshold is negative or
// infinite, a regular expression is wrong, or there is no rule. pa_gate_release() must follow in
// either case.
PA_MUST_CHECK bool pa_gate_parse(struct pa_gate *gate, const char *rules, struct pa_error *err);
// Frees the rules and their expressions. The gate itself is the caller's.
void pa_gate_release(struct pa_gate *gate);
// Returns false, with `err` set, if a regular expression of a rule exceeded its limit of work on
// some name since it was parsed: the rule's matches are then not known.
bool pa_gate_answered(const struct pa_gate *gate, struct pa_error *err);

#endif
