// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace_line.h"

#include "base/attributes.h"
#include "base/number.h"
#include "evidence/gctrace_note.h"

#include <string.h>

// Parsers of a line are inlined into one function: the position in the text stays in registers
// then.
#define INLINE static PA_ALWAYS_INLINE

enum { PHASES = 5, SHARES = 8 };

// The unit of a number: the value of a 1 before the point, then of a 1 at each place behind it; 0:
// that would be no whole number of nanoseconds or bytes, or is too rare to be worth it.
typedef int64_t places[7];
static const places ONES = {1}, MEBIBYTES = {1 << 20}, MICROSECONDS = {1000, 100, 10, 1};
static const places MILLISECONDS = {1000000, 100000, 10000, 1000, 100, 10, 1};
static const places SECONDS = {1000000000, 100000000, 10000000, 1000000, 100000, 10000, 1000};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// The size of a literal is known when this is compiled: comparing it is a load or two.
#define take(text, literal) take_bytes(text, literal, sizeof(literal) - 1)
INLINE bool take_bytes(struct pa_text *t, const char *word, size_t size)
{
    if (pa_text_size(*t) < size || memcmp(t->next, word, size) != 0)
        return false;
    t->next += size;
    return true;
}

// ---- Numbers

// The decimal digits in the lowest `count` bytes, 1 to 8 of them, the first one lowest.
INLINE int64_t digits_value(uint64_t bytes, unsigned count)
{
    bytes <<= 64 - 8 * count;
    bytes = (bytes & 0x0F0F0F0F0F0F0F0F) * 2561 >> 8;
    bytes = (bytes & 0x00FF00FF00FF00FF) * 6553601 >> 16;
    return (int64_t)((bytes & 0x0000FFFF0000FFFF) * 42949672960001 >> 32);
}

// A number of at most seven characters, all of them in one word; false, with nothing taken, if it
// is longer, or not there, or if the text ends too early to tell. Most of the time a log takes is
// spent on such numbers.
INLINE bool take_short(struct pa_text *t, const places unit, int64_t *value)
{
    uint64_t word, others;
    if (__BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__ || pa_text_size(*t) < sizeof word)
        return false;
    memcpy(&word, t->next, sizeof word);
    others = word ^ 0x3030303030303030;                                     // 0 to 9 for digits
    others = ((others + 0x7676767676767676) | others) & 0x8080808080808080; // top bit: no digit
    if (!others || others & 0x80)
        return false;
    unsigned whole = (unsigned)__builtin_ctzll(others) / 8;
    uint64_t below = ((uint64_t)1 << 8 * whole) - 1;
    if ((word >> 8 * whole & 0xFF) != '.') {
        *value = digits_value(word & below, whole) * unit[0];
        t->next += whole;
        return true;
    }
    others &= others - 1;
    unsigned end = others ? (unsigned)__builtin_ctzll(others) / 8 : 8;
    if (!others || end == whole + 1 || unit[end - whole - 1] == 0)
        return false;
    *value = digits_value((word & below) | (word >> 8 & ~below), end - 1) * unit[end - whole - 1];
    t->next += end;
    return true;
}

// A decimal number with nine digits before the point at most.
static bool take_long(struct pa_text *t, const places unit, int64_t *value)
{
    const char *p = t->next, *most = t->end - p > 10 ? p + 10 : t->end;
    int64_t whole = 0, fraction = 0, place = unit[0];
    while (p < most && is_digit(*p))
        whole = whole * 10 + (*p++ - '0');
    if (p == t->next || p - t->next > 9)
        return false;
    if (p + 1 < t->end && *p == '.' && is_digit(p[1])) {
        for (p++; p < t->end && is_digit(*p); p++) {
            place /= 10;
            fraction += (*p - '0') * place;
        }
    }
    t->next = p;
    *value = whole * unit[0] + fraction;
    return true;
}

// Tries the fast way; the slow one gets the address of a copy, so that `t` can stay in registers.
INLINE bool take_scaled(struct pa_text *t, const places unit, int64_t *value)
{
    if (take_short(t, unit, value))
        return true;
    struct pa_text copy = *t;
    int64_t number;
    if (!take_long(&copy, unit, &number))
        return false;
    *t = copy;
    *value = number;
    return true;
}

// Takes numbers separated by '+' or the other mark. Returns how many; 0 if one is missing or there
// are more than `room`.
INLINE size_t take_list(struct pa_text *t, char other, int64_t *values, size_t room)
{
    size_t count = 0;
    for (;;) {
        if (count == room || !take_scaled(t, MILLISECONDS, &values[count]))
            return 0;
        count++;
        if (t->next == t->end || (*t->next != '+' && *t->next != other))
            return count;
        t->next++;
    }
}

// "0.03+4.5+0.003 ms clock": 1.5 has five phases, of which the first and the last stop the world.
INLINE bool take_clock(struct pa_text *t, struct pa_gc_cycle *c)
{
    int64_t phase[PHASES];
    size_t count = take_list(t, '+', phase, PHASES);
    if (count < 3 || !take(t, " ms clock, "))
        return false;
    c->stw = phase[0] + phase[count - 1];
    c->mark = 0;
    for (size_t i = 1; i + 1 < count; i++)
        c->mark += phase[i];
    return true;
}

// "0.03+0.38/0.56/0+0.003 ms cpu"
INLINE bool take_cpu(struct pa_text *t, struct pa_gc_cycle *c)
{
    int64_t part[SHARES];
    size_t count = take_list(t, '/', part, SHARES);
    if (count < 5 || !take(t, " ms cpu, "))
        return false;
    c->cpu_stw = part[0] + part[count - 1];
    c->cpu_assist = part[count - 4];
    c->cpu_background = part[count - 3];
    c->cpu_idle = part[count - 2];
    for (size_t i = 1; i + 4 < count; i++)
        c->cpu_background += part[i]; // the scan of 1.5
    return true;
}

