// SPDX-License-Identifier: Apache-2.0
#include "input/json.h"

#include "base/memory.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include <string.h>
#include <yajl/yajl_parse.h>

enum {
    PIECE = 16 << 10,      // bytes parsed at a time: their tokens stay in a near cache
    MAX_DEPTH = 256 << 10, // trees of V8 are nested as deep as their stacks, twice
};

struct state {
    struct pa_json json; // first: the two are one
    yajl_handle yajl;
    struct pa_stream *stream, lent;
    struct pa_error err;
    bool failed, finished, allow_cut;
    uint32_t depth;
    PA_VEC(struct pa_json_token) tokens;
    // Texts that are not in the piece, as they were escaped or begin in the piece before.
    struct pa_strbuf copies;
    PA_VEC(uint32_t) copied; // tokens; their text.next is NULL, text.end is NULL + where it starts
    PA_VEC(size_t) copy_starts;
    const uint8_t *piece, *piece_end;
    size_t lines, column;               // ends of lines so far, bytes since the last of them
    size_t lines_before, column_before; // the same before the piece
};

static struct state *state_of(const struct pa_json *j)
{
    union {
        const struct pa_json *json;
        struct state *state;
    } u = {.json = j};
    return u.state;
}

// ---- What yajl calls

static int add(struct state *s, enum pa_json_kind kind)
{
    pa_vec_push(&s->tokens, (struct pa_json_token){.kind = kind, .depth = s->depth});
    return 1;
}

static int add_text(struct state *s, enum pa_json_kind kind, const char *text, size_t size)
{
    const char *start = (const char *)s->piece, *end = (const char *)s->piece_end;
    struct pa_json_token t = {.kind = kind, .depth = s->depth, .text = {text, text + size}};
    if (text < start || text + size > end) {
        pa_vec_push(&s->copied, (uint32_t)s->tokens.count);
        pa_vec_push(&s->copy_starts, s->copies.size);
        pa_strbuf_add(&s->copies, text, size);
    }
    pa_vec_push(&s->tokens, t);
    return 1;
}

static int add_open(struct state *s, enum pa_json_kind kind)
{
    add(s, kind);
    return ++s->depth <= MAX_DEPTH;
}

static int add_close(struct state *s, enum pa_json_kind kind)
{
    s->depth--;
    return add(s, kind);
}

static int on_null(void *s)
{
    return add(s, PA_JSON_NULL);
}

static int on_boolean(void *s, int value)
{
    return add(s, value ? PA_JSON_TRUE : PA_JSON_FALSE);
}

static int on_number(void *s, const char *text, size_t size)
{
    return add_text(s, PA_JSON_NUMBER, text, size);
}

static int on_string(void *s, const unsigned char *text, size_t size)
{
    return add_text(s, PA_JSON_STRING, (const char *)text, size);
}

static int on_key(void *s, const unsigned char *text, size_t size)
{
    return add_text(s, PA_JSON_KEY, (const char *)text, size);
}

static int on_object(void *s)
{
    return add_open(s, PA_JSON_OBJECT);
}

static int on_object_end(void *s)
{
    return add_close(s, PA_JSON_OBJECT_END);
}

static int on_array(void *s)
{
    return add_open(s, PA_JSON_ARRAY);
}

static int on_array_end(void *s)
{
    return add_close(s, PA_JSON_ARRAY_END);
}

static const yajl_callbacks callbacks = {
    .yajl_null = on_null,
    .yajl_boolean = on_boolean,
    .yajl_number = on_number,
    .yajl_string = on_string,
    .yajl_start_map = on_object,
    .yajl_map_key = on_key,
    .yajl_end_map = on_object_end,
    .yajl_start_array = on_array,
    .yajl_end_array = on_array_end,
};

// ---- Pieces

static void count_lines(struct state *s, const uint8_t *from, const uint8_t *to)
{
    for (const uint8_t *end; (end = memchr(from, '\n', (size_t)(to - from))); from = end + 1) {
        s->lines++;
        s->column = 0;
    }
    s->column += (size_t)(to - from);
}

static void fail_at(struct state *s, size_t consumed, pa_code code, const char *what)
{
    count_lines(s, s->piece, s->piece + consumed);
    pa_error_set(&s->err, code, "line %zu, column %zu: %s", s->lines + 1, s->column ? s->column : 1,
                 what);
    s->failed = s->finished = true;
}

// yajl's "parse error: premature EOF\n", without the kind of error and the end of the line.
static void fail_as_yajl_says(struct state *s, size_t consumed)
{
    unsigned char *text = yajl_get_error(s->yajl, 0, NULL, 0);
    char *what = text ? strstr((char *)text, ": ") : NULL;
    what = what ? what + 2 : (char *)text;
    if (what)
        what[strcspn(what, "\n")] = '\0';
    size_t size = what ? strlen(what) : 0;
    if (size && what[size - 1] == '.')
        what[size - 1] = '\0';
    bool premature = what && strcmp(what, "premature EOF") == 0;
    fail_at(s, consumed, PA_ERROR_FORMAT,
            premature ? "the JSON text ends too early"
            : what    ? what
                      : "no JSON");
    yajl_free_error(s->yajl, text);
}

