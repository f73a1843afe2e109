// SPDX-License-Identifier: Apache-2.0
// Programs that were changed on purpose and built again (testdata/planted, made by
// testdata/src/planted): runs of a variant against runs of the program as it was, by all that `pa
// diff` does with them. What was changed is known, so every claim is right or wrong.
#include "analysis/comparison_moved.h"
#include "draws.h"
#include "experiments.h"
#include "profile/builder.h"
#include "stats/random.h"
#include "stats/summary.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { RUNS = 8, MAX_LINES = 100, MAX_ROUNDS = 1000 };

// One program: its runs as profiles.
struct program {
    const struct pa_profile *run[RUNS];
};

struct maker {
    struct pa_arena arena;
    struct pa_strings strings;
};

// What was planted. What functions cost only grows.
struct variant {
    const char *file, *title;
    const char *function;              // NULL: no function's cost changed against the others
    const char *moved_from, *moved_to; // where cost only moved; NULL: nowhere
};

// ---- Reading

struct line {
    double count[RUNS];
    char stack[256];
};

static size_t read_lines(const char *path, struct line *lines)
{
    char text[4096];
    size_t n = 0;
    FILE *file = fopen(path, "r");
    while (file && n < MAX_LINES && fgets(text, sizeof text, file)) {
        char *at = text;
        if (*text == '#')
            continue;
        for (size_t r = 0; r < RUNS; r++)
            lines[n].count[r] = strtod(at, &at);
        snprintf(lines[n].stack, sizeof lines[n].stack, "%.*s", (int)strcspn(at + 1, "\n"), at + 1);
        n++;
    }
    if (file)
        fclose(file);
    return n;
}

static uint32_t add_frame(struct maker *m, struct pa_profile_builder *b, const char *name,
                          size_t size)
{
    struct pa_function function = {.name = pa_strings_add(&m->strings, name, size)};
    struct pa_line line = {.function = pa_profile_builder_function(b, &function)};
    return pa_profile_builder_location(b, &(struct pa_location){.address = 16 + line.function},
                                       &line, 1);
}

static void add_sample(struct maker *m, struct pa_profile_builder *b, const char *stack,
                       int64_t count)
{
    uint32_t location[16], depth = 0;
    while (*stack && depth < 16) {
        size_t size = strcspn(stack, ";");
        location[depth++] = add_frame(m, b, stack, size);
        stack += size + (stack[size] == ';');
    }
    pa_profile_builder_sample(
        b, &(struct pa_sample){.location = location, .depth = depth, .value = &count});
}

static const struct pa_profile *make_profile(struct maker *m, const struct line *lines, size_t n,
                                             size_t run)
{
    struct pa_profile_builder *b = pa_profile_builder_new(&m->arena, &m->strings);
    struct pa_value_type type = {pa_strings_adds(&m->strings, "samples"),
                                 pa_strings_adds(&m->strings, "count")};
    struct pa_error err = {0};
    pa_profile_builder_head(b)->period = 1;
    pa_profile_builder_head(b)->period_type = type;
    pa_profile_builder_add_type(b, type.type, type.unit);
    for (size_t i = 0; i < n; i++) {
        if (lines[i].count[run] > 0)
            add_sample(m, b, lines[i].stack, (int64_t)lines[i].count[run]);
    }
    return pa_profile_builder_finish(b, &err);
}

static bool load(struct maker *m, const char *folder, const char *name, struct program *program)
{
    static struct line lines[MAX_LINES];
    char path[4096];
    snprintf(path, sizeof path, "%s/%s.txt", folder, name);
    size_t n = read_lines(path, lines);
    for (size_t r = 0; r < RUNS; r++)
        program->run[r] = make_profile(m, lines, n, r);
    return n > 0;
}

// ---- Judging

struct told {
    double rounds, found, wrong; // wrong: rounds in which something else is claimed
    double ratio[MAX_ROUNDS];    // of the function, as estimated; NaN where it does not occur
};

static bool is_named(const struct maker *m, const struct pa_compared *f, const char *name)
{
    return name && strcmp(pa_strings_text(&m->strings, f->name), name) == 0;
}

// A claim that what was planted does not explain.
static bool is_wrong(const struct maker *m, const struct variant *v, const struct pa_compared *f)
{
    enum pa_change_class class = f->flat.class;
    if (class == PA_CHANGE_NOISE || class == PA_CHANGE_UNPROVED)
        return false;
    if (is_named(m, f, v->function))
        return class != PA_CHANGE_REGRESSED && class != PA_CHANGE_LIKELY;
    bool moved = is_named(m, f, v->moved_from) || is_named(m, f, v->moved_to);
    return !moved || class != PA_CHANGE_MOVED;
}

static void judge(const struct maker *m, const struct variant *v,
                  const struct pa_profile_comparison *c, struct told *t)
{
    double ratio = NAN;
    bool wrong = false;
    int moved = 0;
    for (size_t i = 0; i < c->count; i++) {
        const struct pa_compared *f = &c->functions[i];
        enum pa_change_class class = f->flat.class;
        wrong |= is_wrong(m, v, f);
        moved += f->flat.class == PA_CHANGE_MOVED;
        if (is_named(m, f, v->function)) {
            t->found += (class == PA_CHANGE_REGRESSED || class == PA_CHANGE_LIKELY) &&
                        f->flat.log_ratio > 0;
            ratio = exp(f->flat.log_ratio);
        }
    }
    if (v->moved_from)
        t->found += moved == 2 && !wrong;
    t->wrong += wrong;
    t->ratio[(size_t)t->rounds++] = ratio;
}

// Programs to compare, the second one built with a planted change.
struct game {
    struct maker *maker;
    const struct program *old, *new;
    const struct variant *variant;
};

