// SPDX-License-Identifier: Apache-2.0
// What hyperfine prints, and what it exports as CSV and Markdown:
//
//     Benchmark 1: old                                        command,mean,stddev,median,user,…
//       Time (mean ± σ):   80.6 ms ±  10.4 ms    [User: …]    old,0.0805,0.0104,0.0822,0.069,…
//       Range (min … max): 56.7 ms … 101.2 ms    15 runs
//
//     | Command | Mean [ms] | Min [ms] | Max [ms] | Relative |
//     |:---|---:|---:|---:|---:|
//     | `old` | 80.6 ± 10.4 | 56.7 | 101.2 | 1.00 |
//
// None has the runs themselves: the mean, the only centre that all have, is an aggregate.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_name.h"
#include "input/csv_fields.h"
#include "input/load.h"

#include <math.h>
#include <string.h>

static void add_mean(struct pa_records *set, struct pa_text command, double seconds, size_t line)
{
    struct pa_strbuf name = {0};
    pa_bench_name_add(&name, command.next, pa_text_size(command));
    pa_records_config(set, "tool", "hyperfine");
    pa_records_config(set, "samples", "aggregate");
    pa_records_result(set, pa_strbuf_text(&name), 1, (uint32_t)line);
    pa_records_value(set, seconds, "sec/op");
    pa_strbuf_release(&name);
}

static bool is_csv(struct pa_text line)
{
    return pa_text_starts(line, "command,mean,stddev,median,user,system,min,max");
}

static bool is_markdown(struct pa_text line)
{
    return pa_text_starts(line, "| Command | Mean [");
}

// "Benchmark 1: old", older: "Benchmark #1: old"; the command is left in the text.
static bool take_console_title(struct pa_text *line)
{
    int64_t number;
    struct pa_text t = *line;
    if (!pa_text_skip(&t, "Benchmark "))
        return false;
    pa_text_skip(&t, "#");
    if (!pa_text_digits(&t, &number) || !pa_text_skip(&t, ": "))
        return false;
    *line = t;
    return true;
}

static bool read_csv(struct pa_lines *lines, struct pa_records *set, struct pa_error *err)
{
    while (pa_lines_next(lines)) {
        struct pa_csv_fields f = {.line = lines->line};
        double mean = NAN;
        if (pa_text_size(lines->line) == 0)
            continue;
        pa_csv_next(&f);
        const char *command = pa_arena_strdup(&set->arena, pa_strbuf_text(&f.field));
        if (pa_csv_next(&f)) {
            struct pa_text text = {pa_strbuf_text(&f.field),
                                   pa_strbuf_text(&f.field) + f.field.size};
            pa_text_double(&text, &mean);
        }
        pa_csv_release(&f);
        if (isnan(mean))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no command and its mean",
                                lines->number);
        add_mean(set, (struct pa_text){command, command + strlen(command)}, mean, lines->number);
    }
    return true;
}

// "| `old` | 80.6 ± 10.4 | 56.7 | 101.2 | 1.00 |" in the unit of the header
static bool read_markdown_row(struct pa_text line, double parts, struct pa_records *set,
                              size_t number)
{
    double mean;
    if (!pa_text_skip(&line, "| `"))
        return false;
    // A `|` in a command is written \|; the command ends at the first "` | ".
    struct pa_text command = {line.next, pa_text_find(line, "` | ")};
    if (!command.end)
        return false;
    line.next = command.end + strlen("` | ");
    if (!pa_text_double(&line, &mean) || isnan(mean))
        return false;
    add_mean(set, command, mean / parts, number);
    return true;
}

static bool read_markdown(struct pa_lines *lines, struct pa_records *set, struct pa_error *err)
{
    struct pa_text header = lines->line;
    double parts = pa_text_find(header, "Mean [ms]")        ? 1e3
                   : pa_text_find(header, "Mean [\u00b5s]") ? 1e6
                                                            : 1;
    while (pa_lines_next(lines)) {
        if (pa_text_starts(lines->line, "| `") &&
            !read_markdown_row(lines->line, parts, set, lines->number))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no command and its mean",
                                lines->number);
    }
    return true;
}

// "Time (mean ± σ):   80.6 ms ±  10.4 ms"; of one run "Time (abs ≡):   80.6 ms".
static bool take_time(struct pa_text line, double *seconds)
{
    const char *colon = pa_text_find(line, "):");
    line = pa_text_trim(line);
    if (!colon || !(pa_text_starts(line, "Time (mean") || pa_text_starts(line, "Time (abs")))
        return false;
    line.next = colon + 2;
    pa_text_spaces(&line);
    return pa_load_seconds(&line, seconds);
}

static bool read_console(struct pa_lines *lines, struct pa_records *set, struct pa_error *err)
{
    struct pa_text command = lines->line, line;
    take_console_title(&command);
    size_t begun = lines->number;
    while (pa_lines_next(lines)) {
        double seconds;
        line = lines->line;
        if (take_console_title(&line)) {
            if (begun)
                break;
            command = line;
            begun = lines->number;
        } else if (begun && take_time(lines->line, &seconds)) {
            add_mean(set, command, seconds, begun);
            begun = 0;
        }
    }
    return !begun || pa_error_set(err, PA_ERROR_FORMAT,
                                  "the benchmark that begins in line %zu has no time", begun);
}

static bool read_hyperfine_text(const struct pa_bytes *bytes, struct pa_records *set,
                                struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (is_csv(line))
            return read_csv(&lines, set, err);
        if (is_markdown(line))
            return read_markdown(&lines, set, err);
        if (take_console_title(&line))
            return read_console(&lines, set, err);
    }
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (is_csv(line) || is_markdown(line) || take_console_title(&line))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_hyperfine_text = {
    .name = "hyperfine-text",
    .summary = "what hyperfine prints, or exports as CSV or Markdown",
    .probe = probe,
    .read = read_hyperfine_text,
};
