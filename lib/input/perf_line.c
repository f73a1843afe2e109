// SPDX-License-Identifier: Apache-2.0
#include "input/perf_line.h"

#include <string.h>

// "3667.861586:"
static bool parse_time(struct pa_text word, int64_t *nanos)
{
    int64_t seconds, fraction;
    if (!pa_text_digits(&word, &seconds) || seconds > INT64_MAX / 1000000000 - 1 ||
        !pa_text_skip(&word, "."))
        return false;
    const char *from = word.next;
    if (!pa_text_digits(&word, &fraction) || word.next - from > 9 || !pa_text_equals(word, ":"))
        return false;
    for (size_t digits = (size_t)(word.next - from); digits < 9; digits++)
        fraction *= 10;
    *nanos = seconds * 1000000000 + fraction;
    return true;
}

// "[002]"
static bool is_cpu(struct pa_text word)
{
    int64_t n;
    return pa_text_skip(&word, "[") && pa_text_digits(&word, &n) && pa_text_equals(word, "]");
}

// "26171" or "26169/26171", of which the last is the thread.
static bool parse_thread(struct pa_text word, struct pa_text *thread)
{
    int64_t n;
    *thread = word;
    if (!pa_text_int64(&word, &n)) // -1: none
        return false;
    if (pa_text_skip(&word, "/")) {
        thread->next = word.next;
        if (!pa_text_int64(&word, &n))
            return false;
    }
    return word.next == word.end;
}

static bool is_event(struct pa_text word)
{
    if (pa_text_size(word) < 2 || word.end[-1] != ':')
        return false;
    for (const char *p = word.next; p < word.end; p++) {
        if ((*p >= 'a' && *p <= 'z') || (*p >= 'A' && *p <= 'Z'))
            return true;
    }
    return false;
}

// [period] event:
static bool parse_event(struct pa_text t, struct pa_perf_header *h)
{
    struct pa_text word, after = t;
    if (!pa_text_next_word(&after, &word))
        return false;
    struct pa_text digits = word;
    if (pa_text_digits(&digits, &h->period) && digits.next == digits.end) {
        if (!pa_text_next_word(&after, &word))
            return false;
        h->has_period = true;
    }
    if (!is_event(word)) {
        h->has_period = false;
        return false;
    }
    h->event = (struct pa_text){word.next, word.end - 1};
    h->rest = pa_text_trim(after);
    return true;
}

// "U", "K": what a sample was taken in (-F misc). It stands behind a thread.
static bool is_misc(struct pa_text word)
{
    while (word.next < word.end && strchr("KUHGgEFMSp", *word.next))
        word.next++;
    return word.next == word.end;
}

static struct pa_text last_word(struct pa_text text)
{
    struct pa_text word = {text.end, text.end};
    while (word.next > text.next && word.next[-1] != ' ' && word.next[-1] != '\t')
        word.next--;
    return word;
}

static struct pa_text before(struct pa_text text, struct pa_text word)
{
    return pa_text_trim((struct pa_text){text.next, word.next});
}

// Takes "command thread misc [cpu]" apart, from the back; each may be missing.
static void parse_front(struct pa_text front, struct pa_perf_header *h)
{
    struct pa_text word = last_word(front = pa_text_trim(front)), thread;
    if (is_cpu(word))
        word = last_word(front = before(front, word));
    if (is_misc(word) && parse_thread(last_word(before(front, word)), &thread))
        word = last_word(front = before(front, word));
    if (parse_thread(word, &thread)) {
        h->thread = thread;
        front = before(front, word);
    }
    h->command = front;
}

static struct pa_text up_to(struct pa_text line, const char *end)
{
    return (struct pa_text){line.next, end};
}

static bool ends_or_frame(struct pa_text rest)
{
    struct pa_perf_frame frame;
    return rest.next == rest.end || (pa_perf_frame_parse(rest, &frame) && pa_text_ends(rest, ")"));
}

enum { LONGEST_COMMAND = 256 }; // Linux cuts them after 15 bytes

bool pa_perf_header_parse(struct pa_text line, struct pa_perf_header *h)
{
    struct pa_text t = line, word;
    *h = (struct pa_perf_header){0};
    // The time is the safest mark: commands may hold anything.
    while (pa_text_next_word(&t, &word)) {
        if (parse_time(word, &h->nanos)) {
            h->has_time = true;
            parse_front(up_to(line, word.next), h);
            if (!parse_event(t, h))
                h->rest = pa_text_trim(t);
            return true;
        }
    }
    // Without it, the event: alone, or behind a thread, and nothing but a frame behind it. The
    // thread comes early, since commands are short; what is behind it is looked at to its end.
    t = line;
    for (bool first = true;
         pa_text_next_word(&t, &word) && word.next - line.next <= LONGEST_COMMAND; first = false) {
        struct pa_text thread, here = up_to(line, word.next), event = {word.next, line.end};
        if (first && is_event(word) && parse_event(event, h) && ends_or_frame(h->rest))
            return true;
        if (!first && parse_thread(word, &thread)) {
            struct pa_text cpu = t, maybe;
            pa_text_spaces(&cpu);
            if (pa_text_next_word(&cpu, &maybe) && is_cpu(maybe))
                t = cpu;
            if (parse_event(t, h) && ends_or_frame(h->rest)) {
                h->command = pa_text_trim(here);
                h->thread = thread;
                return true;
            }
        }
    }
    return false;
}

