// SPDX-License-Identifier: Apache-2.0
// google/benchmark on the console,
//
//     Benchmark                   Time             CPU   Iterations UserCounters...
//     ----------------------------------------------------------------------
//     BM_Map<int, int>         50.1 ns         34.2 ns      1196343 rate=29.2253M/s
//     BM_Map<int, int>_mean    47.5 ns         33.8 ns            8 rate=29.5724M/s
//     BM_Error             ERROR OCCURRED: 'no device'
//
// and as CSV (--benchmark_format=csv), where columns have the names they have in JSON. Neither says
// which rows are aggregates: those are NAME_mean, NAME_median, NAME_stddev, one after the other.
// Counters on the console are rounded to be read by people, and are not read.
#include "input/bench_format.h"
#include "input/csv_fields.h"
#include "input/gbench.h"
#include "input/text.h"

#include <math.h>
#include <string.h>

struct counter {
    size_t column;
    double value;
};

struct row {
    struct pa_gbench_row times;
    size_t line;
    size_t first_counter, counter_count;
};

struct rows {
    struct pa_records *set;
    PA_VEC(struct row) list;
    PA_VEC(const char *) columns; // of a CSV file
    PA_VEC(struct counter) counters;
};

static bool is_name_with(const struct row *row, struct pa_text base, const char *suffix)
{
    struct pa_text name = {row->times.name, row->times.name + strlen(row->times.name)};
    return pa_text_size(name) == pa_text_size(base) + strlen(suffix) &&
           memcmp(name.next, base.next, pa_text_size(base)) == 0 && pa_text_ends(name, suffix);
}

// Whether the three aggregates that are always there begin at this row; `base` is their benchmark.
static bool aggregates_at(const struct rows *rows, size_t i, struct pa_text *base)
{
    const struct row *row = &rows->list.items[i];
    *base = (struct pa_text){row->times.name, row->times.name + strlen(row->times.name)};
    if (i + 2 >= rows->list.count || !pa_text_ends(*base, "_mean"))
        return false;
    base->end -= strlen("_mean");
    return is_name_with(row + 1, *base, "_median") && is_name_with(row + 2, *base, "_stddev");
}

static void add_row(const struct rows *rows, const struct row *row, bool aggregate)
{
    pa_gbench_add(rows->set, &row->times, aggregate, row->line);
    for (size_t i = 0; i < row->counter_count; i++) {
        const struct counter *c = &rows->counters.items[row->first_counter + i];
        pa_gbench_add_counter(rows->set, rows->columns.items[c->column], c->value);
    }
}

// Repetitions of a benchmark come right before its aggregates.
static void add_rows(struct rows *rows)
{
    struct pa_text base;
    for (size_t i = 0; i < rows->list.count; i++) {
        struct row *row = &rows->list.items[i];
        if (!aggregates_at(rows, i, &base)) {
            add_row(rows, row, false);
            continue;
        }
        if (i == 0 || !is_name_with(row - 1, base, "")) {
            row[1].times.name = pa_arena_strndup(&rows->set->arena, base.next, pa_text_size(base));
            add_row(rows, &row[1], true);
        }
        i += 2;
        if (i + 1 < rows->list.count && is_name_with(&rows->list.items[i + 1], base, "_cv"))
            i++;
    }
}

static void release(struct rows *rows)
{
    pa_vec_release(&rows->list);
    pa_vec_release(&rows->columns);
    pa_vec_release(&rows->counters);
}

// "50.1 ns"; also "7.35 %", "3.39 N"
static bool take_time(struct pa_text *text, double *value, struct pa_text *unit)
{
    pa_text_spaces(text);
    if (!pa_text_double(text, value) || !pa_text_skip(text, " "))
        return false;
    pa_text_spaces(text);
    return pa_text_word(text, unit);
}

// What follows a name: time, CPU time and iterations. Aggregates that are no times have no unit of
// time.
static bool read_times(struct pa_text text, struct pa_gbench_row *row, struct pa_arena *arena)
{
    struct pa_text unit, cpu_unit;
    int64_t iterations;
    if (!take_time(&text, &row->real, &unit) || !take_time(&text, &row->cpu, &cpu_unit))
        return false;
    pa_text_spaces(&text);
    if (!pa_text_digits(&text, &iterations))
        return false;
    row->iterations = (double)iterations;
    row->time_unit = pa_arena_strndup(arena, unit.next, pa_text_size(unit));
    return true;
}

