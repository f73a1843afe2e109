// SPDX-License-Identifier: Apache-2.0
// The records are gone through twice: first for which events have samples, how much of each binary
// is mapped and which is the program; then for the samples.
#include "input/perf_profile.h"

#include "input/memory_map.h"
#include "input/perf_machine.h"
#include "input/perf_sample.h"
#include "profile/builder.h"

#include <string.h>

// More types in one file are refused.
enum { MOST_TYPES = 64 };
// Numbers in a call chain from here on are no addresses but say what follows: code of which mode.
#define FIRST_MARK (UINT64_MAX - 4094)

struct reader {
    struct pa_input *input;
    struct pa_perf_records *records;
    struct pa_perf_machine machine;
    struct pa_profile_builder *b;
    PA_VEC(pa_str) types; // names of events with samples
    uint32_t program;     // its binary; UINT32_MAX: not found
    uint64_t first_time, last_time;
    size_t copied_stacks; // samples whose stacks were to be unwound later
    pa_str comm, pid, tid;
    PA_VEC(uint32_t) stack; // of a sample: locations, leaf first
    bool lost_way;          // an address of the stack is in no map
};

// ---- First pass

// Its value is its place among the types once all events are known: see add_types().
static void note_event(struct reader *r, uint32_t attr, uint64_t period)
{
    struct pa_perf_attr *a = &r->records->attrs.list.items[attr];
    int64_t common = period > 0 && period <= INT64_MAX ? (int64_t)period : -1;
    a->common = a->common == 0 || a->common == common ? common : -1;
}

static bool is_program(const struct reader *r, const struct pa_perf_map *map)
{
    const struct pa_perf_binary *b = &r->machine.binaries.items[map->binary];
    return !b->absolute && pa_memory_map_is_program(pa_strings_text(r->input->strings, b->file));
}

// The first mapping of a profile is the program's: the first binary that runs and is no library.
static void look_for_program(struct reader *r, const struct pa_perf_sample *s, uint64_t address)
{
    const struct pa_perf_map *map =
        pa_perf_machine_find(&r->machine, s->pid, PA_PERF_USER, address);
    if (r->program == UINT32_MAX && map && is_program(r, map))
        r->program = map->binary;
}

static void note_counters(struct reader *r, struct pa_perf_sample *s, uint32_t attr)
{
    struct pa_perf_counter counter;
    bool any = false;
    while (pa_perf_sample_counter(s, &counter)) {
        const struct pa_perf_id *id = pa_perf_attrs_find_id(&r->records->attrs, counter.id);
        if (id)
            note_event(r, id->attr, 0);
        any = any || id;
    }
    if (!any)
        note_event(r, attr, s->period);
}

static bool note_sample(struct reader *r, const struct pa_perf_record *record, struct pa_error *err)
{
    const struct pa_perf_attr *a = &r->records->attrs.list.items[record->attr];
    struct pa_perf_sample s;
    if (!pa_perf_sample_parse(a, pa_perf_record_body(r->records, record), &s, err))
        return pa_error_prefix(err, "record %u, a sample", record->sequence + 1);
    if (s.time) {
        r->first_time = r->first_time && r->first_time < s.time ? r->first_time : s.time;
        r->last_time = r->last_time > s.time ? r->last_time : s.time;
    }
    look_for_program(r, &s, s.ip);
    for (struct pa_perf_cursor c = s.chain; r->program == UINT32_MAX && pa_perf_left(&c);)
        look_for_program(r, &s, pa_perf_u64(&c));
    if (s.has_registers)
        look_for_program(r, &s, s.user_ip);
    note_counters(r, &s, record->attr);
    return true;
}

// ---- Types and head

static bool is_clock(const char *event)
{
    return strncmp(event, "cpu-clock", 9) == 0 || strncmp(event, "task-clock", 10) == 0;
}

