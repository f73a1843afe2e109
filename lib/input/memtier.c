// SPDX-License-Identifier: Apache-2.0
// memtier_benchmark, latencies in milliseconds: its table,
//
//     4         Threads
//     50        Connections per thread
//     ALL STATS
//     ==========================================================================================
//     Type         Ops/sec     Hits/sec   Misses/sec    Avg. Latency   p99 Latency       KB/sec
//     ------------------------------------------------------------------------------------------
//     Sets         9107.46          ---          ---         1.98000       4.31900       701.24
//     Totals      …
//
// and --json-out-file:
//
//     {"configuration": {"threads": 4, "clients": 50, …},
//      "ALL STATS": {"Sets": {"Count": …, "Ops/sec": …, "Latency": …, "KB/sec": …,
//                             "Percentile Latencies": {"p50.00": …}}, "Totals": {…}}}
//
// Of several runs (-x) each is a sample where it stands ("RUN #1 RESULTS"), else their average is
// taken ("AGGREGATED AVERAGE RESULTS (3 runs)") and marked. The best and the worst run are left
// out.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/load.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_COLUMNS = 32 };

// What stands under a heading: a run, the average of several, or what says nothing more.
enum kind { OTHER, RUN, AVERAGE };

static enum kind kind_of(struct pa_text heading)
{
    if (pa_text_starts(heading, "ALL STATS") || pa_text_starts(heading, "RUN #"))
        return RUN;
    return pa_text_starts(heading, "AGGREGATED AVERAGE RESULTS") ? AVERAGE : OTHER;
}

static void set_kind(struct pa_records *set, enum kind kind)
{
    pa_records_config(set, "samples", kind == AVERAGE ? "aggregate" : "");
}

static void set_connections(struct pa_records *set, double threads, double clients)
{
    if (threads * clients > 0)
        pa_records_config(set, "connections",
                          pa_arena_printf(&set->arena, "%.0f", threads * clients));
}

// "Avg. Latency", "p99.9 Latency", "Ops/sec", "KB/sec", and what the JSON calls them.
static void add_number(struct pa_load_run *run, const char *column, double value)
{
    if (strcmp(column, "Ops/sec") == 0)
        run->requests_per_sec = value;
    else if (strcmp(column, "KB/sec") == 0)
        run->bytes_per_sec = value * 1024;
    else if (strcmp(column, "Latency") == 0 || strcmp(column, "Avg.") == 0)
        pa_load_latency(run, "mean", value / 1e3);
    else if (strcmp(column, "Max Latency") == 0)
        pa_load_latency(run, "max", value / 1e3);
    else if (strcmp(column, "Count") == 0)
        run->requests = value;
    else if (column[0] == 'p' && column[1] >= '0' && column[1] <= '9')
        pa_load_percentile(run, strtod(column + 1, NULL), value / 1e3);
}

static void add_run(struct pa_records *set, struct pa_load_run *run, size_t line)
{
    if (run->requests_per_sec > 0) // commands that were not asked for stand there with 0
        pa_load_add(set, run, line);
}

static void add_json_command(struct pa_records *set, const char *name, json_t *command)
{
    struct pa_load_run run = pa_load_run_of("memtier", "closed");
    const char *key;
    json_t *value;
    run.target = (struct pa_text){name, name + strlen(name)};
    json_object_foreach(command, key, value)
    {
        if (json_is_number(value))
            add_number(&run, key, json_number_value(value));
    }
    json_object_foreach(json_object_get(command, "Percentile Latencies"), key, value)
    {
        if (json_is_number(value))
            add_number(&run, key, json_number_value(value));
    }
    add_run(set, &run, 0);
}

static bool add_json(json_t *root, struct pa_records *set, struct pa_error *err)
{
    const json_t *configuration = json_object_get(root, "configuration");
    const char *heading, *name;
    json_t *section, *command;
    bool runs = false, found = false;
    set_connections(set, pa_bench_json_number(configuration, "threads"),
                    pa_bench_json_number(configuration, "clients"));
    json_object_foreach(root, heading, section)
    {
        runs |= kind_of((struct pa_text){heading, heading + strlen(heading)}) == RUN;
    }
    json_object_foreach(root, heading, section)
    {
        enum kind kind = kind_of((struct pa_text){heading, heading + strlen(heading)});
        if (kind != (runs ? RUN : AVERAGE))
            continue;
        found = true;
        set_kind(set, kind);
        json_object_foreach(section, name, command)
        {
            if (json_is_object(command) && json_object_get(command, "Ops/sec"))
                add_json_command(set, name, command);
        }
    }
    return found || pa_error_set(err, PA_ERROR_FORMAT, "no ALL STATS: was it aborted?");
}

