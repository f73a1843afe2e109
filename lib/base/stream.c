// SPDX-License-Identifier: Apache-2.0
#include "base/stream.h"

#include "base/memory.h"
#include "base/read_ahead.h"
#include "base/thread.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

// A thread takes a tenth of a millisecond to start.
enum { WORTH_A_THREAD = 4 << 20 };

// Moves what is left to the front of memory that has room for `more` bytes behind it.
static void make_room(struct pa_stream *s, size_t more)
{
    size_t left = (size_t)(s->end - s->next);
    s->dropped += (size_t)(s->next - s->start);
    if (left + more > s->room) {
        s->room = left + more;
        uint8_t *memory = pa_xmalloc(s->room + PA_BYTES_PADDING);
        if (left)
            memcpy(memory, s->next, left);
        free(s->memory);
        s->memory = memory;
    } else if (left) {
        memmove(s->memory, s->next, left);
    }
    s->start = s->next = s->memory;
    s->end = s->memory + left;
}

static bool read_piece(struct pa_stream *s, uint8_t *out, size_t *size, struct pa_error *err)
{
    if (!s->ahead)
        return pa_unpack_read(&s->from, out, PA_STREAM_PIECE, size, err);
    struct pa_bytes piece;
    if (!pa_read_ahead_next(s->ahead, NULL, 0, &piece, err))
        return false;
    *size = piece.size;
    if (piece.size)
        memcpy(out, piece.data, piece.size);
    return true;
}

static void start_thread_if_worth_it(struct pa_stream *s)
{
    if (!s->ahead && s->from.gunzip && pa_unpack_hint(&s->from) >= WORTH_A_THREAD &&
        pa_thread_count(2) > 1)
        s->ahead = pa_read_ahead_new(&s->from, PA_STREAM_PIECE);
}

static bool add_pieces(struct pa_stream *s, size_t count, struct pa_error *err)
{
    uint8_t *end = s->memory + (s->end - s->start);
    for (size_t size; count > 0 && !s->finished; count--) {
        if (!read_piece(s, end, &size, err))
            return false;
        s->finished = size < PA_STREAM_PIECE;
        end += size;
    }
    memset(end, 0, PA_BYTES_PADDING);
    s->end = end;
    return true;
}

// The window becomes the second thread's next piece, with what is left of this one in front of it.
static bool take_piece(struct pa_stream *s, size_t left, struct pa_error *err)
{
    struct pa_bytes piece;
    if (!pa_read_ahead_next(s->ahead, s->next, left, &piece, err))
        return false;
    free(s->memory);
    s->memory = NULL;
    s->room = 0;
    s->dropped += (size_t)(s->next - s->start);
    s->start = s->next = piece.data - left;
    s->end = piece.data + piece.size;
    s->finished = piece.size < PA_STREAM_PIECE;
    memset(piece.data + piece.size, 0, PA_BYTES_PADDING);
    return true;
}

bool pa_stream_more(struct pa_stream *s, struct pa_error *err)
{
    if (s->finished)
        return true;
    size_t left = (size_t)(s->end - s->next);
    if (s->ahead && left <= PA_READ_AHEAD_FRONT)
        return take_piece(s, left, err);
    size_t fit = left < s->room ? (s->room - left) / PA_STREAM_PIECE : 0;
    size_t pieces = fit ? fit : 1 + left / PA_STREAM_PIECE;
    start_thread_if_worth_it(s);
    make_room(s, pieces * PA_STREAM_PIECE);
    return add_pieces(s, pieces, err);
}

// Bytes of a plain file go past the window, which is empty.
static bool take_past_window(struct pa_stream *s, uint8_t *out, size_t room, size_t *size,
                             struct pa_error *err)
{
    if (!pa_unpack_read(&s->from, out, room, size, err))
        return false;
    s->finished = *size < room;
    s->dropped += *size;
    return true;
}