// A name may have blanks: it ends at the first one behind which the times stand.
static void read_console_line(struct rows *rows, struct pa_text line, size_t number)
{
    struct pa_arena *arena = &rows->set->arena;
    const char *failed = pa_text_find(line, " ERROR OCCURRED: ");
    struct row row = {.line = number};
    if (!failed)
        failed = pa_text_find(line, " SKIPPED: ");
    if (failed) {
        struct pa_text name = pa_text_trim((struct pa_text){line.next, failed});
        struct pa_text why = pa_text_trim((struct pa_text){failed, line.end});
        pa_records_warn(rows->set, number, "%.200s has no result: %.200s",
                        pa_arena_strndup(arena, name.next, pa_text_size(name)),
                        pa_arena_strndup(arena, why.next, pa_text_size(why)));
        return;
    }
    for (const char *p = line.next; p < line.end; p++) {
        if (*p != ' ' || p == line.next || p[-1] == ' ' ||
            !read_times((struct pa_text){p, line.end}, &row.times, arena))
            continue;
        row.times.name = pa_arena_strndup(arena, line.next, (size_t)(p - line.next));
        if (pa_gbench_is_time_unit(row.times.time_unit) ||
            pa_text_ends((struct pa_text){line.next, p}, "_cv"))
            pa_vec_push(&rows->list, row);
        return;
    }
}

static bool is_console_header(struct pa_text line)
{
    return pa_text_starts(line, "Benchmark ") && pa_text_find(line, " Time ") &&
           pa_text_find(line, " CPU ") && pa_text_find(line, " Iterations");
}

static bool is_csv_header(struct pa_text line)
{
    return pa_text_starts(line, "name,iterations,real_time,cpu_time,time_unit");
}

static void read_csv_header(struct rows *rows, struct pa_text line)
{
    struct pa_csv_fields f = {.line = line};
    while (pa_csv_next(&f))
        pa_vec_push(&rows->columns, pa_arena_strdup(&rows->set->arena, pa_strbuf_text(&f.field)));
    pa_csv_release(&f);
}

static void read_csv_field(struct rows *rows, struct row *row, size_t column, const char *text,
                           bool *failed)
{
    double value;
    const char *name = rows->columns.items[column];
    struct pa_text t = {text, text + strlen(text)};
    bool number = pa_text_double(&t, &value) && pa_text_size(t) == 0 && !isnan(value);
    if (strcmp(name, "name") == 0) {
        row->times.name = pa_arena_strdup(&rows->set->arena, text);
    } else if (strcmp(name, "time_unit") == 0) {
        row->times.time_unit = pa_arena_strdup(&rows->set->arena, text);
    } else if (strcmp(name, "iterations") == 0) {
        row->times.iterations = number ? value : NAN;
    } else if (strcmp(name, "real_time") == 0) {
        row->times.real = number ? value : NAN;
    } else if (strcmp(name, "cpu_time") == 0) {
        row->times.cpu = number ? value : NAN;
    } else if (strcmp(name, "error_occurred") == 0) {
        *failed |= strcmp(text, "true") == 0;
    } else if (number && strcmp(name, "label") != 0 && strcmp(name, "error_message") != 0) {
        pa_vec_push(&rows->counters, (struct counter){column, value});
        row->counter_count++;
    }
}

static bool read_csv_line(struct rows *rows, struct pa_text line, size_t number,
                          struct pa_error *err)
{
    struct row row = {.times = {.name = "", .time_unit = "", .real = NAN, .cpu = NAN},
                      .line = number,
                      .first_counter = rows->counters.count};
    struct pa_csv_fields f = {.line = line};
    bool failed = false;
    while (f.count < rows->columns.count && pa_csv_next(&f))
        read_csv_field(rows, &row, f.count - 1, pa_strbuf_text(&f.field), &failed);
    bool whole = !f.broken && f.count == rows->columns.count;
    pa_csv_release(&f);
    if (!whole)
        return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not %zu fields", number,
                            rows->columns.count);
    if (failed)
        pa_records_warn(rows->set, number, "%.200s has no result: it failed", row.times.name);
    else if (pa_gbench_is_time_unit(row.times.time_unit) && !isnan(row.times.real))
        pa_vec_push(&rows->list, row);
    return true;
}

static bool read_lines(struct rows *rows, const struct pa_bytes *bytes, struct pa_error *err)
{
    enum { BEFORE, CONSOLE, CSV } place = BEFORE;
    struct pa_lines lines = pa_lines_of(bytes);
    while (pa_lines_next(&lines)) {
        if (place == BEFORE && is_csv_header(lines.line)) {
            place = CSV;
            read_csv_header(rows, lines.line);
        } else if (place == BEFORE) {
            place = is_console_header(lines.line) ? CONSOLE : BEFORE;
        } else if (place == CONSOLE) {
            read_console_line(rows, lines.line, lines.number);
        } else if (pa_text_size(lines.line) > 0 &&
                   !read_csv_line(rows, lines.line, lines.number, err)) {
            return false;
        }
    }
    return true;
}

static bool read_gbench_text(const struct pa_bytes *bytes, struct pa_records *set,
                             struct pa_error *err)
{
    struct rows rows = {.set = set};
    bool ok = read_lines(&rows, bytes, err);
    if (ok)
        add_rows(&rows);
    release(&rows);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 8192 ? size : 8192);
    while (pa_lines_next(&lines)) {
        if (is_console_header(lines.line) || is_csv_header(lines.line))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_gbench_text = {
    .name = "google-benchmark-text",
    .summary = "google/benchmark on the console, or as CSV",
    .probe = probe,
    .read = read_gbench_text,
};
