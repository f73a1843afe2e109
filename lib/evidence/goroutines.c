// SPDX-License-Identifier: Apache-2.0
#include "evidence/goroutines.h"

#include "base/memory.h"
#include "base/name_order.h"
#include "base/number.h"
#include "base/strbuf.h"
#include "evidence/goroutine_frames.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

static void release(void *object)
{
    struct pa_goroutines *g = object;
    pa_vec_release(&g->groups);
    pa_vec_release(&g->scratch);
    pa_index_release(&g->index);
}

// Finds what puts dumps in order of time: what they say, else their names.
static void find_keys(const struct pa_goroutine_dump *list, size_t count, int64_t *keys)
{
    const char **paths = pa_xcalloc(count + 1, sizeof *paths);
    bool said = true;
    for (size_t i = 0; i < count; i++) {
        paths[i] = list[i].path;
        said &= list[i].profile->time_nanos != 0;
    }
    if (!said)
        pa_names_keys(paths, count, keys);
    for (size_t i = 0; said && i < count; i++)
        keys[i] = list[i].profile->time_nanos;
    free(paths);
}

// Insertion keeps the order of equal times, and there are few dumps.
void pa_goroutine_dumps_sort(struct pa_goroutine_dump *list, size_t count)
{
    int64_t *keys = pa_xcalloc(count + 1, sizeof *keys);
    find_keys(list, count, keys);
    for (size_t i = 1; i < count; i++) {
        struct pa_goroutine_dump one = list[i];
        int64_t key = keys[i];
        size_t k = i;
        for (; k > 0 && keys[k - 1] > key; k--) {
            list[k] = list[k - 1];
            keys[k] = keys[k - 1];
        }
        list[k] = one;
        keys[k] = key;
    }
    free(keys);
}

struct pa_goroutines *pa_goroutines_new(struct pa_arena *arena, struct pa_strings *strings,
                                        size_t dump_count)
{
    struct pa_goroutines *g = pa_arena_calloc(arena, 1, sizeof *g);
    g->arena = arena;
    g->strings = strings;
    g->dump_count = dump_count;
    g->totals = pa_arena_calloc(arena, dump_count, sizeof *g->totals);
    g->times = pa_arena_calloc(arena, dump_count, sizeof *g->times);
    pa_arena_defer(arena, release, g);
    return g;
}

// What labels say of a goroutine.
struct said {
    pa_str state, creator, thread;
    pa_str labels; // that the program set
    int64_t wait;  // -1: nothing
    bool leaked;
};

// Whether a label was set by the program; the others are added by the readers of dumps.
static bool is_of_program(const char *key)
{
    static const char *const OTHERS[] = {"locked", "scan", "durable", "synctest_bubble", "daemon"};
    for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
        if (strcmp(key, OTHERS[i]) == 0)
            return false;
    return true;
}

static void add_own_label(const struct pa_goroutines *g, struct pa_strbuf *text, const char *key,
                          pa_str value)
{
    if (is_of_program(key))
        pa_strbuf_printf(text, "%s%s=%s", text->size ? " " : "", key,
                         pa_strings_text(g->strings, value));
}

static struct said read_labels(const struct pa_goroutines *g, const struct pa_sample *s)
{
    struct said said = {.wait = -1};
    struct pa_strbuf own = {0};
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        const char *key = pa_strings_text(g->strings, l->key);
        if (l->numeric && strcmp(key, "wait") == 0)
            said.wait = l->num;
        else if (l->numeric)
            continue;
        else if (strcmp(key, "state") == 0)
            said.state = l->text;
        else if (strcmp(key, "created_by") == 0)
            said.creator = l->text;
        else if (strcmp(key, "thread") == 0)
            said.thread = l->text;
        else if (strcmp(key, "leaked") == 0)
            said.leaked = true;
        else
            add_own_label(g, &own, key, l->text);
    }
    if (own.size)
        said.labels = pa_strings_add(g->strings, own.text, own.size);
    pa_strbuf_release(&own);
    return said;
}

// A call of the same function at the same place as the frame before is recursion: its depth makes
// no group.
static void push_frame(struct pa_goroutines *g, const uint32_t frame[PA_GOROUTINE_FRAME])
{
    size_t n = g->scratch.count;
    if (n >= PA_GOROUTINE_HEAD + PA_GOROUTINE_FRAME &&
        memcmp(&g->scratch.items[n - PA_GOROUTINE_FRAME], frame,
               PA_GOROUTINE_FRAME * sizeof *frame) == 0)
        return;
    for (int k = 0; k < PA_GOROUTINE_FRAME; k++)
        pa_vec_push(&g->scratch, frame[k]);
}

