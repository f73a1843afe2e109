// SPDX-License-Identifier: Apache-2.0
// Each thread takes a piece of whole lines off the log, parses it while others do the same with
// theirs, and adds what it found when it is the piece's turn. So results are those of one thread,
// and memory is that of a piece a thread.
#include "evidence/gctrace_read.h"

#include "base/memory.h"
#include "base/thread.h"
#include "evidence/gctrace_batch.h"

#include <stdlib.h>
#include <string.h>

enum {
    PIECE = 256 << 10,
    // A line without an end is kept no longer than this: it is cut, so that memory is bounded.
    LONGEST = 1 << 20,
    MOST_THREADS = 2,
    WORTH_A_THREAD = 4 << 20,
};

struct buffer {
    char *bytes;
    size_t size, room;
};

struct reading {
    const char *path;
    pthread_mutex_t taking; // of the stream and what belongs to it
    struct pa_stream *stream;
    struct buffer rest; // the begun line behind the last piece
    uint64_t taken;     // pieces
    bool ended, failed;
    struct pa_error err;    // if it failed
    pthread_mutex_t adding; // of the trace
    pthread_cond_t added;
    struct pa_gctrace *trace;
    uint64_t turn, lines; // of the pieces that were added
};

struct worker {
    struct reading *reading;
    struct buffer piece;
    uint64_t number; // of the piece
    struct pa_gctrace_batch batch;
};

static void make_room(struct buffer *b, size_t room)
{
    if (room <= b->room)
        return;
    b->bytes = pa_xrealloc(b->bytes, room, 1);
    b->room = room;
}

// Behind the last line end; 0: there is none.
static size_t lines_size(const struct buffer *b)
{
    size_t size = b->size;
    while (size > 0 && b->bytes[size - 1] != '\n')
        size--;
    return size;
}

// Fills the piece up with what comes next.
static bool take_bytes(struct reading *r, struct buffer *piece)
{
    size_t size;
    if (!pa_stream_take(r->stream, (uint8_t *)piece->bytes + piece->size, piece->room - piece->size,
                        &size, &r->err)) {
        r->failed = r->ended = true;
        return false;
    }
    piece->size += size;
    r->ended = piece->size < piece->room;
    return true;
}

// Whole lines, at least one; the begun one behind them is put away. False: nothing is left.
static bool take_lines(struct reading *r, struct buffer *piece)
{
    make_room(piece, PIECE > r->rest.size ? PIECE : r->rest.size);
    piece->size = r->rest.size;
    if (piece->size)
        memcpy(piece->bytes, r->rest.bytes, piece->size);
    r->rest.size = 0;
    for (;;) {
        if (r->ended || !take_bytes(r, piece) || r->ended)
            return !r->failed && piece->size > 0;
        size_t size = lines_size(piece);
        if (!size && piece->size < LONGEST) {
            make_room(piece, 2 * piece->room);
            continue;
        }
        if (size && size < piece->size) {
            r->rest.size = piece->size - size;
            make_room(&r->rest, r->rest.size);
            memcpy(r->rest.bytes, piece->bytes + size, r->rest.size);
            piece->size = size;
        }
        return true;
    }
}

static bool take_piece(struct worker *w)
{
    struct reading *r = w->reading;
    pthread_mutex_lock(&r->taking);
    bool taken = take_lines(r, &w->piece);
    if (taken)
        w->number = r->taken++;
    pthread_mutex_unlock(&r->taking);
    return taken;
}

static void add_piece(struct worker *w)
{
    struct reading *r = w->reading;
    pthread_mutex_lock(&r->adding);
    while (r->turn != w->number)
        pthread_cond_wait(&r->added, &r->adding);
    pa_gctrace_add_batch(r->trace, &w->batch, r->path, r->lines);
    r->lines += w->batch.lines;
    r->turn++;
    pthread_cond_broadcast(&r->added);
    pthread_mutex_unlock(&r->adding);
}

static void work(void *job)
{
    struct worker *w = job;
    while (take_piece(w)) {
        const char *bytes = w->piece.bytes;
        pa_gctrace_batch_fill(&w->batch, (struct pa_text){bytes, bytes + w->piece.size});
        add_piece(w);
    }
    pa_gctrace_batch_release(&w->batch);
    free(w->piece.bytes);
}

bool pa_gctrace_read_lines(struct pa_gctrace *t, struct pa_stream *s, const char *path,
                           struct pa_error *err)
{
    struct reading r = {.path = path, .stream = s, .trace = t};
    struct worker workers[MOST_THREADS] = {0};
    uint32_t count = pa_stream_hint(s) < WORTH_A_THREAD ? 1 : pa_thread_count(MOST_THREADS);
    pthread_mutex_init(&r.taking, NULL);
    pthread_mutex_init(&r.adding, NULL);
    pthread_cond_init(&r.added, NULL);
    for (uint32_t i = 0; i < count; i++)
        workers[i].reading = &r;
    pa_threads_run(work, workers, sizeof *workers, count);
    pthread_mutex_destroy(&r.taking);
    pthread_mutex_destroy(&r.adding);
    pthread_cond_destroy(&r.added);
    free(r.rest.bytes);
    if (r.failed)
        *err = r.err;
    return !r.failed;
}
