// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
                 struct pa_finding *f)
{
    (void)before;
    return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_RECOMPILE, .05, PA_CERTAINTY_SURE}, f);
}

const struct pa_rule pa_rule_PA105 = {
    .id = "PA105",
    .text =
        {
            .title = "regular expression compiled while running",
            .says = "compile regular expressions",
            .sees =
                "regexp.Compile, MustCompile, Match or MatchString (which compile) take at least "
                "5 % of the CPU samples outside of package initialization.",
            .why =
                "Compiling a pattern takes many times what a match with it takes: about 20 times "
                "for the pattern of a mail address.",
            .remedy = "Compile once in a package variable, or in a cache by pattern.",
            .wrong = "Patterns that users supply: cache those.",
            .versions = "All versions of Go.",
        },
    .most = PA_CERTAINTY_SURE,
    .find = find,
};
