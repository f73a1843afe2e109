// SPDX-License-Identifier: Apache-2.0
#include "advise/tally.h"

#include <assert.h>
#include <ctype.h>
#include <string.h>

static_assert((int)PA_FACT_WORK == (int)PA_SET_WORK, "categories come first in both tables");
static_assert((int)PA_FACT_JAVA_GC - (int)PA_FACT_C_ALLOC ==
                  (int)PA_SET_JAVA_GC - (int)PA_SET_C_ALLOC,
              "and these are in the same order");

static void release(void *object)
{
    struct pa_tally *t = object;
    pa_vec_release(&t->sites);
    pa_vec_release(&t->inclusive);
    pa_index_release(&t->index);
}

struct pa_tally *pa_tally_new(struct pa_arena *arena, const struct pa_strings *strings)
{
    struct pa_tally *t = pa_arena_calloc(arena, 1, sizeof *t);
    t->strings = strings;
    pa_arena_defer(arena, release, t);
    return t;
}

// ---- Sites

static uint64_t hash_of(const struct pa_site *s)
{
    uint64_t hash = pa_hash_combine(pa_hash_u64(s->function), s->file);
    return pa_hash_combine(hash, (uint64_t)s->line);
}

static bool same_site(const struct pa_site *a, const struct pa_site *b)
{
    return a->function == b->function && a->file == b->file && a->line == b->line;
}

struct pa_site *pa_tally_find(const struct pa_tally *t, const struct pa_site *like)
{
    uint64_t hash = hash_of(like);
    uint32_t slot, item;
    for (slot = pa_index_first(&t->index, hash); pa_index_at(&t->index, slot, hash, &item);
         slot = pa_index_next(&t->index, slot))
        if (item != UINT32_MAX && same_site(&t->sites.items[item], like))
            return &t->sites.items[item];
    return NULL;
}

// Returns the site of a stack that has one, adding it if it is new.
static struct pa_site *site_of(struct pa_tally *t, const struct pa_profile *p,
                               const struct pa_advise_stack *stack)
{
    const struct pa_advise_frame *frame = pa_advise_site(stack);
    const struct pa_function *f = &p->functions[frame->function];
    struct pa_site like = {.function = f->name, .file = f->file, .line = frame->line};
    struct pa_site *found = pa_tally_find(t, &like);
    if (found)
        return found;
    pa_index_add(&t->index, hash_of(&like), (uint32_t)t->sites.count);
    pa_vec_push(&t->sites, like);
    return &t->sites.items[t->sites.count - 1];
}

// Returns the size of the mark of numbered closures that text[0..end-1] ends with; 0: none.
static size_t closure_mark(const char *text, size_t end)
{
    static const char *const MARKS[] = {".func", ".gowrap", ".deferwrap", "-range", "."};
    for (size_t i = 0; i < sizeof MARKS / sizeof *MARKS; i++) {
        size_t size = strlen(MARKS[i]);
        if (end >= size && memcmp(text + end - size, MARKS[i], size) == 0)
            return size;
    }
    return 0;
}

struct pa_string pa_site_group(const struct pa_strings *strings, pa_str function)
{
    struct pa_string name = {pa_strings_text(strings, function),
                             pa_strings_size(strings, function)};
    if (name.size > 3 && memcmp(name.text + name.size - 3, "-fm", 3) == 0)
        name.size -= 3;
    for (;;) {
        size_t end = name.size, mark;
        while (end > 0 && isdigit((unsigned char)name.text[end - 1]))
            end--;
        mark = end == name.size ? 0 : closure_mark(name.text, end);
        if (mark == 0 || mark >= end)
            return name;
        name.size = end - mark;
    }
}

// Returns the index behind the brackets that begin at `at`; they may be cut off.
static size_t behind_brackets(struct pa_string name, size_t at)
{
    size_t depth = 0;
    for (; at < name.size; at++) {
        depth += name.text[at] == '[';
        depth -= name.text[at] == ']';
        if (depth == 0)
            return at + 1;
    }
    return at;
}

bool pa_site_same_group(const struct pa_strings *strings, pa_str a, pa_str b)
{
    struct pa_string x = pa_site_group(strings, a), y = pa_site_group(strings, b);
    size_t i = 0, k = 0;
    while (i < x.size && k < y.size && x.text[i] == y.text[k]) {
        bool generic =
            x.text[i] == '['; // of arguments the profiles of each version say another part
        i = generic ? behind_brackets(x, i) : i + 1;
        k = generic ? behind_brackets(y, k) : k + 1;
    }
    return i == x.size && k == y.size;
}