// The key: state, creator, then function, file and line of each frame from the root, without what
// the runtime adds for waiting.
static void make_key(struct pa_goroutines *g, const struct pa_profile *p, const struct pa_sample *s,
                     const struct said *said)
{
    g->scratch.count = 0;
    pa_vec_push(&g->scratch, said->state);
    pa_vec_push(&g->scratch, said->creator);
    for (uint32_t i = 0; i < s->depth; i++) {
        const struct pa_location *l = &p->locations[s->location[i]];
        for (uint32_t k = l->line_count; k > 0; k--) {
            const struct pa_line *line = &p->lines[l->first_line + k - 1];
            const struct pa_function *f = &p->functions[line->function];
            push_frame(g, (uint32_t[]){f->name, f->file, (uint32_t)line->line});
        }
        if (l->line_count == 0)
            push_frame(g, (uint32_t[]){0, (uint32_t)(l->address >> 32), (uint32_t)l->address});
    }
    pa_goroutine_trim_frames(g->strings, g->scratch.items, &g->scratch.count);
}

static struct pa_goroutine_group *find(struct pa_goroutines *g)
{
    size_t size = g->scratch.count * sizeof *g->scratch.items;
    uint64_t hash = pa_hash_bytes(g->scratch.items, size);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&g->index, hash); pa_index_at(&g->index, slot, hash, &i);
         slot = pa_index_next(&g->index, slot)) {
        if (i != UINT32_MAX && g->groups.items[i].key_size == g->scratch.count &&
            memcmp(g->groups.items[i].key, g->scratch.items, size) == 0)
            return &g->groups.items[i];
    }
    struct pa_goroutine_group group = {
        .key = pa_arena_memdup(g->arena, g->scratch.items, size),
        .key_size = (uint32_t)g->scratch.count,
        .counts = pa_arena_calloc(g->arena, g->dump_count, sizeof *group.counts),
        .wait_least = -1,
        .wait_most = -1,
    };
    pa_goroutine_describe(g, &group);
    pa_index_add(&g->index, hash, (uint32_t)g->groups.count);
    pa_vec_push(&g->groups, group);
    return &g->groups.items[g->groups.count - 1];
}

static bool add_sample(struct pa_goroutines *g, const struct pa_profile *p,
                       const struct pa_sample *s, uint32_t type)
{
    struct said said = read_labels(g, s);
    int64_t count = s->value[type];
    if (!said.state)
        said.state = pa_goroutine_state_of(g->strings, p, s);
    make_key(g, p, s, &said);
    struct pa_goroutine_group *group = find(g);
    if (!pa_add_int64(group->counts[g->dumps], count, &group->counts[g->dumps]) ||
        !pa_add_int64(g->totals[g->dumps], count, &g->totals[g->dumps]))
        return false;
    if (said.wait >= 0) {
        group->wait_least =
            group->wait_least < 0 || said.wait < group->wait_least ? said.wait : group->wait_least;
        group->wait_most = said.wait > group->wait_most ? said.wait : group->wait_most;
    }
    if (said.thread) {
        group->thread = pa_strings_text(g->strings, said.thread);
        g->java = true;
    }
    group->leaked |= said.leaked;
    const char *labels = pa_strings_text(g->strings, said.labels);
    if (!group->labels)
        group->labels = labels;
    group->more_labels |= strcmp(group->labels, labels) != 0;
    g->labelled |= said.labels != 0;
    return true;
}

// Finds the sample type that counts goroutines or threads.
static bool find_type(const struct pa_profile *p, uint32_t *type, bool *leaked)
{
    static const char *const names[] = {"goroutine", "goroutineleak", "goroutines",
                                        "threads",   "thread",        "threadcreate"};
    for (*type = 0; *type < p->type_count; ++*type) {
        const char *name = pa_profile_text(p, p->types[*type].type);
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            *leaked = strcmp(name, "goroutineleak") == 0;
            if (strcmp(name, names[i]) == 0)
                return true;
        }
    }
    return false;
}

bool pa_goroutines_add(struct pa_goroutines *g, const struct pa_profile *p, struct pa_error *err)
{
    uint32_t type;
    bool leaked, fits = true;
    if (!find_type(p, &type, &leaked))
        return pa_error_set(
            err, PA_ERROR_UNSUPPORTED, "no goroutines and no threads: a profile of %s",
            p->type_count ? pa_profile_text(p, p->types[p->type_count - 1].type) : "nothing");
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, p);
    while (fits && pa_sample_next(&r))
        fits = add_sample(g, p, &r.sample, type);
    pa_sample_reader_release(&r);
    for (size_t i = 0; leaked && i < g->groups.count; i++)
        g->groups.items[i].leaked |= g->groups.items[i].counts[g->dumps] > 0;
    g->times[g->dumps++] = p->time_nanos;
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "the goroutines are more than 2^63");
}
