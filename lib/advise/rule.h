// SPDX-License-Identifier: Apache-2.0
// A rule is a file rules/PAnnn_name.c that ends in one constant, and a row in rules.def: what it
// says to people, and a function that looks at the evidence.
//
//     static bool find(const struct pa_symptoms *e, const struct pa_findings *before,
//                      struct pa_finding *f)
//     {
//         return pa_rule_of_cpu(e, &(struct pa_cpu_rule){PA_FACT_FMT, .05, PA_CERTAINTY_LIKELY},
//         f);
//     }
//
// A rule that sees too little is silent. Rules run in the order of rules.def, so that one may ask
// what was found `before`.
#ifndef PA_ADVISE_RULE_H
#define PA_ADVISE_RULE_H

#include "advise/symptoms.h"

// Fewer samples decide nothing.
enum { PA_RULE_SAMPLES = 25 };

// How sure: arithmetic over samples without a known legitimate use at that share; every doubt that
// could be checked was; one piece of evidence is missing.
enum pa_certainty { PA_CERTAINTY_MAYBE, PA_CERTAINTY_LIKELY, PA_CERTAINTY_SURE };
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
    double share; // of what the finding's share is of
};

enum { PA_FINDING_SITES = 3 };

struct pa_finding {
    const struct pa_rule *rule;
    enum pa_certainty certainty;
    enum pa_severity severity;
    double share, low, high; // with a 95 % interval; NaN: not a share
    const char *of;          // "CPU samples"; NULL: not a share
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
    // A finding is never surer. More than maybe asks for five programs with the problem, five hard
    // negatives and a precision of .8, in the table of docs/rules.md, which a test compares.
    enum pa_certainty most;
    bool (*find)(const struct pa_symptoms *symptoms, const struct pa_findings *before,
                 struct pa_finding *finding);
};

extern const struct pa_rule *const pa_rules[];       // in the order of rules.def, NULL at the end
const struct pa_rule *pa_rule_by_id(const char *id); // NULL: none; any case

// ---- What rules are made of

struct pa_cpu_rule {
    enum pa_advise_fact fact;
    double least; // share of all CPU samples
    enum pa_certainty certainty;
};

// Fires where the fact has that share of the CPU samples and PA_RULE_SAMPLES of them. With less
// than 100 samples in all only shares of 20 % and more do.
bool pa_rule_of_cpu(const struct pa_symptoms *symptoms, const struct pa_cpu_rule *rule,
                    struct pa_finding *finding);
// The same for what is not of Go: silent where a function of Go's run time was seen.
bool pa_rule_of_native(const struct pa_symptoms *symptoms, const struct pa_cpu_rule *rule,
                       struct pa_finding *finding);
// Sets share, interval, samples and severity for `count` of `total`.
void pa_finding_share(struct pa_finding *finding, int64_t count, int64_t total, const char *of);
// The sites with most of the fact; shares are of `total`.
void pa_finding_sites(struct pa_finding *finding, const struct pa_tally *tally,
                      enum pa_advise_fact fact, int64_t total);
// The site with most of the fact; NULL: none has any.
const struct pa_site *pa_tally_top(const struct pa_tally *tally, enum pa_advise_fact fact);
// The finding of a rule, by its id ("PA201"); NULL if there is none.
const struct pa_finding *pa_finding_of(const struct pa_findings *findings, const char *id);
// Whether the finding is of the rule with this id.
bool pa_finding_is(const struct pa_finding *finding, const char *id);

#endif
