// SPDX-License-Identifier: Apache-2.0
#include "evidence/locks_shapes.h"

void pa_locks_shapes_release(struct pa_locks_shapes *s)
{
    pa_goroutine_shapes_release(&s->shapes);
    pa_vec_release(&s->list);
    pa_vec_release(&s->words);
    pa_vec_release(&s->kinds);
    pa_index_release(&s->index);
}

// ---- Words of a call

static bool is_of_sync(struct pa_text function)
{
    return pa_text_starts(function, "sync.") || pa_text_starts(function, "internal/sync.") ||
           pa_text_starts(function, "runtime.");
}

const char *pa_locks_receiver(struct pa_text line, struct pa_text *function)
{
    const char *open = pa_text_last(line, '(');
    if (!open || open == line.next || pa_text_starts(line, "created by "))
        return NULL;
    *function = (struct pa_text){line.next, open};
    struct pa_text arguments = {open + 1, line.end};
    return !is_of_sync(*function) && pa_text_skip(&arguments, "0x") ? arguments.next : NULL;
}

bool pa_locks_is_slow(struct pa_text function)
{
    return pa_text_equals(function, "sync.(*Mutex).lockSlow") ||
           pa_text_equals(function, "internal/sync.(*Mutex).lockSlow") ||
           pa_text_equals(function, "sync.(*Mutex).Lock") ||
           pa_text_equals(function, "sync.(*RWMutex).Lock") ||
           pa_text_equals(function, "sync.(*RWMutex).RLock");
}

// The number of 8 bytes, hexadecimal digits: two, then four, then all are put together. Bytes that
// are no digits become some others.
static uint64_t parse_8(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    uint64_t x = (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40 |
                 (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16 |
                 (uint64_t)b[6] << 8 | b[7];
    x = (x & 0x0F0F0F0F0F0F0F0Fu) + (x >> 6 & 0x0101010101010101u) * 9;
    x &= 0x0F0F0F0F0F0F0F0Fu; // no digits may be more
    x = (x | x >> 4) & 0x00FF00FF00FF00FFu;
    x = (x | x >> 8) & 0x0000FFFF0000FFFFu;
    return (x | x >> 16) & 0xFFFFFFFFu;
}

// A word of the body, behind which there is more to read, if it has up to 16 digits.
static bool parse_word(struct pa_text t, uint64_t *word)
{
    size_t size = pa_text_size(t) - (t.end[-1] == '?');
    if (size > 16)
        return false;
    *word = (parse_8(t.next) << 32 | parse_8(t.next + 8)) >> 4 * (16 - size);
    return true;
}

// ---- Shapes

// Adds the word that begins there. False if it is none of the shape's, but the same in each.
static bool add_word(struct pa_locks_shapes *s, const struct pa_goroutine_shape *shape,
                     const char *at)
{
    for (uint32_t i = 0; i < shape->count; i++) {
        if (shape->text + s->shapes.words.items[shape->first + i].start == at) {
            pa_vec_push(&s->words, i);
            return true;
        }
    }
    return false;
}

// The first word of a call to a function that waits for a lock; NULL: there is none.
static const char *lock_of(struct pa_text line)
{
    const char *open = pa_text_last(line, '(');
    return open && pa_locks_is_slow((struct pa_text){line.next, open}) &&
                   pa_text_starts((struct pa_text){open + 1, line.end}, "0x")
               ? open + 3
               : NULL;
}

// Adds the words of receivers, or those of locks. False if one of them is no word of the shape.
static bool add_words(struct pa_locks_shapes *s, const struct pa_goroutine_shape *shape, bool locks)
{
    struct pa_lines lines = pa_lines_in((const uint8_t *)shape->text, shape->size);
    struct pa_text function;
    bool all = true;
    while (pa_lines_next(&lines)) {
        if (pa_text_is_blank(*lines.line.next))
            continue;
        const char *word = locks ? lock_of(lines.line) : pa_locks_receiver(lines.line, &function);
        all &= !word || add_word(s, shape, word);
    }
    return all;
}

void pa_locks_shapes_add(struct pa_locks_shapes *s, const struct pa_goroutine_body *body,
                         bool blocked)
{
    uint32_t id = pa_goroutine_shapes_add(&s->shapes, body);
    if (id == UINT32_MAX)
        return;
    const struct pa_goroutine_shape *shape = &s->shapes.list.items[id];
    struct pa_locks_shape made = {.blocked = blocked, .receivers = s->words.count};
    made.odd = !add_words(s, shape, false);
    made.locks = s->words.count;
    made.receiving = made.locks - made.receivers;
    made.odd |= blocked && !add_words(s, shape, true);
    made.locking = s->words.count - made.locks;
    pa_vec_push(&s->list, made);
}

// ---- Kinds

static uint64_t kind_hash(const struct pa_locks_kind *kind)
{
    uint64_t hash = pa_hash_combine(kind->waits, (uintptr_t)kind->state);
    return pa_hash_u64(pa_hash_combine(hash, (uint64_t)kind->shape << 1 | kind->minutes));
}

// Sets kind->thread. False if none of the kind is kept.
static bool find_kind(const struct pa_locks_shapes *s, struct pa_locks_kind *kind)
{
    uint64_t hash = kind_hash(kind);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&s->index, hash); pa_index_at(&s->index, slot, hash, &i);
         slot = pa_index_next(&s->index, slot)) {
        const struct pa_locks_kind *k = i == UINT32_MAX ? NULL : &s->kinds.items[i];
        if (k && k->shape == kind->shape && k->minutes == kind->minutes &&
            k->state == kind->state && k->waits == kind->waits) {
            kind->thread = k->thread;
            return true;
        }
    }
    return false;
}

