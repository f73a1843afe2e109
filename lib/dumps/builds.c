// SPDX-License-Identifier: Apache-2.0
#include "dumps/builds.h"

#include "base/hash.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_CALLS = 512, MANY = 65536, LEAST_MOVED = 3, SHARE = 10, PAGE = 4096 };
static const uint64_t SEVERAL = UINT64_MAX; // an offset: the call is in several places

// ---- Calls of a profile

static int by_key(const void *pa, const void *pb)
{
    const struct pa_dump_call *a = pa, *b = pb;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    return (a->offset > b->offset) - (a->offset < b->offset);
}

// One of each key: those in several places are marked.
static size_t unite(struct pa_dump_call *calls, size_t count)
{
    size_t kept = 0;
    if (count)
        qsort(calls, count, sizeof *calls, by_key);
    for (size_t i = 0; i < count; i++) {
        if (!kept || calls[kept - 1].key != calls[i].key)
            calls[kept++] = calls[i];
        else if (calls[kept - 1].offset != calls[i].offset)
            calls[kept - 1].offset = SEVERAL;
    }
    return kept;
}

static pa_str name_at(const struct pa_profile *p, const struct pa_location *l, uint32_t line)
{
    const struct pa_function *f = &p->functions[p->lines[l->first_line + line].function];
    return f->name ? f->name : f->system_name;
}

// Whether the call is one of the program itself, with what is known of it in *call.
static bool is_call(const struct pa_profile *p, uint32_t from, uint32_t to,
                    struct pa_dump_call *call)
{
    const struct pa_location *l = &p->locations[from], *callee = &p->locations[to];
    if (!l->address || l->mapping > 1 || !l->line_count || !callee->line_count)
        return false;
    const struct pa_mapping *m = l->mapping ? &p->mappings[l->mapping] : NULL;
    pa_str caller = name_at(p, l, 0), called = name_at(p, callee, callee->line_count - 1);
    uint64_t line = (uint64_t)p->lines[l->first_line].line;
    call->key = pa_hash_combine(pa_hash_combine(pa_hash_u64(caller), called), line);
    call->offset = m ? l->address - m->start + m->offset : l->address;
    return true;
}

void pa_dump_calls_find(struct pa_dumps *d, const struct pa_profile *p, struct pa_dump *dump)
{
    PA_VEC(struct pa_dump_call) calls = {0};
    struct pa_sample_reader reader;
    size_t most = MANY;
    if (*dump->build)
        return;
    pa_sample_reader_init(&reader, p);
    reader.skip_labels = true;
    while (pa_sample_next(&reader)) {
        const struct pa_sample *s = &reader.sample;
        for (uint32_t i = s->common ? s->common - 1 : 0; i + 1 < s->depth; i++) {
            struct pa_dump_call call;
            if (is_call(p, s->location[i], s->location[i + 1], &call))
                pa_vec_push(&calls, call);
        }
        if (calls.count >= most) { // memory is for different calls, not for all samples
            calls.count = unite(calls.items, calls.count);
            most = 2 * calls.count > MANY ? 2 * calls.count : MANY;
        }
    }
    pa_sample_reader_release(&reader);
    dump->call_count = unite(calls.items, calls.count);
    if (dump->call_count > MOST_CALLS)
        dump->call_count = MOST_CALLS;
    if (dump->call_count)
        dump->calls =
            pa_arena_memdup(d->arena, calls.items, dump->call_count * sizeof *dump->calls);
    pa_vec_release(&calls);
}

// ---- Builds

struct build {
    const char *program;
    PA_VEC(struct pa_dump_call) calls; // by key
    size_t number;
};

struct builds {
    struct pa_dumps *dumps;
    PA_VEC(struct build) list;
    size_t *of; // by dump of the list: index of its build
};

struct agreement {
    size_t same, moved;
    bool together; // all moved ones by the same number of pages
};

