// SPDX-License-Identifier: Apache-2.0
// The report of GHC's profiler (+RTS -p or -P): a tree of cost centres, indented by one blank a
// level.
//
//     COST CENTRE  MODULE  SRC          no.  entries  %time %alloc   %time %alloc  ticks  bytes
//     MAIN         MAIN    <built-in>   120        0    0.0    0.1   100.0  100.0      0   1024
//      main        Main    a.hs:3:1-20  241        1   90.0   80.0    90.0   80.0     45  80000
//
// The types are entries/count, alloc/bytes and time/nanoseconds, of each centre by itself. Without
// the columns of -P time and bytes are the shares of the totals, which have one decimal.
#include "base/number.h"
#include "base/strbuf.h"
#include "input/named_stacks.h"

#include <math.h>

enum { MOST_NUMBERS = 8 };

struct totals {
    double seconds, ticks, bytes;
};

struct centre {
    size_t depth;
    struct pa_text name, module, source;
    int64_t values[3];
};

struct reader {
    struct pa_named_stacks s;
    struct totals totals;
    PA_VEC(size_t) open; // depths of the centres above
    struct pa_strbuf name;
};

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_text all = {(const char *)bytes, (const char *)bytes + (size < 65536 ? size : 65536)};
    return pa_text_find(all, "Time and Allocation Profiling Report") != NULL;
}

// "total time  =   0.05 secs   (50 ticks @ 1000 us, 1 processor)", "total alloc = 1,000 bytes"
static void read_total(struct reader *r, struct pa_text line)
{
    struct pa_text t = pa_text_trim(line), word;
    const char *equals = pa_text_find(t, "=");
    bool time = pa_text_starts(t, "total time"), bytes = pa_text_starts(t, "total alloc");
    if ((!time && !bytes) || !equals)
        return;
    t.next = equals + 1;
    pa_text_spaces(&t);
    if (bytes && pa_text_grouped(&t, &r->totals.bytes))
        return;
    if (time && pa_text_double(&t, &r->totals.seconds) && pa_text_to_number(&t) &&
        pa_text_next_word(&t, &word))
        (void)pa_parse_double(word.next, pa_text_size(word), &r->totals.ticks);
}

// Numbers at the end of the line, the last one first, which are cut off.
static size_t take_numbers(struct pa_text *line, double numbers[MOST_NUMBERS])
{
    size_t count = 0;
    while (count < MOST_NUMBERS) {
        struct pa_text t = pa_text_trim(*line), word = {t.end, t.end};
        while (word.next > t.next && word.next[-1] != ' ')
            word.next--;
        struct pa_text digits = word;
        if (!pa_text_double(&digits, &numbers[count]) || digits.next != digits.end)
            break;
        count++;
        line->end = word.next;
    }
    return count;
}

static int64_t share(double percent, double total)
{
    return pa_int64_of_double(round(percent / 100 * total));
}

// no., entries, four shares, and with -P ticks and bytes.
static bool parse_centre(const struct reader *r, struct pa_text line, struct centre *c)
{
    double n[MOST_NUMBERS];
    *c = (struct centre){0};
    struct pa_text t = line;
    pa_text_spaces(&t);
    c->depth = (size_t)(t.next - line.next);
    size_t count = take_numbers(&t, n);
    if (count != 6 && count != 8)
        return false;
    const double *shares = n + (count - 6); // inherited alloc and time, individual alloc and time
    const struct totals *all = &r->totals;
    c->values[0] = pa_int64_of_double(shares[4]);
    c->values[1] = count == 8 ? pa_int64_of_double(n[0]) : share(shares[2], all->bytes);
    c->values[2] = count == 8 && all->ticks > 0
                       ? pa_int64_of_double(round(n[1] / all->ticks * all->seconds * 1e9))
                       : share(shares[3], all->seconds * 1e9);
    if (!pa_text_next_word(&t, &c->name) || !pa_text_next_word(&t, &c->module))
        return false;
    c->source = pa_text_trim(t);
    return true;
}

// "src/A.hs:(3,1)-(5,20)" or "src/A.hs:3:1-20"
static void push_centre(struct reader *r, const struct centre *c)
{
    struct pa_text file = {c->source.next, c->source.next};
    int64_t line = 0;
    const char *colon = pa_text_find(c->source, ":");
    if (colon && *c->source.next != '<') {
        struct pa_text rest = {colon + 1, c->source.end};
        (void)pa_text_skip(&rest, "(");
        if (pa_text_digits(&rest, &line) && line < INT32_MAX)
            file.end = colon;
        else
            line = 0;
    }
    pa_strbuf_clear(&r->name);
    pa_strbuf_add(&r->name, c->module.next, pa_text_size(c->module));
    pa_strbuf_addc(&r->name, '.');
    pa_strbuf_add(&r->name, c->name.next, pa_text_size(c->name));
    struct pa_text text = {r->name.text, r->name.text + r->name.size};
    pa_named_stacks_push(&r->s, text, file, line);
}

static bool read_centre(struct reader *r, struct pa_lines *lines, struct pa_error *err)
{
    struct centre c;
    if (!parse_centre(r, lines->line, &c))
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "line %zu: no cost centre with its numbers of entries and shares",
                            lines->number);
    for (; r->open.count && r->open.items[r->open.count - 1] >= c.depth; r->open.count--)
        pa_named_stacks_leave(&r->s);
    pa_vec_push(&r->open, c.depth);
    push_centre(r, &c);
    if (c.values[0] || c.values[1] || c.values[2])
        pa_named_stacks_add(&r->s, c.values);
    return true;
}

static bool is_head(struct pa_text line)
{
    return pa_text_starts(line, "COST CENTRE") && pa_text_find(line, "entries");
}

static bool read_all(struct reader *r, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&r->s.input->bytes);
    bool in_tree = false;
    while (pa_lines_next(&lines)) {
        struct pa_text t = pa_text_trim(lines.line);
        if (is_head(lines.line))
            in_tree = true;
        else if (!in_tree)
            read_total(r, t);
        else if (t.next < t.end && !read_centre(r, &lines, err))
            return false;
    }
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {0};
    pa_named_stacks_init(&r.s, input);
    pa_named_stacks_type(&r.s, "entries", "count");
    pa_named_stacks_type(&r.s, "alloc", "bytes");
    pa_named_stacks_type(&r.s, "time", "nanoseconds");
    bool ok = read_all(&r, err);
    pa_vec_release(&r.open);
    pa_strbuf_release(&r.name);
    return pa_named_stacks_finish(&r.s, ok, "no cost centre with entries, time or bytes", sink,
                                  err);
}

const struct pa_input_format pa_format_ghc_prof = {
    .name = "ghc-prof",
    .summary = "report of GHC's profiler (.prof)",
    .probe = probe,
    .read = read,
};