// Events of one name are one type.
static bool number_type(struct reader *r, struct pa_perf_attr *a, struct pa_error *err)
{
    pa_str name = pa_strings_adds(r->input->strings, a->name);
    size_t i = 0;
    while (i < r->types.count && r->types.items[i] != name)
        i++;
    if (i == MOST_TYPES)
        return pa_error_set(err, PA_ERROR_LIMIT, "samples of more than %d events", MOST_TYPES);
    if (i == r->types.count)
        pa_vec_push(&r->types, name);
    a->value = (uint32_t)i + 1;
    return true;
}

// Of the events that have samples, in the order of the file.
static bool add_types(struct reader *r, struct pa_error *err)
{
    struct pa_strings *strings = r->input->strings;
    struct pa_profile *head = pa_profile_builder_head(r->b);
    pa_str count = pa_strings_adds(strings, "count");
    pa_str nanoseconds = pa_strings_adds(strings, "nanoseconds");
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"), count);
    for (size_t i = 0; i < r->records->attrs.list.count; i++) {
        struct pa_perf_attr *a = &r->records->attrs.list.items[i];
        if (a->common && !number_type(r, a, err))
            return false;
        if (a->value == 1 && a->common > 0)
            head->period = a->common;
    }
    for (size_t i = 0; i < r->types.count; i++) {
        pa_str name = r->types.items[i];
        bool clock = is_clock(pa_strings_text(strings, name));
        struct pa_value_type type = {name, clock ? nanoseconds : count};
        pa_profile_builder_add_type(r->b, type.type, type.unit);
        if (i == 0) {
            head->default_type = name;
            head->period_type = type;
        }
    }
    return true;
}

static void fill_head(struct reader *r)
{
    struct pa_profile *head = pa_profile_builder_head(r->b);
    const struct pa_perf_records *records = r->records;
    if (r->last_time - r->first_time <= INT64_MAX)
        head->duration_nanos = (int64_t)(r->last_time - r->first_time);
    uint64_t since = records->wall + (r->first_time - records->clock);
    if (records->wall && since <= INT64_MAX)
        head->time_nanos = (int64_t)since;
    if (records->command)
        pa_profile_builder_add_comment(r->b, pa_strings_adds(r->input->strings, records->command));
}

// ---- Second pass: places

static uint32_t mapping_of(struct reader *r, uint32_t binary)
{
    struct pa_perf_binary *b = &r->machine.binaries.items[binary];
    if (!b->mapping) {
        struct pa_mapping m = {.start = b->from + b->shift,
                               .limit = b->to + b->shift,
                               .offset = b->from,
                               .file = b->file,
                               .build_id = b->build_id};
        b->mapping = pa_profile_builder_mapping(r->b, &m);
    }
    return b->mapping;
}

// For addresses of the kernel, a guest or a hypervisor that no map of the file holds: a made-up
// mapping of all addresses.
static uint32_t other_mapping(struct reader *r, enum pa_perf_mode mode)
{
    static const char *const names[] = {
        [PA_PERF_KERNEL] = "[kernel]",
        [PA_PERF_HYPERVISOR] = "[hypervisor]",
        [PA_PERF_GUEST_KERNEL] = "[guest.kernel]",
        [PA_PERF_GUEST_USER] = "[guest]",
    };
    if ((size_t)mode >= sizeof names / sizeof *names || !names[mode])
        return 0;
    struct pa_mapping m = {.limit = UINT64_MAX,
                           .file = pa_strings_adds(r->input->strings, names[mode])};
    return pa_profile_builder_mapping(r->b, &m);
}

// `caller`: the address is behind a call.
static void add_frame(struct reader *r, const struct pa_perf_sample *s, enum pa_perf_mode mode,
                      uint64_t address, bool caller)
{
    address -= caller && address;
    const struct pa_perf_map *map = pa_perf_machine_find(&r->machine, s->pid, mode, address);
    struct pa_location l = {.address = address};
    if (map) {
        l.address =
            address - map->start + map->offset + r->machine.binaries.items[map->binary].shift;
        l.mapping = mapping_of(r, map->binary);
    } else {
        l.mapping = other_mapping(r, mode);
        if (!l.mapping && r->lost_way)
            return; // what was taken for a stack was none
        r->lost_way = !l.mapping;
    }
    pa_vec_push(&r->stack, pa_profile_builder_location(r->b, &l, NULL, 0));
}

