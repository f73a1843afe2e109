// SPDX-License-Identifier: Apache-2.0
#include "stats/serial.h"

#include "base/memory.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// How many of the ascending values are less than x, or not greater.
static size_t count_below(const double *sorted, size_t n, double x, bool or_equal)
{
    size_t from = 0, to = n;
    while (from < to) {
        size_t middle = from + (to - from) / 2;
        double y = sorted[middle];
        bool below = isnan(x) ? or_equal && isnan(y) : isnan(y) || y < x || (or_equal && y == x);
        if (below)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

// Mid-ranks minus their mean.
static void centred_ranks(const double *x, size_t n, double *rank)
{
    double *sorted = pa_xmalloc(n * sizeof *sorted);
    memcpy(sorted, x, n * sizeof *sorted);
    pa_summary_sort(sorted, n);
    for (size_t i = 0; i < n; i++)
        rank[i] = .5 * (double)(count_below(sorted, n, x[i], false) +
                                count_below(sorted, n, x[i], true)) -
                  .5 * (double)n;
    free(sorted);
}

void pa_serial_add(struct pa_serial *serial, const double *x, size_t n)
{
    if (n < 4)
        return;
    double *rank = pa_xmalloc(n * sizeof *rank), squares = 0, fourth = 0, products = 0;
    centred_ranks(x, n, rank);
    for (size_t i = 0; i < n; i++) {
        squares += rank[i] * rank[i];
        fourth += rank[i] * rank[i] * rank[i] * rank[i];
        products += i ? rank[i] * rank[i - 1] : 0;
    }
    free(rank);
    if (squares == 0)
        return;
    double count = (double)n, s4 = fourth / (squares * squares);
    double second_moment = (1 - s4) / count + (1 - 2 * s4) / (count * (count - 1));
    serial->excess += products / squares + 1 / count;
    serial->variance += second_moment - 1 / (count * count);
    serial->samples++;
}

double pa_serial_p(const struct pa_serial *serial)
{
    if (!(serial->variance > 0))
        return 1;
    return pa_tail_normal(serial->excess / sqrt(serial->variance)).upper;
}
