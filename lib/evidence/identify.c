// SPDX-License-Identifier: Apache-2.0
#include "evidence/identify.h"

#include "base/memory.h"
#include "evidence/escape.h"
#include "evidence/gctrace.h"
#include "evidence/metrics.h"
#include "input/text.h"

#include <stdlib.h>
#include <string.h>

static bool has_collections(struct pa_arena *arena, const char *path, const uint8_t *bytes,
                            size_t size)
{
    struct pa_gctrace *trace = pa_gctrace_new(arena);
    pa_gctrace_add_text(trace, path, bytes, size);
    return trace->all.cycles > 0;
}

static bool has_escapes(struct pa_arena *arena, struct pa_bytes *bytes)
{
    struct pa_escape *escape = pa_escape_new(arena);
    pa_escape_add_text(escape, bytes);
    return escape->notes.count > 0;
}

// Whether pa_metrics_read() would take the text.
static bool has_metrics(struct pa_arena *arena, const struct pa_bytes *bytes)
{
    struct pa_metrics *metrics = pa_metrics_new(arena, 1);
    size_t count = pa_metrics_add(metrics, bytes);
    return count > 0 && count > metrics->other;
}

static struct pa_bytes copy_of(const uint8_t *bytes, size_t size)
{
    struct pa_bytes copy = {pa_xmalloc(size + PA_BYTES_PADDING), size};
    memcpy(copy.data, bytes, size);
    memset(copy.data + size, 0, PA_BYTES_PADDING);
    return copy;
}

// The escapes are asked for last, since their reader changes the text.
static enum pa_evidence_kind identify(struct pa_arena *arena, const struct pa_input_opened *opened)
{
    const struct pa_stream *s = &opened->stream;
    size_t size = (size_t)(s->end - s->next);
    struct pa_error ignored = {0};
    if (!pa_text_is_plain(s->next, size))
        return PA_EVIDENCE_NONE;
    if (has_collections(arena, opened->path, s->next, size))
        return PA_EVIDENCE_GCTRACE;
    struct pa_bytes copy = copy_of(s->next, size);
    enum pa_evidence_kind kind = has_metrics(arena, &copy)   ? PA_EVIDENCE_METRICS
                                 : has_escapes(arena, &copy) ? PA_EVIDENCE_ESCAPE
                                                             : PA_EVIDENCE_NONE;
    free(copy.data);
    if (!kind && !s->finished && strcmp(opened->path, "-") != 0 &&
        pa_gctrace_read(pa_gctrace_new(arena), NULL, opened->path, &ignored))
        return PA_EVIDENCE_GCTRACE;
    return kind;
}

enum pa_evidence_kind pa_evidence_identify(const struct pa_input_opened *opened)
{
    struct pa_arena arena = {0};
    enum pa_evidence_kind kind = identify(&arena, opened);
    pa_arena_release(&arena);
    return kind;
}
