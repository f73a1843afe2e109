// SPDX-License-Identifier: Apache-2.0
// V8's CPU profile (.cpuprofile of node --cpu-prof and of Chrome): a tree of call frames, and the
// node that was on top at each tick. A sample lasts until the next one.
// Format: Profiler.Profile, https://chromedevtools.github.io/devtools-protocol/tot/Profiler/
//
// The types are samples/count and wall/nanoseconds; without ticks the nodes' hit counts are all
// there is. The root, which only holds the tree together, is left out.
#include "base/hash.h"
#include "base/number.h"
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/json_text.h"
#include "profile/builder.h"

#include <stdlib.h>
#include <string.h>

enum { NONE = UINT32_MAX };

struct node {
    int64_t id, hits, ticks, micros;
    uint32_t parent, first_child, next_sibling; // indexes, or NONE
    uint32_t location;
    bool is_root;
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_error *err;
    PA_VEC(struct node) nodes;
    struct pa_index by_id;
    PA_VEC(uint32_t) stack; // locations, root first
    size_t kept;            // how many of them are as in the sample before
};

static bool probe(const uint8_t *bytes, size_t size)
{
    static const char *const words[] = {"\"nodes\"", "\"callFrame\"", NULL};
    return pa_json_mentions(bytes, size, words);
}

static uint32_t find_node(const struct reader *r, int64_t id)
{
    uint64_t hash = pa_hash_u64((uint64_t)id);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&r->by_id, hash); pa_index_at(&r->by_id, slot, hash, &i);
         slot = pa_index_next(&r->by_id, slot)) {
        if (i != UINT32_MAX && r->nodes.items[i].id == id)
            return i;
    }
    return NONE;
}

static pa_str intern_member(struct reader *r, const json_t *object, const char *name)
{
    size_t size;
    const char *text = pa_json_string(object, name, &size);
    return text ? pa_strings_add(r->input->strings, text, size) : 0;
}

// Lines and columns count from 0, -1 if there are none.
static int64_t position(const json_t *frame, const char *name)
{
    int64_t n = pa_json_int(frame, name);
    return n >= 0 && n < INT32_MAX && json_object_get(frame, name) ? n + 1 : 0;
}

static uint32_t make_location(struct reader *r, const json_t *frame)
{
    pa_str name = intern_member(r, frame, "functionName");
    struct pa_function f = pa_function_as_is(
        name ? name : pa_strings_adds(r->input->strings, "(anonymous)"), r->input->strings);
    f.file = intern_member(r, frame, "url");
    f.start_line = position(frame, "lineNumber");
    struct pa_line line = {.function = pa_profile_builder_function(r->b, &f),
                           .line = f.start_line,
                           .column = position(frame, "columnNumber")};
    return pa_profile_builder_location(r->b, &(struct pa_location){0}, &line, 1);
}

static bool add_node(struct reader *r, const json_t *from)
{
    const json_t *frame = json_object_get(from, "callFrame"), *id = json_object_get(from, "id");
    if (!json_is_object(frame) || !json_is_integer(id))
        return pa_error_set(r->err, PA_ERROR_FORMAT, "no callFrame or no id");
    struct node n = {.id = json_integer_value(id),
                     .hits = pa_json_int(from, "hitCount"),
                     .parent = NONE,
                     .first_child = NONE,
                     .next_sibling = NONE};
    if (find_node(r, n.id) != NONE)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "an id that was there before");
    const char *name = json_string_value(json_object_get(frame, "functionName"));
    n.is_root = name && strcmp(name, "(root)") == 0;
    n.location = make_location(r, frame);
    pa_index_add(&r->by_id, pa_hash_u64((uint64_t)n.id), (uint32_t)r->nodes.count);
    pa_vec_push(&r->nodes, n);
    return true;
}

