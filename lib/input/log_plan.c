// SPDX-License-Identifier: Apache-2.0
#include "input/log_plan.h"

#include "base/hash.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

// A line without its prefixes.
struct stripped {
    struct pa_text text;
    enum pa_log_join join;
    uint64_t source; // a hash of whose line it is; 0: of nobody in particular
};

static uint64_t add_source(uint64_t source, struct pa_text prefix, size_t most)
{
    prefix = pa_text_trim(prefix);
    size_t size = pa_text_size(prefix) < most ? pa_text_size(prefix) : most;
    return size ? pa_hash_combine(source, pa_hash_bytes(prefix.next, size)) | 1 : source;
}

static struct stripped strip(const struct pa_log_plan *plan, struct pa_text line)
{
    struct stripped s = {.text = line, .join = PA_LOG_LINE};
    for (size_t i = 0; i < plan->count; i++) {
        struct pa_text prefix = s.text;
        if (!plan->prefix[i]->take(&s.text, &s.join))
            continue;
        prefix.end = s.text.next;
        s.source = add_source(s.source, prefix, plan->prefix[i]->source);
    }
    if (plan->words)
        pa_log_take_words(&s.text, plan->model, plan->words);
    for (size_t i = 0; i < plan->blanks && s.text.next < s.text.end; i++)
        s.text.next += pa_text_is_blank(*s.text.next);
    return s;
}

// Adds the line at `out`, which began at `to`.
static uint8_t *add_line(const struct stripped *s, uint8_t *to, uint8_t *out)
{
    size_t size = pa_text_size(s->text);
    if (s->join == PA_LOG_CONTINUES && out > to && out[-1] == '\n')
        out--;
    memmove(out, s->text.next, size);
    out += size;
    if (s->join != PA_LOG_PARTIAL)
        *out++ = '\n';
    return out;
}

// The programs that lines are from, by hashes, in the order of their first lines. With more than
// these the lines stay mixed.
enum { MAX_SOURCES = 64 };
struct sources {
    uint64_t list[MAX_SOURCES];
    size_t count;
};

static void find_sources(struct sources *sources, const struct pa_log_plan *plan,
                         const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size);
    sources->count = 0;
    while (pa_lines_next(&lines) && sources->count < MAX_SOURCES) {
        uint64_t source = strip(plan, lines.line).source;
        size_t i = 0;
        while (i < sources->count && sources->list[i] != source)
            i++;
        if (i == sources->count)
            sources->list[sources->count++] = source;
    }
}

size_t pa_log_plan_apply(const struct pa_log_plan *plan, const uint8_t *bytes, size_t size,
                         uint8_t *to)
{
    struct pa_lines lines = pa_lines_in(bytes, size);
    uint8_t *out = to;
    while (pa_lines_next(&lines)) {
        struct stripped s = strip(plan, lines.line);
        out = add_line(&s, to, out);
    }
    return (size_t)(out - to);
}

// The same elsewhere, the lines of each source together: where several programs write at a time, a
// dump of one has lines of the others in it.
static size_t apply_by_source(const struct pa_log_plan *plan, const struct sources *sources,
                              const struct pa_bytes *bytes, uint8_t *to)
{
    uint8_t *out = to;
    for (size_t i = 0; i < sources->count; i++) {
        struct pa_lines lines = pa_lines_of(bytes);
        if (out > to)
            *out++ = '\n'; // what one says ends there
        while (pa_lines_next(&lines)) {
            struct stripped s = strip(plan, lines.line);
            if (s.source == sources->list[i])
                out = add_line(&s, to, out);
        }
    }
    return (size_t)(out - to);
}

// The words of the plan's model, in memory of their own: the text they stand in is written over.
static char *own_model(struct pa_log_plan *plan)
{
    size_t size = pa_text_size(plan->model);
    if (!plan->model.next)
        return NULL;
    char *copy = pa_xmalloc(size + 1);
    memcpy(copy, plan->model.next, size);
    plan->model = (struct pa_text){copy, copy + size};
    return copy;
}

void pa_log_plan_take_off(struct pa_log_plan *plan, struct pa_bytes *bytes)
{
    struct sources sources;
    find_sources(&sources, plan, bytes->data, bytes->size);
    if (sources.count < 2 || sources.count == MAX_SOURCES) {
        char *model = own_model(plan);
        bytes->size = pa_log_plan_apply(plan, bytes->data, bytes->size, bytes->data);
        free(model);
    } else {
        uint8_t *copy = pa_xmalloc(bytes->size + 1 + MAX_SOURCES + PA_BYTES_PADDING);
        size_t size = apply_by_source(plan, &sources, bytes, copy);
        free(bytes->data);
        *bytes = (struct pa_bytes){copy, size};
    }
    memset(bytes->data + bytes->size, 0, PA_BYTES_PADDING - 1);
}
