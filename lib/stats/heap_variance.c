// SPDX-License-Identifier: Apache-2.0
#include "stats/heap_variance.h"

#include <math.h>

double pa_heap_variance_share(double size, double rate)
{
    return rate <= 1 ? 1 : -expm1(-size / rate);
}

double pa_heap_variance_samples(double count, double size, double rate)
{
    return round(count * pa_heap_variance_share(size, rate));
}

double pa_heap_variance_objects(double samples, double size, double rate)
{
    double q = pa_heap_variance_share(size, rate);
    double missed = rate <= 1 ? 0 : exp(-size / rate); // 1 - q
    return samples * missed / (q * q);
}

double pa_heap_variance_bytes(double samples, double size, double rate)
{
    return size * size * pa_heap_variance_objects(samples, size, rate);
}
