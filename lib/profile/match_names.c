// SPDX-License-Identifier: Apache-2.0
#include "profile/match_names.h"

#include "base/memory.h"
#include "base/path_end.h"
#include "base/vec.h"
#include "symbol/parts.h"
#include "symbol/stable.h"

#include <stdlib.h>
#include <string.h>

enum { OLD = 1, NEW = 2, BOTH = 3 };

// A name that some profile has.
struct name {
    pa_str name, key;             // names of one key are the same function
    enum pa_symbol_change change; // STABLE with a key: a closure
    unsigned char sides;          // OLD, NEW
    size_t size;                  // of the name
};

struct matcher {
    struct pa_name_side *list;
    size_t count;
    struct pa_strings *strings;
    struct pa_arena *arena;
    PA_VEC(struct name) names;
    uint32_t *index_of; // by string id: 1 + its index in names, 0: none
    pa_str *to;         // by string id: what it is called, 0: as it is
    size_t ids;         // that both have room for
    struct pa_matched_names *matched;
};

// ---- Collecting

// Go names a closure by where it is written and how it was inlined, in the end by the package that
// it was inlined into; file and line stay. Of the path as much as builds elsewhere have in common.
static pa_str closure_key(struct matcher *m, const struct pa_profile *p,
                          const struct pa_function *f)
{
    struct pa_symbol_parts parts;
    const char *file = pa_profile_text(p, f->file), *name = pa_profile_text(p, f->name);
    size_t size = strlen(file);
    if (f->start_line <= 0 || size < 3 || strcmp(file + size - 3, ".go") != 0)
        return 0;
    pa_symbol_split(name, pa_strings_size(p->strings, f->name), &parts);
    if (parts.count < 2 || !pa_symbol_is_closure_part(&parts, parts.count - 1))
        return 0;
    return pa_strings_adds(m->strings, pa_arena_printf(m->arena, "\n%s:%lld", pa_path_end(file, 2),
                                                       (long long)f->start_line));
}

static struct name describe(struct matcher *m, const struct pa_profile *p,
                            const struct pa_function *f)
{
    struct name n = {.name = f->name, .size = pa_strings_size(p->strings, f->name)};
    struct pa_strbuf stable = {0};
    n.change = pa_symbol_stable(pa_profile_text(p, f->name), pa_strings_size(p->strings, f->name),
                                &stable);
    n.key = n.change == PA_SYMBOL_STABLE ? closure_key(m, p, f)
                                         : pa_strings_add(m->strings, stable.text, stable.size);
    pa_strbuf_release(&stable);
    return n;
}

// Grows with the table of strings, to which keys are added.
static void make_room(struct matcher *m)
{
    size_t ids = m->strings->list.count + 1;
    if (ids <= m->ids)
        return;
    ids += ids / 2;
    m->index_of = pa_xrealloc(m->index_of, ids, sizeof *m->index_of);
    memset(m->index_of + m->ids, 0, (ids - m->ids) * sizeof *m->index_of);
    m->ids = ids;
}

static void collect(struct matcher *m, const struct pa_name_side *side)
{
    const struct pa_profile *p = side->profile;
    for (uint32_t i = 1; i <= p->function_count; i++) {
        const struct pa_function *f = &p->functions[i];
        if (!f->name)
            continue;
        if (f->name >= m->ids || !m->index_of[f->name]) {
            struct name n = describe(m, p, f);
            make_room(m);
            pa_vec_push(&m->names, n);
            m->index_of[f->name] = (uint32_t)m->names.count;
        }
        m->names.items[m->index_of[f->name] - 1].sides |= side->side ? NEW : OLD;
    }
}

// ---- Deciding

// By key; of a key first what only the new side has, then the shortest.
static int compare(const void *pa, const void *pb)
{
    const struct name *a = pa, *b = pb;
    if (a->key != b->key)
        return a->key < b->key ? -1 : 1;
    if ((a->sides == NEW) != (b->sides == NEW))
        return a->sides == NEW ? -1 : 1;
    if (a->size != b->size)
        return a->size < b->size ? -1 : 1;
    return (a->name > b->name) - (a->name < b->name);
}

