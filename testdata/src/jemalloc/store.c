// SPDX-License-Identifier: Apache-2.0
// A store of records of several sizes, half of which are freed again, filled by two threads.
#include <jemalloc/jemalloc.h>
#include <pthread.h>
#include <stdlib.h>

enum { RECORDS = 4000 };

__attribute__((noinline)) static void *small(size_t i)
{
    return malloc(64 + i % 100);
}

__attribute__((noinline)) static void *large(size_t i)
{
    return malloc(20000 + i % 1000);
}

__attribute__((noinline)) static void fill(void **records)
{
    for (size_t i = 0; i < RECORDS; i++)
        records[i] = i % 16 ? small(i) : large(i);
    for (size_t i = 0; i < RECORDS; i += 2)
        free(records[i]);
}

static void *run(void *records)
{
    fill(records);
    return NULL;
}

int main(int argc, char **argv)
{
    static void *records[2][RECORDS];
    const char *path = argc > 1 ? argv[1] : "store.heap";
    pthread_t thread;
    if (pthread_create(&thread, NULL, run, records[1]) != 0)
        return 1;
    fill(records[0]);
    pthread_join(thread, NULL);
    return mallctl("prof.dump", NULL, NULL, &path, sizeof path) != 0;
}
