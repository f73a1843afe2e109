// SPDX-License-Identifier: Apache-2.0
#include "checks.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LINE = 400, MOST_LINES = 1000 };

// ---- Tallies

bool is_claim(const struct pa_change *ch)
{
    return ch->class == PA_CHANGE_REGRESSED || ch->class == PA_CHANGE_IMPROVED ||
           ch->class == PA_CHANGE_NEW || ch->class == PA_CHANGE_GONE ||
           ch->class == PA_CHANGE_LIKELY;
}

void tally_add(struct tally *t, const struct pa_profile_comparison *c, bool cum,
               const double *effect, size_t watched)
{
    double claims = 0, wrong = 0;
    size_t seen = 0;
    for (size_t f = 0; f < c->count; f++) {
        const struct pa_change *ch = cum ? &c->functions[f].cum : &c->functions[f].flat;
        bool claim = is_claim(ch), changed = effect && effect[f] != 1;
        bool right = changed && (effect[f] > 1) == (ch->log_ratio > 0);
        claims += claim;
        wrong += claim && !right;
        t->tests += !isnan(ch->p);
        t->small += ch->p <= .05;
        t->half += ch->q <= .5;
        if (changed && (watched == 0 || seen++ < watched)) {
            t->effects++;
            t->found += claim && right;
        }
    }
    t->rounds++;
    t->claims += claims;
    t->any += claims > 0;
    t->wrong += wrong > 0;
    t->false_share += claims > 0 ? wrong / claims : 0;
}

double tally_any(const struct tally *t)
{
    return t->any / t->rounds;
}

double tally_wrong(const struct tally *t)
{
    return t->wrong / t->rounds;
}

double tally_false(const struct tally *t)
{
    return t->false_share / t->rounds;
}

double tally_found(const struct tally *t)
{
    return t->effects > 0 ? t->found / t->effects : 0;
}

double tally_size(const struct tally *t)
{
    return t->tests > 0 ? t->small / t->tests : 0;
}

double two_errors(double rate, double rounds)
{
    return 2 * sqrt(rate * (1 - rate) / rounds);
}

// ---- What is expected

bool checks_open(struct checks *checks, const char *path)
{
    char line[LINE];
    FILE *file = fopen(path, "r");
    checks->expected = calloc(MOST_LINES, sizeof *checks->expected);
    if (!file)
        return checks->update;
    while (fgets(line, sizeof line, file) && checks->expected_count < MOST_LINES) {
        line[strcspn(line, "\n")] = 0;
        if (*line && *line != '#')
            checks->expected[checks->expected_count++] = strdup(line);
    }
    fclose(file);
    return true;
}

bool checks_save(const struct checks *checks, const char *path)
{
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fprintf(file, "# SPDX-License-Identifier: Apache-2.0\n"
                  "# What `stats_validation --quick` prints: see checks.h. Written by --update.\n");
    for (size_t i = 0; i < checks->met; i++)
        fprintf(file, "%s\n", checks->expected[i]);
    return fclose(file) == 0;
}

void checks_release(struct checks *checks)
{
    for (size_t i = 0; i < checks->expected_count || (checks->update && i < checks->met); i++)
        free(checks->expected[i]);
    free(checks->expected);
}

static bool is_expected(struct checks *checks, const char *line)
{
    size_t at = checks->met++;
    if (checks->update) {
        if (at < checks->expected_count)
            free(checks->expected[at]);
        checks->expected[at] = strdup(line);
        return true;
    }
    return at < checks->expected_count && strcmp(checks->expected[at], line) == 0;
}

// ---- Lines

struct line {
    const char *what;
    const struct tally *tally; // NULL: there is none
    double value, bound;
    bool at_least;
};

void checks_begin(void)
{
    printf("\n| required | value | bound | |\n|---|---|---|---|\n");
}

static void check(struct checks *checks, const struct line *l)
{
    static const struct tally none = {0};
    const struct tally *t = l->tally ? l->tally : &none;
    char met[LINE];
    bool fine = l->at_least ? l->value >= l->bound : l->value <= l->bound;
    snprintf(met, sizeof met, "%s | %.4f | %.0f tests, %.0f small, %.0f half, %.0f claims", l->what,
             l->value, t->tests, t->small, t->half, t->claims);
    if (checks->quick) {
        fine = is_expected(checks, met);
        printf("| %s | %s |\n", met, fine ? "as expected" : "**NO**");
    } else {
        printf("| %s | %.3f | %s %.3f | %s |\n", l->what, l->value,
               l->at_least ? ">=" : "<=", l->bound, fine ? "yes" : "**NO**");
    }
    checks->failed += !fine;
    fflush(stdout);
}

void check_at_most(struct checks *checks, const char *what, double value, double bound)
{
    check(checks, &(struct line){what, NULL, value, bound, false});
}

void check_at_least(struct checks *checks, const char *what, double value, double bound)
{
    check(checks, &(struct line){what, NULL, value, bound, true});
}

void check_tally_at_most(struct checks *checks, const char *what, const struct tally *tally,
                         double value, double bound)
{
    check(checks, &(struct line){what, tally, value, bound, false});
}

void check_tally_at_least(struct checks *checks, const char *what, const struct tally *tally,
                          double value, double bound)
{
    check(checks, &(struct line){what, tally, value, bound, true});
}