static enum pa_perf_mode mode_of_mark(uint64_t mark)
{
    switch (0 - mark) {
    case 32:
        return PA_PERF_HYPERVISOR;
    case 128:
        return PA_PERF_KERNEL;
    case 512:
    case 640: // deferred
        return PA_PERF_USER;
    case 2048:
    case 2176:
        return PA_PERF_GUEST_KERNEL;
    case 2560:
        return PA_PERF_GUEST_USER;
    default:
        return PA_PERF_UNKNOWN_MODE;
    }
}

// The first address of each mode is where it was interrupted, or entered the next one.
static void add_chain(struct reader *r, struct pa_perf_sample *s, enum pa_perf_mode mode)
{
    bool caller = false;
    while (pa_perf_left(&s->chain)) {
        uint64_t address = pa_perf_u64(&s->chain);
        if (address >= FIRST_MARK) {
            mode = mode_of_mark(address);
            caller = false;
            continue;
        }
        add_frame(r, s, mode, address, caller);
        caller = true;
    }
}

static void build_stack(struct reader *r, struct pa_perf_sample *s, const struct pa_perf_attr *a,
                        enum pa_perf_mode mode)
{
    r->stack.count = 0;
    r->lost_way = false;
    add_chain(r, s, mode);
    bool has_user = mode == PA_PERF_USER && r->stack.count;
    if (r->stack.count == 0) {
        add_frame(r, s, mode, s->ip, false);
        has_user = mode == PA_PERF_USER;
    }
    if (s->stack_copied && a->no_user_stack) {
        r->copied_stacks++;
        if (s->has_registers && !has_user)
            add_frame(r, s, PA_PERF_USER, s->user_ip, false);
    }
    for (size_t i = 0, n = r->stack.count; i < n / 2; i++) {
        uint32_t leaf = r->stack.items[i];
        r->stack.items[i] = r->stack.items[n - 1 - i];
        r->stack.items[n - 1 - i] = leaf;
    }
}

// ---- Samples

static bool add_value(int64_t *value, uint64_t more, struct pa_error *err)
{
    if (more > INT64_MAX || *value > INT64_MAX - (int64_t)more)
        return pa_error_set(err, PA_ERROR_LIMIT, "a period of more than 63 bits");
    *value += (int64_t)more;
    return true;
}

// Counters that were read with the sample count from the start: what is new is theirs. *values: how
// many of them there are.
static bool take_counters(struct reader *r, struct pa_perf_sample *s, int64_t *value, bool *any,
                          struct pa_error *err)
{
    struct pa_perf_counter counter;
    while (pa_perf_sample_counter(s, &counter)) {
        struct pa_perf_id *id = pa_perf_attrs_find_id(&r->records->attrs, counter.id);
        if (!id)
            continue;
        *any = true;
        uint64_t more = counter.value > id->last ? counter.value - id->last : 0;
        id->last = counter.value;
        value[0] += more > 0;
        if (!add_value(&value[r->records->attrs.list.items[id->attr].value], more, err))
            return false;
    }
    return true;
}

static pa_str number_text(struct reader *r, uint32_t number)
{
    char text[16];
    char *at = text + sizeof text;
    do
        *--at = (char)('0' + number % 10);
    while (number /= 10);
    return pa_strings_add(r->input->strings, at, (size_t)(text + sizeof text - at));
}