pa_set_bits pa_tally_called(const struct pa_tally *t, pa_str function)
{
    pa_set_bits called = 0;
    for (size_t i = 0; i < t->sites.count; i++)
        if (pa_site_same_group(t->strings, t->sites.items[i].function, function))
            called |= t->sites.items[i].called;
    return called;
}

// ---- Samples

struct counting {
    struct pa_tally *tally;
    struct pa_site *site; // of the sample at hand; NULL: none
    int64_t n;
};

static int64_t sum(int64_t a, int64_t b)
{
    int64_t result;
    return __builtin_add_overflow(a, b, &result) ? INT64_MAX : result;
}

static void add(struct counting *c, enum pa_advise_fact fact, int64_t n)
{
    c->tally->fact[fact] = sum(c->tally->fact[fact], n);
    if (c->site)
        c->site->fact[fact] = sum(c->site->fact[fact], n);
}

static void add_if(struct counting *c, enum pa_advise_fact fact, bool condition)
{
    if (condition)
        add(c, fact, c->n);
}

// Counts the facts of a sample with a site.
static void count_called(struct counting *c, const struct pa_advise_stack *s, pa_set_bits leaf)
{
    pa_set_bits tail = s->tail, direct = s->direct;
    bool is_file = tail & PA_IN(FILEIO) && !(tail & (PA_IN(STREAM) | PA_IN(EXEC))) &&
                   s->category != PA_SET_LOG;
    add_if(c, PA_FACT_TEXT, tail & (PA_IN(TEXTCODE) | PA_IN(FMT) | PA_IN(JSON) | PA_IN(CONCAT)));
    add_if(c, PA_FACT_CONCAT, direct & PA_IN(CONCAT));
    add_if(c, PA_FACT_GROW, direct & PA_IN(GROW));
    add_if(c, PA_FACT_MAPGROW, direct & PA_IN(MAPASSIGN) && tail & PA_IN(MAPGROW));
    add_if(c, PA_FACT_BOX, direct & PA_IN(BOX));
    add_if(c, PA_FACT_ATOMIC, direct & PA_IN(ATOMIC));
    add_if(c, PA_FACT_MOVE, direct & PA_IN(MOVE));
    add_if(c, PA_FACT_BUFFER, direct & PA_IN(MAKESLICE) && tail & PA_IN(CLEAR));
    add_if(c, PA_FACT_FILEIO, is_file);
    add_if(c, PA_FACT_FILECALL, is_file && leaf & PA_IN(SYSCALL));
    add_if(c, PA_FACT_FILEOPEN, tail & PA_IN(FILEOPEN) && tail & PA_IN(SYSCALL));
    add_if(c, PA_FACT_NETWRITE,
           tail & PA_IN(NETWRITE) && tail & PA_IN(SYSCALL) && !(tail & PA_IN(STREAM)));
    add_if(c, PA_FACT_SYSCALL, tail & PA_IN(SYSCALL));
    add_if(c, PA_FACT_NEWPROC, tail & PA_IN(NEWPROC));
    add_if(c, PA_FACT_CHAN, tail & PA_IN(CHAN));
    add_if(c, PA_FACT_SELECTNB, tail & PA_IN(SELECTNB));
    add_if(c, PA_FACT_LOCK, tail & PA_IN(LOCK));
    add_if(c, PA_FACT_LOCKSLOW, tail & PA_IN(LOCKSLOW));
    add_if(c, PA_FACT_MAKEMAP, direct & PA_IN(MAKEMAP));
    add_if(c, PA_FACT_DEFER, direct & PA_IN(DEFER));
    add_if(c, PA_FACT_YIELD, direct & PA_IN(YIELD));
    add_if(c, PA_FACT_FORCEGC, tail & PA_IN(FORCEGC));
    add_if(c, PA_FACT_FINALIZER,
           direct & PA_IN(FINALIZER) || (s->whole & ~tail & PA_IN(FINALIZER)));
    add_if(c, PA_FACT_CGO, tail & PA_IN(CGO));
    add_if(c, PA_FACT_ITSELF, s->site == 0);
}

// Whether the time is of the file or connection that fmt or an encoder writes to or reads from.
static bool is_of_writer(const struct pa_advise_stack *s)
{
    return (s->category == PA_SET_FMT || s->category == PA_SET_JSON) && s->tail & PA_IN(SYSCALL);
}

static void count_category(struct counting *c, const struct pa_advise_stack *s, pa_set_bits leaf)
{
    pa_set_bits tail = s->tail;
    if (s->category < 0 || s->whole & PA_IN(INIT) || is_of_writer(s) ||
        (s->category == PA_SET_STACKTRACE && tail & PA_IN(PROFILER)))
        return;
    add(c, (enum pa_advise_fact)s->category, c->n);
    add_if(c, PA_FACT_ANYJSON, s->category == PA_SET_JSON && tail & PA_IN(ANYJSON));
    add_if(c, PA_FACT_TMPLPARSE, s->category == PA_SET_TEMPLATE && tail & PA_IN(TMPLPARSE));
    if (s->category == PA_SET_HASH) {
        add_if(c, PA_FACT_HASHBLOCK, leaf & PA_IN(HASHBLOCK));
        add_if(c, PA_FACT_HASHSTREAM, tail & PA_IN(STREAM));
        add_if(c, PA_FACT_HASHCRYPTO, s->whole & PA_IN(CRYPTO));
    }
}

