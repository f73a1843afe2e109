// SPDX-License-Identifier: Apache-2.0
// autocannon: its JSON (--json), with latencies in whole milliseconds,
//
//     {"url": "http://127.0.0.1:8080/search", "connections": 8, …, "errors": 0, "timeouts": 0,
//      "non2xx": 0, "latency": {"average": 0.61, "max": 36, "p50": 0, "p97_5": 4, …},
//      "requests": {"average": 7341, "total": 14679, …}, "throughput": {"average": 7969792, …}}
//
// and the tables it draws for people, with the same numbers in cells:
//
//     │ Stat    │ 2.5% │ 50%  │ 97.5% │ 99%  │ Avg     │ Stdev   │ Max   │
//     │ Latency │ 0 ms │ 0 ms │ 3 ms  │ 4 ms │ 0.47 ms │ 1.15 ms │ 23 ms │
//     │ Stat      │ 1%      │ …                    │ Avg     │ …
//     │ Req/Sec   │ 7,491   │ …                    │ 8,187   │ …
//     │ Bytes/Sec │ 8.13 MB │ …                    │ 8.89 MB │ …
//     │ Code │ Count │
//     │ 200  │ 16375 │
//
// Errors are connections that failed or timed out, and answers that are not 2xx.
#include "input/bench_format.h"
#include "input/bench_json.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

#define BAR "\u2502"

static bool read_json_latencies(struct pa_load_run *run, json_t *latency, struct pa_error *err)
{
    const char *key;
    json_t *value;
    json_object_foreach(latency, key, value)
    {
        char digits[24];
        size_t size = strlen(key);
        double percent, seconds = json_is_number(value) ? json_number_value(value) / 1e3 : NAN;
        bool percentile = key[0] == 'p' && size < sizeof digits;
        if (strcmp(key, "mean") != 0 && strcmp(key, "max") != 0 && !percentile)
            continue;
        if (isnan(seconds))
            return pa_error_set(err, PA_ERROR_FORMAT, "latency.%.40s is no number", key);
        if (!percentile) {
            pa_load_latency(run, key, seconds);
            continue;
        }
        for (size_t i = 0; i <= size; i++)
            digits[i] = key[i] == '_' ? '.' : key[i];
        struct pa_text text = {digits + 1, digits + size};
        if (pa_text_double(&text, &percent))
            pa_load_percentile(run, percent, seconds);
    }
    return true;
}

static bool add_json(const json_t *root, struct pa_records *set, struct pa_error *err)
{
    struct pa_load_run run = pa_load_run_of("autocannon", "closed");
    const char *url = pa_bench_json_string(root, "url");
    double connections = pa_bench_json_number(root, "connections");
    if (!read_json_latencies(&run, json_object_get(root, "latency"), err))
        return false;
    run.requests = pa_bench_json_number(json_object_get(root, "requests"), "total");
    run.requests_per_sec = pa_bench_json_number(json_object_get(root, "requests"), "average");
    run.bytes_per_sec = pa_bench_json_number(json_object_get(root, "throughput"), "average");
    run.errors = pa_bench_json_number(root, "errors") + pa_bench_json_number(root, "non2xx");
    if (isnan(run.requests_per_sec))
        return pa_error_set(err, PA_ERROR_FORMAT, "requests.average is missing or no number");
    if (url)
        run.target = (struct pa_text){url, url + strlen(url)};
    if (connections > 0)
        pa_records_config(set, "connections", pa_arena_printf(&set->arena, "%.0f", connections));
    pa_load_add(set, &run, 1);
    return true;
}

// Takes the next cell of "│ a │ b │" off the line.
static bool take_cell(struct pa_text *line, struct pa_text *cell)
{
    if (!pa_text_skip(line, BAR))
        return false;
    const char *end = pa_text_find(*line, BAR);
    if (!end)
        return false;
    *cell = pa_text_trim((struct pa_text){line->next, end});
    line->next = end;
    return true;
}

