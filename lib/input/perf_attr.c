// SPDX-License-Identifier: Apache-2.0
#include "input/perf_attr.h"

void pa_perf_attrs_release(struct pa_perf_attrs *attrs)
{
    pa_vec_release(&attrs->list);
    pa_vec_release(&attrs->ids);
    pa_index_release(&attrs->index);
}

// ---- Names

static const char *software_name(uint64_t config)
{
    static const char *const names[] = {
        "cpu-clock",        "task-clock",   "page-faults",  "context-switches",
        "cpu-migrations",   "minor-faults", "major-faults", "alignment-faults",
        "emulation-faults", "dummy",        "bpf-output",   "cgroup-switches",
    };
    return config < sizeof names / sizeof *names ? names[config] : NULL;
}

static const char *hardware_name(uint64_t config)
{
    static const char *const names[] = {
        "cycles",
        "instructions",
        "cache-references",
        "cache-misses",
        "branches",
        "branch-misses",
        "bus-cycles",
        "stalled-cycles-frontend",
        "stalled-cycles-backend",
        "ref-cycles",
    };
    config &= 0xffffffff; // above it the unit of a hybrid processor
    return config < sizeof names / sizeof *names ? names[config] : NULL;
}

static const char *cache_name(uint64_t config, struct pa_arena *arena)
{
    static const char *const caches[] = {"L1-dcache", "L1-icache", "LLC", "dTLB",
                                         "iTLB",      "branch",    "node"};
    static const char *const actions[] = {"load", "store", "prefetch"};
    unsigned cache = config & 0xff, action = config >> 8 & 0xff, result = config >> 16 & 0xff;
    if (cache >= 7 || action >= 3 || result >= 2)
        return NULL;
    return pa_arena_printf(arena, "%s-%s%s", caches[cache], actions[action],
                           result ? "-misses" : "s");
}

// As perf calls them where nobody gave a name.
static const char *default_name(const struct pa_perf_attr *a, struct pa_arena *arena)
{
    enum { HARDWARE, SOFTWARE, TRACEPOINT, CACHE, RAW, BREAKPOINT };
    const char *name = NULL;
    if (a->type == HARDWARE)
        name = hardware_name(a->config);
    else if (a->type == SOFTWARE)
        name = software_name(a->config);
    else if (a->type == CACHE)
        name = cache_name(a->config, arena);
    else if (a->type == TRACEPOINT)
        name = pa_arena_printf(arena, "tracepoint:%llu", (unsigned long long)a->config);
    else if (a->type == BREAKPOINT)
        name = "breakpoint";
    if (name)
        return name;
    return a->type == RAW
               ? pa_arena_printf(arena, "raw 0x%llx", (unsigned long long)a->config)
               : pa_arena_printf(arena, "event %u:0x%llx", a->type, (unsigned long long)a->config);
}

// ---- Attributes

// In a file of the other byte order bit fields are counted from the other end.
static uint64_t flags_of(uint64_t word, bool big)
{
    uint64_t flags = 0;
    for (unsigned i = 0; i < 64; i++)
        flags |= (word >> i & 1) << (63 - i);
    return big ? flags : word;
}

static void parse(struct pa_perf_cursor *c, struct pa_perf_attr *a)
{
    a->type = pa_perf_u32(c);
    pa_perf_u32(c); // its size
    a->config = pa_perf_u64(c);
    a->period = pa_perf_u64(c);
    a->sample_type = pa_perf_u64(c);
    a->read_format = pa_perf_u64(c);
    uint64_t flags = flags_of(pa_perf_u64(c), c->big);
    a->frequency = flags >> 10 & 1;
    a->sample_id_all = flags >> 18 & 1;
    a->no_user_stack = flags >> 22 & 1;
    pa_perf_take(c, 24); // wakeup, breakpoint
    if (pa_perf_left(c) >= 8)
        a->branch_type = pa_perf_u64(c);
    if (pa_perf_left(c) >= 8)
        a->regs_user = pa_perf_u64(c);
}

