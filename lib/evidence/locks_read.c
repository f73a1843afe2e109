// SPDX-License-Identifier: Apache-2.0
// From the text of a dump to threads with their frames.
#include "evidence/locks.h"

#include "evidence/locks_shapes.h"
#include "input/line_windows.h"
#include "symbol/package.h"

#include <stdlib.h>
#include <string.h>

// Below it nothing is an address: small numbers are arguments.
static const uint64_t LEAST_ADDRESS = 0x10000;

static void release(void *object)
{
    struct pa_locks *l = object;
    pa_strings_release(&l->strings);
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

struct reader {
    struct pa_locks *l;
    struct pa_locks_keep keep;
    struct pa_locks_shapes shapes;
    int64_t number; // of the goroutine that is being read
    bool open;      // a thread is being read
    bool inside;    // a goroutine's block
};

static const char *keep(struct pa_locks *l, struct pa_text text)
{
    return pa_strings_text(&l->strings, pa_strings_add(&l->strings, text.next, pa_text_size(text)));
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

static void end_thread(struct reader *r)
{
    if (r->open && pa_locks_keep_last(&r->keep, r->l) && !*last_thread(r->l)->name)
        last_thread(r->l)->name =
            pa_arena_printf(r->l->arena, "goroutine %lld", (long long)r->number);
    r->open = false;
}

static void begin_thread(struct reader *r, const char *name, struct pa_text state)
{
    struct pa_locks *l = r->l;
    end_thread(r);
    r->open = true;
    l->total++;
    pa_vec_push(&l->threads, (struct pa_lock_thread){.name = name,
                                                     .state = keep(l, state),
                                                     .first = l->frames.count,
                                                     .first_held = l->held.count});
}

// ---- Go

// "goroutine 18 [sync.Mutex.Lock, 2 minutes]:", "goroutine 18 gp=0x… m=nil [chan receive]:"
static bool take_goroutine(struct reader *r, struct pa_text line)
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
    begin_thread(r, "", state);
    r->number = number;
    wait.next = comma ? comma + 2 : close;
    if (!pa_text_digits(&wait, &last_thread(r->l)->minutes) || !pa_text_skip(&wait, " minutes"))
        last_thread(r->l)->minutes = 0;
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

// "main.(*account).receive(0xc000056040, 0x1)": the receiver is the first word.
static void take_call(struct pa_locks *l, struct pa_text line)
{
    struct pa_lock_thread *t = last_thread(l);
    const char *open = pa_text_last(line, '(');
    uint64_t word = 0;
    if (!open || open == line.next || pa_text_starts(line, "created by "))
        return;
    struct pa_text function = {line.next, open}, arguments = {open + 1, line.end};
    bool lock = is_slow_lock(function), receives = pa_locks_receiver(line, &function) != NULL;
    if (pa_text_skip(&arguments, "0x") && pa_text_hex(&arguments, &word) && word < LEAST_ADDRESS)
        word = 0;
    if (lock) {
        t->blocked = true;
        t->waits = t->waits ? t->waits : word;
    } else if (t->blocked && !t->waits_in && receives) {
        t->waits_in = word;
    }
    add_frame(l, function, receives ? word : 0);
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
static bool take_java(struct reader *r, struct pa_text line)
{
    struct pa_locks *l = r->l;
    struct pa_text t = line, state;
    struct pa_lock_thread *thread = last_thread(l);
    const char *end;
    if (pa_text_skip(&t, "\"") && (end = pa_text_find(t, "\"")) != NULL &&
        pa_text_find(t, " tid=0x")) {
        begin_thread(r, keep(l, (struct pa_text){t.next, end}), (struct pa_text){end, end});
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

static void take_line(struct reader *r, struct pa_text line)
{
    if (take_goroutine(r, line)) {
        r->inside = true;
    } else if (take_java(r, line) || !pa_text_size(pa_text_trim(line))) {
        r->inside = false;
    } else if (r->inside && (*line.next == '\t' || *line.next == ' ')) {
        take_place(r->l, line);
    } else if (r->inside) {
        take_call(r->l, line);
    }
}

// A goroutine's block that is whole in the window, its head being the current line. False if the
// lines are to be read one by one.
static bool take_block(struct reader *r, struct pa_line_windows *w)
{
    struct pa_goroutine_body body;
    bool known;
    if (r->keep.pass == PA_LOCKS_ALL || r->l->java ||
        !pa_text_starts(w->lines.line, "goroutine ") || !pa_text_ends(w->lines.line, "]:") ||
        w->lines.next >= w->stop ||
        !pa_goroutine_body_find((struct pa_text){w->lines.next, w->stop}, &body))
        return false;
    if (pa_locks_shapes_skip(&r->shapes, &r->keep, &body, &known)) {
        end_thread(r);
        r->inside = false;
        r->l->total++;
        w->lines.next = body.text.end + 1;
        return true;
    }
    size_t before = r->l->total;
    take_line(r, w->lines.line);
    bool one = r->open && r->l->total == before + 1;
    while (w->lines.next < body.text.end && pa_line_windows_line(w))
        take_line(r, w->lines.line);
    one &= r->l->total == before + 1 && !r->l->java;
    if (one && !known)
        pa_locks_shapes_add(&r->shapes, &body, last_thread(r->l)->blocked);
    return true;
}

static bool read_pass(struct reader *r, struct pa_input *input, struct pa_error *err)
{
    struct pa_line_windows w;
    bool ok = true;
    pa_line_windows_open(&w, input);
    do {
        ok = pa_line_windows_next(&w, err);
        while (ok && pa_line_windows_line(&w)) {
            if (!take_block(r, &w))
                take_line(r, w.lines.line);
        }
    } while (ok && !w.last);
    end_thread(r);
    r->inside = false;
    pa_line_windows_close(&w);
    return ok;
}

// Whether the text is to be read a second time, and for what.
static bool begin_second(struct reader *r)
{
    pa_locks_keep_filter(&r->keep);
    if (r->l->java)
        r->keep.pass = PA_LOCKS_ALL;
    bool again = r->l->java || r->keep.addresses.count;
    if (again)
        r->l->total = 0;
    r->l->java = false;
    return again;
}

static void release_reader(struct reader *r)
{
    pa_locks_keep_release(&r->keep);
    pa_locks_shapes_release(&r->shapes);
}

void pa_locks_add_text(struct pa_locks *l, const struct pa_bytes *bytes)
{
    struct reader r = {.l = l};
    struct pa_error ignored = {0}; // of bytes in memory there is none
    struct pa_input input = {.bytes = *bytes};
    if (read_pass(&r, &input, &ignored) && begin_second(&r))
        (void)!read_pass(&r, &input, &ignored);
    release_reader(&r);
}

// *text: it is one, and not a profile.
static bool read_file(struct reader *r, const char *path, bool *text, struct pa_error *err)
{
    struct pa_stream stream;
    struct pa_input input = {.stream = &stream};
    if (!pa_stream_open(&stream, path, SIZE_MAX, err))
        return false;
    *text = pa_text_is_plain(stream.next, (size_t)(stream.end - stream.next));
    bool ok = !*text || read_pass(r, &input, err);
    pa_stream_close(&stream);
    return ok;
}

bool pa_locks_read(struct pa_locks *l, const char *path, struct pa_error *err)
{
    struct reader r = {.l = l};
    bool text;
    bool ok =
        read_file(&r, path, &text, err) && (!begin_second(&r) || read_file(&r, path, &text, err));
    release_reader(&r);
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