// Addresses are sixteen columns wide, blanks before them; nothing else that follows a command is.
bool pa_perf_bare_header_parse(struct pa_text line, bool frame_below, struct pa_perf_header *h)
{
    enum { ADDRESS_WIDTH = 16 };
    struct pa_text t = line, word, front = line;
    *h = (struct pa_perf_header){.rest = {line.end, line.end}};
    for (const char *end = t.next; pa_text_next_word(&t, &word) && !frame_below; end = word.end) {
        uint64_t address;
        struct pa_text digits = word;
        if (word.end - end >= ADDRESS_WIDTH && (end > line.next || *end == ' ') &&
            pa_text_hex(&digits, &address) && digits.next == digits.end) {
            front.end = end;
            h->rest = (struct pa_text){end, line.end};
        }
    }
    parse_front(front, h);
    return frame_below || pa_text_size(h->rest) > 0;
}

// The last "(…)" of the line, whose insides may hold balanced parentheses.
static bool take_binary(struct pa_text *line, struct pa_text *binary)
{
    if (!pa_text_ends(*line, ")"))
        return false;
    int depth = 0;
    for (const char *p = line->end; p > line->next;) {
        p--;
        depth += (*p == ')') - (*p == '(');
        if (depth == 0) {
            *binary = (struct pa_text){p + 1, line->end - 1};
            *line = pa_text_trim((struct pa_text){line->next, p});
            return true;
        }
    }
    return false;
}

// perf prints addresses sixteen columns wide. A shorter word of hexadecimal digits may be a name.
static bool take_address(struct pa_text *t, const char *margin, bool alone, uint64_t *address)
{
    struct pa_text rest = *t;
    if (!pa_text_hex(&rest, address) ||
        (rest.next < rest.end && *rest.next != ' ' && *rest.next != '\t'))
        return false;
    if (rest.next - margin < 16 && (alone || rest.next == rest.end))
        return false;
    *t = pa_text_trim(rest);
    return true;
}

bool pa_perf_is_frame(struct pa_text line)
{
    struct pa_perf_frame frame;
    struct pa_text t = line, word, thread;
    uint64_t address;
    if (pa_text_starts(line, "\t"))
        return true;
    if (!pa_text_ends(pa_text_trim(line), ")") || !pa_text_next_word(&t, &word) ||
        !pa_text_hex(&word, &address) || word.next < word.end || !pa_text_next_word(&t, &word) ||
        parse_thread(word, &thread))
        return false; // a command may look like an address, but has a thread behind it
    return pa_perf_frame_parse(line, &frame) && frame.address != 0;
}

static struct pa_text without_offset(struct pa_text symbol)
{
    const char *plus = pa_text_last(symbol, '+');
    uint64_t offset;
    struct pa_text digits = {plus ? plus + 1 : symbol.end, symbol.end};
    if (plus && pa_text_skip(&digits, "0x") && pa_text_hex(&digits, &offset) &&
        digits.next == digits.end)
        symbol.end = plus;
    return symbol;
}

static bool is_one_word(struct pa_text t)
{
    struct pa_text word;
    return pa_text_word(&t, &word) && t.next == t.end;
}

bool pa_perf_frame_parse(struct pa_text line, struct pa_perf_frame *frame)
{
    *frame = (struct pa_perf_frame){0};
    const char *margin = line.next;
    while (margin < line.end && *margin == '\t')
        margin++;
    struct pa_text t = pa_text_trim(line);
    bool has_binary = take_binary(&t, &frame->binary);
    bool has_address = take_address(&t, margin, is_one_word(t), &frame->address);
    if (!has_binary && !has_address)
        return false;
    frame->symbol = without_offset(t);
    if (pa_text_equals(frame->symbol, "[unknown]"))
        frame->symbol.end = frame->symbol.next;
    frame->inlined = pa_text_equals(frame->binary, "inlined");
    if (frame->inlined || pa_text_equals(frame->binary, "[unknown]"))
        frame->binary.end = frame->binary.next;
    return true;
}

// "/bin/prog[1139]": what perf prints where it knows no source.
static bool is_place_without_source(struct pa_text line)
{
    const char *bracket = pa_text_last(line, '[');
    struct pa_text digits = {bracket ? bracket + 1 : line.end, line.end};
    uint64_t address;
    return pa_text_hex(&digits, &address) && pa_text_equals(digits, "]");
}

bool pa_perf_source_parse(struct pa_text line, struct pa_perf_source *source)
{
    struct pa_text inlined;
    *source = (struct pa_perf_source){0};
    if (!pa_text_starts(line, "  "))
        return false;
    line = pa_text_trim(line);
    source->inlined = pa_text_ends(line, " (inlined)") && take_binary(&line, &inlined);
    if (is_place_without_source(line))
        return true;
    const char *colon = pa_text_last(line, ':');
    if (!colon)
        return false;
    struct pa_text digits = {colon + 1, line.end};
    source->file = (struct pa_text){line.next, colon};
    if (pa_text_equals(source->file, "??"))
        source->file.end = source->file.next;
    return pa_text_digits(&digits, &source->line) && digits.next == digits.end;
}

bool pa_perf_is_aside(struct pa_text line)
{
    const char *record = pa_text_find(line, "PERF_RECORD_");
    return pa_text_starts(line, "#") || pa_text_starts(line, "[ perf ") ||
           pa_text_equals(pa_text_trim(line), "Warning:") ||
           (record && (record == line.next || record[-1] == ' '));
}

enum pa_perf_kind pa_perf_kind_of(struct pa_text line)
{
    if (pa_perf_is_aside(line))
        return PA_PERF_ASIDE;
    bool ends = pa_text_size(line) == 0 || pa_text_is_blank(line.end[-1]);
    if (ends && pa_text_size(pa_text_trim(line)) == 0)
        return PA_PERF_BLANK;
    return pa_perf_is_frame(line) ? PA_PERF_FRAME : PA_PERF_OTHER;
}
