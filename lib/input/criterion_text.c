// SPDX-License-Identifier: Apache-2.0
// What criterion.rs prints:
//
//     parse/small             time:   [6.2368 ms 6.4395 ms 6.6381 ms]
//                             thrpt:  [150.64 MiB/s 155.29 MiB/s 160.33 MiB/s]
//                      change: [-1.2% +0.5% +2.1%] (p = 0.51 > 0.05)
//     a very long benchmark name that has a line of its own
//                             time:   [5.2226 s 5.4256 s 5.6258 s]
//
// The middle number is the estimate, the others are its interval. All batches are of one process:
// a run is one sample.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_name.h"
#include "input/load.h"

#include <string.h>

// Seconds = number / parts.
static const struct {
    const char *name;
    double parts;
} times[] = {{"ps", 1e12},     {"ns", 1e9}, {"us", 1e6}, {"\u00b5s", 1e6},
             {"\u03bcs", 1e6}, {"ms", 1e3}, {"s", 1}};

static const struct {
    const char *name, *unit;
    double factor;
} rates[] = {
    {"B/s", "B/s", 1},
    {"KiB/s", "B/s", 0x1p10},
    {"MiB/s", "B/s", 0x1p20},
    {"GiB/s", "B/s", 0x1p30},
    {"TiB/s", "B/s", 0x1p40},
    {"KB/s", "B/s", 1e3},
    {"MB/s", "B/s", 1e6},
    {"GB/s", "B/s", 1e9},
    {"TB/s", "B/s", 1e12},
    {"elem/s", "elements/s", 1},
    {"Kelem/s", "elements/s", 1e3},
    {"Melem/s", "elements/s", 1e6},
    {"Gelem/s", "elements/s", 1e9},
    {"b/s", "bits/s", 1},
    {"Kb/s", "bits/s", 1e3},
    {"Mb/s", "bits/s", 1e6},
    {"Gb/s", "bits/s", 1e9},
};

// The middle of "[6.2368 ms 6.4395 ms 6.6381 ms]" and its unit.
static bool take_middle(struct pa_text line, double *value, struct pa_text *unit)
{
    double number;
    struct pa_text word;
    pa_text_spaces(&line);
    if (!pa_text_skip(&line, "[") || !(line.end = pa_text_find(line, "]")))
        return false;
    for (size_t i = 0; i < 3; i++) {
        pa_text_spaces(&line);
        if (!pa_text_double(&line, &number) || !pa_text_next_word(&line, &word))
            return false;
        if (*word.next == '%') // of a change
            return false;
        if (i == 1) {
            *value = number;
            *unit = word;
        }
    }
    return pa_text_size(line) == 0;
}

// "NAME   time:   [", which is taken off the line; the name may be empty.
static bool take_label(struct pa_text *line, const char *label, struct pa_text *name)
{
    struct pa_text t = *line;
    for (const char *at; (at = pa_text_find(t, label)) != NULL; t.next = at + 1) {
        struct pa_text rest = {at + strlen(label), line->end};
        pa_text_spaces(&rest);
        if (pa_text_starts(rest, "[")) {
            *name = pa_text_trim((struct pa_text){line->next, at});
            *line = rest;
            return true;
        }
    }
    return false;
}

static void add_time(struct pa_records *set, double value, struct pa_text unit)
{
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        if (pa_text_equals(unit, times[i].name)) {
            pa_records_value(set, value / times[i].parts, "sec/op");
            return;
        }
    }
    struct pa_strbuf name = {0}; // of a measurement of one's own, such as cycles
    pa_bench_name_add(&name, unit.next, pa_text_size(unit));
    pa_strbuf_adds(&name, "/op");
    pa_records_value(set, value, pa_strbuf_text(&name));
    pa_records_better(set, pa_strbuf_text(&name), "lower");
    pa_strbuf_release(&name);
}

static void add_rate(struct pa_records *set, double value, struct pa_text unit)
{
    for (size_t i = 0; i < sizeof rates / sizeof *rates; i++) {
        if (pa_text_equals(unit, rates[i].name))
            pa_records_value(set, value * rates[i].factor, rates[i].unit);
    }
}

// The name that a line stands for if a time follows in the next one.
static struct pa_text name_in(struct pa_text line)
{
    struct pa_text name = line;
    if (pa_text_skip(&name, "Benchmarking ")) {
        const char *colon = pa_text_find(name, ": ");
        name.end = colon ? colon : name.end;
    }
    return pa_text_trim(name);
}

// What a terminal shows of a line that was written over.
static struct pa_text last_of(struct pa_text line)
{
    const char *cr = pa_text_last(line, '\r');
    if (cr)
        line.next = cr + 1;
    return line;
}

struct console {
    struct pa_records *set;
    struct pa_text name; // of the benchmark, if it stood alone in a line
    bool open;           // a result that a rate may follow
};

static void read_line(struct console *c, struct pa_text line, size_t number)
{
    struct pa_text name, unit, rest = line;
    double value;
    if (take_label(&rest, "time:", &name) && take_middle(rest, &value, &unit)) {
        struct pa_strbuf text = {0};
        if (pa_text_size(name) == 0)
            name = c->name;
        pa_bench_name_add(&text, name.next, pa_text_size(name));
        pa_records_result(c->set, pa_strbuf_text(&text), 1, (uint32_t)number);
        add_time(c->set, value, unit);
        pa_strbuf_release(&text);
        c->open = true;
    } else if (c->open && take_label(&rest, "thrpt:", &name) && take_middle(rest, &value, &unit)) {
        add_rate(c->set, value, unit);
        c->open = false;
    } else if (pa_text_size(line) > 0 && *line.next != ' ' && *line.next != '\t') {
        c->name = name_in(line);
        c->open = false;
    }
}

static bool read_console(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct console c = {.set = set};
    struct pa_lines lines = pa_lines_of(bytes);
    (void)err;
    pa_records_config(set, "tool", "criterion");
    while (pa_lines_next(&lines))
        read_line(&c, last_of(lines.line), lines.number);
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_text name, unit;
    double value;
    while (pa_lines_next(&lines)) {
        struct pa_text line = last_of(lines.line);
        if (take_label(&line, "time:", &name) && take_middle(line, &value, &unit))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_criterion_text = {
    .name = "criterion-text",
    .summary = "what criterion.rs prints",
    .probe = probe,
    .read = read_console,
};
