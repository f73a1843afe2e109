// SPDX-License-Identifier: Apache-2.0
// Four benchmarks whose costs the compiler command line decides; planted.py builds them twice. They
// measure CPU time, the best of five, so that another program on the machine is felt less.
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#ifndef FIVE
#define FIVE 2000
#endif
#ifndef TEN
#define TEN 2000
#endif

enum { ITERATIONS = 2000, REPEATS = 5, NUMBERS = 200 };

static volatile uint64_t sink;

static uint64_t mix(uint64_t rounds)
{
    uint64_t hash = 14695981039346656037u;
    for (uint64_t i = 0; i < rounds; i++) {
        hash = (hash ^ i) * 1099511628211u;
        hash ^= hash >> 29;
    }
    return hash;
}

static void five(void)
{
    sink += mix(FIVE);
}

static void ten(void)
{
    sink += mix(TEN);
}

static void same(void)
{
    sink += mix(2000);
}

static int compare(const void *a, const void *b)
{
    int x = *(const int *)a, y = *(const int *)b;
    return (x > y) - (x < y);
}

static void sort(void)
{
    int numbers[NUMBERS];
    for (int i = 0; i < NUMBERS; i++)
        numbers[i] = i * 7919 % 211;
    qsort(numbers, NUMBERS, sizeof *numbers, compare);
    sink += (uint64_t)numbers[0];
}

static double cpu_ns(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

static void run(const char *name, void (*work)(void))
{
    double best = 1e300;
    for (int repeat = 0; repeat < REPEATS; repeat++) {
        double start = cpu_ns();
        for (int i = 0; i < ITERATIONS; i++)
            work();
        double each = (cpu_ns() - start) / ITERATIONS;
        best = each < best ? each : best;
    }
    printf("Benchmark%s\t%d\t%.1f ns/op\n", name, ITERATIONS, best);
}

int main(void)
{
    run("Five", five);
    run("Ten", ten);
    run("Same", same);
    run("Sort", sort);
    return 0;
}
