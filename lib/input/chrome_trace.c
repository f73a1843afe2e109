// SPDX-License-Identifier: Apache-2.0
// Traces of Chrome, DevTools and node with CPU profiles of V8 in them: an array of events, or an
// object with one. A profile comes in chunks, which name it by process and id; the event that
// starts it says which thread it is of.
// Format: https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU
//
// The types are samples/count and wall/nanoseconds, the labels process, thread, pid and tid. Other
// events than those of profiles and names are passed over.
#include "base/number.h"
#include "input/v8_profile.h"

#include <inttypes.h>
#include <stdio.h>

// Profiles by process and id, threads by process and id; -1: the process itself.
struct key {
    int64_t pid, id;
};

struct thread_name {
    struct key key;
    pa_str name;
};

struct trace_profile {
    struct key key;
    int64_t pid, tid;
    struct pa_v8_profile v8;
};

enum event_kind { OTHER, PROFILE, CHUNK, WHOLE, THREAD_NAME, PROCESS_NAME };

struct event {
    enum event_kind kind;
    bool named; // the kind is known
    int64_t pid, tid, id;
    pa_str new_name; // of a thread or process
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_json *j;
    struct pa_v8_profile chunk; // of the event that is read
    PA_VEC(struct trace_profile) profiles;
    struct pa_index by_id; // the last one of each key
    PA_VEC(struct thread_name) names;
    struct pa_index by_thread;
};

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const object[] = {"\"traceEvents\"", NULL};
    static const char *const array[] = {"\"ph\"", "\"pid\"", "\"ts\"", NULL};
    return pa_json_mentions(bytes, size, '{', object) || pa_json_mentions(bytes, size, '[', array);
}

static uint64_t hash_of(struct key key)
{
    return pa_hash_combine(pa_hash_u64((uint64_t)key.pid), (uint64_t)key.id);
}

static bool same(struct key a, struct key b)
{
    return a.pid == b.pid && a.id == b.id;
}

// ---- Names

static pa_str *find_name(struct reader *r, struct key key)
{
    uint64_t hash = hash_of(key);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&r->by_thread, hash);
         pa_index_at(&r->by_thread, slot, hash, &i); slot = pa_index_next(&r->by_thread, slot)) {
        if (i != UINT32_MAX && same(r->names.items[i].key, key))
            return &r->names.items[i].name;
    }
    return NULL;
}

static void set_name(struct reader *r, struct key key, pa_str name)
{
    pa_str *old = find_name(r, key);
    if (old) {
        *old = name;
        return;
    }
    pa_index_add(&r->by_thread, hash_of(key), (uint32_t)r->names.count);
    pa_vec_push(&r->names, (struct thread_name){key, name});
}

// ---- Profiles

// The last profile of that id.
static struct trace_profile *find_profile(const struct reader *r, struct key key)
{
    uint64_t hash = hash_of(key);
    uint32_t i, last = UINT32_MAX;
    for (uint32_t slot = pa_index_first(&r->by_id, hash); pa_index_at(&r->by_id, slot, hash, &i);
         slot = pa_index_next(&r->by_id, slot)) {
        if (i != UINT32_MAX && same(r->profiles.items[i].key, key) &&
            (last == UINT32_MAX || i > last))
            last = i;
    }
    return last == UINT32_MAX ? NULL : &r->profiles.items[last];
}

static struct trace_profile *start_profile(struct reader *r, const struct event *e)
{
    struct key key = {e->pid, e->id};
    struct trace_profile *old = find_profile(r, key);
    if (old && !old->v8.has_tree) {
        old->tid = e->tid;
        return old; // an empty one
    }
    pa_index_add(&r->by_id, hash_of(key), (uint32_t)r->profiles.count);
    pa_vec_push(&r->profiles, (struct trace_profile){.key = key, .pid = e->pid, .tid = e->tid});
    return &r->profiles.items[r->profiles.count - 1];
}

