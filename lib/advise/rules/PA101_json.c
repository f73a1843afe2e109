// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

// Whether the function of the hottest line does hardly anything but encode and decode, without a
// connection or a file in between: it copies values.
static bool copies(const struct pa_tally *t)
{
    const struct pa_site *top = pa_tally_top(t, PA_FACT_JSON);
    pa_set_bits called = pa_tally_called(t, top->function);
    double all = (double)pa_tally_inclusive(t, top->function);
    double json = (double)pa_tally_of_function(t, top->function, PA_FACT_JSON);
    return called & PA_IN(ENCODE) && called & PA_IN(DECODE) &&
           !(called & (PA_IN(SYSCALL) | PA_IN(NET))) && json >= .9 * all;
}

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_JSON, .05, PA_CERTAINTY_MAYBE};
    if (!pa_rule_of_cpu(e, &rule, f))
        return false;
    int64_t all = e->cpu->fact[PA_FACT_JSON], untyped = e->cpu->fact[PA_FACT_ANYJSON];
    double doubt = (double)untyped / (double)all;
    bool is_copy = copies(e->cpu), is_any = doubt >= .1;
    if (!is_any && !is_copy && f->share < .2)
        return false;
    bool is_likely = is_any || is_copy || (f->share >= .3 && f->share <= .6);
    f->certainty = is_likely ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    pa_finding_share(f, all, e->cpu->fact[PA_FACT_ALL], f->of);
    if (is_copy)
        f->evidence = "one function encodes and decodes, and does hardly anything else: a copy";
    else if (is_any)
        f->evidence = pa_arena_printf(before->arena, "%.0f %% of it handles values without a type",
                                      100 * doubt);
    return true;
}

const struct pa_rule pa_rule_PA101 = {
    .id = "PA101",
    .text =
        {
            .title = "JSON and other encoding",
            .says = "encode or decode JSON, XML, YAML, protobuf or the like",
            .sees = "Own lines call a package of encodings (encoding/json, xml, gob, asn1; yaml, "
                    "protobuf, msgpack, bson and faster JSON packages) for at least 5 % of the CPU "
                    "samples. Values without a type (any) are likely to be avoidable, and so is a "
                    "function that does hardly anything but encode and decode, which copies. "
                    "With types all through the rule speaks from 20 % on; it is maybe below 30 "
                    "% and above 60 %, where converting may be what the program is for.",
            .why = "Every call walks types by reflection and makes garbage for each value that it "
                   "meets.",
            .remedy =
                "Decode into structs, not into maps; encode once and keep the bytes; stream with "
                "Encoder and Decoder; use a generated codec. Copy values by assignment, not by "
                "encoding and decoding.",
            .wrong = "Converting documents is what the program is for: then this is only where the "
                     "time is.",
            .versions = "All versions of Go. From 1.27 encoding/json stands on its second version: "
                        "decoding into structs is faster, into maps slower.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
