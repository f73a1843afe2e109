// SPDX-License-Identifier: Apache-2.0
#include "input/format.h"

#include "base/strbuf.h"
#include "input/foreign.h"
#include "input/identify.h"
#include "input/plain.h"
#include "input/text.h"
#include "profile/unite.h"

#include <stdlib.h>
#include <string.h>

#define PA_INPUT_FORMAT(name) extern const struct pa_input_format pa_format_##name;
#include "input/formats.def"
#undef PA_INPUT_FORMAT

const struct pa_input_format *const pa_input_formats[] = {
#define PA_INPUT_FORMAT(name) &pa_format_##name,
#include "input/formats.def"
#undef PA_INPUT_FORMAT
    NULL,
};

const struct pa_input_format *pa_input_format_named(const char *name)
{
    for (size_t i = 0; pa_input_formats[i]; i++) {
        if (strcmp(pa_input_formats[i]->name, name) == 0)
            return pa_input_formats[i];
    }
    return NULL;
}

const struct pa_input_format *pa_input_format_of(const uint8_t *bytes, size_t size)
{
    bool binary = pa_text_is_binary(bytes, size);
    for (size_t i = 0; pa_input_formats[i]; i++) {
        const struct pa_input_format *f = pa_input_formats[i];
        if ((f->binary || !binary) && f->probe(bytes, size)) // pprof's own is permissive
            return f == &pa_format_pprof && pa_foreign_binary(bytes, size) ? NULL : f;
    }
    return NULL;
}

// "read are: gperf-cpu, heap-text, …"; and the way out for what looks like other text, as stacks of
// one frame do.
static const char *format_names(struct pa_arena *arena)
{
    struct pa_strbuf names = {0};
    pa_strbuf_adds(&names, "read are: ");
    for (size_t i = 0; pa_input_formats[i]; i++)
        pa_strbuf_printf(&names, "%s%s", i ? ", " : "", pa_input_formats[i]->name);
    pa_strbuf_adds(&names, "; --input-format says which it is");
    return pa_strbuf_keep(&names, arena);
}

static bool refuse(const struct pa_input *input, struct pa_error *err)
{
    const struct pa_bytes *b = &input->bytes;
    const char *what = pa_foreign_describe(b->data, b->size);
    const char *says = pa_foreign_quote(b->data, b->size, input->arena);
    if (what && says && *b->data == '<')
        return pa_error_set(err, PA_ERROR_UNSUPPORTED, "this is %s: \"%s\"", what, says);
    if (what)
        return pa_error_set(err, PA_ERROR_UNSUPPORTED, "this is %s", what);
    if (says)
        return pa_error_set(err, PA_ERROR_FORMAT,
                            "unrecognized profile format; it says \"%s\" (%s)", says,
                            format_names(input->arena));
    return pa_error_set(err, PA_ERROR_FORMAT, "unrecognized profile format (%s)",
                        format_names(input->arena));
}

static const struct pa_input_format *choose(const struct pa_input_options *options,
                                            const uint8_t *bytes, const uint8_t *end)
{
    return options->format ? pa_input_format_named(options->format)
                           : pa_input_format_of(bytes, (size_t)(end - bytes));
}

static bool read_whole(struct pa_input *input, const struct pa_input_options *options,
                       struct pa_input_sink *sink, struct pa_error *err)
{
    if (!pa_stream_whole(input->stream, &input->bytes, err))
        return false;
    input->stream = NULL; // the bytes are all there is
    pa_plain_text(&input->bytes);
    const struct pa_bytes *b = &input->bytes;
    const struct pa_input_format *format = choose(options, b->data, b->data + b->size);
    input->format = format;
    bool ok = format ? format->read(input, sink, err) : refuse(input, err);
    free(input->bytes.data);
    input->bytes = (struct pa_bytes){0};
    return ok;
}

// Whether the format reads a file that begins so as it streams.
static bool streams(const struct pa_input_format *format, const struct pa_stream *s)
{
    return format->streams ||
           (format->lines && !pa_plain_would_change(s->next, (size_t)(s->end - s->next)));
}

static bool read_stream(struct pa_input *input, const struct pa_input_options *options,
                        struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_stream *s = input->stream;
    if (s->next == s->end)
        return pa_error_set(err, PA_ERROR_FORMAT, "empty input file");
    if (options->format && !pa_input_format_named(options->format))
        return pa_error_set(err, PA_ERROR_USAGE, "no input format '%s'", options->format);
    // It may have to be made plain text first.
    bool other = pa_plain_may_change(s->next, (size_t)(s->end - s->next));
    const struct pa_input_format *format = other ? NULL : choose(options, s->next, s->end);
    input->format = format;
    return format && streams(format, s) ? format->read(input, sink, err)
                                        : read_whole(input, options, sink, err);
}

bool pa_input_read_each(struct pa_input *input, const struct pa_input_options *options,
                        struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_stream stream;
    bool ok = pa_input_stream(options->opened, input->path, options->max_size, &stream, err);
    if (ok) {
        input->stream = &stream;
        ok = read_stream(input, options, sink, err);
        pa_stream_close(&stream);
        input->stream = NULL;
    }
    return ok || pa_error_prefix(err, "%s", input->path);
}

// ---- Several profiles as one

bool pa_input_give(struct pa_input_sink *sink, const struct pa_profile *profile,
                   struct pa_error *err)
{
    return profile && sink->take(sink, profile, err);
}

struct gatherer {
    struct pa_input_sink sink; // first, so that a sink is a gatherer
    PA_VEC(const struct pa_profile *) list;
};

static bool gather(struct pa_input_sink *sink, const struct pa_profile *profile,
                   struct pa_error *err)
{
    struct gatherer *g = (struct gatherer *)sink;
    (void)err;
    pa_vec_push(&g->list, profile);
    return true;
}

static bool unite(struct gatherer *g, struct pa_arena *arena, const struct pa_profile **profile,
                  struct pa_error *err)
{
    if (g->list.count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no profile in it");
    *profile = pa_profile_unite(g->list.items, g->list.count, arena, err);
    return *profile != NULL;
}

bool pa_input_read(struct pa_input *input, const struct pa_input_options *options,
                   const struct pa_profile **profile, struct pa_error *err)
{
    struct gatherer g = {.sink.take = gather};
    bool ok = pa_input_read_each(input, options, &g.sink, err) &&
              (unite(&g, input->arena, profile, err) || pa_error_prefix(err, "%s", input->path));
    pa_vec_release(&g.list);
    return ok;
}

bool pa_input_read_bytes(struct pa_input *input, const struct pa_input_format *format,
                         const struct pa_profile **profile, struct pa_error *err)
{
    struct gatherer g = {.sink.take = gather};
    bool ok = format->read(input, &g.sink, err) && unite(&g, input->arena, profile, err);
    pa_vec_release(&g.list);
    return ok;
}