INLINE bool take_heap(struct pa_text *t, struct pa_gc_cycle *c)
{
    if (!take_scaled(t, MEBIBYTES, &c->before) || !take(t, "->") ||
        !take_scaled(t, MEBIBYTES, &c->after) || !take(t, "->") ||
        !take_scaled(t, MEBIBYTES, &c->live) || !take(t, " MB, ") ||
        !take_scaled(t, MEBIBYTES, &c->goal) || !take(t, " MB goal, "))
        return false;
    struct pa_text more = *t;
    if (take_scaled(&more, MEBIBYTES, &c->stacks) && take(&more, " MB stacks, ") &&
        take_scaled(&more, MEBIBYTES, &c->globals) && take(&more, " MB globals, "))
        *t = more;
    else
        c->stacks = c->globals = -1;
    return true;
}

// Parses what follows "gc 9 @".
static bool take_cycle(struct pa_text t, struct pa_gc_cycle *c)
{
    if (!take_scaled(&t, SECONDS, &c->at) || !take(&t, "s ") ||
        !take_scaled(&t, ONES, &c->per_cent) || !take(&t, "%: ") || !take_clock(&t, c) ||
        !take_cpu(&t, c) || !take_heap(&t, c) || !take_scaled(&t, ONES, &c->procs) ||
        !take(&t, " P"))
        return false;
    c->forced = take(&t, " (forced)");
    return c->procs > 0;
}

// Whether "gc 9 " stands in front of the '@' at `at`; sets its number.
static bool number_before(struct pa_text line, const char *at, int64_t *number)
{
    const char *p = at;
    if (p - line.next < 5 || *--p != ' ')
        return false;
    const char *end = p;
    while (p > line.next && is_digit(p[-1]))
        p--;
    struct pa_text digits = {p, end};
    return p - line.next >= 3 && memcmp(p - 3, "gc ", 3) == 0 &&
           (p - line.next == 3 || !((p[-4] | 0x20) >= 'a' && (p[-4] | 0x20) <= 'z')) &&
           pa_text_int64(&digits, number);
}

// "9(2): 12+1+744+8 us, 2 -> 4 MB, …" behind "gc": all of it stops the world.
static bool take_old(struct pa_text t, struct pa_gc_cycle *c)
{
    *c = (struct pa_gc_cycle){.at = -1,
                              .per_cent = -1,
                              .cpu_stw = -1,
                              .cpu_assist = -1,
                              .cpu_background = -1,
                              .cpu_idle = -1,
                              .goal = -1,
                              .stacks = -1,
                              .globals = -1};
    if (!take_scaled(&t, ONES, &c->number) || !take(&t, "(") || !take_scaled(&t, ONES, &c->procs) ||
        !take(&t, "): "))
        return false;
    int64_t phase;
    do {
        if (!take_scaled(&t, MICROSECONDS, &phase) || !pa_add_int64(c->stw, phase, &c->stw))
            return false;
    } while (take(&t, "+"));
    if (!take(&t, " us, ") || !take_scaled(&t, MEBIBYTES, &c->before) || !take(&t, " -> ") ||
        !take_scaled(&t, MEBIBYTES, &c->live) || !take(&t, " MB"))
        return false;
    c->after = c->live;
    return true;
}

static enum pa_gctrace_kind old_or_other(struct pa_text line, struct pa_gc_cycle *cycle)
{
    const char *us = pa_text_find(line, " us, ");
    const char *gc = us ? pa_text_find((struct pa_text){line.next, us}, "gc") : NULL;
    for (; gc; gc = pa_text_find((struct pa_text){gc + 2, us}, "gc")) {
        if (take_old((struct pa_text){gc + 2, line.end}, cycle))
            return PA_GCTRACE_CYCLE;
    }
    return PA_GCTRACE_OTHER;
}

// Returns the kind of a line that is no collection. The last letter rules most lines out before
// anything is searched.
static enum pa_gctrace_kind small_line(struct pa_text line)
{
    struct pa_gc_scavenge scavenge;
    char last = line.next < line.end ? line.end[-1] : 0;
    if (last == 'd' && pa_text_ends(line, "GC forced"))
        return PA_GCTRACE_FORCED;
    if ((last == 'l' || last == ')' || last == ']' || last == 'd') &&
        pa_gc_scavenge_parse(line, &scavenge))
        return PA_GCTRACE_SCAVENGED;
    if (pa_text_size(line) > 16 && (*line.next == 'c' || last == 's' || last == ']') &&
        pa_text_find(line, "checkfinalizers: "))
        return PA_GCTRACE_FINALIZERS;
    return PA_GCTRACE_OTHER;
}

enum pa_gctrace_kind pa_gctrace_line_parse(struct pa_text line, struct pa_gc_cycle *cycle)
{
    const char *at = line.next;
    struct pa_text t = line;
    if (take(&t, "gc ") && take_scaled(&t, ONES, &cycle->number) && take(&t, " @") &&
        take_cycle(t, cycle))
        return PA_GCTRACE_CYCLE;
    while (at < line.end && (at = memchr(at, '@', (size_t)(line.end - at))) != NULL) {
        if (number_before(line, at, &cycle->number))
            return take_cycle((struct pa_text){at + 1, line.end}, cycle) ? PA_GCTRACE_CYCLE
                                                                         : PA_GCTRACE_BROKEN;
        at++;
    }
    if (pa_text_size(line) > 20 && memchr(line.next, '+', pa_text_size(line)) &&
        old_or_other(line, cycle) == PA_GCTRACE_CYCLE)
        return PA_GCTRACE_CYCLE;
    return small_line(line);
}
