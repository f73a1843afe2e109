// SPDX-License-Identifier: Apache-2.0
#include "stats/summary.h"

#include "stats/portable.h"
#include "stats/tail.h"

#include <assert.h>
#include <math.h>

double pa_summary_sum(const double *x, size_t n)
{
    double sum = 0, lost = 0;
    for (size_t i = 0; i < n; i++) {
        double next = sum + x[i];
        lost += fabs(sum) >= fabs(x[i]) ? (sum - next) + x[i] : (x[i] - next) + sum;
        sum = next;
    }
    // An infinite sum has lost infinity minus infinity.
    return isfinite(sum) ? sum + lost : sum;
}

double pa_summary_mean(const double *x, size_t n)
{
    return n ? pa_summary_sum(x, n) / (double)n : NAN;
}

double pa_summary_variance(const double *x, size_t n)
{
    if (n < 2)
        return NAN;
    double mean = pa_summary_mean(x, n), squares = 0, rest = 0;
    for (size_t i = 0; i < n; i++) {
        double d = x[i] - mean;
        squares += d * d;
        rest += d; // zero but for the rounding of the mean
    }
    return (squares - rest * rest / (double)n) / (double)(n - 1);
}

double pa_summary_geomean(const double *x, size_t n)
{
    double mean = 0; // of the logarithms, updated value by value: no large sum, no overflow
    for (size_t i = 0; i < n; i++) {
        if (!(x[i] > 0))
            return NAN;
        mean += (pa_portable_log(x[i]) - mean) / (double)(i + 1);
    }
    return n ? pa_portable_exp(mean) : NAN;
}

double pa_summary_sorted_quantile(const double *x, size_t n, double q)
{
    if (n == 0 || isnan(q))
        return NAN;
    double position = 1. / 3 + q * ((double)n + 1. / 3); // rank from 1
    double whole = floor(position), part = position - whole;
    if (whole < 1)
        return x[0];
    if (whole >= (double)n)
        return x[n - 1];
    size_t i = (size_t)whole - 1;
    return part > 0 && x[i] != x[i + 1] ? x[i] + part * (x[i + 1] - x[i]) : x[i];
}

double pa_summary_sorted_median(const double *x, size_t n)
{
    if (n == 0)
        return NAN;
    if (n % 2 || x[n / 2 - 1] == x[n / 2])
        return x[n / 2];
    return x[n / 2 - 1] + .5 * (x[n / 2] - x[n / 2 - 1]);
}

double pa_summary_sorted_mode(const double *x, size_t n)
{
    double mode = n ? x[0] : NAN;
    size_t most = 0;
    for (size_t i = 0, end; i < n; i = end) {
        for (end = i + 1; end < n && x[end] == x[i];)
            end++;
        if (end - i > most)
            most = end - i, mode = x[i];
    }
    return mode;
}

double pa_summary_sorted_mad(const double *x, size_t n, double centre)
{
    // The distances fall, then rise: walk them from the middle outwards in order.
    if (n == 0 || isnan(centre))
        return NAN;
    size_t right = 0;
    while (right < n && x[right] < centre)
        right++;
    size_t left = right; // x[left - 1] is the next one below the centre
    double before = 0, last = 0;
    for (size_t taken = 0; taken <= n / 2; taken++) {
        before = last;
        bool lower = left > 0 && (right == n || centre - x[left - 1] <= x[right] - centre);
        last = lower ? centre - x[--left] : x[right++] - centre;
    }
    return n % 2 ? last : before + .5 * (last - before);
}

// NaN is below all numbers.
static bool precedes(double a, double b)
{
    return a < b || (isnan(a) && !isnan(b));
}

static void swap(double *a, double *b)
{
    double t = *a;
    *a = *b;
    *b = t;
}

double pa_summary_select(double *x, size_t n, size_t k)
{
    assert(k < n);
    size_t lo = 0, hi = n - 1;
    while (lo < hi) { // Hoare's selection; the pivot is the median of three
        size_t mid = lo + (hi - lo) / 2;
        if (precedes(x[mid], x[lo]))
            swap(&x[mid], &x[lo]);
        if (precedes(x[hi], x[lo]))
            swap(&x[hi], &x[lo]);
        if (precedes(x[hi], x[mid]))
            swap(&x[hi], &x[mid]);
        double pivot = x[mid];
        size_t i = lo, j = hi;
        for (;;) {
            while (precedes(x[i], pivot))
                i++;
            while (precedes(pivot, x[j]))
                j--;
            if (i >= j)
                break;
            swap(&x[i++], &x[j--]);
        }
        if (k <= j) // x[lo..j] <= pivot <= x[j+1..hi], neither is empty
            hi = j;
        else
            lo = j + 1;
    }
    return x[k];
}

// Binomial(n, 1/2) at k, exact for n <= 50.
static double half_binomial(size_t n, size_t k)
{
    double c = 1;
    for (size_t i = 0; i < k; i++)
        c = c * (double)(n - i) / (double)(i + 1);
    return ldexp(c, -(int)n);
}

static struct pa_order_interval small_interval(size_t n, double confidence)
{
    size_t lo = (n + 2) / 2 - 1, hi = lo + 1; // the ranks [lo, hi) around the lower mode
    double cover = half_binomial(n, lo);
    while (cover < confidence && (lo > 0 || hi <= n)) {
        double left = lo > 0 ? half_binomial(n, lo - 1) : 0;
        double right = hi <= n ? half_binomial(n, hi) : 0;
        if (left >= right)
            cover += left, lo--;
        else
            cover += right, hi++;
    }
    return (struct pa_order_interval){lo, hi, cover};
}

static double normal_cover(double lo, double hi, double mean, double sd)
{
    return pa_tail_normal((hi - .5 - mean) / sd).lower -
           pa_tail_normal((lo - .5 - mean) / sd).lower;
}

static struct pa_order_interval large_interval(size_t n, double confidence)
{
    double mean = (double)n / 2, sd = sqrt((double)n) / 2;
    double from = mean + sd * pa_tail_normal_quantile((1 - confidence) / 2);
    double lo = floor(from - .5) + 1, hi = ceil(2 * mean - from - .5) + 1;
    double cover = normal_cover(lo, hi, mean, sd), less = normal_cover(lo, hi - 1, mean, sd);
    if (less >= confidence && less < cover)
        cover = less, hi--;
    if (lo <= 0 && hi >= (double)n + 1)
        cover = 1;
    lo = lo < 0 ? 0 : lo;
    hi = hi > (double)n + 1 ? (double)n + 1 : hi;
    return (struct pa_order_interval){(size_t)lo, (size_t)hi, cover};
}

struct pa_order_interval pa_summary_median_interval(size_t n, double confidence)
{
    if (n == 0 || confidence >= 1)
        return (struct pa_order_interval){0, n + 1, 1};
    return n <= 30 ? small_interval(n, confidence) : large_interval(n, confidence);
}

size_t pa_summary_median_interval_needs(double confidence, size_t limit)
{
    for (size_t n = 1; n <= limit; n++) {
        struct pa_order_interval ci = pa_summary_median_interval(n, confidence);
        if (ci.lo >= 1 && ci.hi <= n)
            return n;
    }
    return 0;
}

double pa_summary_t_half_width(const double *x, size_t n, double confidence)
{
    if (n < 2)
        return INFINITY;
    double t = pa_tail_t_quantile(.5 + confidence / 2, (double)(n - 1));
    return t * sqrt(pa_summary_variance(x, n) / (double)n);
}