static uint32_t make_labels(struct reader *r, const struct pa_perf_sample *s,
                            const struct pa_perf_attr *a, struct pa_label *labels)
{
    uint32_t count = 0;
    if (!pa_perf_has(a->sample_type, PA_PERF_TID))
        return 0;
    pa_str name = pa_perf_machine_thread_name(&r->machine, s->tid);
    if (name)
        labels[count++] = (struct pa_label){.key = r->comm, .text = name};
    labels[count++] = (struct pa_label){.key = r->pid, .text = number_text(r, s->pid)};
    labels[count++] = (struct pa_label){.key = r->tid, .text = number_text(r, s->tid)};
    return count;
}

static bool add_sample(struct reader *r, const struct pa_perf_record *record, struct pa_error *err)
{
    const struct pa_perf_attr *a = &r->records->attrs.list.items[record->attr];
    struct pa_perf_sample s;
    struct pa_label labels[3];
    int64_t value[MOST_TYPES + 1] = {0};
    bool counted = false;
    if (!pa_perf_sample_parse(a, pa_perf_record_body(r->records, record), &s, err) ||
        !take_counters(r, &s, value, &counted, err) ||
        (!counted && !add_value(&value[a->value], s.period, err)))
        return pa_error_prefix(err, "record %u, a sample", record->sequence + 1);
    value[0] += !counted;
    build_stack(r, &s, a, record->misc & 7);
    pa_profile_builder_sample(r->b,
                              &(struct pa_sample){.location = r->stack.items,
                                                  .depth = (uint32_t)r->stack.count,
                                                  .value = value,
                                                  .label = labels,
                                                  .label_count = make_labels(r, &s, a, labels)});
    return true;
}

// ---- Both

static bool pass(struct reader *r,
                 bool (*sample)(struct reader *, const struct pa_perf_record *, struct pa_error *),
                 struct pa_error *err)
{
    for (size_t i = 0; i < r->records->list.count; i++) {
        const struct pa_perf_record *record = &r->records->list.items[i];
        bool ok = record->type == PA_PERF_SAMPLE ? sample(r, record, err)
                                                 : pa_perf_machine_note(&r->machine, record, err);
        if (!ok)
            return false;
    }
    return true;
}

static void warn(const struct reader *r)
{
    const struct pa_input *in = r->input;
    const struct pa_perf_machine *m = &r->machine;
    uint64_t lost = m->lost > m->lost_samples ? m->lost : m->lost_samples;
    if (lost)
        pa_warnings_add(
            in->warnings,
            "%s: %llu samples were lost while it was recorded (a larger buffer, perf record "
            "-m, or a lower rate, -F, would keep them)",
            in->path, (unsigned long long)lost);
    if (r->copied_stacks)
        pa_warnings_add(
            in->warnings,
            "%s: %zu of %zu samples were recorded with --call-graph dwarf: of user code "
            "only the innermost function is known; 'perf script -i %s | pa top -' has their "
            "whole stacks, and so has a recording with --call-graph fp",
            in->path, r->copied_stacks, r->records->samples, in->path);
}

static const struct pa_profile *read_both(struct reader *r, struct pa_error *err)
{
    if (!pass(r, note_sample, err) || !add_types(r, err))
        return NULL;
    fill_head(r);
    if (r->program != UINT32_MAX)
        mapping_of(r, r->program);
    pa_perf_machine_restart(&r->machine);
    if (!pass(r, add_sample, err))
        return NULL;
    warn(r);
    return pa_profile_builder_finish(r->b, err);
}

const struct pa_profile *pa_perf_profile(struct pa_perf_records *records, struct pa_input *input,
                                         struct pa_error *err)
{
    struct reader r = {.input = input, .records = records, .program = UINT32_MAX};
    r.comm = pa_strings_adds(input->strings, "comm");
    r.pid = pa_strings_adds(input->strings, "pid");
    r.tid = pa_strings_adds(input->strings, "tid");
    r.b = pa_profile_builder_new(input->arena, input->strings);
    pa_perf_machine_init(&r.machine, records, input->strings);
    const struct pa_profile *p = read_both(&r, err);
    pa_perf_machine_release(&r.machine);
    pa_vec_release(&r.types);
    pa_vec_release(&r.stack);
    return p;
}
