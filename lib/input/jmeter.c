// SPDX-License-Identifier: Apache-2.0
// The log of JMeter, one sample a request, in milliseconds. As CSV:
//
//     timeStamp,elapsed,label,responseCode,responseMessage,threadName,dataType,success,…,bytes,…
//     1700000000000,102,Home,200,OK,Users 1-1,text,true,…,1234,…
//
// and as XML, where what a request asked for in turn stands within it:
//
//     <testResults version="1.2">
//     <httpSample t="102" ts="1700000000000" s="true" lb="Home" rc="200" by="1234">…</httpSample>
//
// Each label is a run. A log whose last line is cut (JMeter was stopped) is read up to there.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/csv_table.h"
#include "input/request_groups.h"
#include "input/xml_tags.h"

#include <math.h>
#include <string.h>

struct columns {
    size_t start, elapsed, label, success, bytes;
};

static bool add_row(struct pa_request_groups *groups, const struct pa_csv_table *t,
                    const struct columns *c)
{
    const char *label = pa_csv_table_at(t, c->label), *success = pa_csv_table_at(t, c->success);
    double bytes = pa_csv_table_number(t, c->bytes);
    struct pa_request request = {
        .start = pa_csv_table_number(t, c->start) / 1e3,
        .latency = pa_csv_table_number(t, c->elapsed) / 1e3,
        .bytes = isnan(bytes) ? 0 : bytes,
        .failed = strcmp(success, "true") != 0,
    };
    if (!t->whole || isnan(request.latency) || (request.failed && strcmp(success, "false") != 0))
        return false;
    pa_requests_add(pa_request_group(groups, label, strlen(label)), &request);
    return true;
}

static bool read_rows(struct pa_csv_table *t, struct pa_request_groups *groups,
                      struct pa_error *err)
{
    struct columns c = {
        pa_csv_table_column(t, "timeStamp"), pa_csv_table_column(t, "elapsed"),
        pa_csv_table_column(t, "label"),     pa_csv_table_column(t, "success"),
        pa_csv_table_column(t, "bytes"),
    };
    if (c.elapsed == SIZE_MAX || c.success == SIZE_MAX)
        return pa_error_set(err, PA_ERROR_FORMAT, "line 1: no column %s",
                            c.elapsed == SIZE_MAX ? "elapsed" : "success");
    while (pa_csv_table_next(t)) {
        if (add_row(groups, t, &c))
            continue;
        if (!pa_csv_table_is_cut(t))
            return pa_error_set(err, PA_ERROR_FORMAT,
                                "line %zu: not %zu fields with times and true or false", t->line,
                                t->columns);
        pa_records_warn(groups->set, t->line, "the last line is cut: left out");
    }
    return true;
}

static bool read_csv(const struct pa_bytes *bytes, struct pa_request_groups *groups,
                     struct pa_error *err)
{
    struct pa_csv_table t;
    bool ok = pa_csv_table_open(&t, bytes) ||
              pa_error_set(err, PA_ERROR_FORMAT, "line 1: a quote is not closed");
    ok = ok && read_rows(&t, groups, err);
    pa_csv_table_release(&t);
    return ok;
}

static bool number_in(const struct pa_xml_tags *x, const char *name, double *value)
{
    struct pa_strbuf text = {0};
    bool there = pa_xml_attribute(x, name, &text);
    struct pa_text t = {pa_strbuf_text(&text), pa_strbuf_text(&text) + text.size};
    bool ok = there && pa_text_double(&t, value) && pa_text_size(t) == 0 && !isnan(*value);
    pa_strbuf_release(&text);
    return ok;
}

static bool add_element(struct pa_request_groups *groups, const struct pa_xml_tags *x)
{
    struct pa_strbuf label = {0}, success = {0};
    double start = NAN, elapsed, bytes;
    if (!number_in(x, "t", &elapsed))
        return false;
    if (!number_in(x, "by", &bytes))
        bytes = 0;
    if (!number_in(x, "ts", &start))
        start = NAN;
    pa_xml_attribute(x, "lb", &label);
    pa_xml_attribute(x, "s", &success);
    struct pa_request request = {
        .start = start / 1e3,
        .latency = elapsed / 1e3,
        .bytes = bytes,
        .failed = strcmp(pa_strbuf_text(&success), "true") != 0,
    };
    pa_requests_add(pa_request_group(groups, pa_strbuf_text(&label), label.size), &request);
    pa_strbuf_release(&label);
    pa_strbuf_release(&success);
    return true;
}

static bool read_xml(const struct pa_bytes *bytes, struct pa_request_groups *groups,
                     struct pa_error *err)
{
    struct pa_xml_tags x = pa_xml_tags_of(bytes);
    size_t depth = 0; // of samples within samples
    while (pa_xml_next(&x)) {
        if (!pa_text_equals(x.name, "httpSample") && !pa_text_equals(x.name, "sample"))
            continue;
        if (x.opens && depth == 0 && !add_element(groups, &x))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: the sample has no time t", x.line);
        depth += x.opens;
        depth -= x.closes && depth > 0;
    }
    if (x.broken)
        pa_records_warn(groups->set, x.line, "the last sample is cut: left out");
    return true;
}

static bool is_xml(const uint8_t *bytes, size_t size)
{
    struct pa_bytes look = {(uint8_t *)(uintptr_t)bytes, size < 4096 ? size : 4096};
    struct pa_xml_tags x = pa_xml_tags_of(&look);
    return pa_text_starts(pa_text_trim(x.rest), "<") && pa_xml_next(&x) &&
           pa_text_equals(x.name, "testResults");
}

static bool read_jmeter(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_request_groups groups = {.set = set, .tool = "jmeter"};
    bool ok = is_xml(bytes->data, bytes->size) ? read_xml(bytes, &groups, err)
                                               : read_csv(bytes, &groups, err);
    return pa_request_groups_finish(&groups, ok, "request", err);
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    if (is_xml(bytes, size))
        return true;
    return pa_lines_next(&lines) && pa_text_starts(lines.line, "timeStamp,elapsed,");
}

const struct pa_bench_format pa_bench_format_jmeter = {
    .name = "jmeter",
    .summary = "the log of JMeter (.jtl), CSV or XML",
    .probe = probe,
    .read = read_jmeter,
};
