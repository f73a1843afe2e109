// SPDX-License-Identifier: Apache-2.0
#include "evidence/decimals.h"

#include "base/memory.h"

#include <math.h>
#include <stdlib.h>

// Places of counters: 0 to 999 for themselves, then 900 for the three digits of each further power
// of ten.
enum { FIRST = 1000, POWERS = 16, PLACES = FIRST + 900 * POWERS };

void pa_decimals_release(struct pa_decimals *d)
{
    free(d->count);
    *d = (struct pa_decimals){0};
}

// Further digits are cut off and not rounded: the Go runtime prints no more of them.
static size_t place_of(int64_t value)
{
    size_t base = 0;
    for (; value >= FIRST; value /= 10)
        base += 900;
    return base + (size_t)value < PLACES ? base + (size_t)value : PLACES - 1;
}

static double value_at(size_t place)
{
    double scale = 1;
    while (place >= FIRST) {
        place -= 900;
        scale *= 10;
    }
    return (double)place * scale;
}

static void make(struct pa_decimals *d)
{
    if (!d->count)
        d->count = pa_xcalloc(PLACES, sizeof *d->count);
}

void pa_decimals_add(struct pa_decimals *d, int64_t value)
{
    if (!d->count)
        make(d);
    value = value < 0 ? 0 : value;
    d->least = d->total && d->least < value ? d->least : value;
    d->most = d->total && d->most > value ? d->most : value;
    d->count[place_of(value)]++;
    d->total++;
}

void pa_decimals_merge(struct pa_decimals *to, const struct pa_decimals *from)
{
    if (!from->total)
        return;
    make(to);
    to->least = to->total && to->least < from->least ? to->least : from->least;
    to->most = to->total && to->most > from->most ? to->most : from->most;
    to->total += from->total;
    for (size_t i = 0, last = place_of(from->most); i <= last; i++)
        to->count[i] += from->count[i];
}

// Returns the value at a rank, from 1.
static double value_of_rank(const struct pa_decimals *d, uint64_t rank)
{
    uint64_t seen = 0;
    if (rank >= d->total)
        return (double)d->most;
    for (size_t i = 0; i < PLACES; i++) {
        seen += d->count[i];
        if (seen >= rank) {
            double value = value_at(i);
            return value > (double)d->most ? (double)d->most : value;
        }
    }
    return (double)d->most;
}

double pa_decimals_quantile(const struct pa_decimals *d, double q)
{
    if (!d->total)
        return NAN;
    double rank = ceil(q * (double)d->total);
    return value_of_rank(d, rank < 1 ? 1 : (uint64_t)rank);
}

bool pa_decimals_interval(const struct pa_decimals *d, double q, double *low, double *high)
{
    double n = (double)d->total, half = 1.96 * sqrt(n * q * (1 - q));
    double from = floor(n * q - half), to = ceil(n * q + half) + 1;
    if (!d->total || from < 1 || to > n)
        return false;
    *low = value_of_rank(d, (uint64_t)from);
    *high = value_of_rank(d, (uint64_t)to);
    return true;
}
