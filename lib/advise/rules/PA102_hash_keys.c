// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

#define TEXT (PA_IN(TEXTCODE) | PA_IN(FMT) | PA_IN(JSON) | PA_IN(CONCAT))

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    const struct pa_cpu_rule rule = {PA_FACT_HASH, .05, PA_CERTAINTY_LIKELY};
    const struct pa_tally *t = e->cpu;
    const struct pa_site *top = pa_tally_top(t, PA_FACT_HASH);
    (void)before;
    if (!top || 2 * t->fact[PA_FACT_HASHSTREAM] >= t->fact[PA_FACT_HASH] ||
        2 * t->fact[PA_FACT_HASHCRYPTO] >= t->fact[PA_FACT_HASH] || !pa_rule_of_cpu(e, &rule, f))
        return false;
    pa_set_bits called = pa_tally_called(t, top->function);
    double hashed = (double)pa_tally_of_function(t, top->function, PA_FACT_HASH);
    double text = (double)pa_tally_of_function(t, top->function, PA_FACT_TEXT);
    // Hashing large inputs is nearly all in the block function, and text of the digest nothing.
    bool is_short = (double)t->fact[PA_FACT_HASHBLOCK] < .9 * (double)t->fact[PA_FACT_HASH];
    if (is_short && called & (TEXT | PA_IN(MAPACCESS)))
        return true;
    return called & TEXT && text >= .05 * hashed;
}

const struct pa_rule pa_rule_PA102 = {
    .id = "PA102",
    .text =
        {
            .title = "strong hash for keys",
            .says = "compute digests (MD5, SHA) of short keys",
            .sees =
                "Own lines hash for at least 5 % of the CPU samples, and not of files or streams. "
                "The same function also spends time on text of the digest or of what it hashes, "
                "or the inputs are short (a tenth of the time is outside of the block function) "
                "and it looks up in a map.",
            .why =
                "A digest of one short key takes about 110 ns (MD5) to 180 ns (SHA-256), and the "
                "text before and the hex after it; a lookup by a struct as key takes 13 ns.",
            .remedy =
                "Use a struct or the string itself as the key of the map; hash/maphash or xxhash "
                "where only a number is wanted.",
            .wrong = "Others may choose the keys and collisions matter, or the digest is stored or "
                     "sent.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_LIKELY,
    .find = find,
};