static void apply_event(struct reader *r, const struct event *e)
{
    if (e->kind == THREAD_NAME)
        set_name(r, (struct key){e->pid, e->tid}, e->new_name);
    if (e->kind == PROCESS_NAME)
        set_name(r, (struct key){e->pid, -1}, e->new_name);
    if (e->kind != PROFILE && e->kind != CHUNK && e->kind != WHOLE)
        return;
    struct trace_profile *p =
        e->kind == CHUNK ? find_profile(r, (struct key){e->pid, e->id}) : NULL;
    if (!p)
        p = start_profile(r, e);
    pa_v8_profile_append(&p->v8, &r->chunk);
}

// ---- Events

static enum event_kind kind_of(struct pa_text name)
{
    static const char *const names[] = {[PROFILE] = "Profile",
                                        [CHUNK] = "ProfileChunk",
                                        [WHOLE] = "CpuProfile",
                                        [THREAD_NAME] = "thread_name",
                                        [PROCESS_NAME] = "process_name"};
    for (int i = PROFILE; i <= PROCESS_NAME; i++) {
        if (pa_text_equals(name, names[i]))
            return (enum event_kind)i;
    }
    return OTHER;
}

// Ids are numbers, or texts like "0x1".
static void read_id(struct reader *r, int64_t *id)
{
    pa_str text;
    if (pa_json_peek(r->j)->kind == PA_JSON_NUMBER)
        pa_json_int(r->j, id);
    else if (pa_json_str(r->j, r->input->strings, &text))
        *id = (int64_t)text;
}

// {"local": "0x1"}, or "global"
static void read_id2(struct reader *r, int64_t *id)
{
    struct pa_text name;
    if (!pa_json_begin(r->j, PA_JSON_OBJECT))
        return;
    while (pa_json_any_member(r->j, &name))
        read_id(r, id);
}

static void read_args(struct reader *r, struct event *e)
{
    static const char *const names[] = {"data", "name", NULL};
    if ((e->named && e->kind == OTHER) || pa_json_peek(r->j)->kind != PA_JSON_OBJECT) {
        pa_json_skip(r->j);
        return;
    }
    pa_json_take(r->j);
    for (int m; (m = pa_json_member(r->j, names)) >= 0;) {
        if (m == 1)
            pa_json_str(r->j, r->input->strings, &e->new_name);
        else
            pa_v8_profile_parse(&r->chunk, r->j, r->input->strings, r->b);
    }
}

enum { NAME, PID, TID, ID, ID2, ARGS };
static const char *const event_names[] = {"name", "pid", "tid", "id", "id2", "args", NULL};

static void read_event(struct reader *r)
{
    struct event e = {0};
    struct pa_text name;
    pa_v8_profile_clear(&r->chunk);
    for (int m; (m = pa_json_member(r->j, event_names)) >= 0;) {
        if (m == NAME && pa_json_text(r->j, &name)) {
            e.kind = kind_of(name);
            e.named = true;
        } else if (m == PID) {
            read_id(r, &e.pid);
        } else if (m == TID) {
            read_id(r, &e.tid);
        } else if (m == ID) {
            read_id(r, &e.id);
        } else if (m == ID2) {
            read_id2(r, &e.id);
        } else if (m == ARGS) {
            read_args(r, &e);
        }
    }
    if (!pa_json_failed(r->j))
        apply_event(r, &e);
}

static void read_events(struct reader *r)
{
    while (pa_json_more(r->j)) {
        if (pa_json_begin(r->j, PA_JSON_OBJECT))
            read_event(r);
    }
}

static void read_trace(struct reader *r)
{
    static const char *const names[] = {"traceEvents", NULL};
    if (pa_json_peek(r->j)->kind == PA_JSON_ARRAY) {
        pa_json_allow_cut(r->j);
        pa_json_take(r->j);
        read_events(r);
        return;
    }
    if (!pa_json_begin(r->j, PA_JSON_OBJECT))
        return;
    while (pa_json_member(r->j, names) >= 0) {
        if (pa_json_begin(r->j, PA_JSON_ARRAY))
            read_events(r);
    }
}

// ---- Samples

enum { LABELS = 4 };

