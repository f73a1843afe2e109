// SPDX-License-Identifier: Apache-2.0
#include "advise/rule.h"

#include "stats/share.h"

#include <math.h>
#include <string.h>
#include <strings.h>

#define PA_RULE(id) extern const struct pa_rule pa_rule_##id;
#include "advise/rules.def"
#undef PA_RULE

const struct pa_rule *const pa_rules[] = {
#define PA_RULE(id) &pa_rule_##id,
#include "advise/rules.def"
#undef PA_RULE
    NULL};

const struct pa_rule *pa_rule_by_id(const char *id)
{
    for (size_t i = 0; pa_rules[i]; i++)
        if (strcasecmp(pa_rules[i]->id, id) == 0)
            return pa_rules[i];
    return NULL;
}

// ---- Shares

static enum pa_severity severity_of(double share)
{
    return share >= .3 ? PA_SEVERITY_HIGH : share >= .1 ? PA_SEVERITY_MEDIUM : PA_SEVERITY_LOW;
}

void pa_finding_share(struct pa_finding *f, int64_t count, int64_t total, const char *of)
{
    struct pa_share_interval i = pa_share_wilson((double)count, (double)total);
    f->share = total ? (double)count / (double)total : 0;
    f->low = i.low;
    f->high = i.high;
    f->of = of;
    f->samples = count;
    f->severity = severity_of(f->share);
    if (f->certainty <= PA_CERTAINTY_MAYBE && f->severity > PA_SEVERITY_LOW)
        f->severity--;
}

bool pa_rule_of_cpu(const struct pa_symptoms *e, const struct pa_cpu_rule *rule,
                    struct pa_finding *f)
{
    int64_t n = e->cpu->fact[rule->fact], all = e->cpu->fact[PA_FACT_ALL];
    double least = all < 100 && rule->least < .2 ? .2 : rule->least;
    if (n < PA_RULE_SAMPLES || (double)n < least * (double)all)
        return false;
    f->certainty = rule->certainty;
    pa_finding_share(f, n, all, "CPU samples");
    pa_finding_sites(f, e->cpu, rule->fact, all);
    return true;
}

bool pa_rule_of_native(const struct pa_symptoms *e, const struct pa_cpu_rule *rule,
                       struct pa_finding *f)
{
    const pa_set_bits go = PA_IN(MALLOC) | PA_IN(GC) | PA_IN(SCHEDULER) | PA_IN(CHAN);
    return !(e->cpu->sets & go) && pa_rule_of_cpu(e, rule, f);
}

// ---- Sites

// Whether `a` comes before `b`: more of the fact, then the order of names, so that the order of
// the samples does not matter.
static bool is_before(const struct pa_tally *t, const struct pa_site *a, const struct pa_site *b,
                      enum pa_advise_fact fact)
{
    if (a->fact[fact] != b->fact[fact])
        return a->fact[fact] > b->fact[fact];
    int order = pa_strings_compare(t->strings, a->function, b->function);
    return order ? order < 0 : a->line < b->line;
}

void pa_finding_sites(struct pa_finding *f, const struct pa_tally *t, enum pa_advise_fact fact,
                      int64_t total)
{
    const struct pa_site *top[PA_FINDING_SITES] = {0};
    f->site_count = 0;
    for (size_t i = 0; i < t->sites.count; i++) {
        const struct pa_site *s = &t->sites.items[i];
        for (size_t k = 0; k < PA_FINDING_SITES && s && s->fact[fact] > 0; k++)
            if (!top[k] || is_before(t, s, top[k], fact)) {
                const struct pa_site *lower = top[k];
                top[k] = s;
                s = lower;
            }
    }
    for (size_t k = 0; k < PA_FINDING_SITES && top[k]; k++)
        f->sites[f->site_count++] =
            (struct pa_finding_site){top[k]->function, top[k]->file, top[k]->line,
                                     total ? (double)top[k]->fact[fact] / (double)total : 0};
}

const struct pa_site *pa_tally_top(const struct pa_tally *t, enum pa_advise_fact fact)
{
    const struct pa_site *top = NULL;
    for (size_t i = 0; i < t->sites.count; i++) {
        const struct pa_site *s = &t->sites.items[i];
        if (s->fact[fact] > 0 && (!top || is_before(t, s, top, fact)))
            top = s;
    }
    return top;
}

bool pa_finding_is(const struct pa_finding *f, const char *id)
{
    return strcmp(f->rule->id, id) == 0;
}

const struct pa_finding *pa_finding_of(const struct pa_findings *findings, const char *id)
{
    for (size_t i = 0; i < findings->list.count; i++)
        if (pa_finding_is(&findings->list.items[i], id))
            return &findings->list.items[i];
    return NULL;
}