static bool set_parent(struct reader *r, uint32_t child, uint32_t parent)
{
    if (child == NONE || parent == NONE)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "unknown node");
    if (r->nodes.items[child].parent != NONE)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "a node with two parents");
    r->nodes.items[child].parent = parent;
    return true;
}

// The tree is given from above ("children") or from below ("parent").
static bool link_node(struct reader *r, const json_t *from, uint32_t node)
{
    const json_t *children = json_object_get(from, "children");
    const json_t *parent = json_object_get(from, "parent");
    for (size_t i = 0; i < json_array_size(children); i++) {
        int64_t id = json_integer_value(json_array_get(children, i));
        if (!set_parent(r, find_node(r, id), node))
            return false;
    }
    return !json_is_integer(parent) ||
           set_parent(r, node, find_node(r, json_integer_value(parent)));
}

static bool add_nodes(struct reader *r, const json_t *root)
{
    const json_t *nodes = pa_json_array(root, "nodes", r->err);
    size_t count = json_array_size(nodes);
    for (size_t i = 0; i < count; i++) {
        if (!add_node(r, json_array_get(nodes, i)))
            return pa_error_prefix(r->err, "node %zu", i);
    }
    for (size_t i = 0; i < count; i++) {
        if (!link_node(r, json_array_get(nodes, i), (uint32_t)i))
            return pa_error_prefix(r->err, "node %zu", i);
    }
    return nodes != NULL;
}

// ---- Time

// In microseconds, 0 if it is not known.
static int64_t duration(const json_t *root)
{
    int64_t start = pa_json_int(root, "startTime"), end = pa_json_int(root, "endTime");
    return start > 0 && end > start ? end - start : 0;
}

// When a sample was taken, in microseconds since the start.
struct tick {
    int64_t time;
    size_t sample;
};

struct ticks {
    PA_VEC(struct tick) list;
};

static int compare_ticks(const void *a, const void *b)
{
    const struct tick *x = a, *y = b;
    if (x->time != y->time)
        return x->time < y->time ? -1 : 1;
    return x->sample < y->sample ? -1 : 1;
}

// V8 writes samples out of order now and then: the delta of the later one is negative then.
static bool read_ticks(struct ticks *ticks, const json_t *deltas, struct pa_error *err)
{
    int64_t time = 0;
    for (size_t i = 0; i < json_array_size(deltas); i++) {
        if (!pa_add_int64(time, json_integer_value(json_array_get(deltas, i)), &time))
            return pa_error_set(err, PA_ERROR_LIMIT, "sample %zu: a time over 64 bits", i);
        pa_vec_push(&ticks->list, (struct tick){time, i});
    }
    qsort(ticks->list.items, ticks->list.count, sizeof(struct tick), compare_ticks);
    return true;
}

// A sample lasts until the next one, the last one until the end of the profile.
static bool add_tick(struct reader *r, const json_t *samples, struct tick tick, int64_t end)
{
    uint32_t node = find_node(r, json_integer_value(json_array_get(samples, tick.sample)));
    if (node == NONE)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "sample %zu: unknown node", tick.sample);
    struct node *n = &r->nodes.items[node];
    n->ticks++;
    int64_t micros = 0;
    if (end > tick.time && (tick.time == INT64_MIN || !pa_add_int64(end, -tick.time, &micros) ||
                            !pa_add_int64(n->micros, micros, &n->micros)))
        return pa_error_set(r->err, PA_ERROR_LIMIT, "sample %zu: a time over 64 bits", tick.sample);
    return true;
}

static bool add_ticks(struct reader *r, const json_t *root, const json_t *samples)
{
    const json_t *deltas = pa_json_array(root, "timeDeltas", r->err);
    size_t count = json_array_size(samples);
    if (!deltas)
        return false;
    if (json_array_size(deltas) != count)
        return pa_error_set(r->err, PA_ERROR_FORMAT, "%zu samples, but %zu timeDeltas", count,
                            json_array_size(deltas));
    struct ticks ticks = {0};
    bool ok = read_ticks(&ticks, deltas, r->err);
    const struct tick *list = ticks.list.items;
    for (size_t i = 0; ok && i < count; i++)
        ok = add_tick(r, samples, list[i], i + 1 < count ? list[i + 1].time : duration(root));
    pa_vec_release(&ticks.list);
    return ok;
}