// Counts the facts of a sample without a site: of goroutines of a library or the runtime, or of
// stacks that the runtime cut off.
static void count_roots(struct counting *c, const struct pa_advise_stack *s)
{
    add_if(c, PA_FACT_FINALIZER, s->whole & PA_IN(FINALIZER));
    if (s->tail & PA_IN(GC))
        return;
    add_if(c, PA_FACT_SCHEDULER, s->whole & PA_IN(SCHEDULER));
    add_if(c, PA_FACT_PARK, s->whole & PA_IN(PARK));
    add_if(c, PA_FACT_YIELD, s->whole & PA_IN(YIELD));
    add_if(c, PA_FACT_GOEXIT, s->whole & PA_IN(GOEXIT));
    add_if(c, PA_FACT_COPYSTACK, s->whole & PA_IN(COPYSTACK));
}

// Counts what run times of other languages do. For programs in Go, which may call C, rules ignore
// it (pa_rule_of_native()).
static void count_native(struct counting *c, pa_set_bits tail)
{
    pa_set_bits native = (tail & PA_NATIVE) >> PA_SET_C_ALLOC;
    for (int i = 0; native >> i; i++)
        add_if(c, PA_FACT_C_ALLOC + (enum pa_advise_fact)i, native >> i & 1);
}

static void count_cpu(struct counting *c, const struct pa_advise_stack *s, pa_set_bits leaf)
{
    add(c, PA_FACT_ALL, c->n);
    c->tally->sets |= s->whole;
    c->tally->unnamed += s->unnamed ? c->n : 0;
    count_native(c, s->tail);
    add_if(c, PA_FACT_GC, s->tail & PA_IN(GC));
    add_if(c, PA_FACT_ASSIST, s->tail & PA_IN(ASSIST));
    add_if(c, PA_FACT_MALLOC, s->tail & PA_IN(MALLOC));
    add_if(c, PA_FACT_MEMORY, s->tail & (PA_IN(MALLOC) | PA_IN(GC)));
    add_if(c, PA_FACT_PROFILER, s->whole & PA_IN(PROFILER));
    add_if(c, PA_FACT_RIG, s->whole & PA_IN(TESTING));
    if (!c->site) {
        count_roots(c, s);
        return;
    }
    c->site->called |= s->tail;
    count_category(c, s, leaf);
    count_called(c, s, leaf);
}

int64_t pa_tally_of_function(const struct pa_tally *t, pa_str function, enum pa_advise_fact fact)
{
    int64_t total = 0;
    for (size_t i = 0; i < t->sites.count; i++)
        if (pa_site_same_group(t->strings, t->sites.items[i].function, function))
            total = sum(total, t->sites.items[i].fact[fact]);
    return total;
}

int64_t pa_tally_inclusive(const struct pa_tally *t, pa_str function)
{
    int64_t most = 0;
    for (size_t i = 0; i < t->inclusive.count; i++)
        if (t->inclusive.items[i] > most && pa_site_same_group(t->strings, (pa_str)i, function))
            most = t->inclusive.items[i];
    return most;
}

static void add_inclusive(struct pa_tally *t, pa_str function, int64_t n)
{
    while (t->inclusive.count <= function)
        pa_vec_push(&t->inclusive, 0);
    t->inclusive.items[function] = sum(t->inclusive.items[function], n);
}

// Recursion counts a function once, as far as its calls follow each other.
static void count_inclusive(struct pa_tally *t, const struct pa_known_functions *known,
                            const struct pa_advise_stack *s, int64_t n)
{
    uint32_t before = 0;
    if (s->tail & PA_IN(LOCK))
        return;
    for (size_t i = s->site; i < s->frames.count; i++) {
        uint32_t function = s->frames.items[i].function;
        if (known->own[function] && function != before)
            add_inclusive(t, known->profile->functions[function].name, n);
        before = function;
    }
}

// Returns the index of the sample type of this name; -1 if there is none.
static int type_at(const struct pa_profile *p, const char *name)
{
    for (uint32_t i = 0; i < p->type_count; i++)
        if (strcmp(pa_profile_text(p, p->types[i].type), name) == 0)
            return (int)i;
    return -1;
}