static struct agreement agreement_of(const struct build *b, const struct pa_dump *dump)
{
    struct agreement a = {0, 0, true};
    uint64_t by = 0;
    for (size_t i = 0, k = 0; i < b->calls.count && k < dump->call_count;) {
        const struct pa_dump_call *old = &b->calls.items[i], *new = &dump->calls[k];
        i += old->key <= new->key;
        k += new->key <= old->key;
        if (old->key != new->key || old->offset == SEVERAL || new->offset == SEVERAL)
            continue;
        uint64_t distance = new->offset - old->offset;
        a.same += distance == 0;
        a.together &= distance % PAGE == 0 && (a.moved == 0 || distance == by);
        a.moved += distance != 0;
        by = distance;
    }
    a.together &= a.same == 0;
    return a;
}

static bool is_other(const struct agreement *a)
{
    return a->moved >= LEAST_MOVED && a->moved * SHARE >= a->same + a->moved && !a->together;
}

static void add_calls(struct build *b, const struct pa_dump *dump)
{
    for (size_t i = 0; i < dump->call_count; i++)
        pa_vec_push(&b->calls, dump->calls[i]);
    b->calls.count = unite(b->calls.items, b->calls.count);
}

// The build that most calls of a dump agree with, of equal ones the latest; SIZE_MAX: none.
static size_t build_like(const struct builds *b, const struct pa_dump *dump)
{
    size_t best = SIZE_MAX, most = 0;
    for (size_t i = b->list.count; i-- > 0;) {
        struct agreement a = agreement_of(&b->list.items[i], dump);
        if (strcmp(b->list.items[i].program, dump->program) != 0 || is_other(&a))
            continue;
        if (best == SIZE_MAX || a.same > most) {
            best = i;
            most = a.same;
        }
    }
    return best;
}

static void place(struct builds *b, size_t index)
{
    const struct pa_dump *dump = &b->dumps->list.items[index];
    size_t at = build_like(b, dump);
    if (at == SIZE_MAX) {
        at = b->list.count;
        pa_vec_push(&b->list, (struct build){.program = dump->program});
    }
    add_calls(&b->list.items[at], dump);
    b->of[index] = at;
}

// The number of a build among those of its program; 0 if there is one only.
static void number_them(struct builds *b)
{
    size_t last = 0;
    for (size_t i = 0; i < b->list.count; i++) {
        bool alone = true;
        for (size_t k = 0; k < b->list.count; k++)
            alone &= k == i || strcmp(b->list.items[k].program, b->list.items[i].program) != 0;
        b->list.items[i].number = alone ? 0 : ++last;
    }
    b->dumps->builds_by_address = last > 0;
}

struct moment {
    int64_t nanos;
    size_t index;
};

static int by_time(const void *pa, const void *pb)
{
    const struct moment *a = pa, *b = pb;
    if (a->nanos != b->nanos)
        return a->nanos < b->nanos ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

void pa_dump_builds_find(struct pa_dumps *d)
{
    struct builds b = {.dumps = d,
                       .of = pa_arena_calloc(d->arena, d->list.count + 1, sizeof *b.of)};
    struct moment *order = pa_arena_calloc(d->arena, d->list.count + 1, sizeof *order);
    size_t count = 0;
    for (size_t i = 0; i < d->list.count; i++) {
        const struct pa_dump *dump = &d->list.items[i];
        if (dump->state == PA_DUMP_READ && !*dump->build)
            order[count++] = (struct moment){dump->nanos, i};
    }
    if (count)
        qsort(order, count, sizeof *order, by_time);
    for (size_t i = 0; i < count; i++)
        place(&b, order[i].index);
    number_them(&b);
    for (size_t i = 0; i < count; i++) {
        size_t number = b.list.items[b.of[order[i].index]].number;
        if (number)
            d->list.items[order[i].index].build = pa_arena_printf(d->arena, "%zu", number);
    }
    for (size_t i = 0; i < b.list.count; i++)
        pa_vec_release(&b.list.items[i].calls);
    pa_vec_release(&b.list);
}
