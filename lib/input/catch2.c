// SPDX-License-Identifier: Apache-2.0
// Catch2 -r xml, in nanoseconds:
//
//     <TestCase name="sorting" …>
//       <BenchmarkResults name="heap" samples="100" iterations="25" …>
//         <mean value="104.3" lowerBound="103.1" upperBound="106.2" ci="0.95"/>
//
// The samples themselves are not in the file, and are all of one process: the mean is one sample.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_name.h"
#include "input/xml_tags.h"

#include <math.h>

struct reader {
    struct pa_records *set;
    struct pa_strbuf test, benchmark; // names of records; an empty benchmark: outside of one
    size_t begun;                     // the line of the benchmark
    int64_t iterations;
};

static void read_attribute(const struct pa_xml_tags *x, const char *name, struct pa_strbuf *out)
{
    pa_strbuf_clear(out);
    pa_xml_attribute(x, name, out);
}

// Appends the name of the element as one of a record.
static void add_name(const struct pa_xml_tags *x, struct pa_strbuf *out)
{
    struct pa_strbuf name = {0};
    read_attribute(x, "name", &name);
    pa_bench_name_add(out, pa_strbuf_text(&name), name.size);
    pa_strbuf_release(&name);
}

static void begin(struct reader *r, const struct pa_xml_tags *x)
{
    struct pa_strbuf count = {0};
    read_attribute(x, "iterations", &count);
    struct pa_text digits = {pa_strbuf_text(&count), pa_strbuf_text(&count) + count.size};
    if (!pa_text_digits(&digits, &r->iterations) || r->iterations < 1)
        r->iterations = 1;
    pa_strbuf_clear(&r->benchmark);
    pa_strbuf_add(&r->benchmark, pa_strbuf_text(&r->test), r->test.size);
    pa_strbuf_addc(&r->benchmark, '/');
    add_name(x, &r->benchmark);
    r->begun = x->line;
    pa_strbuf_release(&count);
}

static bool add_mean(struct reader *r, const struct pa_xml_tags *x)
{
    struct pa_strbuf text = {0};
    double mean = NAN;
    read_attribute(x, "value", &text);
    struct pa_text number = {pa_strbuf_text(&text), pa_strbuf_text(&text) + text.size};
    bool ok = pa_text_double(&number, &mean) && pa_text_size(number) == 0;
    pa_strbuf_release(&text);
    if (ok && isnan(mean))
        pa_records_warn(r->set, x->line, "the mean is no number: left out");
    if (!ok || isnan(mean))
        return ok;
    pa_records_result(r->set, pa_strbuf_text(&r->benchmark), r->iterations, (uint32_t)r->begun);
    pa_records_value(r->set, mean, "ns/op");
    return true;
}

static bool read_tag(struct reader *r, const struct pa_xml_tags *x, struct pa_error *err)
{
    bool is_benchmark = pa_text_equals(x->name, "BenchmarkResults");
    if (x->opens && pa_text_equals(x->name, "TestCase")) {
        pa_strbuf_clear(&r->test);
        add_name(x, &r->test);
    } else if (x->opens && is_benchmark) {
        begin(r, x);
    } else if (x->opens && r->benchmark.size > 0 && pa_text_equals(x->name, "mean")) {
        if (!add_mean(r, x))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: the mean has no value", x->line);
    }
    if (x->closes && is_benchmark)
        pa_strbuf_clear(&r->benchmark);
    return true;
}

static bool read_catch2(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct reader r = {.set = set};
    struct pa_xml_tags x = pa_xml_tags_of(bytes);
    bool ok = true;
    pa_records_config(set, "tool", "catch2");
    while (ok && pa_xml_next(&x))
        ok = read_tag(&r, &x, err);
    if (ok && (x.broken || r.benchmark.size > 0))
        ok = pa_error_set(err, PA_ERROR_FORMAT, "line %zu: %s", x.broken ? x.line : r.begun,
                          x.broken ? "a tag or comment does not end"
                                   : "the benchmark that begins here does not end: is it cut?");
    pa_strbuf_release(&r.test);
    pa_strbuf_release(&r.benchmark);
    return ok;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_bytes look = {(uint8_t *)(uintptr_t)bytes, size < 4096 ? size : 4096};
    struct pa_xml_tags x = pa_xml_tags_of(&look);
    struct pa_text text = pa_text_trim(x.rest);
    return pa_text_starts(text, "<") && pa_xml_next(&x) &&
           (pa_text_equals(x.name, "Catch2TestRun") || pa_text_equals(x.name, "Catch"));
}

const struct pa_bench_format pa_bench_format_catch2 = {
    .name = "catch2",
    .summary = "Catch2 -r xml",
    .probe = probe,
    .read = read_catch2,
};