// ---- Samples

// What hangs below a node; in the order of the file, as the lists are made from their ends.
static uint32_t link_siblings(struct reader *r)
{
    uint32_t first_root = NONE;
    for (uint32_t i = (uint32_t)r->nodes.count; i-- > 0;) {
        uint32_t parent = r->nodes.items[i].parent;
        uint32_t *first = parent == NONE ? &first_root : &r->nodes.items[parent].first_child;
        r->nodes.items[i].next_sibling = *first;
        *first = i;
    }
    return first_root;
}

static bool add_sample(struct reader *r, const struct node *n, bool ticks)
{
    int64_t value[2] = {ticks ? n->ticks : n->hits};
    if (!pa_mul_int64(n->micros, 1000, &value[1]))
        return pa_error_set(r->err, PA_ERROR_LIMIT, "a time over 64 bits");
    if (value[0] == 0 && n->micros == 0)
        return true;
    pa_profile_builder_sample(r->b, &(struct pa_sample){.location = r->stack.items,
                                                        .depth = (uint32_t)r->stack.count,
                                                        .common = (uint32_t)r->kept,
                                                        .value = value});
    r->kept = r->stack.count;
    return true;
}

static void leave(struct reader *r, const struct node *n)
{
    r->stack.count -= !n->is_root;
    r->kept = r->stack.count < r->kept ? r->stack.count : r->kept;
}

// A node before what it called.
static bool add_samples(struct reader *r, bool ticks)
{
    size_t met = 0;
    const struct node *nodes = r->nodes.items;
    for (uint32_t n = link_siblings(r), next; n != NONE; n = next, met++) {
        if (!nodes[n].is_root)
            pa_vec_push(&r->stack, nodes[n].location);
        if (!add_sample(r, &nodes[n], ticks))
            return false;
        next = nodes[n].first_child;
        if (next != NONE)
            continue;
        for (; n != NONE && next == NONE; n = nodes[n].parent) {
            leave(r, &nodes[n]);
            next = nodes[n].next_sibling;
        }
    }
    return met == r->nodes.count || pa_error_set(r->err, PA_ERROR_FORMAT, "the nodes are no tree");
}

static bool read_root(struct reader *r, const json_t *root)
{
    struct pa_strings *strings = r->input->strings;
    const json_t *samples = json_object_get(root, "samples");
    bool ticks = json_array_size(samples) > 0;
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"),
                                pa_strings_adds(strings, "count"));
    if (ticks)
        pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "wall"),
                                    pa_strings_adds(strings, "nanoseconds"));
    if (duration(root) < INT64_MAX / 1000)
        pa_profile_builder_head(r->b)->duration_nanos = duration(root) * 1000;
    return add_nodes(r, root) && (!ticks || add_ticks(r, root, samples)) && add_samples(r, ticks);
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    json_t *root = pa_json_load(&input->bytes, err);
    if (!root)
        return false;
    struct reader r = {.input = input, .err = err};
    r.b = pa_profile_builder_new(input->arena, input->strings);
    bool ok = read_root(&r, root);
    json_decref(root);
    pa_vec_release(&r.nodes);
    pa_index_release(&r.by_id);
    pa_vec_release(&r.stack);
    if (!ok)
        return false;
    return pa_input_give(sink, pa_profile_builder_finish(r.b, err), err);
}

const struct pa_input_format pa_format_cpuprofile = {
    .name = "cpuprofile",
    .summary = "CPU profile of V8 (.cpuprofile)",
    .probe = probe,
    .read = read,
};