bool pa_stream_take(struct pa_stream *s, uint8_t *out, size_t room, size_t *size,
                    struct pa_error *err)
{
    *size = 0;
    for (;;) {
        size_t left = (size_t)(s->end - s->next), some = left < room ? left : room;
        if (some)
            memcpy(out, s->next, some);
        s->next += some;
        *size += some;
        out += some;
        room -= some;
        if (room == 0 || s->finished)
            return true;
        size_t past;
        if (s->from.gunzip ? !pa_stream_more(s, err) : !take_past_window(s, out, room, &past, err))
            return false;
        if (!s->from.gunzip) {
            *size += past;
            return true;
        }
    }
}

static bool first_piece(struct pa_stream *s, struct pa_error *err)
{
    make_room(s, 2 * PA_STREAM_PIECE); // so that what is left of the first finds room, too
    if (add_pieces(s, 1, err))
        return true;
    pa_stream_close(s);
    return false;
}

// More than what clients and servers that each pack once make of a file.
enum { MOST_LAYERS = 4 };

static bool is_packed_again(const struct pa_stream *s)
{
    return s->from.gunzip && s->end - s->next > 2 && s->next[0] == 0x1f && s->next[1] == 0x8b;
}

// Goes on with what was packed: the packed bytes are needed as long as the stream.
static bool enter_layer(struct pa_stream *s, struct pa_error *err)
{
    size_t max_size = s->from.max_size;
    struct pa_bytes packed = {0};
    bool ok = pa_stream_whole(s, &packed, err);
    pa_stream_close(s);
    ok = ok && pa_unpack_memory(&s->from, packed.data, packed.size, max_size, err);
    s->packed = packed.data;
    if (!ok)
        pa_stream_close(s);
    return ok && first_piece(s, err);
}

static bool enter_layers(struct pa_stream *s, struct pa_error *err)
{
    for (int layer = 1; layer < MOST_LAYERS && is_packed_again(s); layer++) {
        if (!enter_layer(s, err))
            return false;
    }
    return true;
}

bool pa_stream_open(struct pa_stream *s, const char *path, size_t max_size, struct pa_error *err)
{
    *s = (struct pa_stream){0};
    return pa_unpack_open(&s->from, path, max_size, err) && first_piece(s, err) &&
           enter_layers(s, err);
}

bool pa_stream_unpack(struct pa_stream *s, const uint8_t *raw, size_t size, size_t max_size,
                      struct pa_error *err)
{
    *s = (struct pa_stream){0};
    return pa_unpack_memory(&s->from, raw, size, max_size, err) && first_piece(s, err) &&
           enter_layers(s, err);
}

void pa_stream_lend(struct pa_stream *s, const struct pa_bytes *bytes)
{
    *s = (struct pa_stream){.next = bytes->data,
                            .start = bytes->data,
                            .end = bytes->data + bytes->size,
                            .finished = true};
    s->from.fd = -1;
}

void pa_stream_close(struct pa_stream *s)
{
    if (s->ahead)
        pa_read_ahead_free(s->ahead);
    pa_unpack_close(&s->from);
    free(s->memory);
    free(s->packed);
    *s = (struct pa_stream){.from.fd = -1};
}

size_t pa_stream_hint(const struct pa_stream *s)
{
    return pa_unpack_hint(&s->from);
}

size_t pa_stream_position(const struct pa_stream *s)
{
    return s->dropped + (size_t)(s->next - s->start);
}

// Memory that is not written to costs nothing: the guess may be too large.
bool pa_stream_whole(struct pa_stream *s, struct pa_bytes *out, struct pa_error *err)
{
    assert(pa_stream_position(s) == 0);
    size_t hint = pa_unpack_hint(&s->from);
    if (!s->finished)
        make_room(s, (hint < s->from.max_size ? hint : s->from.max_size) + PA_STREAM_PIECE);
    while (!s->finished) {
        if (!pa_stream_more(s, err))
            return false;
    }
    *out = (struct pa_bytes){s->memory, (size_t)(s->end - s->start)};
    if (!s->memory) { // lent: the bytes stay whose they are
        out->data = pa_xmalloc(out->size + PA_BYTES_PADDING);
        if (out->size)
            memcpy(out->data, s->start, out->size);
        memset(out->data + out->size, 0, PA_BYTES_PADDING);
    }
    s->memory = NULL;
    s->start = s->next = s->end = NULL;
    return true;
}
