// SPDX-License-Identifier: Apache-2.0
#include "stats/trend.h"

#include "base/memory.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { EXACT_LIMIT = 10, MAX_INVERSIONS = EXACT_LIMIT * (EXACT_LIMIT - 1) / 2 };

// The polynomial of inversions of all arrangements: coefficient i counts those with i inversions.
struct polynomial {
    double c[MAX_INVERSIONS + 1];
    int degree;
};

// times 1 + q + ... + q^(n-1) = (1 - q^n) / (1 - q): each sum of n neighbours from the one before.
// All coefficients are whole numbers below 2^53, hence exact.
static void multiply(struct polynomial *p, int n)
{
    double sum = 0, factor[MAX_INVERSIONS + 1];
    memcpy(factor, p->c, sizeof factor);
    for (int i = 0; i <= p->degree + n - 1; i++) {
        sum += factor[i] - (i >= n ? factor[i - n] : 0);
        p->c[i] = sum;
    }
    p->degree += n - 1;
}

// The same undone: coefficients of the quotient from the lowest power on.
static void divide(struct polynomial *p, int n)
{
    double before = 0;
    for (int i = 0; i <= p->degree; i++) {
        double c = p->c[i];
        p->c[i] = c - before + (i >= n ? p->c[i - n] : 0);
        before = c;
    }
    p->degree -= n - 1;
}

// P(|score| >= observed) for a random arrangement of the sorted values.
static double exact_p(const double *sorted, size_t n, double score)
{
    struct polynomial p = {.c = {1}};
    for (int k = 2; k <= (int)n; k++)
        multiply(&p, k);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && sorted[end] == sorted[i];)
            end++;
        for (int k = 2; k <= (int)(end - i); k++)
            divide(&p, k);
    }
    double extreme = 0, all = 0; // i inversions of `degree` untied pairs: score degree - 2i
    for (int i = 0; i <= p.degree; i++) {
        all += p.c[i];
        extreme += fabs((double)p.degree - 2. * i) >= fabs(score) ? p.c[i] : 0;
    }
    return extreme / all;
}

// Of the score, over all arrangements (Kendall 1975).
static double score_variance(const double *sorted, size_t n)
{
    double count = (double)n, var = count * (count - 1) * (2 * count + 5);
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && sorted[end] == sorted[i];)
            end++;
        double t = (double)(end - i);
        var -= t * (t - 1) * (2 * t + 5);
    }
    return var / 18;
}

static double normal_p(double score, double variance)
{
    double distance = fabs(score) - 1;
    return distance > 0 ? 2 * pa_tail_normal(distance / sqrt(variance)).upper : 1;
}

static double count_tied_pairs(const double *sorted, size_t n)
{
    double tied = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && sorted[end] == sorted[i];)
            end++;
        tied += .5 * (double)(end - i) * (double)(end - i - 1);
    }
    return tied;
}

void pa_trend_mann_kendall(const double *x, size_t n, struct pa_trend *trend)
{
    *trend = (struct pa_trend){.p = 1, .exact = n <= EXACT_LIMIT};
    if (n < 2)
        return;
    double *sorted = pa_xmalloc(n * sizeof *sorted), pairs = .5 * (double)n * (double)(n - 1);
    memcpy(sorted, x, n * sizeof *sorted);
    double falls = (double)pa_summary_sort(sorted, n);
    trend->score = pairs - count_tied_pairs(sorted, n) - 2 * falls;
    trend->tau = trend->score / pairs;
    trend->variance = score_variance(sorted, n);
    if (n >= 3)
        trend->p = trend->exact ? exact_p(sorted, n, trend->score)
                                : normal_p(trend->score, trend->variance);
    free(sorted);
}