static bool play_round(const struct game *g, size_t k, struct pa_random *random, struct told *t)
{
    struct pa_arena arena = {0};
    struct pa_comparison_run runs[2 * RUNS];
    struct pa_profile_comparison *c;
    struct pa_error err = {0};
    size_t order[2][RUNS];
    choose_runs(order[0], RUNS, k, random);
    choose_runs(order[1], RUNS, k, random);
    for (size_t r = 0; r < k; r++) {
        runs[r] = (struct pa_comparison_run){g->old->run[order[0][r]], 0, 0};
        runs[k + r] = (struct pa_comparison_run){g->new->run[order[1][r]], 1, 0};
    }
    const struct pa_comparison_runs all = {runs, 2 * k};
    bool ok = pa_compare_profiles(all, &(struct pa_comparison_options){0}, &arena, &c, &err) &&
              pa_comparison_find_moved(c, all, &err);
    if (ok)
        judge(g->maker, g->variant, c, t);
    pa_arena_release(&arena);
    return ok;
}

// ---- The table

static const struct variant VARIANTS[] = {
    {"same", "nothing", NULL, NULL, NULL},
    {"large-110", "20 % function x1.1", "large", NULL, NULL},
    {"large-120", "20 % function x1.2", "large", NULL, NULL},
    {"large-150", "20 % function x1.5", "large", NULL, NULL},
    {"large-200", "20 % function x2", "large", NULL, NULL},
    {"middle-110", "5 % function x1.1", "middle", NULL, NULL},
    {"middle-120", "5 % function x1.2", "middle", NULL, NULL},
    {"middle-150", "5 % function x1.5", "middle", NULL, NULL},
    {"middle-200", "5 % function x2", "middle", NULL, NULL},
    {"small-110", "1 % function x1.1", "small", NULL, NULL},
    {"small-120", "1 % function x1.2", "small", NULL, NULL},
    {"small-150", "1 % function x1.5", "small", NULL, NULL},
    {"small-200", "1 % function x2", "small", NULL, NULL},
    {"inlined", "5 % function inlined into its caller", NULL, "helper", "caller"},
    {"renamed", "5 % function renamed", NULL, "parse", "parse_text"},
    {"throughput", "all x1.2", NULL, NULL, NULL},
};

enum { VARIANT_COUNT = sizeof VARIANTS / sizeof *VARIANTS };

static void print_tally(const struct variant *v, struct told *t)
{
    size_t rounds = (size_t)t->rounds;
    pa_summary_sort(t->ratio, rounds);
    if (v->function || v->moved_from)
        printf(" %.2f |", t->found / t->rounds);
    else
        printf(" |");
    if (v->function)
        printf(" %.2f |", pa_summary_sorted_median(t->ratio, rounds));
    else
        printf(" |");
    printf(" %.2f |", t->wrong / t->rounds);
}

// Requirements over all of the table: claims that are wrong and what must be found.
struct sums {
    double wrong, rounds, worst_moved, large;
};

static void add_to_sums(struct sums *s, const struct variant *v, const struct told *t, size_t k)
{
    s->wrong += t->wrong;
    s->rounds += t->rounds;
    if (k == 5 && v->moved_from)
        s->worst_moved = fmin(s->worst_moved, t->found / t->rounds);
    if (k == 5 && strcmp(v->file, "large-150") == 0)
        s->large = t->found / t->rounds;
}

static bool play_variant(const struct game *g, size_t rounds, struct sums *sums)
{
    const struct variant *v = g->variant;
    static const size_t ks[] = {5, 3, 1};
    bool ok = true;
    printf("| %s |", v->title);
    for (size_t i = 0; i < 3; i++) {
        static struct told t;
        struct pa_random random = pa_random_seeded(7000 + ks[i]);
        t = (struct told){0};
        for (size_t round = 0; ok && round < rounds; round++)
            ok = play_round(g, ks[i], &random, &t);
        print_tally(v, &t);
        add_to_sums(&sums[ks[i] == 1], v, &t, ks[i]);
    }
    printf("\n");
    return ok;
}

void validate_planted(const char *folder, size_t rounds, struct checks *checks)
{
    struct maker m = {0};
    struct program old, new;
    struct sums sums[2] = {{.worst_moved = 1}, {.worst_moved = 1}}; // several a side; one
    bool ok = load(&m, folder, "base", &old);
    printf("\n## Planted changes: a program built again\n\n"
           "| planted | 5 v 5 found | ratio | wrong claims | 3 v 3 found | ratio | wrong claims | "
           "1 v 1 found | ratio | wrong claims |\n|---|---|---|---|---|---|---|---|---|---|\n");
    for (size_t i = 0; ok && i < VARIANT_COUNT; i++)
        ok = load(&m, folder, VARIANTS[i].file, &new) &&
             play_variant(&(struct game){&m, &old, &new, &VARIANTS[i]}, rounds, sums);
    if (!ok) {
        checks->failed++;
        printf("| cannot read %s |\n", folder);
    }
    checks_begin();
    check_at_most(checks, "planted, 5 v 5 and 3 v 3: rounds with a wrong claim",
                  sums[0].wrong / sums[0].rounds, .10);
    check_at_most(checks, "planted, 1 v 1: rounds with a wrong claim",
                  sums[1].wrong / sums[1].rounds, .10);
    check_at_least(checks, "planted, 5 v 5: 20 % function +50 % found", sums[0].large, .95);
    check_at_least(checks, "planted, 5 v 5: moved cost called moved, worst", sums[0].worst_moved,
                   .90);
    pa_arena_release(&m.arena);
    pa_strings_release(&m.strings);
}
