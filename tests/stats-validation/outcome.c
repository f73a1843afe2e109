// SPDX-License-Identifier: Apache-2.0
#include "outcome.h"

#include "stats/multiple.h"

#include <math.h>
#include <stdio.h>

void outcome_add(struct outcome *o, const struct tests *t)
{
    double found = 0, wrong = 0;
    pa_multiple_sized_q_values(t->log_p, t->size, t->n, t->q);
    for (size_t i = 0; i < t->n; i++) {
        o->effects += t->changed[i];
        if (isnan(t->log_p[i]))
            continue;
        if (!t->changed[i]) {
            o->null_tests++;
            o->null_small += t->log_p[i] <= log(.05);
        }
        if (t->q[i] <= .05)
            t->changed[i] ? found++ : wrong++;
    }
    o->rounds++;
    o->any += found + wrong > 0;
    o->any_false += wrong > 0;
    o->false_share += wrong > 0 ? wrong / (found + wrong) : 0;
    o->found += found;
}

double outcome_size(const struct outcome *o)
{
    return o->null_small / o->null_tests;
}

double outcome_any(const struct outcome *o)
{
    return o->any / o->rounds;
}

double outcome_any_false(const struct outcome *o)
{
    return o->any_false / o->rounds;
}

double outcome_fdr(const struct outcome *o)
{
    return o->false_share / o->rounds;
}

double outcome_power(const struct outcome *o)
{
    return o->found / o->effects;
}

void checks_begin(void)
{
    printf("\n| required | value | bound | |\n|---|---|---|---|\n");
}

static void report(struct checks *checks, const char *what, double value, const char *sign,
                   double bound, bool fine)
{
    checks->failed += !fine;
    printf("| %s | %.3f | %s %.3f | %s |\n", what, value, sign, bound, fine ? "yes" : "**NO**");
}

void check_at_most(struct checks *checks, const char *what, double value, double bound)
{
    report(checks, what, value, "<=", bound, value <= bound + checks->slack);
}

void check_at_least(struct checks *checks, const char *what, double value, double bound)
{
    report(checks, what, value, ">=", bound, value >= bound - checks->slack);
}
