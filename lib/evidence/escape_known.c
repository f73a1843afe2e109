// SPDX-License-Identifier: Apache-2.0
#include "evidence/escape_known.h"

#include "base/hash.h"
#include "base/vec.h"

#include <string.h>

enum {
    LONGEST = 4096,        // line that is remembered
    MOST_BYTES = 32 << 20, // of all lines
    FIRST_LINES = 192 << 10,
    MOST_LINES = 768 << 10,
    LONGEST_RUN = 64,
    NONE = UINT32_MAX
};

struct pa_escape_known {
    PA_VEC(struct pa_escape_known_line) lines; // in order of arrival
    PA_VEC(char) bytes;                        // all lines, each with LF
    struct pa_index index;
    uint32_t last;         // the line that came last
    uint32_t run;          // how many lines to compare at once: more if the last ones were expected
    size_t found, refused; // lines that came since all were forgotten: known, without room
    struct pa_escape_meaning unkept;
};

void pa_escape_known_clear(struct pa_escape_known *known)
{
    pa_vec_release(&known->lines);
    pa_vec_release(&known->bytes);
    pa_index_release(&known->index);
    *known = (struct pa_escape_known){.last = NONE, .run = 1};
}

static void release(void *object)
{
    pa_escape_known_clear(object);
}

struct pa_escape_known *pa_escape_known_new(struct pa_arena *arena)
{
    struct pa_escape_known *known = pa_arena_calloc(arena, 1, sizeof *known);
    known->last = NONE;
    known->run = 1;
    pa_arena_defer(arena, release, known);
    return known;
}

// How many lines, of at most known->run from `first` on, came in the order of their arrival last
// time, so that their bytes stand one behind the other here as they do in the log.
static uint32_t run_length(const struct pa_escape_known *known, uint32_t first)
{
    uint32_t i = first, end = first + known->run;
    end = end < known->lines.count ? end : (uint32_t)known->lines.count;
    while (i + 1 < end && known->lines.items[i].next == i + 1)
        i++;
    return i + 1 - first;
}

// Takes `count` lines from `first` on, if they stand next in the window.
static bool take_run(const struct pa_escape_known *known, struct pa_line_windows *w, uint32_t first,
                     uint32_t count)
{
    const struct pa_escape_known_line *line = &known->lines.items[first], *last = line + count - 1;
    return pa_line_windows_skip(w, known->bytes.items + line->text,
                                last->text + last->size - line->text, count);
}

size_t pa_escape_known_take(struct pa_escape_known *known, struct pa_line_windows *w,
                            struct pa_escape_known_line **lines)
{
    uint32_t next = known->last == NONE ? NONE : known->lines.items[known->last].next;
    uint32_t count = next == NONE ? 0 : run_length(known, next);
    if (count && !take_run(known, w, next, count)) {
        known->run = 1;
        count = count > 1 && take_run(known, w, next, 1);
    }
    if (!count)
        return 0;
    known->run = known->run < LONGEST_RUN ? 2 * known->run : LONGEST_RUN;
    known->last = next + count - 1;
    known->found += count;
    *lines = known->lines.items + next;
    return count;
}

static uint32_t find(const struct pa_escape_known *known, struct pa_text text, uint64_t hash)
{
    uint32_t i;
    for (uint32_t slot = pa_index_first(&known->index, hash);
         pa_index_at(&known->index, slot, hash, &i); slot = pa_index_next(&known->index, slot)) {
        if (i == NONE)
            continue;
        const struct pa_escape_known_line *line = &known->lines.items[i];
        if (line->size == pa_text_size(text) + 1 &&
            memcmp(known->bytes.items + line->text, text.next, pa_text_size(text)) == 0)
            return i;
    }
    return NONE;
}

// A log in which nothing comes again gets little memory, more is given as lines are found. Without
// room the lines that are known stay, as a log of builds that are larger than this repeats them
// too; but if nearly all lines that come are others, the log has gone on to something else.
static bool has_room(struct pa_escape_known *known, size_t size)
{
    size_t most = FIRST_LINES + 4 * known->found;
    if (known->lines.count < (most < MOST_LINES ? most : MOST_LINES) &&
        known->bytes.count + size < MOST_BYTES)
        return true;
    known->refused++;
    if (known->refused > 4 * known->lines.count && known->refused > known->found)
        pa_escape_known_clear(known);
    return false;
}

static uint32_t add(struct pa_escape_known *known, struct pa_text text, uint64_t hash)
{
    struct pa_escape_known_line line = {(uint32_t)known->bytes.count,
                                        (uint32_t)pa_text_size(text) + 1,
                                        NONE,
                                        {.kind = PA_ESCAPE_OTHER}};
    pa_vec_reserve(&known->bytes, line.size);
    memcpy(known->bytes.items + line.text, text.next, line.size - 1);
    known->bytes.count += line.size;
    known->bytes.items[known->bytes.count - 1] = '\n';
    pa_index_add(&known->index, hash, (uint32_t)known->lines.count);
    pa_vec_push(&known->lines, line);
    return (uint32_t)known->lines.count - 1;
}

struct pa_escape_meaning *pa_escape_known_find(struct pa_escape_known *known, struct pa_text text,
                                               bool *is_new)
{
    size_t size = pa_text_size(text);
    bool keep = size > 0 && size <= LONGEST;
    uint64_t hash = keep ? pa_hash_text(text.next, size) : 0;
    uint32_t i = keep ? find(known, text, hash) : NONE;
    *is_new = i == NONE;
    if (i == NONE) {
        if (!keep || !has_room(known, size))
            return &known->unkept;
        i = add(known, text, hash);
    } else {
        known->found++;
    }
    if (known->last != NONE)
        known->lines.items[known->last].next = i;
    known->last = i;
    return &known->lines.items[i].meaning;
}
