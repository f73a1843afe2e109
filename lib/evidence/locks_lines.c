// SPDX-License-Identifier: Apache-2.0
#include "evidence/locks_lines.h"

#include "evidence/locks_shapes.h"

#include <string.h>

const char *pa_locks_word(struct pa_locks *l, struct pa_text text)
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
    pa_vec_push(&l->frames, (struct pa_lock_frame){pa_locks_word(l, function), "", receiver});
    last_thread(l)->count++;
}

size_t pa_locks_end_thread(struct pa_locks_reader *r)
{
    size_t kept = r->open ? pa_locks_keep_last(&r->keep, r->l) : SIZE_MAX;
    r->open = false;
    if (kept != SIZE_MAX && !*r->l->threads.items[kept].name)
        r->l->threads.items[kept].name =
            pa_arena_printf(r->l->arena, "goroutine %lld", (long long)r->number);
    return kept;
}

static void begin_thread(struct pa_locks_reader *r, const char *name, struct pa_text state)
{
    struct pa_locks *l = r->l;
    pa_locks_end_thread(r);
    r->open = true;
    l->total++;
    pa_vec_push(&l->threads, (struct pa_lock_thread){.name = name,
                                                     .state = pa_locks_word(l, state),
                                                     .first = l->frames.count,
                                                     .first_held = l->held.count});
}

// ---- Go

bool pa_locks_head_parse(struct pa_text line, struct pa_locks_head *head)
{
    static const char WORD[] = "goroutine ";
    struct pa_text t = line, wait;
    // Not pa_text_skip(): most lines of a dump are asked, and most are none.
    if (!pa_text_starts(t, WORD))
        return false;
    t.next += sizeof WORD - 1;
    if (!pa_text_digits(&t, &head->number))
        return false;
    const char *open = memchr(t.next, '[', pa_text_size(t));
    const char *close = memchr(t.next, ']', pa_text_size(t));
    if (!open || !close || close < open)
        return false;
    head->state = (struct pa_text){open + 1, close};
    const char *comma = pa_text_find(head->state, ", ");
    head->state.end = comma ? comma : close;
    wait = (struct pa_text){comma ? comma + 2 : close, close};
    if (!pa_text_digits(&wait, &head->minutes) || !pa_text_skip(&wait, " minutes"))
        head->minutes = 0;
    return true;
}

static void begin_goroutine(struct pa_locks_reader *r, const struct pa_locks_head *head)
{
    begin_thread(r, "", head->state);
    r->number = head->number;
    last_thread(r->l)->minutes = head->minutes;
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
    bool lock = pa_locks_is_slow(function), receives = pa_locks_receiver(line, &function) != NULL;
    if (pa_text_skip(&arguments, "0x") && pa_text_hex(&arguments, &word) &&
        word < PA_LOCKS_LEAST_ADDRESS)
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
    f->place = pa_locks_word(l, word);
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
static bool take_java(struct pa_locks_reader *r, struct pa_text line)
{
    struct pa_locks *l = r->l;
    struct pa_text t = line, state;
    struct pa_lock_thread *thread = last_thread(l);
    const char *end;
    if (pa_text_skip(&t, "\"") && (end = pa_text_find(t, "\"")) != NULL &&
        pa_text_find(t, " tid=0x")) {
        begin_thread(r, pa_locks_word(l, (struct pa_text){t.next, end}),
                     (struct pa_text){end, end});
        l->java = true;
        return true;
    }
    if (!l->java || !thread)
        return false;
    t = pa_text_trim(line);
    if (pa_text_skip(&t, "java.lang.Thread.State: ") && pa_text_word(&t, &state)) {
        thread->state = pa_locks_word(l, state);
        return true;
    }
    const char *open = pa_text_last(t, '(');
    if (pa_text_skip(&t, "at ") && open && open > t.next) {
        add_frame(l, (struct pa_text){t.next, open}, 0);
        if (pa_text_ends(t, ")"))
            last_frame(l)->place = pa_locks_word(l, (struct pa_text){open + 1, t.end - 1});
        return true;
    }
    return take_monitor(l, line);
}

void pa_locks_take_line(struct pa_locks_reader *r, struct pa_text line)
{
    struct pa_locks_head head;
    if (pa_locks_head_parse(line, &head)) {
        begin_goroutine(r, &head);
        r->inside = true;
    } else if (take_java(r, line) || !pa_text_size(pa_text_trim(line))) {
        r->inside = false;
    } else if (r->inside && (*line.next == '\t' || *line.next == ' ')) {
        take_place(r->l, line);
    } else if (r->inside) {
        take_call(r->l, line);
    }
}
