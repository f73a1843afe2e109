// SPDX-License-Identifier: Apache-2.0
// The Go benchmark format: what `go test -bench` prints, alone or as `go test -json`.
//
//     goos: linux                                             configuration, holds until changed
//     Unit req/s better=higher                                metadata of a unit, for all files
//     BenchmarkEncode/json-8   1000   118.4 ns/op   3 allocs/op
//     PASS                                                    all else is ignored
//
// A line that begins as a result but is none is reported in set->warnings with its number and left
// out; with `go test -json` the number is that in the output. Lines may be of any length and may
// end in CR LF. Format: https://golang.org/design/14313-benchmark-format
#include "base/number.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "input/bench_format.h"
#include "input/gotest.h"

#include <string.h>

// What is left of a line.
struct span {
    const char *text;
    size_t size;
};

// What a byte says of white space: most lines need no more than this.
enum { WORD, BLANK, LOOK }; // LOOK: not ASCII

static unsigned kind_of(char c)
{
    static const unsigned char ascii[128] = {['\t'] = BLANK, ['\n'] = BLANK, ['\v'] = BLANK,
                                             ['\f'] = BLANK, ['\r'] = BLANK, [' '] = BLANK};
    return (unsigned char)c < 128 ? ascii[(unsigned char)c] : LOOK;
}

// Bytes of white space at `i`, 0 if there is something else.
static size_t space_at(const struct span *s, size_t i)
{
    unsigned kind = kind_of(s->text[i]);
    if (kind != LOOK)
        return kind;
    size_t bytes;
    return pa_utf8_is_space(pa_utf8_decode(s->text + i, s->size - i, &bytes)) ? bytes : 0;
}

// Takes the leading word and the white space after it off the line. Nearly all words are printable
// ASCII and nearly all white space is blanks and tabs: those are passed over without a closer look.
static struct span take_field(struct span *line)
{
    const char *text = line->text;
    size_t i = 0, size = line->size, blank = 0;
    for (;; i++) {
        while (i < size && (signed char)text[i] > ' ') // negative: not ASCII
            i++;
        if (i == size || (kind_of(text[i]) != WORD && (blank = space_at(line, i))))
            break;
    }
    struct span field = {text, i};
    do {
        i += blank;
        while (i < size && (text[i] == ' ' || text[i] == '\t'))
            i++;
    } while (i < size && (blank = space_at(line, i)));
    line->text += i;
    line->size -= i;
    return field;
}

static bool starts_with(struct span s, const char *word)
{
    return s.size >= strlen(word) && memcmp(s.text, word, strlen(word)) == 0;
}

static bool equals(struct span s, const char *word)
{
    return s.size == strlen(word) && starts_with(s, word);
}

static const char *const BAD_SYNTAX = "invalid syntax", *const OUT_OF_RANGE = "value out of range";

// An integer as Go's strconv.Atoi takes it; NULL or what is wrong.
static const char *parse_iterations(struct span s, int64_t *value)
{
    if (pa_parse_int64(s.text, s.size, value))
        return NULL;
    size_t sign = s.size > 0 && (s.text[0] == '+' || s.text[0] == '-');
    for (size_t i = sign; i < s.size; i++) {
        if (s.text[i] < '0' || s.text[i] > '9')
            return BAD_SYNTAX;
    }
    return s.size > sign ? OUT_OF_RANGE : BAD_SYNTAX;
}