// Whether the runtime cut the stack off at its root: it has exactly the depth of a known limit, and
// no stack of the profile is deeper.
static bool is_truncated(const struct pa_profile *p, const struct pa_sample *s)
{
    return (s->depth == 64 || s->depth == 32 || s->depth == 128) && s->depth == p->store.deepest;
}

void pa_tally_cpu(struct pa_tally *t, const struct pa_known_functions *known)
{
    const struct pa_profile *p = known->profile;
    int count = type_at(p, "samples"), nanos = type_at(p, "cpu");
    struct pa_advise_stack stack = {0};
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, p);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        const int64_t *value = reader.sample.value;
        struct counting c = {.tally = t};
        c.n = count >= 0                    ? value[count]
              : nanos >= 0 && p->period > 0 ? value[nanos] / p->period
                                            : value[p->type_count - 1];
        pa_advise_stack_take(&stack, known, &reader.sample);
        if (c.n <= 0 || stack.whole & PA_IN(PPROF) || stack.frames.count == 0)
            continue;
        c.site = pa_advise_site(&stack) ? site_of(t, p, &stack) : NULL;
        count_cpu(&c, &stack, known->sets[stack.frames.items[0].function]);
        count_inclusive(t, known, &stack, c.n);
        t->truncated += is_truncated(p, &reader.sample) ? c.n : 0;
    }
    pa_sample_reader_release(&reader);
    pa_advise_stack_release(&stack);
}

static void add_value(struct counting *c, enum pa_advise_fact fact, const int64_t *value, int at)
{
    if (at >= 0)
        add(c, fact, value[at]);
}

void pa_tally_heap(struct pa_tally *t, const struct pa_known_functions *known)
{
    const struct pa_profile *p = known->profile;
    int at[] = {type_at(p, "alloc_space"), type_at(p, "alloc_objects"), type_at(p, "inuse_space"),
                type_at(p, "inuse_objects")};
    struct pa_advise_stack stack = {0};
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, p);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        const int64_t *value = reader.sample.value;
        struct counting c = {.tally = t, .n = 1};
        pa_advise_stack_take(&stack, known, &reader.sample);
        if (stack.whole & PA_IN(PPROF) || stack.frames.count == 0)
            continue;
        c.site = pa_advise_site(&stack) ? site_of(t, p, &stack) : NULL;
        if (c.site)
            c.site->called |= stack.tail;
        add(&c, PA_FACT_ALL, 1);
        for (int i = 0; i < 4; i++)
            add_value(&c, PA_FACT_ALLOC_BYTES + (enum pa_advise_fact)i, value, at[i]);
        add_value(&c, PA_FACT_TIMER_BYTES, value, stack.whole & PA_IN(TIMER) ? at[2] : -1);
        add_value(&c, PA_FACT_RESULT_BYTES, value, stack.tail & PA_IN(RESULT) ? at[0] : -1);
        if (stack.category >= 0 && at[0] >= 0)
            add(&c, (enum pa_advise_fact)stack.category, value[at[0]]);
    }
    pa_sample_reader_release(&reader);
    pa_advise_stack_release(&stack);
}

static void count_wait(struct counting *c, const struct pa_advise_stack *s, const int64_t *value,
                       const int *at)
{
    enum pa_advise_fact fact;
    if (s->tail & PA_IN(LOCKWAIT))
        fact = PA_FACT_LOCK_WAITS;
    else if (s->tail & PA_IN(UNLOCK))
        fact = PA_FACT_UNLOCK_WAITS;
    else if (s->tail & PA_IN(CHANSEND))
        fact = PA_FACT_SEND_WAITS;
    else
        return;
    add(c, fact, value[at[0]]);
    add(c, fact + 1, value[at[1]]);
}

void pa_tally_waits(struct pa_tally *t, const struct pa_known_functions *known)
{
    const struct pa_profile *p = known->profile;
    int at[] = {type_at(p, "contentions"), type_at(p, "delay")};
    struct pa_advise_stack stack = {0};
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, p);
    reader.skip_labels = true;
    while (at[0] >= 0 && at[1] >= 0 && pa_sample_next(&reader)) {
        struct counting c = {.tally = t, .n = 1};
        pa_advise_stack_take(&stack, known, &reader.sample);
        if (stack.frames.count && !(stack.whole & (PA_IN(LOCK) | PA_IN(LOCKWAIT))) &&
            stack.tail & PA_IN(UNLOCK))
            add(&c, PA_FACT_RUNTIME_NANOS, reader.sample.value[at[1]]);
        if (!pa_advise_site(&stack))
            continue;
        c.site = site_of(t, p, &stack);
        count_wait(&c, &stack, reader.sample.value, at);
    }
    pa_sample_reader_release(&reader);
    pa_advise_stack_release(&stack);
}
