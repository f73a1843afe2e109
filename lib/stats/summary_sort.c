// SPDX-License-Identifier: Apache-2.0
// A merge sort: it can count what it undoes, and takes a third of the time of qsort() with a
// function that compares.
#include "base/memory.h"
#include "stats/summary.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { SMALL = 16 }; // up to so many values insertion is faster than merging

// Moves NaN values to the front, whose number is returned. The others keep their order.
static size_t take_nans(double *x, size_t n, uint64_t *falls)
{
    size_t nans = 0, at = n;
    for (size_t i = 0; i < n; i++) {
        *falls += isnan(x[i]) ? i - nans : 0;
        nans += isnan(x[i]) != 0;
    }
    for (size_t i = nans ? n : 0; i-- > 0;)
        if (!isnan(x[i]))
            x[--at] = x[i];
    for (size_t i = 0; i < nans; i++)
        x[i] = NAN;
    return nans;
}

static uint64_t insertion_sort(double *x, size_t n)
{
    uint64_t falls = 0;
    for (size_t i = 1; i < n; i++) {
        double value = x[i];
        size_t at = i;
        for (; at > 0 && x[at - 1] > value; at--)
            x[at] = x[at - 1];
        x[at] = value;
        falls += i - at;
    }
    return falls;
}

// Merges two ascending runs and returns how many pairs, one of each run, stood in falling order.
static uint64_t merge(const double *x, size_t middle, size_t end, double *to)
{
    size_t i = 0, j = middle, k = 0;
    uint64_t falls = 0;
    while (i < middle && j < end) { // without branches that depend on the values
        double left = x[i], right = x[j];
        size_t fall = right < left;
        to[k++] = fall ? right : left;
        falls += fall ? middle - i : 0;
        j += fall;
        i += 1 - fall;
    }
    memcpy(to + k, x + i, (middle - i) * sizeof *x);
    memcpy(to + k + (middle - i), x + j, (end - j) * sizeof *x);
    return falls;
}

static uint64_t merge_sort(double *x, size_t n)
{
    double *merged = pa_xmalloc(n * sizeof *merged);
    uint64_t falls = 0;
    for (size_t from = 0; from < n; from += SMALL)
        falls += insertion_sort(x + from, n - from < SMALL ? n - from : SMALL);
    for (size_t run = SMALL; run < n; run *= 2) {
        for (size_t from = 0; from < n; from += 2 * run) {
            size_t left = n - from, middle = left < run ? left : run;
            falls += merge(x + from, middle, left < 2 * run ? left : 2 * run, merged + from);
        }
        memcpy(x, merged, n * sizeof *x);
    }
    free(merged);
    return falls;
}

uint64_t pa_summary_sort(double *x, size_t n)
{
    uint64_t falls = 0;
    if (n < 2)
        return 0;
    size_t nans = take_nans(x, n, &falls), rest = n - nans;
    return falls + (rest <= SMALL ? insertion_sort(x + nans, rest) : merge_sort(x + nans, rest));
}