void pa_locks_shapes_keep(struct pa_locks_shapes *s, const struct pa_locks_kind *kind)
{
    pa_index_add(&s->index, kind_hash(kind), (uint32_t)s->kinds.count);
    pa_vec_push(&s->kinds, *kind);
}

void pa_locks_shapes_forget(struct pa_locks_shapes *s)
{
    s->kinds.count = 0;
    pa_index_release(&s->index);
}

// ---- Looking

// Whether a receiver may be the object of a lock, or cannot be told.
static bool wants_any(const struct pa_locks_shapes *s, const struct pa_locks_shape *shape,
                      const struct pa_locks_keep *keep, const struct pa_text *words)
{
    for (size_t k = 0; k < shape->receiving; k++) {
        uint64_t word;
        if (!parse_word(words[s->words.items[shape->receivers + k]], &word) ||
            pa_locks_keep_wants(keep, word))
            return true;
    }
    return false;
}

// The address of the lock that a goroutine of the shape waits for; 0: it takes more to tell.
static uint64_t waits_for(const struct pa_locks_shapes *s, const struct pa_locks_shape *shape,
                          const struct pa_text *words)
{
    for (size_t k = 0; k < shape->locking; k++) {
        uint64_t word;
        if (!parse_word(words[s->words.items[shape->locks + k]], &word))
            return 0;
        if (word >= PA_LOCKS_LEAST_ADDRESS)
            return word;
    }
    return 0;
}

struct pa_locks_seen pa_locks_shapes_look(const struct pa_locks_shapes *s,
                                          struct pa_locks_reader *r,
                                          const struct pa_locks_head *head,
                                          struct pa_goroutine_body *body)
{
    struct pa_text words[PA_GOROUTINE_WORDS];
    bool filter = r->keep.pass == PA_LOCKS_FILTER;
    uint32_t i = pa_goroutine_shapes_find(&s->shapes, body, words);
    struct pa_locks_seen seen = {.known = i != UINT32_MAX};
    const struct pa_locks_shape *shape = seen.known ? &s->list.items[i] : NULL;
    if (!shape || shape->odd || (filter && wants_any(s, shape, &r->keep, words)))
        return seen;
    uint64_t waits = shape->blocked ? waits_for(s, shape, words) : 0;
    if (!filter || !shape->blocked) {
        seen.skip = !shape->blocked || (waits && pa_locks_keep_has(&r->keep, waits));
    } else if (waits) {
        seen.kind = (struct pa_locks_kind){.shape = i,
                                           .minutes = head->minutes > 0,
                                           .state = pa_locks_word(r->l, head->state),
                                           .waits = waits};
        seen.alike = find_kind(s, &seen.kind);
        seen.waits = !seen.alike;
    }
    return seen;
}
