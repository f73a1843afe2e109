// SPDX-License-Identifier: Apache-2.0
#include "evidence/machine.h"

#include "base/file.h"
#include "base/number.h"
#include "input/text.h"
#include "stats/summary.h"

#include <dirent.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LARGEST = 1 << 20, CPUS = 4096 };

// All of a small file, trimmed; NULL if it cannot be read.
static const char *slurp(const char *root, const char *path, struct pa_arena *arena)
{
    struct pa_bytes bytes = {0};
    struct pa_error err;
    if (!pa_file_read(pa_arena_printf(arena, "%s%s", root, path), LARGEST, &bytes, &err))
        return NULL;
    const char *text = (const char *)bytes.data;
    struct pa_text t = {text, text + bytes.size};
    while (t.end > t.next && (t.end[-1] == '\n' || t.end[-1] == ' '))
        t.end--;
    char *copy = pa_arena_strndup(arena, t.next, pa_text_size(t));
    free(bytes.data);
    return copy;
}

// The number behind `word` at the start of a line.
static int64_t number_of(const char *text, const char *word)
{
    int64_t value;
    size_t size = strlen(word);
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        if (strncmp(line, word, size) == 0 && line[size] == ' ') {
            struct pa_text t = {line + size, line + strlen(line)};
            pa_text_spaces(&t);
            return pa_text_int64(&t, &value) ? value : -1;
        }
    }
    return -1;
}

// "cpu  user nice system idle iowait irq softirq steal …"
static void read_stat(struct pa_machine_look *l, const char *root, struct pa_arena *arena)
{
    const char *text = slurp(root, "/proc/stat", arena);
    int64_t n[8];
    l->busy = l->idle = l->steal = -1;
    if (!text || strncmp(text, "cpu ", 4) != 0)
        return;
    struct pa_text t = {text + 4, text + strlen(text)};
    for (int i = 0; i < 8; i++) {
        pa_text_spaces(&t);
        if (!pa_text_int64(&t, &n[i]))
            return;
    }
    l->busy = n[0] + n[1] + n[2] + n[5] + n[6];
    l->idle = n[3] + n[4];
    l->steal = n[7];
}

static void read_cpuinfo(struct pa_machine_look *l, const char *root, struct pa_arena *arena)
{
    const char *text = slurp(root, "/proc/cpuinfo", arena);
    l->cpus = -1;
    if (!text)
        return;
    l->cpus = 0;
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += *line == '\n';
        l->cpus += strncmp(line, "processor", 9) == 0;
        const char *colon = strncmp(line, "model name", 10) == 0 ? strchr(line, ':') : NULL;
        if (colon && !l->model)
            l->model = pa_arena_strndup(arena, colon + 2, strcspn(colon + 2, "\n"));
    }
    const char *flags = strstr(text, "\nflags");
    if (flags) {
        struct pa_text t = {flags + 1, flags + 1 + strcspn(flags + 1, "\n")};
        l->virtual_ = pa_text_find(t, " hypervisor") ? "yes" : "no";
    }
}

static const char *on_off(const char *text, const char *on)
{
    return text ? (strcmp(text, on) == 0 ? "on" : "off") : NULL;
}

static void read_frequency(struct pa_machine_look *l, const char *root, struct pa_arena *arena)
{
    static const char cpu[] = "/sys/devices/system/cpu/";
    l->governor =
        slurp(root, pa_arena_printf(arena, "%scpu0/cpufreq/scaling_governor", cpu), arena);
    const char *no_turbo =
        slurp(root, pa_arena_printf(arena, "%sintel_pstate/no_turbo", cpu), arena);
    const char *boost = slurp(root, pa_arena_printf(arena, "%scpufreq/boost", cpu), arena);
    l->turbo = no_turbo ? on_off(no_turbo, "0") : on_off(boost, "1");
    l->smt = on_off(slurp(root, pa_arena_printf(arena, "%ssmt/active", cpu), arena), "1");
    l->throttled = -1;
    for (int64_t i = 0; i < l->cpus && i < CPUS; i++) {
        const char *text = slurp(
            root,
            pa_arena_printf(arena, "%scpu%d/thermal_throttle/core_throttle_count", cpu, (int)i),
            arena);
        int64_t n;
        if (text && pa_parse_int64(text, strlen(text), &n))
            l->throttled = (l->throttled < 0 ? 0 : l->throttled) + n;
    }
}

