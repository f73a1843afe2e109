// SPDX-License-Identifier: Apache-2.0
#include "dumps/dump_name.h"

#include "base/path_end.h"

#include <string.h>

static bool begins(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static double number(const char *text, const char **end)
{
    double value = 0, unit = 1;
    for (; is_digit(*text); text++)
        value = value * 10 + (*text - '0');
    if (*text == '.' && is_digit(text[1])) {
        for (text++; is_digit(*text); text++)
            value += (unit /= 10) * (*text - '0');
    }
    *end = text;
    return value;
}

static void triggered(struct pa_dump_name *n, const char *dumper, const char *why)
{
    n->dumper = dumper;
    n->reason = PA_DUMP_TRIGGERED;
    n->why = why;
}

// "cpu.20261130101500.123.log", "mem.EVENT.20261130101500.123.log", "GCHeap.20261130101500.bin"
static bool holmes(const char *file, struct pa_dump_name *n)
{
    static const struct {
        const char *prefix, *why;
    } KINDS[] = {{"cpu.", "processor time"},
                 {"mem.", "memory"},
                 {"GCHeap.", "heap after garbage collection"},
                 {"goroutine.", "goroutines"},
                 {"thread.", "threads"}};
    const char *at = n->has_time ? file + n->time.from : file;
    if (!n->has_time || strspn(at, "0123456789") != 14)
        return false;
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        if (begins(file, KINDS[i].prefix)) {
            triggered(n, "holmes", KINDS[i].why);
            return true;
        }
    }
    return false;
}

// "memprof.2026-11-30T10_15_00.123.81264640.pprof",
// "goroutine_dump.….double_since_last_dump.000002049.txt.gz"
static bool cockroach(const char *file, struct pa_dump_name *n)
{
    static const char *const HEAPS[] = {"memprof.", "jeprof.", "memstats.", "memmonitoring."};
    const char *rest = n->has_time ? file + n->time.to : file, *end;
    for (size_t i = 0; n->has_time && i < sizeof HEAPS / sizeof *HEAPS; i++) {
        if (!begins(file, HEAPS[i]))
            continue;
        triggered(n, "CockroachDB", "highest heap of the hour");
        n->not_a_profile = i >= 2;
        n->value = *rest == '.' ? number(rest + 1, &end) : 0;
        n->unit = n->value > 0 ? "bytes" : NULL;
        return true;
    }
    if (!n->has_time || !begins(file, "goroutine_dump."))
        return false;
    bool doubled = begins(rest, ".double_since_last_dump.");
    triggered(n, "CockroachDB", doubled ? "twice the goroutines of the last dump" : "goroutines");
    for (const char *dot = rest; (dot = strchr(dot, '.')); dot++) {
        if (is_digit(dot[1]) && n->value == 0)
            n->value = number(dot + 1, &end);
    }
    n->unit = n->value > 0 ? "goroutines" : NULL;
    return true;
}

// ".../record2026-11-30T10:15:00+08:00/heap"
static bool tidb(const char *path, struct pa_dump_name *n)
{
    const char *folder = pa_path_end(path, 2), *slash = strchr(folder, '/');
    struct pa_stamp stamp;
    if (!slash || !begins(folder, "record") ||
        !pa_stamp_first(folder, (size_t)(slash - folder), &stamp) || stamp.from != 6)
        return false;
    triggered(n, "TiDB", "memory over the alarm ratio or growing too fast");
    return true;
}

// "pprof.APP.HOST.samples.cpu.2026-11-30T101500.UTC.pprof"
static bool autopprof(const char *file, struct pa_dump_name *n)
{
    bool known = strstr(file, ".samples.cpu.") || strstr(file, ".inuse_objects.inuse_space.") ||
                 strstr(file, ".goroutine.");
    if (!n->has_time || !begins(file, "pprof.") || !known)
        return false;
    triggered(n, "autopprof", "a limit of processor time, memory or goroutines");
    return true;
}

static bool debug_bundle(const char *path, struct pa_dump_name *n)
{
    static const struct {
        const char *mark, *dumper;
    } BUNDLES[] = {{"vault-debug-", "vault debug"},
                   {"consul-debug-", "consul debug"},
                   {"nomad-debug-", "nomad debug"},
                   {"boundary-debug-", "boundary debug"}};
    for (size_t i = 0; i < sizeof BUNDLES / sizeof *BUNDLES; i++) {
        if (strstr(path, BUNDLES[i].mark)) {
            n->dumper = BUNDLES[i].dumper;
            n->reason = PA_DUMP_PERIODIC;
            return true;
        }
    }
    return false;
}

