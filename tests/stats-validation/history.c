// SPDX-License-Identifier: Apache-2.0
// Change points: nine classes of noise, with known steps or none. A class has `rounds` series
// without a step and as many with one, two, or one that is taken back. F1 counts confirmed steps
// within two commits of a true one; false alarms are per 100 series and 100 commits of those
// without. Then the same when it is run again at every commit, where every place that was ever
// shown as confirmed counts.
#include "experiments.h"

#include "stats/change_points.h"
#include "stats/random.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LONGEST = 1000, MOST_STEPS = 2, NEAR = 2, FIRST = 12 };

enum noise { QUIET, NORMAL, NOISY, BIMODAL, CORRELATED, HEAVY, COUNTS, DRIFT, OUTLIERS, CLASSES };

static const char *const NAMES[] = {"quiet", "normal", "noisy", "bimodal", "autocorrelated",
                                    "heavy", "counts", "drift", "outliers"};

struct series {
    double x[LONGEST];
    size_t n, steps, at[MOST_STEPS];
    double size; // of the steps, in standard deviations of a commit
};

static double between(struct pa_random *r, double lo, double hi)
{
    return lo + (hi - lo) * pa_random_uniform(r);
}

static double scatter_of(enum noise class)
{
    static const double S[] = {.005, .02, .10, .01, .02, .02, 0, .02, .02};
    return S[class];
}

// One error of a sample or a commit with standard deviation 1.
static double draw_error(enum noise class, struct pa_random *r)
{
    double z = pa_random_normal(r);
    if (class != HEAVY)
        return z;
    double chi2 = 2 * pa_random_gamma(r, 1.5);
    return z / sqrt(chi2 / 3) / sqrt(3); // Student's t with three degrees of freedom
}

