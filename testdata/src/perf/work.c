// SPDX-License-Identifier: Apache-2.0
// Work that recordings are made of: threads and a forked process that computes, recurses, faults
// pages in and reads clocks, and then runs a shell. work SECONDS THREADS PROCESSES
#define _GNU_SOURCE
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
volatile double sink;
volatile long n;
static inline __attribute__((always_inline)) double inl_step(double x)
{
    return x * 1.0000001 + 0.5 / (x + 1);
}
__attribute__((noinline)) double leaf(int k)
{
    double s = 1;
    for (int i = 0; i < k; i++)
        s = inl_step(s);
    sink = s;
    return s;
}
__attribute__((noinline)) double middle(int k)
{
    double a = leaf(k);
    n++;
    return a + 1;
}
__attribute__((noinline)) void outer(int k)
{
    sink = middle(k) + 2;
    n++;
}
__attribute__((noinline)) int rec(int d)
{
    if (d == 0) {
        outer(20000);
        return 1;
    }
    int r = rec(d - 1);
    n++;
    return r + 1;
}
__attribute__((noinline)) void faults(void)
{
    size_t sz = 2 << 20;
    char *p = mmap(0, sz, 3, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    for (size_t i = 0; i < sz; i += 4096)
        p[i] = 1;
    munmap(p, sz);
    n++;
}
__attribute__((noinline)) void clockread(void)
{
    struct timespec t;
    for (int i = 0; i < 20000; i++)
        clock_gettime(CLOCK_MONOTONIC, &t);
    n++;
}
static double now()
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec + t.tv_nsec * 1e-9;
}
static double lim;
static void loop(double sec)
{
    double e = now() + sec;
    while (now() < e) {
        outer(30000);
        rec(6);
        faults();
        clockread();
        getppid();
    }
}
static void *thr(void *a)
{
    char nm[16];
    snprintf(nm, 16, "wrk %d x", (int)(long)a);
    prctl(PR_SET_NAME, nm);
    loop(lim);
    return 0;
}
int main(int c, char **v)
{
    lim = c > 1 ? atof(v[1]) : 0.4;
    int nt = c > 2 ? atoi(v[2]) : 2, fk = c > 3 ? atoi(v[3]) : 1;
    pthread_t t[8];
    for (long i = 0; i < nt; i++)
        pthread_create(&t[i], 0, thr, (void *)i);
    for (int i = 0; i < fk; i++) {
        pid_t p = fork();
        if (!p) {
            if (i == 0) {
                loop(lim / 2);
                execl("/bin/sh", "sh", "-c", "i=0; while [ $i -lt 20000 ]; do i=$((i+1)); done",
                      (char *)0);
            }
            loop(lim);
            _exit(0);
        }
    }
    loop(lim);
    for (int i = 0; i < nt; i++)
        pthread_join(t[i], 0);
    while (wait(0) > 0)
        ;
    return 0;
}
