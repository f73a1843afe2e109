// SPDX-License-Identifier: Apache-2.0
// From the text of a dump to threads with their frames.
#include "evidence/locks.h"

#include "base/stream.h"
#include "input/text.h"
#include "symbol/package.h"

#include <stdlib.h>
#include <string.h>

// Below it nothing is an address: small numbers are arguments.
static const uint64_t LEAST_ADDRESS = 0x10000;

static void release(void *object)
{
    struct pa_locks *l = object;
    pa_vec_release(&l->threads);
    pa_vec_release(&l->frames);
    pa_vec_release(&l->held);
    pa_vec_release(&l->locks);
    pa_vec_release(&l->circle);
    pa_vec_release(&l->cycles);
}

struct pa_locks *pa_locks_new(struct pa_arena *arena)
{
    struct pa_locks *l = pa_arena_calloc(arena, 1, sizeof *l);
    l->arena = arena;
    pa_arena_defer(arena, release, l);
    return l;
}

static const char *keep(struct pa_locks *l, struct pa_text text)
{
    return pa_arena_strndup(l->arena, text.next, pa_text_size(text));
}

static void begin_thread(struct pa_locks *l, const char *name, struct pa_text state)
{
    pa_vec_push(&l->threads, (struct pa_lock_thread){.name = name,
                                                     .state = keep(l, state),
                                                     .first = l->frames.count,
                                                     .first_held = l->held.count});
}

static struct pa_lock_thread *last_thread(struct pa_locks *l)
{
    return l->threads.count ? &l->threads.items[l->threads.count - 1] : NULL;
}

static struct pa_lock_frame *last_frame(struct pa_locks *l)
{
    struct pa_lock_thread *t = last_thread(l);
    return t && t->count ? &l->frames.items[l->frames.count - 1] : NULL;
}

static void add_frame(struct pa_locks *l, struct pa_text function, uint64_t receiver)
{
    pa_vec_push(&l->frames, (struct pa_lock_frame){keep(l, function), "", receiver});
    last_thread(l)->count++;
}

// ---- Go

// "goroutine 18 [sync.Mutex.Lock, 2 minutes]:", "goroutine 18 gp=0x… m=nil [chan receive]:"
static bool take_goroutine(struct pa_locks *l, struct pa_text line)
{
    struct pa_text t = line;
    int64_t number;
    if (!pa_text_skip(&t, "goroutine ") || !pa_text_digits(&t, &number))
        return false;
    const char *open = pa_text_find(t, "["), *close = pa_text_find(t, "]");
    if (!open || !close || close < open)
        return false;
    struct pa_text state = {open + 1, close}, wait = state;
    const char *comma = pa_text_find(state, ", ");
    state.end = comma ? comma : close;
    begin_thread(l, pa_arena_printf(l->arena, "goroutine %lld", (long long)number), state);
    wait.next = comma ? comma + 2 : close;
    if (!pa_text_digits(&wait, &last_thread(l)->minutes) || !pa_text_skip(&wait, " minutes"))
        last_thread(l)->minutes = 0;
    return true;
}

static bool is_slow_lock(struct pa_text function)
{
    return pa_text_equals(function, "sync.(*Mutex).lockSlow") ||
           pa_text_equals(function, "internal/sync.(*Mutex).lockSlow") ||
           pa_text_equals(function, "sync.(*Mutex).Lock") ||
           pa_text_equals(function, "sync.(*RWMutex).Lock") ||
           pa_text_equals(function, "sync.(*RWMutex).RLock");
}

static bool is_of_sync(struct pa_text function)
{
    return pa_text_starts(function, "sync.") || pa_text_starts(function, "internal/sync.") ||
           pa_text_starts(function, "runtime.");
}

// "main.(*account).receive(0xc000056040, 0x1)": the receiver is the first word.
static void take_call(struct pa_locks *l, struct pa_text line)
{
    struct pa_lock_thread *t = last_thread(l);
    const char *open = pa_text_last(line, '(');
    uint64_t word = 0;
    if (!open || open == line.next || pa_text_starts(line, "created by "))
        return;
    struct pa_text function = {line.next, open}, arguments = {open + 1, line.end};
    if (pa_text_skip(&arguments, "0x") && pa_text_hex(&arguments, &word) && word < LEAST_ADDRESS)
        word = 0;
    if (is_slow_lock(function)) {
        t->blocked = true;
        t->waits = t->waits ? t->waits : word;
    } else if (t->blocked && !t->waits_in && !is_of_sync(function) && word) {
        t->waits_in = word;
    }
    add_frame(l, function, is_of_sync(function) ? 0 : word);
}

