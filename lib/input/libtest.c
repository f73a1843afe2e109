// SPDX-License-Identifier: Apache-2.0
// `cargo bench` of Rust's own test harness:
//
//     test sort::heap ... bench:       1,234.50 ns/iter (+/- 56) = 812 MB/s
//
// The median of one process: one sample.
#include "base/strbuf.h"
#include "input/bench_format.h"
#include "input/bench_name.h"
#include "input/text.h"

#define MARK " ... bench:"

// "test NAME ... bench:", which is taken off the line.
static bool take_name(struct pa_text *line, struct pa_text *name)
{
    *name = *line;
    if (!pa_text_skip(name, "test ") || !(name->end = pa_text_find(*name, MARK)))
        return false;
    line->next = name->end + sizeof MARK - 1;
    return true;
}

// What follows the name.
static bool read_values(struct pa_records *set, struct pa_text test, struct pa_text line,
                        size_t number)
{
    double ns, rate;
    struct pa_strbuf name = {0};
    pa_text_spaces(&line);
    if (!pa_text_grouped(&line, &ns) || !pa_text_skip(&line, " ns/iter"))
        return false;
    pa_bench_name_add(&name, test.next, pa_text_size(test));
    pa_records_result(set, pa_strbuf_text(&name), 1, (uint32_t)number);
    pa_records_value(set, ns, "ns/op");
    const char *equal = pa_text_find(line, " = ");
    line.next = equal ? equal + 3 : line.end;
    if (pa_text_grouped(&line, &rate) && pa_text_equals(line, " MB/s"))
        pa_records_value(set, rate, "MB/s");
    pa_strbuf_release(&name);
    return true;
}

static bool read_libtest(const struct pa_bytes *bytes, struct pa_records *set, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(bytes);
    pa_records_config(set, "tool", "libtest");
    while (pa_lines_next(&lines)) {
        struct pa_text rest = lines.line, name;
        if (take_name(&rest, &name) && !read_values(set, name, rest, lines.number))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: no time in ns/iter", lines.number);
    }
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_text name;
    while (pa_lines_next(&lines)) {
        if (take_name(&lines.line, &name))
            return true;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_libtest = {
    .name = "libtest",
    .summary = "cargo bench with Rust's own harness",
    .probe = probe,
    .read = read_libtest,
};
