// SPDX-License-Identifier: Apache-2.0
// Maps of bpftrace whose keys are stacks, as it prints them at its end:
//
//     @[
//         ledger::apply+42
//         ledger::run+12
//         main+7
//     , ledgerd]: 5
//
// Leaf first. Of two stacks the first one, that of the kernel, was called by the second. What else
// is in the key becomes a label: a text "comm", a number "pid", further ones "tid" and "key"; the
// name of the map, if it has one, the label "map". An empty stack ("@[]", "@[, ledgerd]": user code
// that was not running, or cannot be unwound) is a sample without one. Values that are no count
// (histograms) are left out with a warning.
#include "base/number.h"
#include "input/named_stacks.h"

#include <string.h>

// "@name[KEY…"
static bool parse_open(struct pa_text *line, struct pa_text *map)
{
    const char *bracket = memchr(line->next, '[', pa_text_size(*line));
    if (!pa_text_starts(*line, "@") || !bracket)
        return false;
    *map = (struct pa_text){line->next + 1, bracket};
    for (const char *p = map->next; p < map->end; p++) {
        if (*p <= ' ' || *p == ':')
            return false;
    }
    line->next = bracket + 1;
    return true;
}

// "KEY]: 12", of which the key is left.
static bool parse_close(struct pa_text *line, struct pa_text *value)
{
    struct pa_text rest = *line;
    const char *close = NULL;
    for (const char *p; (p = pa_text_find(rest, "]: ")); rest.next = p + 1)
        close = p;
    if (!close && pa_text_ends(*line, "]:")) // of a histogram, whose lines follow
        close = line->end - 2;
    if (!close)
        return false;
    *value = pa_text_trim((struct pa_text){close + 2, line->end});
    line->end = close;
    return true;
}

static bool is_indented(struct pa_text line)
{
    return (pa_text_size(line) > 4 && pa_text_starts(line, "    ")) || pa_text_starts(line, "\t");
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    bool open = false;
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line, map;
        if (parse_open(&line, &map)) {
            struct pa_text value;
            open = !parse_close(&line, &value);
            continue;
        }
        // The first line of a key that goes on: a frame, or the second stack.
        if (open && is_indented(line))
            return true;
        open = open && pa_text_size(pa_text_trim(line)) <= 1;
    }
    return false;
}

// "ffffffffb4019501 do_mmap+1 ([kernel])" of kstack(perf), of which the name is left.
static void take_address(struct pa_text *t)
{
    enum { SHORTEST = 6 };
    struct pa_text rest = *t;
    uint64_t address;
    if (!pa_text_hex(&rest, &address) || rest.next - t->next < SHORTEST ||
        !pa_text_skip(&rest, " "))
        return;
    *t = pa_text_trim(rest);
    const char *file = pa_text_ends(*t, ")") ? pa_text_last(*t, '(') : NULL;
    if (file && file > t->next + 1 && file[-1] == ' ')
        t->end = file - 1;
}

// "ledger::apply(int)+42" without what it is away from the start.
static struct pa_text frame_name(struct pa_text t)
{
    take_address(&t);
    const char *plus = pa_text_last(t, '+');
    struct pa_text digits = {plus ? plus + 1 : t.end, t.end};
    int64_t offset;
    uint64_t hex;
    bool is_offset =
        pa_text_skip(&digits, "0x") ? pa_text_hex(&digits, &hex) : pa_text_digits(&digits, &offset);
    if (plus > t.next && is_offset && digits.next == digits.end)
        t.end = plus;
    return t;
}

struct reader {
    struct pa_named_stacks s;
    int texts, numbers; // of the key that is read
    bool nothing;       // is a part of it: an empty stack, if there is no other
};

static void add_key(struct reader *r, struct pa_text key)
{
    struct pa_text digits = key;
    int64_t number;
    key = pa_text_trim(key);
    digits = key;
    r->nothing |= key.next == key.end;
    if (key.next == key.end)
        return;
    if (pa_text_int64(&digits, &number) && digits.next == digits.end) {
        static const char *const names[] = {"pid", "tid", "key"};
        pa_named_stacks_label(&r->s, names[r->numbers < 2 ? r->numbers : 2], key);
        r->numbers++;
    } else {
        pa_named_stacks_label(&r->s, r->texts ? "key" : "comm", key);
        r->texts++;
    }
}

// Parts of a key that are no stacks, between commas. A comma within brackets is none.
static void add_keys(struct reader *r, struct pa_text keys)
{
    int depth = 0;
    const char *from = keys.next;
    for (const char *p = keys.next; p < keys.end; p++) {
        depth += (*p == '(' || *p == '[') - (*p == ')' || *p == ']');
        if (*p != ',' || depth > 0)
            continue;
        add_key(r, (struct pa_text){from, p});
        from = p + 1;
    }
    add_key(r, (struct pa_text){from, keys.end});
}

static void add_line(struct reader *r, struct pa_text line)
{
    struct pa_text t = pa_text_trim(line);
    if (is_indented(line) && t.next < t.end && *t.next != ',')
        pa_named_stacks_push_name(&r->s, frame_name(t));
    else
        add_keys(r, t);
}

// "12", or of stats() "count 12, average 3, total 36".
static bool parse_value(struct pa_text value, int64_t *count, bool *too_large)
{
    (void)pa_text_skip(&value, "count ");
    struct pa_text number = value;
    *too_large = false;
    if (pa_text_int64(&number, count))
        return number.next == number.end || *number.next == ',';
    *too_large = value.next < value.end && *value.next >= '0' && *value.next <= '9';
    return false;
}

// From behind "@name[" to "]: N".
static bool read_entry(struct reader *r, struct pa_lines *lines, struct pa_text map,
                       struct pa_error *err)
{
    struct pa_text line = (struct pa_text){map.end + 1, lines->line.end}, value;
    size_t start = lines->number;
    r->texts = r->numbers = 0;
    r->nothing = false;
    for (bool first = true; !parse_close(&line, &value); first = false) {
        if (first)
            add_keys(r, line);
        else
            add_line(r, line);
        if (!pa_lines_next(lines))
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: a key that does not end", start);
        line = lines->line;
    }
    add_line(r, line);
    int64_t count;
    bool too_large;
    if (!r->s.stack.count && !r->nothing) {
        pa_named_stacks_drop(&r->s);
        return true; // another kind of map
    }
    if (!parse_value(value, &count, &too_large)) {
        if (too_large)
            return pa_error_set(err, PA_ERROR_LIMIT, "line %zu: a count over 64 bits",
                                lines->number);
        pa_warnings_add(r->s.input->warnings, "%s: line %zu: no count, left out", r->s.input->path,
                        lines->number);
        pa_named_stacks_drop(&r->s);
        return true;
    }
    if (map.next < map.end)
        pa_named_stacks_label(&r->s, "map", map);
    pa_named_stacks_end(&r->s, &count);
    return true;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {0};
    struct pa_lines lines = pa_lines_of(&input->bytes);
    bool ok = true;
    pa_named_stacks_init(&r.s, input);
    r.s.leaf_first = true;
    pa_named_stacks_type(&r.s, "samples", "count");
    while (ok && pa_lines_next(&lines)) {
        struct pa_text line = lines.line, map;
        if (parse_open(&line, &map))
            ok = read_entry(&r, &lines, map, err);
    }
    return pa_named_stacks_finish(&r.s, ok, "no map with a stack: '@[' … ']: COUNT'", sink, err);
}

const struct pa_input_format pa_format_bpftrace = {
    .name = "bpftrace",
    .summary = "maps of bpftrace with stacks",
    .probe = probe,
    .read = read,
};
