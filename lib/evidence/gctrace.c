// SPDX-License-Identifier: Apache-2.0
#include "evidence/gctrace.h"

#include "evidence/gctrace_batch.h"
#include "evidence/gctrace_read.h"
#include "input/utf16.h"

#include <math.h>
#include <stdlib.h>

static void release(void *object)
{
    struct pa_gctrace *t = object;
    pa_gctrace_part_release(&t->all);
    for (size_t i = 0; i < PA_GCTRACE_PARTS; i++)
        pa_gctrace_part_release(&t->parts[i]);
}

struct pa_gctrace *pa_gctrace_new(struct pa_arena *arena)
{
    struct pa_gctrace *t = pa_arena_calloc(arena, 1, sizeof *t);
    t->arena = arena;
    t->part_cycles = 1;
    t->last_per_cent = -1;
    t->started = NAN;
    t->from = INT64_MIN;
    t->to = INT64_MAX;
    t->all.stacks_most = t->all.globals_most = -1;
    t->scavenger = (struct pa_gctrace_scavenger){
        .released = -1, .released_most = -1, .used = -1, .used_least = -1};
    pa_arena_defer(arena, release, t);
    return t;
}

void pa_gctrace_add_text(struct pa_gctrace *t, const char *path, const uint8_t *bytes, size_t size)
{
    struct pa_gctrace_batch batch = {0};
    const char *text = (const char *)bytes;
    if (size)
        pa_gctrace_batch_fill(&batch, (struct pa_text){text, text + size});
    pa_gctrace_add_batch(t, &batch, path, 0);
    pa_gctrace_sum_up(t);
    pa_gctrace_batch_release(&batch);
}

// Reads a log in UTF-16, as shells of Windows write it, by converting all of it first.
static bool read_utf16(struct pa_gctrace *t, struct pa_stream *s, const char *path,
                       struct pa_error *err)
{
    struct pa_bytes bytes = {0};
    if (!pa_stream_whole(s, &bytes, err))
        return false;
    pa_utf16_to_utf8(&bytes);
    pa_gctrace_add_text(t, path, bytes.data, bytes.size);
    free(bytes.data);
    return true;
}

static bool read_stream(struct pa_gctrace *t, struct pa_stream *s, const char *path,
                        struct pa_error *err)
{
    if (s->end - s->next >= 2 && s->next[0] + s->next[1] == 0xFF + 0xFE)
        return read_utf16(t, s, path, err);
    bool ok = pa_gctrace_read_lines(t, s, path, err);
    pa_gctrace_sum_up(t);
    return ok;
}

bool pa_gctrace_read(struct pa_gctrace *t, struct pa_input_opened *opened, const char *path,
                     struct pa_error *err)
{
    struct pa_stream stream;
    uint64_t cycles = t->all.cycles;
    if (!pa_input_stream(opened, path, SIZE_MAX, &stream, err))
        return pa_error_prefix(err, "%s", path);
    bool ok = read_stream(t, &stream, path, err);
    pa_stream_close(&stream);
    if (!ok)
        return pa_error_prefix(err, "%s", path);
    return t->all.cycles > cycles ||
           pa_error_set(err, PA_ERROR_FORMAT,
                        "%s: no line of a gctrace; run the program with GODEBUG=gctrace=1 and "
                        "keep its standard error",
                        path);
}