static void parse(struct state *s, size_t size)
{
    s->lines_before = s->lines;
    s->column_before = s->column;
    switch (yajl_parse(s->yajl, s->piece, size)) {
    case yajl_status_ok:
        break;
    case yajl_status_client_canceled:
        fail_at(s, yajl_get_bytes_consumed(s->yajl), PA_ERROR_LIMIT,
                "nested deeper than 262144 levels");
        return;
    default:
        fail_as_yajl_says(s, yajl_get_bytes_consumed(s->yajl));
        return;
    }
    count_lines(s, s->piece, s->piece + size);
}

static void parse_end(struct state *s)
{
    s->finished = true;
    s->piece = s->piece_end;
    if (yajl_complete_parse(s->yajl) == yajl_status_ok)
        return;
    if (!s->allow_cut || s->depth > 1)
        fail_as_yajl_says(s, 0);
}

static void place_copies(struct state *s)
{
    const char *text = pa_strbuf_text(&s->copies);
    for (size_t i = 0; i < s->copied.count; i++) {
        struct pa_text *t = &s->tokens.items[s->copied.items[i]].text;
        size_t size = (size_t)(t->end - t->next);
        t->next = text + s->copy_starts.items[i];
        t->end = t->next + size;
    }
}

// The next piece of the text, or its end.
static void parse_piece(struct state *s)
{
    struct pa_stream *in = s->stream;
    s->piece = s->piece_end = in->next;
    if (in->next == in->end && !in->finished && !pa_stream_more(in, &s->err)) {
        s->failed = s->finished = true;
        return;
    }
    size_t left = (size_t)(in->end - in->next), size = left < PIECE ? left : PIECE;
    if (size == 0 && !in->finished)
        return;
    s->piece = in->next;
    s->piece_end = s->piece + size;
    in->next += size;
    if (size)
        parse(s, size);
    else
        parse_end(s);
}

const struct pa_json_token *pa_json_refill(struct pa_json *j)
{
    static const struct pa_json_token end = {.kind = PA_JSON_END};
    struct state *s = state_of(j);
    s->tokens.count = s->copied.count = s->copy_starts.count = 0;
    pa_strbuf_clear(&s->copies);
    while (!s->tokens.count && !s->finished)
        parse_piece(s);
    if (!s->tokens.count) {
        j->next = j->end = NULL;
        return &end;
    }
    place_copies(s);
    j->next = s->tokens.items;
    j->end = s->tokens.items + s->tokens.count;
    return j->next;
}

// ---- From open to close

struct pa_json *pa_json_open(struct pa_input *input)
{
    struct state *s = pa_xcalloc(1, sizeof *s);
    s->yajl = yajl_alloc(&callbacks, NULL, s);
    if (!s->yajl)
        pa_xmalloc(SIZE_MAX); // says that memory ran out
    // Bytes of names stay as they are.
    yajl_config(s->yajl, yajl_dont_validate_strings, 1);
    s->stream = input->stream;
    if (!s->stream) {
        pa_stream_lend(&s->lent, &input->bytes);
        s->stream = &s->lent;
    }
    if (s->stream->end - s->stream->next >= 3 && memcmp(s->stream->next, "\xef\xbb\xbf", 3) == 0)
        s->stream->next += 3;
    return &s->json;
}

bool pa_json_close(struct pa_json *j, bool ok, struct pa_error *err)
{
    struct state *s = state_of(j);
    while (ok && pa_json_take(j)->kind != PA_JSON_END)
        ;
    bool failed = s->failed;
    if (failed)
        *err = s->err;
    yajl_free(s->yajl);
    pa_vec_release(&s->tokens);
    pa_vec_release(&s->copied);
    pa_vec_release(&s->copy_starts);
    pa_strbuf_release(&s->copies);
    free(s);
    return ok && !failed;
}

bool pa_json_failed(const struct pa_json *j)
{
    return state_of(j)->failed;
}

void pa_json_allow_cut(struct pa_json *j)
{
    state_of(j)->allow_cut = true;
}

void pa_json_allow_several(struct pa_json *j)
{
    yajl_config(state_of(j)->yajl, yajl_allow_multiple_values, 1);
}

void pa_json_fail(struct pa_json *j, pa_code code, const char *what)
{
    struct state *s = state_of(j);
    if (s->failed)
        return;
    const uint8_t *at = s->tokens.count && j->next > s->tokens.items
                            ? (const uint8_t *)j->next[-1].text.next
                            : NULL;
    bool inside = at && at >= s->piece && at < s->piece_end;
    s->lines = s->lines_before;
    s->column = s->column_before;
    fail_at(s, inside ? (size_t)(at - s->piece) + 1 : 0, code, what);
    s->tokens.count = 0;
    j->next = j->end = NULL;
}