struct tables {
    struct pa_load_run run;
    struct pa_text head; // the last line of names
    double answers, errors;
};

static bool read_value(struct tables *t, struct pa_text row, struct pa_text name,
                       struct pa_text cell)
{
    double value, percent;
    bool mean = pa_text_equals(name, "Avg");
    if (pa_text_equals(row, "Latency")) {
        if (!pa_load_seconds(&cell, &value))
            return false;
        if (mean || pa_text_equals(name, "Max"))
            pa_load_latency(&t->run, mean ? "mean" : "max", value);
        else if (pa_text_double(&name, &percent))
            pa_load_percentile(&t->run, percent, value);
    } else if (pa_text_equals(row, "Req/Sec") && mean) {
        return pa_text_grouped(&cell, &t->run.requests_per_sec) && pa_text_size(cell) == 0;
    } else if (pa_text_equals(row, "Bytes/Sec") && mean) {
        return pa_load_bytes(&cell, 1000, &t->run.bytes_per_sec);
    }
    return true;
}

static bool read_row(struct tables *t, struct pa_text line)
{
    struct pa_text row, cell, head = t->head, name = {0};
    int64_t code;
    double count;
    if (!take_cell(&line, &row) || !take_cell(&head, &name))
        return true;
    while (take_cell(&line, &cell) && take_cell(&head, &name)) {
        if (pa_text_equals(name, "Count") && pa_text_digits(&row, &code)) {
            if (!pa_text_grouped(&cell, &count) || pa_text_size(cell) > 0)
                return false;
            t->answers += count;
            t->errors += code < 200 || code > 299 ? count : 0;
        } else if (!read_value(t, row, name, cell)) {
            return false;
        }
    }
    return true;
}

enum { LONGEST_HEAD = 4096 }; // it is gone through again for each row

static bool read_line(struct tables *t, struct pa_text line)
{
    double errors;
    const char *at = pa_text_find(line, " test @ ");
    bool is_head = pa_text_starts(line, BAR " Stat ") || pa_text_starts(line, BAR " Code ");
    if (is_head && pa_text_size(line) <= LONGEST_HEAD)
        t->head = line;
    else if (pa_text_starts(line, BAR))
        return read_row(t, line);
    else if (pa_text_starts(line, "Running ") && at)
        t->run.target = (struct pa_text){at + 8, line.end};
    else if (pa_text_find(line, " errors (") && pa_text_double(&line, &errors))
        t->errors += errors;
    return true;
}

static bool read_tables(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct tables t = {.run = pa_load_run_of("autocannon", "closed")};
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_text line = pa_text_trim(lines.line);
        const char *connections = pa_text_find(line, " connections");
        if (connections && *line.next >= '0' && *line.next <= '9')
            pa_load_config(set, "connections", (struct pa_text){line.next, connections});
        if (!read_line(&t, line))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: a cell is no number",
                                lines.number);
    }
    if (isnan(t.run.requests_per_sec))
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no row Req/Sec: is it cut?",
                            lines.number);
    t.run.requests = t.answers > 0 ? t.answers : NAN;
    t.run.errors = t.errors;
    pa_load_add(set, &t.run, 1);
    return true;
}

static bool is_json(const uint8_t *bytes, size_t size)
{
    static const char *const keys[] = {"non2xx", "latency", "throughput", NULL};
    return pa_bench_json_has_keys(bytes, size, '{', keys);
}

static bool read_autocannon(const struct pa_bytes *bytes, struct pa_records *set,
                            struct pa_error *err)
{
    if (!is_json(bytes->data, bytes->size))
        return read_tables(bytes, set, err);
    return pa_bench_json_add(bytes, set, add_json, err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    if (is_json(bytes, size))
        return true;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(pa_text_trim(lines.line), BAR " Stat "))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_autocannon = {
    .name = "autocannon",
    .summary = "autocannon: its tables, or --json",
    .probe = probe,
    .read = read_autocannon,
};
