// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_JSON, .05, PA_CERTAINTY_MAYBE};
    (void)before;
    if (!pa_rule_of_cpu(e, &rule, f))
        return false;
    int64_t all = e->cpu->fact[PA_FACT_JSON], untyped = e->cpu->fact[PA_FACT_ANYJSON];
    double doubt = (double)untyped / (double)all;
    if (doubt < .1 && f->share < .2)
        return false;
    f->certainty = doubt >= .1 || f->share >= .3 ? PA_CERTAINTY_LIKELY : PA_CERTAINTY_MAYBE;
    pa_finding_share(f, all, e->cpu->fact[PA_FACT_ALL], f->of);
    if (doubt >= .1)
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
                    "samples. Values without a type (maps, any) are likely to be avoidable; with "
                    "types all through the rule speaks from 20 % on, as maybe.",
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
