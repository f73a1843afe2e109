// SPDX-License-Identifier: Apache-2.0
#include "cli/nearest.h"

#include <limits.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

enum { LONGEST = 63 };

static bool same(char a, char b)
{
    return (a == '_' ? '-' : a) == (b == '_' ? '-' : b);
}

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned pa_nearest_distance(const char *a, const char *b)
{
    size_t m = strlen(a), n = strlen(b);
    if (m > LONGEST || n > LONGEST)
        return UINT_MAX;
    unsigned d[LONGEST + 1][LONGEST + 1]; // d[i][j]: the first i of a, the first j of b
    for (size_t i = 0; i <= m; i++)
        d[i][0] = (unsigned)i;
    for (size_t j = 0; j <= n; j++)
        d[0][j] = (unsigned)j;
    for (size_t i = 1; i <= m; i++) {
        for (size_t j = 1; j <= n; j++) {
            unsigned change = d[i - 1][j - 1] + !same(a[i - 1], b[j - 1]);
            d[i][j] = least(change, least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) && same(a[i - 2], b[j - 1]))
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    }
    return d[m][n];
}

void pa_nearest_offer(struct pa_nearest *nearest, const char *name)
{
    unsigned distance = pa_nearest_distance(nearest->wanted, name);
    if (!nearest->best || distance < nearest->distance) {
        nearest->best = name;
        nearest->distance = distance;
    }
}

const char *pa_nearest_best(const struct pa_nearest *nearest)
{
    if (!nearest->best || nearest->distance > strlen(nearest->wanted) / 3 + 1 ||
        nearest->distance >= strlen(nearest->best))
        return NULL;
    return nearest->best;
}
