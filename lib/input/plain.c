// SPDX-License-Identifier: Apache-2.0
#include "input/plain.h"

#include "base/memory.h"
#include "input/bench_format.h"
#include "input/format.h"
#include "input/log_json.h"
#include "input/log_plan.h"
#include "input/terminal.h"
#include "input/utf16.h"

#include <stdlib.h>
#include <string.h>

// How much of a text is looked at.
enum { LOOK = 64 << 10, MAX_LINES = 256, MAX_WORDS = 6, FEWEST_LINES = 3 };

// The first lines of a text that are not blank.
struct sample {
    struct pa_text line[MAX_LINES];
    size_t count;
};

static bool is_text(const uint8_t *bytes, size_t size)
{
    for (size_t i = 0; i < size && i < 512; i++) {
        if (bytes[i] < '\a' || (bytes[i] > '\r' && bytes[i] < ' ' && bytes[i] != 0x1B))
            return false;
    }
    return size > 0;
}

static void take_sample(struct sample *s, const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < LOOK ? size : LOOK);
    s->count = 0;
    while (s->count < MAX_LINES && pa_lines_next(&lines)) {
        bool cut = lines.next == lines.end && size > LOOK && s->count;
        struct pa_text trimmed = pa_text_trim(lines.line);
        if (trimmed.next < trimmed.end && !cut)
            s->line[s->count++] = lines.line;
    }
}

// Most lines; a log begins with some of other kinds.
static bool are_most(size_t count, const struct sample *s)
{
    return count > 0 && count >= s->count - s->count / 4;
}

static bool shares_prefix(const struct sample *s, const struct pa_log_prefix *prefix)
{
    size_t with = 0;
    enum pa_log_join join;
    for (size_t i = 0; i < s->count; i++) {
        struct pa_text line = s->line[i];
        with += prefix->take(&line, &join);
    }
    return are_most(with, s);
}

// Adds a kind of prefix to the plan, and takes it off the sample. False if there is none.
static bool find_prefix(struct sample *s, struct pa_log_plan *plan)
{
    enum pa_log_join join;
    for (const struct pa_log_prefix *p = pa_log_prefixes; p->what; p++) {
        if (!shares_prefix(s, p))
            continue;
        size_t kept = 0;
        for (size_t i = 0; i < s->count; i++) {
            struct pa_text line = s->line[i];
            p->take(&line, &join);
            struct pa_text trimmed = pa_text_trim(line);
            if (trimmed.next < trimmed.end)
                s->line[kept++] = line;
        }
        s->count = kept;
        plan->prefix[plan->count++] = p;
        return true;
    }
    return false;
}

// How many blanks or tabs all lines begin with.
static size_t shared_blanks(const struct sample *s)
{
    size_t blanks = SIZE_MAX;
    for (size_t i = 0; i < s->count; i++) {
        size_t n = 0;
        while (n < pa_text_size(s->line[i]) && pa_text_is_blank(s->line[i].next[n]))
            n++;
        if (n < pa_text_size(s->line[i]) && n < blanks)
            blanks = n;
    }
    return blanks == SIZE_MAX ? 0 : blanks;
}

static bool can_be_read(const uint8_t *bytes, size_t size)
{
    return pa_bench_format_of(bytes, size) || pa_input_format_of(bytes, size);
}

// Whether the plan makes something that can be read out of the start of the text.
static bool helps(const struct pa_log_plan *plan, const uint8_t *bytes, size_t size)
{
    size = size < LOOK ? size : LOOK;
    uint8_t *copy = pa_xcalloc(size + 1 + PA_BYTES_PADDING, 1);
    bool yes = can_be_read(copy, pa_log_plan_apply(plan, bytes, size, copy));
    free(copy);
    return yes;
}

static bool share_words(const struct sample *s, struct pa_text model, size_t words)
{
    size_t with = 0;
    for (size_t i = 0; i < s->count; i++) {
        struct pa_text line = s->line[i];
        with += pa_log_take_words(&line, model, words);
    }
    return are_most(with, s);
}

// Words that most lines begin with. The lines of a dump are in the middle of other text at most.
static bool find_words(const struct sample *s, struct pa_log_plan *plan,
                       const struct pa_bytes *bytes)
{
    if (s->count < FEWEST_LINES)
        return false;
    plan->model = s->line[s->count / 2];
    for (plan->words = 1; plan->words <= MAX_WORDS; plan->words++) {
        if (!share_words(s, plan->model, plan->words))
            break;
        if (helps(plan, bytes->data, bytes->size))
            return true;
    }
    plan->words = 0;
    return false;
}

static bool make_plan(struct pa_log_plan *plan, const struct pa_bytes *bytes)
{
    struct sample *s = pa_xmalloc(sizeof *s);
    *plan = (struct pa_log_plan){0};
    take_sample(s, bytes->data, bytes->size);
    while (plan->count < PA_LOG_PREFIXES && find_prefix(s, plan))
        continue;
    bool known =
        plan->count ? helps(plan, bytes->data, bytes->size) : can_be_read(bytes->data, bytes->size);
    if (!known) {
        plan->blanks = shared_blanks(s);
        if (plan->blanks && !helps(plan, bytes->data, bytes->size))
            plan->blanks = 0;
        if (!plan->blanks)
            find_words(s, plan, bytes);
    }
    free(s);
    return plan->count || plan->words || plan->blanks;
}

static bool is_json_log(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size);
    return size && *bytes == '{' && pa_lines_next(&lines) && pa_log_json_is(lines.line);
}

void pa_plain_text(struct pa_bytes *bytes)
{
    struct pa_log_plan plan;
    pa_utf16_to_utf8(bytes);
    if (!is_text(bytes->data, bytes->size))
        return;
    if (memchr(bytes->data, 0x1B, bytes->size))
        pa_terminal_plain(bytes);
    if (is_json_log(bytes->data, bytes->size))
        pa_log_json_plain(bytes);
    if (make_plan(&plan, bytes))
        pa_log_plan_take_off(&plan, bytes);
}

bool pa_plain_may_change(const uint8_t *bytes, size_t size)
{
    if (size && *bytes >= 0xEF)
        return true; // a byte order mark?
    if (!is_text(bytes, size))
        return false;
    size_t look = size < LOOK ? size : LOOK;
    if (memchr(bytes, 0x1B, look) || is_json_log(bytes, look))
        return true;
    struct pa_lines lines = pa_lines_in(bytes, look);
    enum pa_log_join join;
    while (pa_lines_next(&lines) && lines.number < FEWEST_LINES + 1) {
        for (const struct pa_log_prefix *p = pa_log_prefixes; p->what; p++) {
            struct pa_text line = lines.line;
            if (p->take(&line, &join))
                return true;
        }
    }
    return false;
}

bool pa_plain_would_change(const uint8_t *bytes, size_t size)
{
    struct pa_bytes text = {(uint8_t *)(uintptr_t)bytes, size};
    struct pa_log_plan plan;
    return pa_plain_may_change(bytes, size) || (is_text(bytes, size) && make_plan(&plan, &text));
}