static int ascending(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static double midmean(double *v, size_t k)
{
    size_t cut = k / 4;
    double sum = 0;
    qsort(v, k, sizeof *v, ascending);
    for (size_t i = cut; i < k - cut; i++)
        sum += v[i];
    return sum / (double)(k - 2 * cut);
}

// A commit of k samples around a level.
static double draw_commit(enum noise class, double level, double shared, size_t k,
                          struct pa_random *r)
{
    double v[10], s = scatter_of(class) / sqrt(2), share = 1 - sqrt(pa_random_uniform(r));
    for (size_t i = 0; i < k; i++) {
        v[i] = level * (1 + s * shared) * (1 + s * draw_error(class, r));
        if (class == BIMODAL && pa_random_uniform(r) < share)
            v[i] *= 1.08;
    }
    return midmean(v, k);
}

// True levels: all 1, or with steps of a size that is drawn.
static void draw_levels(struct series *s, bool stepped, double *level, struct pa_random *r)
{
    static const double SIZES[] = {.01, .02, .03, .05, .1, .2, .3};
    double size = SIZES[pa_random_below(r, 7)], sign = pa_random_below(r, 2) ? 1 : -1;
    double factor = sign > 0 ? 1 + size : 1 / (1 + size);
    uint32_t kind = pa_random_below(r, 3);
    size_t apart = kind == 1 ? 8 + pa_random_below(r, 8) : 10 + pa_random_below(r, 21);
    s->steps = stepped ? kind == 0 ? 1 : 2 : 0;
    s->at[0] = 12 + pa_random_below(r, (uint32_t)(s->n - 24 - (kind ? apart : 0)));
    s->at[1] = s->at[0] + apart;
    s->size = size;
    for (size_t i = 0; i < s->n; i++) {
        level[i] = s->steps && i >= s->at[0] ? factor : 1;
        if (s->steps == 2 && i >= s->at[1])
            level[i] = kind == 1 ? factor * factor : 1;
    }
}

static void add_bursts(struct series *s, struct pa_random *r)
{
    for (size_t i = 0; i < s->n; i++) {
        if (pa_random_uniform(r) >= 1. / 40)
            continue;
        double more = between(r, 1.15, 1.4);
        for (size_t end = i + 2 + pa_random_below(r, 4); i < end && i < s->n; i++)
            s->x[i] *= more;
    }
}

static void draw_series(struct series *s, enum noise class, bool stepped, struct pa_random *r)
{
    static const size_t LENGTHS[] = {60, 100, 100, 150, 200, 200, 400, 1000}, KS[] = {1, 5, 10};
    double level[LONGEST], shared = 0, total;
    s->n = LENGTHS[pa_random_below(r, 8)];
    size_t k = KS[pa_random_below(r, 3)];
    draw_levels(s, stepped, level, r);
    bool jitter = pa_random_below(r, 2);
    total = log(1 + between(r, .05, .2)) * (pa_random_below(r, 2) ? 1 : -1);
    for (size_t i = 0; i < s->n; i++) {
        double fresh = draw_error(class, r);
        shared = class == CORRELATED ? .3 * shared + sqrt(1 - .09) * fresh : fresh;
        if (class == DRIFT)
            level[i] *= exp(total * (double)i / (double)(s->n - 1));
        s->x[i] = 1000 * draw_commit(class, level[i], shared, k, r);
        if (class == COUNTS)
            s->x[i] = round(s->x[i]) + (jitter ? (double)pa_random_below(r, 3) - 1 : 0);
        if (class == OUTLIERS && pa_random_uniform(r) < .02)
            s->x[i] *= 1 + between(r, .2, .5) * (pa_random_below(r, 2) ? 1 : -1);
    }
    if (class == NOISY)
        add_bursts(s, r);
    double v = scatter_of(class) * scatter_of(class);
    s->size /= fmax(sqrt(v / 2 + v / 2 / (double)k), 1e-3);
}

struct score {
    double true_steps, hits, reported; // of stepped series
    double false_alarms, null_commits; // of the others
    double late_alarms, late_commits;  // run at every commit
    size_t delays[LONGEST], delay_count, clear_steps;
    double drifts;
};

static bool is_step(const struct pa_change_point *p)
{
    return p->kind == PA_CHANGE_STEP && p->confirmed;
}

static bool is_near(size_t a, size_t b)
{
    return a <= b + NEAR && b <= a + NEAR;
}

static void score_series(const struct series *s, struct score *score)
{
    struct pa_arena arena = {0};
    struct pa_change_points found;
    bool taken[MOST_STEPS] = {false};
    pa_change_points_find(&(struct pa_change_series){.x = s->x, .n = s->n}, &arena, &found);
    for (size_t i = 0; i < found.count; i++) {
        score->drifts += found.points[i].kind == PA_CHANGE_DRIFT;
        if (!is_step(&found.points[i]))
            continue;
        score->reported += s->steps > 0;
        score->false_alarms += s->steps == 0;
        for (size_t k = 0; k < s->steps; k++)
            if (!taken[k] && is_near(found.points[i].at, s->at[k])) {
                taken[k] = true;
                score->hits++;
                break;
            }
    }
    score->true_steps += (double)s->steps;
    score->null_commits += s->steps ? 0 : (double)s->n;
    pa_arena_release(&arena);
}

// Steps of prefixes; places that were shown before are not counted again.
static void score_prefixes(const struct series *s, struct score *score)
{
    size_t shown[LONGEST], count = 0;
    bool hit = s->steps == 0;
    for (size_t n = FIRST; n <= s->n; n++) {
        struct pa_arena arena = {0};
        struct pa_change_points found;
        pa_change_points_find(&(struct pa_change_series){.x = s->x, .n = n}, &arena, &found);
        for (size_t i = 0; i < found.count; i++) {
            bool before = !is_step(&found.points[i]);
            for (size_t k = 0; k < count && !before; k++)
                before = is_near(shown[k], found.points[i].at);
            if (before)
                continue;
            shown[count++] = found.points[i].at;
            if (!hit && is_near(found.points[i].at, s->at[0])) {
                hit = true;
                score->delays[score->delay_count++] = n - s->at[0];
            }
        }
        pa_arena_release(&arena);
        if (count == LONGEST)
            break;
    }
    if (s->steps == 0) {
        score->late_alarms += (double)count;
        score->late_commits += (double)s->n;
    } else {
        score->clear_steps++;
    }
}

static double f1(const struct score *s)
{
    return s->true_steps + s->reported > 0 ? 2 * s->hits / (s->true_steps + s->reported) : 0;
}

static int by_size(const void *a, const void *b)
{
    const size_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static size_t quantile(const struct score *s, double q)
{
    return s->delay_count ? s->delays[(size_t)(q * (double)(s->delay_count - 1))] : 0;
}

static void run_class(enum noise class, size_t rounds, struct score *score)
{
    struct pa_random random = pa_random_seeded(7100 + (uint64_t) class);
    struct series s;
    for (size_t i = 0; i < 2 * rounds; i++) {
        draw_series(&s, class, i % 2, &random);
        score_series(&s, score);
        bool clear = s.steps == 0 || (s.steps == 1 && s.size > 4);
        if (i < rounds / 2 && s.n <= 200 && clear && score->delay_count < LONGEST)
            score_prefixes(&s, score);
    }
    qsort(score->delays, score->delay_count, sizeof *score->delays, by_size);
}

static double seconds_for(size_t n)
{
    struct pa_arena arena = {0};
    struct pa_change_points found;
    struct pa_random random = pa_random_seeded(99);
    double *x = pa_arena_calloc(&arena, n, sizeof *x);
    for (size_t i = 0; i < n; i++)
        x[i] = 1000 * (1 + .02 * pa_random_normal(&random)) * (i / 500 % 2 ? 1.1 : 1);
    clock_t start = clock();
    pa_change_points_find(&(struct pa_change_series){.x = x, .n = n}, &arena, &found);
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    pa_arena_release(&arena);
    return seconds;
}

static void print_table(const struct score *scores)
{
    printf("\n| noise | F1 | false alarms | at every commit | delay, median and 90 %% | found |\n"
           "| --- | --- | --- | --- | --- | --- |\n");
    for (int c = 0; c < CLASSES; c++) {
        const struct score *s = &scores[c];
        printf("| %s | %.2f | %.2f | %.1f | %zu, %zu | %zu of %zu |\n", NAMES[c], f1(s),
               1e4 * s->false_alarms / fmax(s->null_commits, 1),
               1e4 * s->late_alarms / fmax(s->late_commits, 1), quantile(s, .5), quantile(s, .9),
               s->delay_count, s->clear_steps);
    }
}

void validate_history(size_t rounds, struct checks *checks)
{
    struct score *scores = calloc(CLASSES, sizeof *scores);
    double mean = 0, four = 0, alarms = 0, late = 0, commits = 0, late_commits = 0;
    if (!scores)
        return;
    for (int c = 0; c < CLASSES; c++) {
        run_class((enum noise)c, rounds, &scores[c]);
        mean += f1(&scores[c]) / CLASSES;
        four += c <= BIMODAL ? f1(&scores[c]) / 4 : 0;
        alarms += 1e4 * scores[c].false_alarms / fmax(scores[c].null_commits, 1) / CLASSES;
        late += 1e4 * scores[c].late_alarms / fmax(scores[c].late_commits, 1) / CLASSES;
        commits += scores[c].null_commits;
        late_commits += scores[c].late_commits;
    }
    if (!checks->quick)
        print_table(scores);
    checks_begin();
    check_at_least(checks, "history: F1 within two commits, mean of nine classes", mean, .73);
    check_at_least(checks, "history: the same of quiet, normal, noisy, bimodal", four, .65);
    check_at_most(checks, "history: false alarms per 100 series and 100 commits", alarms,
                  .5 + 1e4 * 2 * sqrt(.5e-4 / fmax(commits, 1)));
    check_at_most(checks, "history: the same, run at every commit", late,
                  3 + 1e4 * 2 * sqrt(3e-4 / fmax(late_commits, 1)));
    if (!checks->quick)
        check_at_most(checks, "history: seconds for 10,000 commits", seconds_for(10000), .5);
    free(scores);
}
