// SPDX-License-Identifier: Apache-2.0
#include "input/identify.h"

#include "base/memory.h"
#include "input/plain.h"
#include "input/text.h"

#include <stdlib.h>
#include <string.h>

struct pa_input_identity pa_input_identify(const uint8_t *bytes, size_t size)
{
    struct pa_input_identity id = {0};
    bool text = pa_text_is_plain(bytes, size);
    if (text)
        id.bench = pa_bench_format_of(bytes, size);
    if (!id.bench)
        id.profile = pa_input_format_of(bytes, size);
    if (!text && !id.profile) // of which some bytes are broken
        id.bench = pa_bench_format_of(bytes, size);
    id.kind = id.profile ? PA_INPUT_PROFILE : id.bench ? PA_INPUT_BENCH : PA_INPUT_UNKNOWN;
    return id;
}

// Of the window as the text that its readers will get.
static struct pa_input_identity identify_window(const struct pa_stream *s)
{
    size_t size = (size_t)(s->end - s->next);
    struct pa_input_identity id = {0};
    bool plain = !pa_plain_may_change(s->next, size);
    if (plain)
        id = pa_input_identify(s->next, size);
    if (id.kind != PA_INPUT_UNKNOWN || size == 0)
        return id;
    struct pa_bytes copy = {pa_xmalloc(size + PA_BYTES_PADDING), size};
    memcpy(copy.data, s->next, size + PA_BYTES_PADDING);
    pa_plain_text(&copy);
    id = pa_input_identify(copy.data, copy.size);
    free(copy.data);
    return id;
}

static size_t size_limit(size_t max_size)
{
    return max_size ? max_size : PA_DEFAULT_MAX_SIZE;
}

bool pa_input_open(struct pa_input_opened *opened, const char *path, size_t max_size,
                   struct pa_error *err)
{
    *opened = (struct pa_input_opened){0};
    if (!pa_stream_open(&opened->stream, path, size_limit(max_size), err))
        return pa_error_prefix(err, "%s", path);
    opened->path = path;
    opened->identity = identify_window(&opened->stream);
    return true;
}

void pa_input_close(struct pa_input_opened *opened)
{
    if (opened->path)
        pa_stream_close(&opened->stream);
    opened->path = NULL;
}

bool pa_input_stream(struct pa_input_opened *opened, const char *path, size_t max_size,
                     struct pa_stream *stream, struct pa_error *err)
{
    if (!opened || !opened->path || strcmp(opened->path, path) != 0)
        return pa_stream_open(stream, path, size_limit(max_size), err);
    *stream = opened->stream; // nobody has begun to read it: no thread knows its address
    opened->path = NULL;
    return true;
}

bool pa_input_whole(struct pa_input_opened *opened, const char *path, struct pa_bytes *bytes,
                    struct pa_error *err)
{
    struct pa_stream stream;
    bool ok = pa_input_stream(opened, path, 0, &stream, err);
    if (ok) {
        ok = pa_stream_whole(&stream, bytes, err);
        pa_stream_close(&stream);
    }
    return ok || pa_error_prefix(err, "%s", path);
}