static bool is_digit(char c, bool hex)
{
    return (c >= '0' && c <= '9') || (hex && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')));
}

// Go allows _ between digits and after 0x, and wants a p in a hexadecimal number. Copies the
// number without them; false if they stand elsewhere.
static bool without_underscores(struct span s, struct pa_strbuf *out)
{
    size_t sign = s.text[0] == '+' || s.text[0] == '-';
    bool hex = s.size > sign + 1 && s.text[sign] == '0' && (s.text[sign + 1] | 32) == 'x';
    bool power = false;
    for (size_t i = 0; i < s.size; i++) {
        char c = s.text[i];
        power |= (c | 32) == 'p';
        if (c != '_') {
            pa_strbuf_addc(out, c);
            continue;
        }
        char before = i > 0 ? s.text[i - 1] : '.', after = i + 1 < s.size ? s.text[i + 1] : '.';
        if (!is_digit(after, hex) || !(is_digit(before, hex) || (hex && i == sign + 2)))
            return false;
    }
    return !hex || power;
}

// A number as Go's strconv.ParseFloat takes it; NULL or what is wrong.
static const char *parse_odd_measurement(struct span s, double *value)
{
    struct pa_strbuf plain = {0};
    const char *wrong = NULL;
    if (!without_underscores(s, &plain) || !pa_parse_double(plain.text, plain.size, value))
        wrong = BAD_SYNTAX;
    else if ((*value > 1.7976931348623157e308 || *value < -1.7976931348623157e308) &&
             memchr(plain.text, 'n', plain.size) == NULL &&
             memchr(plain.text, 'N', plain.size) == NULL)
        wrong = OUT_OF_RANGE; // infinite, but not written as Inf
    pa_strbuf_release(&plain);
    return wrong;
}

static const char *parse_measurement(struct span s, double *value)
{
    bool plain = s.size < 16;
    for (size_t i = 0; plain && i < s.size; i++)
        plain = is_digit(s.text[i], false) || s.text[i] == '.';
    if (plain && pa_parse_double(s.text, s.size, value))
        return NULL;
    return parse_odd_measurement(s, value);
}

struct reader {
    struct pa_records *set;
    size_t line;
};

static bool read_values(struct reader *r, struct span line)
{
    size_t values = 0;
    for (struct span field; (field = take_field(&line)).size > 0; values++) {
        double value;
        const char *wrong = parse_measurement(field, &value);
        if (wrong) {
            pa_records_warn(r->set, r->line, "parsing measurement: %s", wrong);
            return false;
        }
        struct span unit = take_field(&line);
        if (unit.size == 0) {
            pa_records_warn(r->set, r->line, "missing units");
            return false;
        }
        pa_records_value_n(r->set, value, unit.text, unit.size);
    }
    if (values == 0)
        pa_records_warn(r->set, r->line, "missing measurements");
    return values > 0;
}

// `line` is what follows "Benchmark".
static void read_result(struct reader *r, struct span line)
{
    struct span whole = line, name = take_field(&line);
    if (name.size == whole.size)
        return; // go test -v names a benchmark when it begins
    struct span count = take_field(&line);
    int64_t iterations;
    if (count.size == 0) {
        pa_records_warn(r->set, r->line, "missing iteration count");
        return;
    }
    const char *wrong = parse_iterations(count, &iterations);
    if (wrong) {
        pa_records_warn(r->set, r->line, "parsing iteration count: %s", wrong);
        return;
    }
    pa_records_result_n(r->set, name.text, name.size, iterations, (uint32_t)r->line);
    if (!read_values(r, line))
        pa_records_drop(r->set);
}

// `line` is what follows "Unit".
static void read_unit(struct reader *r, struct span line)
{
    struct span unit = take_field(&line);
    if (unit.size == 0) {
        pa_records_warn(r->set, r->line, "missing unit");
        return;
    }
    struct pa_arena *arena = &r->set->arena;
    const char *name = pa_arena_strndup(arena, unit.text, unit.size);
    for (struct span field; (field = take_field(&line)).size > 0;) {
        const char *equal = memchr(field.text, '=', field.size);
        if (!equal || equal == field.text) {
            pa_records_warn(r->set, r->line, "expected key=value");
            continue;
        }
        size_t size = (size_t)(equal - field.text);
        const char *key = pa_arena_strndup(arena, field.text, size);
        const char *value = pa_arena_strndup(arena, equal + 1, field.size - size - 1);
        const char *old = pa_records_meta_set(r->set, name, key, value);
        if (old)
            pa_records_warn(r->set, r->line, "metadata %s of unit %s already set to %s", key, name,
                            old);
    }
}

// The size of the key of a `key: value` line, 0 if it is none. A key begins with a lower case
// letter and has neither white space nor upper case.
static size_t key_size(struct span line)
{
    if (line.size == 0 || line.text[0] < 'a' || line.text[0] > 'z')
        return 0;
    for (size_t i = 1; i < line.size; i++) {
        if (line.text[i] == ':')
            return i;
        if (space_at(&line, i) || (line.text[i] >= 'A' && line.text[i] <= 'Z'))
            return 0;
    }
    return 0;
}

static void read_config(struct reader *r, struct span line)
{
    size_t size = key_size(line), i = size + 1;
    if (size == 0)
        return;
    while (i < line.size && (line.text[i] == ' ' || line.text[i] == '\t'))
        i++;
    if (i > size + 1 || i == line.size)
        pa_records_config_n(r->set, line.text, size, line.text + i, line.size - i);
}

static void read_line(struct reader *r, struct span line)
{
    struct span rest = line;
    if (starts_with(line, "Benchmark"))
        read_result(r, (struct span){line.text + 9, line.size - 9});
    else if (starts_with(line, "Unit") && equals(take_field(&rest), "Unit"))
        read_unit(r, rest);
    else
        read_config(r, line);
}

static void read_lines(struct pa_records *set, const char *text, size_t size)
{
    struct reader r = {.set = set};
    for (const char *end = text + size, *next; text < end; text = next) {
        const char *newline = memchr(text, '\n', (size_t)(end - text));
        struct span line = {text, (size_t)((newline ? newline : end) - text)};
        next = newline ? newline + 1 : end;
        if (line.size > 0 && line.text[line.size - 1] == '\r')
            line.size--;
        r.line++;
        read_line(&r, line);
    }
    set->sources.items[set->sources.count - 1].lines += r.line;
}

static bool read_gobench(const struct pa_bytes *text, struct pa_records *set, struct pa_error *err)
{
    const char *bytes = (const char *)text->data;
    if (!pa_gotest_is_json(bytes, text->size)) {
        read_lines(set, bytes, text->size);
        return true;
    }
    struct pa_strbuf output = {0};
    bool ok = pa_gotest_output(bytes, text->size, &output, err);
    if (ok)
        read_lines(set, pa_strbuf_text(&output), output.size);
    pa_strbuf_release(&output);
    return ok;
}

// Whether `line`, what follows "Benchmark", is that of a result, or no more than a name, as go test
// -v prints it when a benchmark begins. Prose has the word, too.
static bool is_result(struct span line)
{
    struct span whole = line, name = take_field(&line);
    if (name.size == whole.size)
        return name.size > 0 && (name.text[0] < 'a' || name.text[0] > 'z');
    struct span count = take_field(&line), value = take_field(&line);
    int64_t iterations;
    double number;
    return !parse_iterations(count, &iterations) && value.size > 0 &&
           !parse_measurement(value, &number);
}

static bool is_own(struct span line)
{
    if (starts_with(line, "Benchmark"))
        return is_result((struct span){line.text + 9, line.size - 9});
    if (!starts_with(line, "Unit "))
        return starts_with(line, "goos: ");
    take_field(&line);
    take_field(&line);
    struct span setting = take_field(&line);
    return memchr(setting.text, '=', setting.size) != NULL;
}

// Whether a line near the start is one of the format's own.
static bool probe(const uint8_t *bytes, size_t size)
{
    const char *text = (const char *)bytes, *end = text + (size < 65536 ? size : 65536);
    if (pa_gotest_is_json(text, size))
        return true;
    for (const char *newline; text < end; text = newline + 1) {
        struct span line = {text, (size_t)(end - text)};
        newline = memchr(text, '\n', line.size);
        if (newline)
            line.size = (size_t)(newline - text);
        if (line.size > 0 && line.text[line.size - 1] == '\r')
            line.size--;
        if (is_own(line))
            return true;
        if (!newline)
            break;
    }
    return false;
}

const struct pa_bench_format pa_bench_format_gobench = {
    .name = "gobench",
    .summary = "go test -bench, also with -json",
    .probe = probe,
    .read = read_gobench,
};