static void count_nodes(struct pa_machine_look *l, const char *root, struct pa_arena *arena)
{
    DIR *folder = opendir(pa_arena_printf(arena, "%s/sys/devices/system/node", root));
    l->nodes = folder ? 0 : -1;
    for (struct dirent *e; folder && (e = readdir(folder)) != NULL;)
        l->nodes +=
            strncmp(e->d_name, "node", 4) == 0 && e->d_name[4] >= '0' && e->d_name[4] <= '9';
    if (folder)
        closedir(folder);
}

// "200000 100000" is two CPUs; "max 100000" no limit. The process's own group, else the root of
// what a container sees.
static void read_cgroup(struct pa_machine_look *l, const char *root, struct pa_arena *arena)
{
    const char *groups = slurp(root, "/proc/self/cgroup", arena);
    const char *own = groups ? strstr(groups, "0::") : NULL;
    const char *path = own ? pa_arena_strndup(arena, own + 3, strcspn(own + 3, "\n")) : "";
    path = strcmp(path, "/") == 0 ? "" : path;
    const char *max = slurp(root, pa_arena_printf(arena, "/sys/fs/cgroup%s/cpu.max", path), arena);
    const char *stat =
        slurp(root, pa_arena_printf(arena, "/sys/fs/cgroup%s/cpu.stat", path), arena);
    l->quota = -1;
    l->quota_stops = stat ? number_of(stat, "nr_throttled") : -1;
    if (!max)
        return;
    struct pa_text t = {max, max + strlen(max)};
    double limit, period;
    if (pa_text_double(&t, &limit) && pa_text_skip(&t, " ") && pa_text_double(&t, &period) &&
        period > 0)
        l->quota = limit / period;
}

static int64_t now(clockid_t clock)
{
    struct timespec t = {0};
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

void pa_machine_look(struct pa_machine_look *l, const char *root, struct pa_arena *arena)
{
    *l = (struct pa_machine_look){.load = NAN, .swapped = -1};
    read_stat(l, root, arena);
    read_cpuinfo(l, root, arena);
    read_frequency(l, root, arena);
    count_nodes(l, root, arena);
    read_cgroup(l, root, arena);
    const char *load = slurp(root, "/proc/loadavg", arena);
    if (load) {
        struct pa_text t = {load, load + strlen(load)};
        if (!pa_text_double(&t, &l->load))
            l->load = NAN;
    }
    const char *vm = slurp(root, "/proc/vmstat", arena);
    if (vm && number_of(vm, "pswpin") >= 0)
        l->swapped = number_of(vm, "pswpin") + number_of(vm, "pswpout");
    l->own = now(CLOCK_PROCESS_CPUTIME_ID);
    l->at = now(CLOCK_MONOTONIC);
}

// ---- The loop

static uint64_t work(uint64_t seed, uint64_t rounds)
{
    for (uint64_t i = 0; i < rounds; i++)
        seed = seed * 6364136223846793005u + 1442695040888963407u;
    return seed;
}

void pa_machine_spin(struct pa_machine_loop *loop, double seconds, struct pa_arena *arena)
{
    enum { ROUNDS = 1000000, MOST = 100000 };
    double *times = pa_arena_calloc(arena, MOST, sizeof *times);
    volatile uint64_t seed = 1;
    int64_t end = now(CLOCK_MONOTONIC) + pa_int64_of_double(seconds * 1e9), at;
    *loop = (struct pa_machine_loop){0};
    while ((at = now(CLOCK_MONOTONIC)) < end && loop->count < MOST) {
        seed = work(seed, ROUNDS);
        times[loop->count++] = (double)(now(CLOCK_MONOTONIC) - at);
    }
    if (!loop->count)
        return;
    pa_summary_sort(times, loop->count);
    loop->median = pa_summary_sorted_median(times, loop->count);
    loop->p99 = pa_summary_sorted_quantile(times, loop->count, .99);
    loop->most = times[loop->count - 1];
}
