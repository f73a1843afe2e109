// SPDX-License-Identifier: Apache-2.0
// A program of fixed work that counts its own samples, for changes planted by building it again:
//     cc -O2 -fno-omit-frame-pointer -rdynamic -DLARGE=150 work.c && ./a.out 700 >stacks
// writes a line "main;round_of_work;large COUNT" for each stack. A second thread sends a signal for
// each half a millisecond of processor time, which is finer than the ticks that profilers' own
// timers are rounded to: a second gives 2000 samples.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <ucontext.h>

// ---- What variants change: per cent of the usual cost

#ifndef LARGE
#define LARGE 100
#endif
#ifndef MIDDLE
#define MIDDLE 100
#endif
#ifndef SMALL
#define SMALL 100
#endif
#ifndef ALL
#define ALL 100
#endif
#ifndef INLINED // how `helper` is compiled
#define INLINED __attribute__((noinline))
#endif
#ifndef RENAMED // what `parse` is called
#define RENAMED parse
#endif

// ---- The work

#define KEEP __attribute__((noinline))

static volatile uint64_t sink;
static uint64_t state = 1;

// A call in every function, so that the compiler gives each a frame.
KEEP uint64_t draw(void)
{
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state;
}

// Every call takes between half and one and a half of its cost, as real calls differ.
static inline __attribute__((always_inline)) void spin(uint64_t cost, uint64_t per_cent)
{
    uint64_t x = draw(), steps = cost * per_cent * ALL / 10000 * (512 + x % 1024) / 1024;
    for (; steps > 0; steps--)
        x ^= x << 13, x ^= x >> 7, x ^= x << 17;
    sink += x;
}

enum { UNIT = 600 }; // steps of one thousandth of a round

#define WORK(name, share)                                                                          \
    KEEP void name(void)                                                                           \
    {                                                                                              \
        spin(UNIT *share, 100);                                                                    \
        sink++;                                                                                    \
    }
WORK(scan, 90)
WORK(hash, 80)
WORK(lookup, 70)
WORK(insert, 60)
WORK(compress, 60)
WORK(escape, 50)
WORK(quote, 40)
WORK(split, 40)
WORK(join, 30)
WORK(trim, 30)
WORK(log_line, 20)
WORK(flush, 20)
WORK(RENAMED, 50)

KEEP void large(void)
{
    spin(UNIT * 200, LARGE);
    sink++;
}
KEEP void middle(void)
{
    spin(UNIT * 50, MIDDLE);
    sink++;
}
KEEP void small(void)
{
    spin(UNIT * 10, SMALL);
    sink++;
}

INLINED void helper(void)
{
    spin(UNIT * 50, 100);
    sink++;
}
KEEP void caller(void)
{
    spin(UNIT * 50, 100);
    helper();
    sink++;
}

KEEP void reading(void)
{
    scan();
    split();
    trim();
    RENAMED();
    caller();
    small();
    sink++;
}
KEEP void storing(void)
{
    hash();
    lookup();
    insert();
    large();
    sink++;
}
KEEP void writing(void)
{
    compress();
    escape();
    quote();
    join();
    middle();
    log_line();
    flush();
    sink++;
}
KEEP void round_of_work(void)
{
    reading();
    storing();
    writing();
    sink++;
}

// ---- Samples

enum { DEPTH = 8, ROOM = 1 << 16, PERIOD = 500000 /* ns */ };

static struct {
    uintptr_t frame[DEPTH];
} samples[ROOM];
static volatile sig_atomic_t taken;
static uintptr_t stack_end;
static atomic_bool done;

// Follows the frame pointers from the interrupted instruction up to main.
static void take(int number, siginfo_t *info, void *context)
{
    const greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
    uintptr_t at = (uintptr_t)r[REG_RBP], low = (uintptr_t)r[REG_RSP];
    (void)number, (void)info;
    if (taken == ROOM)
        return;
    uintptr_t *frame = samples[taken].frame;
    *frame++ = (uintptr_t)r[REG_RIP];
    for (int i = 1; i < DEPTH && at >= low && at < stack_end; i++) {
        *frame++ = ((uintptr_t *)at)[1] - 1;
        at = ((uintptr_t *)at)[0];
    }
    taken = taken + 1;
}

static int64_t nanoseconds(clockid_t clock)
{
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

static void *remind(void *worker)
{
    pthread_t thread = *(pthread_t *)worker;
    clockid_t clock; // of the worker's processor time
    pthread_getcpuclockid(thread, &clock);
    for (int64_t next = nanoseconds(clock) + PERIOD; !done;) {
        nanosleep(&(struct timespec){0, PERIOD / 4}, NULL);
        if (nanoseconds(clock) < next)
            continue;
        pthread_kill(thread, SIGPROF);
        next += PERIOD;
    }
    return NULL;
}

static const char *name_of(uintptr_t address)
{
    Dl_info info;
    return address && dladdr((void *)address, &info) && info.dli_sname ? info.dli_sname : "";
}

static void print_sample(const uintptr_t *frame)
{
    bool begun = false;
    for (int i = DEPTH - 1; i >= 0; i--) {
        const char *name = name_of(frame[i]);
        if (begun || strcmp(name, "main") == 0)
            printf("%s%s", begun ? ";" : "", *name ? name : "[library]");
        begun |= strcmp(name, "main") == 0;
    }
    printf(begun ? " 1\n" : "main 1\n");
}

int main(int argc, char **argv)
{
    struct sigaction action = {.sa_sigaction = take, .sa_flags = SA_SIGINFO | SA_RESTART};
    pthread_t self = pthread_self(), timer;
    stack_end = (uintptr_t)__builtin_frame_address(0) + 16;
    state = (uint64_t)nanoseconds(CLOCK_REALTIME) | 1;
    sigaction(SIGPROF, &action, NULL);
    pthread_create(&timer, NULL, remind, &self);
    for (int round = argc > 1 ? atoi(argv[1]) : 1; round > 0; round--)
        round_of_work();
    done = true;
    pthread_join(timer, NULL);
    for (int i = 0; i < taken; i++)
        print_sample(samples[i].frame);
    return 0;
}
