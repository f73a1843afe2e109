// SPDX-License-Identifier: Apache-2.0
// A rule is a file rules/PAnnn_name.c that ends in one constant, and a row in rules.def: what it
// says to people, and a function that looks at the symptoms.
//
//     static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
//                      struct pa_finding *f)
//     {
//         return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_FMT, .05, PA_CERTAINTY_LIKELY},
//         f);
//     }
//
// A rule that sees too little finds nothing. Rules run in the order of rules.def, so that one may
// look at what was found `before`.
#ifndef PA_ADVISE_RULE_H
#define PA_ADVISE_RULE_H

#include "advise/symptoms.h"

// With fewer samples of a fact a rule finds nothing.
enum { PA_RULE_SAMPLES = 25 };

// How sure a finding is. SUSPECT: what is seen has other causes as often; shown only where all
// findings are asked for. MAYBE: one piece of evidence is missing. LIKELY: every doubt that could
// be checked was. SURE: it follows from the samples by arithmetic, and no legitimate use is known
// that takes such a share.
enum pa_certainty {
    PA_CERTAINTY_SUSPECT,
    PA_CERTAINTY_MAYBE,
    PA_CERTAINTY_LIKELY,
    PA_CERTAINTY_SURE
};
enum pa_severity { PA_SEVERITY_NOTE, PA_SEVERITY_LOW, PA_SEVERITY_MEDIUM, PA_SEVERITY_HIGH };

struct pa_rule_text {
    const char *title; // "JSON and other encoding"
    const char *says;  // after the share: "of CPU encodes or decodes JSON"
    const char *sees;  // sentences, each ends with a full stop
    const char *why, *remedy, *wrong, *versions;
};

struct pa_finding_site {
    pa_str function, file;
    int64_t line;
    double share; // 0 to 1, of what the finding's share is of
};

enum { PA_FINDING_SITES = 3 };

struct pa_finding {
    const struct pa_rule *rule;
    enum pa_certainty certainty;
    enum pa_severity severity;
    double share, low, high; // 0 to 1, with a 95 % interval; only if `of` is set
    const char *of;          // "CPU samples"; NULL: the finding is not about a share
    int64_t samples;         // that it rests on
    struct pa_finding_site sites[PA_FINDING_SITES];
    size_t site_count;
    const char *evidence; // a clause with numbers; NULL: none
    const char *folded;   // rules that this one explains, with their shares; NULL: none
    const char *inside;   // the rule that explains it: it is not printed on its own
    int place;            // among findings of equal weight, in the order in which one looks
};

struct pa_findings {
    struct pa_arena *arena; // of texts
    PA_VEC(struct pa_finding) list;
};

struct pa_rule {
    const char *id; // "PA101"
    struct pa_rule_text text;
    // The most certainty that a finding of the rule gets. More than MAYBE needs five programs with
    // the problem, five that look alike without it, and a precision of .8 over these; docs/rules.md
    // has the numbers, which a test compares.
    enum pa_certainty most;
    // Fills `finding`, of which only `rule` is set, and returns true if the rule applies.
    bool (*find)(const struct pa_symptoms *symptoms, const struct pa_findings *before,
                 struct pa_finding *finding);
};

extern const struct pa_rule *const pa_rules[]; // in the order of rules.def, NULL at the end
// Returns the rule with this id ("PA101", in any case), NULL if there is none.
const struct pa_rule *pa_rule_by_id(const char *id);

// ---- What rules are made of

struct pa_cpu_rule {
    enum pa_advise_fact fact;
    double least; // share of all CPU samples
    enum pa_certainty certainty;
};

// Fills the finding, with sites, and returns true if the fact has at least the share `least` of
// the CPU samples and at least PA_RULE_SAMPLES samples. With less than 100 CPU samples in all the
// share must be 20 % or more.
bool pa_rule_of_cpu(const struct pa_symptoms *symptoms, const struct pa_cpu_rule *rule,
                    struct pa_finding *finding);
// Does the same for programs in other languages than Go: false where a function of Go's run time
// was seen.
bool pa_rule_of_native(const struct pa_symptoms *symptoms, const struct pa_cpu_rule *rule,
                       struct pa_finding *finding);
// Sets share, interval (Wilson 1927), `of`, samples and severity for `count` of `total` samples.
// Severity is high from 30 %, medium from 10 %, else low, and one step less for a finding whose
// certainty, set before, is MAYBE.
void pa_finding_share(struct pa_finding *finding, int64_t count, int64_t total, const char *of);
// Sets the finding's sites to the PA_FINDING_SITES with most of the fact, most first, with their
// shares of `total`.
void pa_finding_sites(struct pa_finding *finding, const struct pa_tally *tally,
                      enum pa_advise_fact fact, int64_t total);
// Returns the site with most of the fact; NULL if none has any. Borrowed from the tally.
const struct pa_site *pa_tally_top(const struct pa_tally *tally, enum pa_advise_fact fact);
// Returns the first finding of the rule with this id ("PA201"), NULL if there is none.
const struct pa_finding *pa_finding_of(const struct pa_findings *findings, const char *id);
// Returns whether the finding is of the rule with this id.
bool pa_finding_is(const struct pa_finding *finding, const char *id);

#endif