// "pprof.BINARY.TYPES.007.pb.gz"
static bool pprof_own(const char *file, struct pa_dump_name *n)
{
    size_t size = strlen(file), tail = strlen(".pb.gz");
    const char *end = file + size - tail, *at = end, *stop;
    if (size < tail || !begins(file, "pprof.") || strcmp(end, ".pb.gz") != 0)
        return false;
    while (at > file && is_digit(at[-1]))
        at--;
    if (end - at < 3 || at[-1] != '.')
        return false;
    n->dumper = "pprof";
    n->reason = PA_DUMP_PERIODIC;
    n->sequence = end - at < 18 ? (int64_t)number(at, &stop) : 0;
    return true;
}

// A word by itself, whatever its case.
static bool has_word(const char *text, const char *word)
{
    size_t n = strlen(word), size = strlen(text);
    for (size_t at = 0; at + n <= size; at++) {
        size_t i = 0;
        while (i < n && (text[at + i] | 0x20) == word[i])
            i++;
        bool starts = at == 0 || !((text[at - 1] | 0x20) >= 'a' && (text[at - 1] | 0x20) <= 'z');
        if (i == n && starts)
            return true;
    }
    return false;
}

static void words(const char *file, struct pa_dump_name *n)
{
    static const char *const CALM[] = {"baseline", "normal", "idle", "steady", "periodic"};
    static const struct {
        const char *word, *why;
    } ALARMS[] = {{"oom", "memory ran out"}, {"trigger", "a trigger"},
                  {"alarm", "an alarm"},     {"alert", "an alert"},
                  {"spike", "a spike"},      {"threshold", "a threshold"}};
    for (size_t i = 0; i < sizeof CALM / sizeof *CALM; i++) {
        if (has_word(file, CALM[i]))
            n->reason = PA_DUMP_PERIODIC;
    }
    for (size_t i = 0; n->reason == PA_DUMP_UNKNOWN && i < sizeof ALARMS / sizeof *ALARMS; i++) {
        if (has_word(file, ALARMS[i].word)) {
            n->reason = PA_DUMP_TRIGGERED;
            n->why = ALARMS[i].why;
        }
    }
}

// "85pct", "85percent", "85%"
static void per_cent(const char *file, struct pa_dump_name *n)
{
    for (const char *at = file, *end; *at && !n->unit; at++) {
        if (!is_digit(*at) || (at > file && is_digit(at[-1])))
            continue;
        double value = number(at, &end);
        if (value > 0 && (*end == '%' || begins(end, "pct") || begins(end, "percent"))) {
            n->value = value;
            n->unit = "percent";
            n->reason = PA_DUMP_TRIGGERED;
        }
    }
}

// In the file's name, else in those of its folders.
static void find_time(const char *path, struct pa_dump_name *n)
{
    const char *end = path + strlen(path);
    for (size_t depth = 0; depth < 4 && !n->has_time && end > path; depth++) {
        const char *start = end;
        while (start > path && start[-1] != '/')
            start--;
        n->has_time = pa_stamp_last(start, (size_t)(end - start), &n->time);
        end = start > path ? start - 1 : path;
    }
}

const char *pa_dump_file_name(const char *path)
{
    const char *file = pa_path_end(path, 1), *member = strstr(file, ": ");
    return member ? member + 2 : file;
}

void pa_dump_name_parse(const char *path, struct pa_dump_name *n)
{
    const char *file = pa_dump_file_name(path);
    struct pa_dump_name own = {0};
    *n = (struct pa_dump_name){0};
    own.has_time = pa_stamp_last(file, strlen(file), &own.time);
    bool known = holmes(file, &own) || cockroach(file, &own) || tidb(path, &own) ||
                 autopprof(file, &own) || debug_bundle(path, &own) || pprof_own(file, &own);
    *n = own;
    if (!known) {
        words(file, n);
        per_cent(file, n);
    }
    if (!n->has_time)
        find_time(path, n);
}
