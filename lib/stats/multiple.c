// SPDX-License-Identifier: Apache-2.0
#include "stats/multiple.h"

#include "base/memory.h"
#include "stats/rank.h"

#include <math.h>
#include <stdlib.h>

struct entry {
    double log_p;
    size_t index;
};

static int compare_entries(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->log_p != y->log_p)
        return x->log_p < y->log_p ? -1 : 1;
    return (x->index > y->index) - (x->index < y->index);
}

// Collects the tests among n as entries: log p less the logarithm of the weight (size NULL: all
// weights are 1). Writes NaN to the q of entries that are no test. Returns the number of tests.
static size_t weigh(const double *log_p, const double *size, size_t n, struct entry *entries,
                    double *q)
{
    double total = 0;
    size_t tests = 0;
    for (size_t i = 0; i < n; i++) {
        if (isnan(log_p[i])) {
            q[i] = NAN;
            continue;
        }
        entries[tests++] = (struct entry){log_p[i], i};
        total += size ? size[i] : 0;
    }
    double mean = total / (double)tests;
    for (size_t t = 0; size && total > 0 && t < tests; t++)
        entries[t].log_p -= log(pa_multiple_weight(size[entries[t].index] / mean));
    return tests;
}

void pa_multiple_sized_q_values(const double *log_p, const double *size, size_t n, double *q)
{
    struct entry *entries = pa_xmalloc(n * sizeof *entries);
    size_t tests = weigh(log_p, size, n, entries, q);
    qsort(entries, tests, sizeof *entries, compare_entries);
    double least = 0;
    for (size_t rank = tests; rank > 0; rank--) {
        double log_q = entries[rank - 1].log_p + log((double)tests / (double)rank);
        least = log_q < least ? log_q : least;
        q[entries[rank - 1].index] = exp(least);
    }
    free(entries);
}

void pa_multiple_q_values(const double *log_p, size_t n, double *q)
{
    pa_multiple_sized_q_values(log_p, NULL, n, q);
}

double pa_multiple_weight(double relative)
{
    static const double even = .5;
    return even + (1 - even) * relative;
}

size_t pa_multiple_needed_n(size_t tests, double rate)
{
    if (!(rate > 0))
        return 0;
    size_t n = 1;
    while (pa_rank_smallest_p(n, n) * (double)tests > rate && n < 500)
        n++;
    return n;
}
