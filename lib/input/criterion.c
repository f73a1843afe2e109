// SPDX-License-Identifier: Apache-2.0
// raw.csv of criterion.rs, the file whose form it keeps stable:
//
//     group,function,value,throughput_num,throughput_type,sample_measured_value,unit,iteration_count
//     Sort,heap,100,800,bytes,915000,ns,110740
//
// Each line is a batch of iterations and what they took together. All batches are of one process,
// so that they are one sample: the time of an iteration by least squares through the origin,
// Σ(iterations × time) / Σ iterations², as criterion's own slope.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_name.h"
#include "input/csv_fields.h"

#include <math.h>
#include <string.h>

#define HEADER                                                                                     \
    "group,function,value,throughput_num,throughput_type,sample_measured_value,unit,"              \
    "iteration_count"

enum { GROUP, FUNCTION, VALUE, AMOUNT, TYPE, MEASURED, UNIT, COUNT, COLUMNS };

struct batches {
    struct pa_records *set;
    struct pa_strbuf name, unit, rate; // of the benchmark that is being read
    double amount;                     // what an iteration handles, in units of `rate`
    double products, squares, iterations;
    size_t begun; // its first line, 0: none
};

static void finish(struct batches *b)
{
    if (b->begun == 0 || b->squares == 0)
        return;
    double each = b->products / b->squares;
    int64_t iterations = b->iterations < 9e18 ? (int64_t)b->iterations : 1;
    pa_records_result(b->set, pa_strbuf_text(&b->name), iterations, (uint32_t)b->begun);
    pa_records_value(b->set, each, pa_strbuf_text(&b->unit));
    if (b->rate.size > 0 && each > 0 && strcmp(pa_strbuf_text(&b->unit), "ns/op") == 0)
        pa_records_value(b->set, b->amount / (each / 1e9), pa_strbuf_text(&b->rate));
}

static void begin(struct batches *b, const struct pa_strbuf *name, const char *const field[COLUMNS],
                  size_t line)
{
    struct pa_text amount = {field[AMOUNT], field[AMOUNT] + strlen(field[AMOUNT])};
    pa_strbuf_clear(&b->name);
    pa_strbuf_clear(&b->unit);
    pa_strbuf_clear(&b->rate);
    pa_strbuf_add(&b->name, pa_strbuf_text(name), name->size);
    pa_bench_name_adds(&b->unit, field[UNIT]);
    pa_strbuf_adds(&b->unit, "/op");
    if (pa_text_double(&amount, &b->amount))
        pa_strbuf_adds(&b->rate, strncmp(field[TYPE], "bytes", 5) == 0 ? "B/s" : "elements/s");
    b->products = b->squares = b->iterations = 0;
    b->begun = line;
}

static void add_name(struct pa_strbuf *name, const char *const field[COLUMNS])
{
    for (size_t i = GROUP; i <= VALUE; i++) {
        if (name->size > 0 && field[i][0])
            pa_strbuf_addc(name, '/');
        pa_bench_name_adds(name, field[i]);
    }
}

static bool add_batch(struct batches *b, const char *const field[COLUMNS], size_t line)
{
    struct pa_strbuf name = {0};
    double measured, count;
    struct pa_text time = {field[MEASURED], field[MEASURED] + strlen(field[MEASURED])};
    struct pa_text times = {field[COUNT], field[COUNT] + strlen(field[COUNT])};
    if (!pa_text_double(&time, &measured) || isnan(measured) || !pa_text_double(&times, &count) ||
        !(count > 0) || !field[UNIT][0])
        return false;
    add_name(&name, field);
    if (b->begun == 0 || strcmp(pa_strbuf_text(&name), pa_strbuf_text(&b->name)) != 0) {
        finish(b);
        begin(b, &name, field, line);
    }
    pa_strbuf_release(&name);
    b->products += count * measured;
    b->squares += count * count;
    b->iterations += count;
    return true;
}

static bool read_line(struct batches *b, struct pa_text line, size_t number)
{
    const char *field[COLUMNS];
    struct pa_arena arena = {0};
    struct pa_csv_fields f = {.line = line};
    size_t count = 0;
    for (; count < COLUMNS && pa_csv_next(&f); count++)
        field[count] = pa_arena_strdup(&arena, pa_strbuf_text(&f.field));
    bool ok = count == COLUMNS && !f.broken && add_batch(b, field, number);
    pa_csv_release(&f);
    pa_arena_release(&arena);
    return ok;
}

static bool read_criterion(const struct pa_bytes *bytes, struct pa_records *set,
                           struct pa_error *err)
{
    struct batches b = {.set = set};
    struct pa_lines lines = pa_lines_of(bytes);
    bool ok = true;
    pa_records_config(set, "tool", "criterion");
    while (ok && pa_lines_next(&lines)) {
        if (pa_text_size(lines.line) > 0 && !pa_text_equals(lines.line, HEADER))
            ok = read_line(&b, lines.line, lines.number) ||
                 pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not a batch of 8 fields",
                              lines.number);
    }
    if (ok)
        finish(&b);
    pa_strbuf_release(&b.name);
    pa_strbuf_release(&b.unit);
    pa_strbuf_release(&b.rate);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_equals(lines.line, HEADER);
}

const struct pa_bench_format pa_bench_format_criterion = {
    .name = "criterion",
    .summary = "raw.csv of criterion.rs",
    .probe = probe,
    .read = read_criterion,
};