static void rename_to(struct matcher *m, const struct name *n, pa_str to, size_t *counter)
{
    if (n->name == to)
        return;
    m->to[n->name] = to;
    *counter += 1;
}

static size_t *counter_of(struct matcher *m, const struct name *n)
{
    return n->change == PA_SYMBOL_OF_RUN     ? &m->matched->java
           : n->change == PA_SYMBOL_OF_BUILD ? &m->matched->hashes
           : n->change == PA_SYMBOL_STABLE   ? &m->matched->closures
                                             : &m->matched->copies;
}

// Names of one key.
static void decide(struct matcher *m, const struct name *names, size_t count)
{
    pa_str key = names[0].key;
    unsigned apart = 0; // sides that have a name for it which the other has not
    for (size_t i = 0; i < count; i++)
        apart |= names[i].sides == BOTH ? 0 : names[i].sides;
    uint32_t plain = key < m->ids ? m->index_of[key] : 0; // its name without anything
    if (plain && m->names.items[plain - 1].sides != BOTH)
        apart |= m->names.items[plain - 1].sides;
    for (size_t i = 0; i < count; i++) {
        const struct name *n = &names[i];
        bool closure = n->change == PA_SYMBOL_STABLE;
        if (n->change == PA_SYMBOL_OF_RUN || (apart == BOTH && n->sides != BOTH))
            rename_to(m, n, closure ? names[0].name : key, counter_of(m, n));
    }
}

static void decide_all(struct matcher *m)
{
    PA_VEC(struct name) keyed = {0};
    for (size_t i = 0; i < m->names.count; i++) {
        if (m->names.items[i].key)
            pa_vec_push(&keyed, m->names.items[i]);
    }
    make_room(m);
    m->to = pa_arena_calloc(m->arena, m->ids, sizeof *m->to);
    if (keyed.count)
        qsort(keyed.items, keyed.count, sizeof *keyed.items, compare);
    for (size_t first = 0, end; first < keyed.count; first = end) {
        end = first + 1;
        while (end < keyed.count && keyed.items[end].key == keyed.items[first].key)
            end++;
        decide(m, keyed.items + first, end - first);
    }
    pa_vec_release(&keyed);
}

// ---- Renaming

static void apply(struct matcher *m, struct pa_name_side *side)
{
    const struct pa_profile *p = side->profile;
    bool some = false;
    for (uint32_t i = 1; i <= p->function_count; i++)
        some |= m->to[p->functions[i].name] != 0;
    if (!some)
        return;
    struct pa_profile *copy = pa_profile_copy(p, m->arena);
    copy->functions =
        pa_arena_memdup(m->arena, p->functions, (p->function_count + 1) * sizeof *p->functions);
    for (uint32_t i = 1; i <= p->function_count; i++) {
        pa_str to = m->to[p->functions[i].name];
        if (to)
            copy->functions[i].name = to;
    }
    side->profile = copy;
}

void pa_match_names(struct pa_name_side *list, size_t count, struct pa_arena *arena,
                    struct pa_matched_names *matched)
{
    *matched = (struct pa_matched_names){0};
    if (count == 0)
        return;
    struct matcher m = {.list = list,
                        .count = count,
                        .strings = list[0].profile->strings,
                        .arena = arena,
                        .matched = matched};
    for (size_t i = 0; i < count; i++)
        collect(&m, &list[i]);
    decide_all(&m);
    for (size_t i = 0; i < count; i++)
        apply(&m, &list[i]);
    pa_vec_release(&m.names);
    free(m.index_of);
}

const char *pa_matched_names_text(const struct pa_matched_names *matched, struct pa_arena *arena)
{
    const struct {
        size_t count;
        const char *one, *many;
    } parts[] = {
        {matched->hashes, "hash of Rust", "hashes of Rust"},
        {matched->copies, "suffix of a compiler", "suffixes of compilers"},
        {matched->java, "number of Java", "numbers of Java"},
        {matched->closures, "closure of Go", "closures of Go"},
    };
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count)
            pa_strbuf_printf(&text, "%s%zu %s", text.size ? ", " : "", parts[i].count,
                             parts[i].count == 1 ? parts[i].one : parts[i].many);
    }
    return text.size ? pa_strbuf_keep(&text, arena) : NULL; // nothing was allocated
}
