// SPDX-License-Identifier: Apache-2.0
// Recursion, code inlined from another file, calls into libraries.
#include "inl.h"
#include <stdio.h>
#include <stdlib.h>
int odd(int n);
volatile int g;
int even(int n)
{
    g++;
    return n == 0 ? 1 : odd(n - 1);
}
int odd(int n)
{
    g++;
    return n == 0 ? 0 : even(n - 1);
}
int fact(int n)
{
    g++;
    return n <= 1 ? 1 : n * fact(n - 1);
}
int sumup(int k)
{
    int s = 0;
    for (int i = 0; i < k; i++) {
        if (i % 3 == 0)
            s += sq(i);
        else
            s -= i;
    }
    return s;
}
static int cmp(const void *a, const void *b)
{
    return *(int *)a - *(int *)b;
}
int main(void)
{
    int v[200];
    for (int i = 0; i < 200; i++)
        v[i] = (i * 7919) % 1009;
    qsort(v, 200, sizeof v[0], cmp);
    int t = 0;
    for (int i = 0; i < 20; i++)
        t += sumup(50) + fact(8) + even(9);
    printf("%d %d\n", t, v[3]);
    free(malloc(100));
    return 0;
}
