// SPDX-License-Identifier: Apache-2.0
#include "stats/serial.h"

#include "base/memory.h"
#include "stats/tail.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

// How many of the n ascending values are less than x, which is one of them: NaN is the lowest. No
// branch depends on the values.
static size_t count_below(const double *sorted, size_t n, double x)
{
    const double *from = sorted;
    if (isnan(x))
        return 0;
    for (size_t left = n; left > 1;) {
        size_t half = left / 2;
        from += from[half - 1] >= x ? 0 : half;
        left -= half;
    }
    return (size_t)(from - sorted);
}

// The mid-rank minus the mean of all, for each of the ascending values.
static void rank_sorted(const double *sorted, size_t n, double *rank)
{
    for (size_t from = 0, to; from < n; from = to) {
        bool nan = isnan(sorted[from]);
        for (to = from + 1; to < n && (nan ? isnan(sorted[to]) : sorted[to] == sorted[from]);)
            to++;
        for (size_t i = from; i < to; i++)
            rank[i] = .5 * (double)(from + to) - .5 * (double)n;
    }
}

void pa_serial_add(struct pa_serial *serial, const double *x, const double *sorted, size_t n)
{
    if (n < 4)
        return;
    double *ranks = pa_xmalloc(n * sizeof *ranks), squares = 0, fourth = 0, products = 0;
    double before = 0;
    rank_sorted(sorted, n, ranks);
    for (size_t i = 0; i < n; i++) {
        double rank = ranks[count_below(sorted, n, x[i])];
        squares += rank * rank;
        fourth += rank * rank * rank * rank;
        products += before * rank;
        before = rank;
    }
    free(ranks);
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
