// SPDX-License-Identifier: Apache-2.0
#include "stats/heap_variance.h"

#include "stats/tail.h"

#include <math.h>

double pa_heap_variance_share(double size, double rate)
{
    return rate <= 1 ? 1 : -expm1(-size / rate);
}

double pa_heap_variance_samples(double count, double size, double rate)
{
    return round(count * pa_heap_variance_share(size, rate));
}

double pa_heap_variance_bytes(double samples, double size, double rate)
{
    double q = pa_heap_variance_share(size, rate);
    double missed = rate <= 1 ? 0 : exp(-size / rate); // 1 - q
    return samples * size * size * missed / (q * q);
}

// Adds a bucket: bytes and samples to the test, its share of the variance to *variance.
static void add_bucket(const struct pa_heap_bucket *b, double old_rate, double new_rate,
                       struct pa_heap_test *test, double *variance)
{
    double q0 = pa_heap_variance_share(b->size, old_rate);
    double q1 = pa_heap_variance_share(b->size, new_rate);
    double k0 = pa_heap_variance_samples(b->old_count, b->size, old_rate);
    double k1 = pa_heap_variance_samples(b->new_count, b->size, new_rate);
    double objects = (k0 + k1) / (q0 + q1); // pooled, of either side
    test->old_bytes += b->size * k0 / q0;
    test->new_bytes += b->size * k1 / q1;
    test->samples += k0 + k1;
    *variance += pa_heap_variance_bytes(objects * q0, b->size, old_rate) +
                 pa_heap_variance_bytes(objects * q1, b->size, new_rate);
}

// Half of the point itself counts (mid-p, Lancaster 1961), so that the size of the test is near its
// level for few samples too, not far below.
static double mid_upper(double x, double n)
{
    return .5 * (pa_tail_binomial(x, n, .5).upper + pa_tail_binomial(x + 1, n, .5).upper);
}

// The bytes of each side as if they were a count of equal pieces with the same variance.
static double small_p(const struct pa_heap_test *test, double variance)
{
    double piece = variance / (test->old_bytes + test->new_bytes);
    double x0 = test->old_bytes / piece, x1 = test->new_bytes / piece;
    return fmin(1, 2 * fmin(mid_upper(x1, x0 + x1), mid_upper(x0, x0 + x1)));
}

void pa_heap_variance_test(const struct pa_heap_bucket *buckets, size_t count, double old_rate,
                           double new_rate, struct pa_heap_test *test)
{
    double variance = 0;
    *test = (struct pa_heap_test){.p = 1};
    for (size_t i = 0; i < count; i++)
        add_bucket(&buckets[i], old_rate, new_rate, test, &variance);
    test->delta = test->new_bytes - test->old_bytes;
    test->sd = sqrt(variance);
    test->z = test->delta == 0 ? 0 : test->delta / test->sd;
    double bytes = test->old_bytes + test->new_bytes;
    if (variance > 0 && bytes * bytes / variance < 25)
        test->log_p = log(small_p(test, variance));
    else
        test->log_p = fmin(0, log(2) + pa_tail_normal(fabs(test->z)).log_upper);
    test->p = exp(test->log_p);
}