struct table {
    struct pa_records *set;
    enum kind kind, wanted;
    const char *column[MOST_COLUMNS]; // of the table, [0] is that of the names
    size_t columns;                   // 0: outside of a table
    double threads;
    bool found;
};

// The names of columns; "Avg. Latency" and "p99 Latency" are two words.
static void read_header(struct table *t, struct pa_text line)
{
    struct pa_text word;
    t->columns = 0;
    while (t->columns < MOST_COLUMNS && pa_text_next_word(&line, &word)) {
        const char *name = pa_arena_strndup(&t->set->arena, word.next, pa_text_size(word));
        const char *last = t->columns ? t->column[t->columns - 1] : "";
        if (strcmp(name, "Latency") != 0 || !(last[0] == 'p' || strcmp(last, "Avg.") == 0))
            t->column[t->columns++] = name;
    }
}

static void read_row(struct table *t, struct pa_text line, size_t number)
{
    struct pa_load_run run = pa_load_run_of("memtier", "closed");
    struct pa_text word;
    if (!pa_text_next_word(&line, &run.target))
        return;
    for (size_t i = 1; i < t->columns && pa_text_next_word(&line, &word); i++) {
        double value;
        if (pa_text_double(&word, &value))
            add_number(&run, t->column[i], value);
    }
    set_kind(t->set, t->kind);
    add_run(t->set, &run, number);
}

static void read_line(struct table *t, struct pa_text line, size_t number)
{
    double count;
    struct pa_text word = line;
    bool counts = pa_text_double(&word, &count);
    enum kind kind = kind_of(line);
    if (kind != OTHER || pa_text_ends(line, " RUN RESULTS")) {
        t->kind = kind;
        t->columns = 0;
    } else if (pa_text_starts(line, "Type ") && pa_text_find(line, " Ops/sec")) {
        read_header(t, line);
        t->columns *= t->kind == t->wanted;
    } else if (pa_text_starts(line, "---") || pa_text_starts(line, "===")) {
        return;
    } else if (t->columns > 0 && pa_text_size(line) > 0) {
        read_row(t, line, number);
        t->found = true;
    } else if (counts && pa_text_equals(pa_text_trim(word), "Threads")) {
        t->threads = count;
    } else if (counts && pa_text_equals(pa_text_trim(word), "Connections per thread")) {
        set_connections(t->set, t->threads, count);
    } else {
        t->columns = 0;
    }
}

static bool read_tables(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct table t = {.set = set, .wanted = AVERAGE};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (kind_of(pa_text_trim(lines.line)) == RUN)
            t.wanted = RUN;
    }
    lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines))
        read_line(&t, pa_text_trim(lines.line), lines.number);
    return t.found ||
           pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no table of statistics: was it aborted?",
                        lines.number);
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"configuration", "clients", "threads", "run information",
                                       NULL};
    static const char *const stats[] = {"ALL STATS", "Ops/sec", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys) ||
           pa_bench_json_has_keys(bytes, size, '{', stats);
}

static bool read_memtier(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    if (!is_json(bytes->data, bytes->size))
        return read_tables(bytes, set, err);
    json_t *root = pa_bench_json_read((const char *)bytes->data, bytes->size, err);
    bool ok = root && add_json(root, set, err);
    json_decref(root);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    if (is_json(bytes, size))
        return true;
    while (pa_lines_next(&lines)) {
        struct pa_text line = pa_text_trim(lines.line);
        if (kind_of(line) != OTHER ||
            (pa_text_starts(line, "Type ") && pa_text_find(line, " Ops/sec") &&
             pa_text_find(line, " KB/sec")))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_memtier = {
    .name = "memtier",
    .summary = "memtier_benchmark: its table, or --json-out-file",
    .probe = probe,
    .read = read_memtier,
};