bool pa_perf_attrs_add(struct pa_perf_attrs *attrs, struct pa_perf_cursor *at, uint64_t size,
                       struct pa_arena *arena, struct pa_error *err)
{
    enum { SMALLEST = 64 };
    struct pa_perf_attr a = {0};
    if (size == 0 && pa_perf_left(at) >= 8)
        size = pa_perf_number(at->next + 4, 4, at->big);
    const uint8_t *bytes = pa_perf_take(at, size);
    if (!bytes || size < SMALLEST)
        return pa_error_set(err, PA_ERROR_FORMAT, "a description of %llu bytes",
                            (unsigned long long)size);
    if (attrs->list.count == PA_PERF_MOST_ATTRS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d events", PA_PERF_MOST_ATTRS);
    struct pa_perf_cursor c = {bytes, bytes + size, .big = at->big};
    parse(&c, &a);
    a.name = default_name(&a, arena);
    pa_vec_push(&attrs->list, a);
    return true;
}

void pa_perf_attrs_add_ids(struct pa_perf_attrs *attrs, struct pa_perf_cursor *ids)
{
    while (pa_perf_left(ids) >= 8) {
        uint64_t id = pa_perf_u64(ids);
        pa_index_add(&attrs->index, pa_hash_u64(id), (uint32_t)attrs->ids.count);
        pa_vec_push(&attrs->ids, (struct pa_perf_id){id, (uint32_t)attrs->list.count - 1, 0});
    }
}

struct pa_perf_id *pa_perf_attrs_find_id(const struct pa_perf_attrs *attrs, uint64_t id)
{
    uint64_t hash = pa_hash_u64(id);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&attrs->index, hash);
         pa_index_at(&attrs->index, slot, hash, &i); slot = pa_index_next(&attrs->index, slot)) {
        if (i != UINT32_MAX && attrs->ids.items[i].id == id)
            return &attrs->ids.items[i];
    }
    return NULL;
}

// An event: its attr, the number of its ids, its name, its ids. What does not fit is left.
void pa_perf_attrs_describe(struct pa_perf_attrs *attrs, struct pa_perf_cursor section,
                            struct pa_arena *arena)
{
    struct pa_perf_cursor c = section;
    uint32_t events = pa_perf_u32(&c), size = pa_perf_u32(&c);
    for (uint32_t i = 0; i < events && i < attrs->list.count && !c.failed; i++) {
        pa_perf_take(&c, size);
        uint32_t ids = pa_perf_u32(&c), length = pa_perf_u32(&c);
        const uint8_t *name = pa_perf_take(&c, length);
        if (!name)
            return;
        uint32_t attr = i;
        if (ids && pa_perf_left(&c) >= 8) {
            const struct pa_perf_id *id =
                pa_perf_attrs_find_id(attrs, pa_perf_number(c.next, 8, c.big));
            attr = id ? id->attr : i;
        }
        pa_perf_take(&c, (uint64_t)ids * 8);
        const char *text = pa_arena_strndup(arena, (const char *)name, length);
        if (*text)
            attrs->list.items[attr].name = text;
    }
}

// ---- Whose a record is

static uint32_t attr_of_id(const struct pa_perf_attrs *attrs, const uint8_t *at)
{
    const struct pa_perf_id *id = pa_perf_attrs_find_id(attrs, pa_perf_number(at, 8, attrs->big));
    return id ? id->attr : 0;
}

// All events of a file have their ids at the same place.
uint32_t pa_perf_attrs_of_sample(const struct pa_perf_attrs *attrs,
                                 const struct pa_perf_cursor *body)
{
    uint64_t type = attrs->list.items[0].sample_type;
    size_t before = 0;
    if (attrs->list.count == 1)
        return 0;
    if (!pa_perf_has(type, PA_PERF_IDENTIFIER)) {
        if (!pa_perf_has(type, PA_PERF_ID))
            return 0;
        for (unsigned field = PA_PERF_IP; field <= PA_PERF_ADDR; field++)
            before += 8 * pa_perf_has(type, field);
    }
    return pa_perf_left(body) >= before + 8 ? attr_of_id(attrs, body->next + before) : 0;
}

uint32_t pa_perf_attrs_of_other(const struct pa_perf_attrs *attrs,
                                const struct pa_perf_cursor *body)
{
    const struct pa_perf_attr *first = &attrs->list.items[0];
    size_t behind = 8;
    if (attrs->list.count == 1 || !first->sample_id_all)
        return 0;
    if (!pa_perf_has(first->sample_type, PA_PERF_IDENTIFIER)) {
        if (!pa_perf_has(first->sample_type, PA_PERF_ID))
            return 0;
        behind += 8 * pa_perf_has(first->sample_type, PA_PERF_STREAM_ID);
        behind += 8 * pa_perf_has(first->sample_type, PA_PERF_CPU);
    }
    return pa_perf_left(body) >= behind ? attr_of_id(attrs, body->end - behind) : 0;
}

size_t pa_perf_attr_trailer(const struct pa_perf_attr *attr)
{
    static const enum pa_perf_field fields[] = {
        PA_PERF_TID, PA_PERF_TIME, PA_PERF_ID, PA_PERF_STREAM_ID, PA_PERF_CPU, PA_PERF_IDENTIFIER};
    size_t size = 0;
    for (size_t i = 0; attr->sample_id_all && i < sizeof fields / sizeof *fields; i++)
        size += 8 * pa_perf_has(attr->sample_type, fields[i]);
    return size;
}