static struct pa_label text_label(struct reader *r, const char *key, pa_str text)
{
    return (struct pa_label){.key = pa_strings_adds(r->input->strings, key), .text = text};
}

static pa_str number_text(struct reader *r, int64_t number)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    return pa_strings_adds(r->input->strings, digits);
}

static uint32_t make_labels(struct reader *r, const struct trace_profile *p,
                            struct pa_label labels[LABELS])
{
    const pa_str *process = find_name(r, (struct key){p->pid, -1});
    const pa_str *thread = find_name(r, (struct key){p->pid, p->tid});
    uint32_t count = 0;
    if (process)
        labels[count++] = text_label(r, "process", *process);
    if (thread)
        labels[count++] = text_label(r, "thread", *thread);
    labels[count++] = text_label(r, "pid", number_text(r, p->pid));
    labels[count++] = text_label(r, "tid", number_text(r, p->tid));
    return count;
}

static void note_duration(struct reader *r, const struct pa_v8_profile *v8)
{
    int64_t *longest = &pa_profile_builder_head(r->b)->duration_nanos, micros = 0, nanos;
    for (size_t i = 0; i < v8->tree.nodes.count; i++)
        micros = pa_add_saturated(micros, v8->tree.nodes.items[i].amount);
    if (pa_mul_int64(micros, 1000, &nanos) && nanos > *longest)
        *longest = nanos;
}

static bool add_profile(struct reader *r, struct trace_profile *p, struct pa_error *err)
{
    struct pa_label labels[LABELS];
    struct pa_v8_values values = {
        .amount_column = 1, .factor = 1000, .labels = labels, .label_count = 0};
    values.label_count = make_labels(r, p, labels);
    if (p->v8.samples.count && !pa_v8_profile_has_times(&p->v8))
        return pa_error_set(err, PA_ERROR_FORMAT, "no array 'timeDeltas'");
    if (!pa_v8_tree_link(&p->v8.tree, err) || !pa_v8_profile_add_ticks(&p->v8, err) ||
        !pa_v8_tree_write(&p->v8.tree, r->b, &values, err))
        return false;
    note_duration(r, &p->v8);
    return true;
}

// A recording that began anew when its memory was full lacks the first chunks of some threads.
static bool add_profiles(struct reader *r, struct pa_error *err)
{
    size_t added = 0, failed = 0;
    struct pa_strings *strings = r->input->strings;
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"),
                                pa_strings_adds(strings, "count"));
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "wall"),
                                pa_strings_adds(strings, "nanoseconds"));
    for (size_t i = 0; i < r->profiles.count; i++) {
        struct trace_profile *p = &r->profiles.items[i];
        if (!p->v8.samples.count)
            continue;
        bool ok = add_profile(r, p, err);
        added += ok;
        failed += !ok;
        if (!ok)
            pa_warnings_add(r->input->warnings,
                            "%s: the profile of thread %" PRId64 " is left out: %s", r->input->path,
                            p->tid, err->text);
    }
    if (added)
        return true;
    if (failed)
        return false;
    return pa_error_set(err, PA_ERROR_FORMAT,
                        "a trace without CPU profiles: record it with the category "
                        "disabled-by-default-v8.cpu_profiler");
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct reader r = {.input = input, .j = pa_json_open(input)};
    r.b = pa_profile_builder_new(input->arena, input->strings);
    read_trace(&r);
    bool ok = pa_json_close(r.j, true, err) && add_profiles(&r, err);
    for (size_t i = 0; i < r.profiles.count; i++)
        pa_v8_profile_release(&r.profiles.items[i].v8);
    pa_v8_profile_release(&r.chunk);
    pa_vec_release(&r.profiles);
    pa_vec_release(&r.names);
    pa_index_release(&r.by_id);
    pa_index_release(&r.by_thread);
    return ok && pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_chrome_trace = {
    .name = "chrome-trace",
    .summary = "traces of Chrome, DevTools and node with CPU profiles",
    .streams = true,
    .probe = probe,
    .read = read,
};
