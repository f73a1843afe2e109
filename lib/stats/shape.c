// SPDX-License-Identifier: Apache-2.0
#include "stats/shape.h"

#include "stats/outlier.h"
#include "stats/summary.h"
#include "stats/tail.h"

#include <math.h>

// What normal samples of n = 5 ... 30 values show: the share of them that pa_outlier_is_bimodal()
// takes for two modes, the share of values that pa_outlier_count() counts, and the gap in MADs that
// one sample of 4,000 exceeds (with a fifth of the values on either side). By simulation of 300,000
// samples each, standard errors up to 1 % of the first two, some % of the third. Beyond 30 the last
// row stands for all: the true ones are smaller.
struct chance {
    double two_modes, outliers, gap;
};

static const struct chance CHANCE[] = {
    {.3137, .0692, 165},     {.0422, .0438, 18.7},     {.0552, .0478, 23.2},
    {.0398, .0343, 14.9},    {.0420, .0361, 15.0},     {.0314, .0279, 11.8},
    {.00827, .0287, 7.57},   {.00624, .0231, 6.64},    {.00647, .0238, 6.34},
    {.00488, .0200, 5.89},   {.00486, .0204, 5.50},    {.00114, .0175, 3.93},
    {.00115, .0178, 3.94},   {.00078, .0158, 3.72},    {.00089, .0159, 3.78},
    {.000597, .0141, 3.54},  {.000193, .0143, 2.81},   {.000113, .0130, 2.69},
    {.000120, .0130, 2.73},  {.000060, .0119, 2.63},   {.000087, .0120, 2.62},
    {.0000067, .0112, 2.15}, {.000033, .0111, 2.16},   {.000013, .0104, 2.08},
    {.000027, .0105, 2.11},  {.0000067, .00984, 1.95},
};

enum { LEAST = 5, MOST = LEAST + sizeof CHANCE / sizeof *CHANCE - 1 };

// The rate of wide gaps that the third column is made for.
static const double WIDE_RATE = 1. / 4000;

static double widest_gap(const double *x, size_t n)
{
    double widest = 0;
    for (size_t i = 1; i < n; i++)
        widest = fmax(widest, x[i] - x[i - 1]);
    return widest;
}

static void add(struct pa_shape_count *count, size_t trials, size_t found, double rate)
{
    count->trials += trials;
    count->found += found;
    count->expected += rate * (double)trials;
}

struct pa_shape pa_shapes_add(struct pa_shapes *shapes, const double *x, size_t n)
{
    struct pa_shape shape = {0};
    double mad = pa_summary_sorted_mad(x, n, pa_summary_sorted_median(x, n));
    if (n < LEAST || !(mad > 0))
        return shape;
    const struct chance *chance = &CHANCE[(n < MOST ? n : MOST) - LEAST];
    shape.outliers = pa_outlier_count(x, n);
    shape.two_modes = pa_outlier_is_bimodal(x, n);
    shape.wide_apart = shape.two_modes && widest_gap(x, n) > fmax(chance->gap, 3) * mad;
    add(&shapes->outliers, n, shape.outliers, chance->outliers);
    add(&shapes->two_modes, 1, shape.two_modes, chance->two_modes);
    add(&shapes->wide_apart, 1, shape.wide_apart, WIDE_RATE);
    return shape;
}

bool pa_shapes_beyond_chance(const struct pa_shape_count *count, double level)
{
    if (count->found == 0)
        return false;
    double trials = (double)count->trials, rate = count->expected / trials;
    return pa_tail_binomial((double)count->found, trials, rate).upper <= level;
}