// "\t/src/dl.go:26 +0x59"
static void take_place(struct pa_locks *l, struct pa_text line)
{
    struct pa_lock_frame *f = last_frame(l);
    struct pa_text t = pa_text_trim(line), word;
    if (!f || *f->place || !pa_text_word(&t, &word))
        return;
    const char *slash = pa_text_last(word, '/');
    if (slash)
        word.next = slash + 1;
    f->place = keep(l, word);
}

// ---- Java

static bool take_address(struct pa_text line, const char *word, uint64_t *address)
{
    const char *at = pa_text_find(line, word);
    struct pa_text t = {at ? at + strlen(word) : line.end, line.end};
    return at && pa_text_skip(&t, "<0x") && pa_text_hex(&t, address) && *address;
}

// Threads of a pool park for a condition, which nobody holds.
static bool is_lock(struct pa_text line)
{
    return pa_text_find(line, "Lock$") || pa_text_find(line, "Lock)");
}

// What stands between frames. Object.wait() gives its lock away while it waits.
static bool take_monitor(struct pa_locks *l, struct pa_text line)
{
    struct pa_lock_thread *t = last_thread(l);
    uint64_t address;
    if (!t || !pa_text_starts(pa_text_trim(line), "- "))
        return false;
    if (take_address(line, "- waiting to lock ", &address) ||
        (is_lock(line) && (take_address(line, "- parking to wait for  ", &address) ||
                           take_address(line, "- parking to wait for ", &address)))) {
        t->waits = t->waits ? t->waits : address;
        t->blocked = true;
    } else if (take_address(line, "- waiting on ", &address) ||
               take_address(line, "- waiting to re-lock in wait() ", &address)) {
        t->waits_in = address;
    } else if ((take_address(line, "- locked ", &address) ||
                take_address(line, "\t- ", &address)) &&
               address != t->waits_in) {
        pa_vec_push(&l->held, address);
        t->held++;
    }
    return true;
}

// "\"worker-1\" #12 prio=5 …" begins a thread; its state stands in the line below.
static bool take_java(struct pa_locks *l, struct pa_text line)
{
    struct pa_text t = line, state;
    struct pa_lock_thread *thread = last_thread(l);
    const char *end;
    if (pa_text_skip(&t, "\"") && (end = pa_text_find(t, "\"")) != NULL &&
        pa_text_find(t, " tid=0x")) {
        begin_thread(l, keep(l, (struct pa_text){t.next, end}), (struct pa_text){end, end});
        l->java = true;
        return true;
    }
    if (!l->java || !thread)
        return false;
    t = pa_text_trim(line);
    if (pa_text_skip(&t, "java.lang.Thread.State: ") && pa_text_word(&t, &state)) {
        thread->state = keep(l, state);
        return true;
    }
    const char *open = pa_text_last(t, '(');
    if (pa_text_skip(&t, "at ") && open && open > t.next) {
        add_frame(l, (struct pa_text){t.next, open}, 0);
        if (pa_text_ends(t, ")"))
            last_frame(l)->place = keep(l, (struct pa_text){open + 1, t.end - 1});
        return true;
    }
    return take_monitor(l, line);
}

// ---- Files

void pa_locks_add_text(struct pa_locks *l, const struct pa_bytes *bytes)
{
    struct pa_lines lines = pa_lines_of(bytes);
    bool inside = false; // a goroutine's block
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        if (take_goroutine(l, line)) {
            inside = true;
        } else if (take_java(l, line) || !pa_text_size(pa_text_trim(line))) {
            inside = false;
        } else if (inside && (*line.next == '\t' || *line.next == ' ')) {
            take_place(l, line);
        } else if (inside) {
            take_call(l, line);
        }
    }
}

bool pa_locks_read(struct pa_locks *l, const char *path, struct pa_error *err)
{
    struct pa_stream stream;
    struct pa_bytes bytes = {0};
    if (!pa_stream_open(&stream, path, SIZE_MAX, err))
        return pa_error_prefix(err, "%s", path);
    bool text = pa_text_is_plain(stream.next, (size_t)(stream.end - stream.next));
    bool ok = !text || pa_stream_whole(&stream, &bytes, err);
    pa_stream_close(&stream);
    if (ok && text)
        pa_locks_add_text(l, &bytes);
    free(bytes.data);
    return ok || pa_error_prefix(err, "%s", path);
}

const struct pa_lock_frame *pa_lock_site(const struct pa_locks *l, const struct pa_lock_thread *t)
{
    for (size_t i = 0; i < t->count; i++) {
        const struct pa_lock_frame *f = &l->frames.items[t->first + i];
        if (pa_symbol_origin(f->function, strlen(f->function)) == PA_ORIGIN_PROGRAM)
            return f;
    }
    return t->count ? &l->frames.items[t->first] : NULL;
}
