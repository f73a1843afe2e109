// SPDX-License-Identifier: Apache-2.0
#include "input/v8_profile.h"

#include "input/function_name.h"

#include <math.h>
#include <string.h>

void pa_v8_profile_release(struct pa_v8_profile *p)
{
    pa_v8_tree_release(&p->tree);
    pa_packed_release(&p->samples);
    pa_packed_release(&p->deltas);
    pa_packed_release(&p->times);
}

void pa_v8_profile_clear(struct pa_v8_profile *p)
{
    struct pa_packed_ints *ints[] = {&p->samples, &p->deltas, &p->times};
    pa_v8_tree_clear(&p->tree);
    for (size_t i = 0; i < 3; i++)
        ints[i]->bytes.count = ints[i]->count = 0;
    p->has_tree = p->has_deltas = p->has_heap_samples = false;
    p->start = p->end = 0;
}

static void append_ints(struct pa_packed_ints *to, const struct pa_packed_ints *from)
{
    struct pa_packed_cursor c = pa_packed_start(from);
    for (int64_t value; pa_packed_next(&c, &value);)
        pa_packed_push(to, value);
}

void pa_v8_profile_append(struct pa_v8_profile *p, const struct pa_v8_profile *chunk)
{
    pa_v8_tree_append(&p->tree, &chunk->tree);
    append_ints(&p->samples, &chunk->samples);
    append_ints(&p->deltas, &chunk->deltas);
    append_ints(&p->times, &chunk->times);
    p->has_tree |= chunk->has_tree;
    p->has_deltas |= chunk->has_deltas;
    p->start = p->start ? p->start : chunk->start;
    p->end = chunk->end ? chunk->end : p->end;
}

int64_t pa_v8_profile_duration(const struct pa_v8_profile *p)
{
    return p->start > 0 && p->end > p->start ? p->end - p->start : 0;
}

// ---- Nodes

// Nodes may be nested as deep as stacks are: those that are open are a list.
struct open_node {
    uint32_t node;
    pa_str name, file;
    int64_t line, column;
    bool has_frame, from_one; // whether lines count from 1
};

struct parsing {
    struct pa_v8_profile *p;
    struct pa_json *j;
    struct pa_strings *strings;
    struct pa_profile_builder *b;
    PA_VEC(struct open_node) open;
};

enum { FRAME_NAME, FRAME_URL, FRAME_LINE, FRAME_COLUMN, FRAME_MEMBERS };
#define FRAME_NAMES "functionName", "url", "lineNumber", "columnNumber"

static void read_frame_member(struct parsing *x, struct open_node *n, int member)
{
    if (member == FRAME_NAME)
        pa_json_str(x->j, x->strings, &n->name);
    else if (member == FRAME_URL)
        pa_json_str(x->j, x->strings, &n->file);
    else if (!pa_json_int(x->j, member == FRAME_LINE ? &n->line : &n->column))
        (void)0; // there is none
    n->has_frame = true;
}

static void read_frame(struct parsing *x, struct open_node *n)
{
    static const char *const names[] = {FRAME_NAMES, NULL};
    if (!pa_json_begin(x->j, PA_JSON_OBJECT))
        return;
    n->has_frame = true;
    for (int m; (m = pa_json_member(x->j, names)) >= 0;)
        read_frame_member(x, n, m);
}

// Lines and columns count from 0 and are -1 if there are none; in files of 2016 and before they
// count from 1.
static int64_t position(const struct open_node *n, int64_t value)
{
    return value >= 0 && value < INT32_MAX ? value + !n->from_one : 0;
}

static void end_node(struct parsing *x)
{
    struct open_node *n = &x->open.items[--x->open.count];
    struct pa_v8_node *node = &x->p->tree.nodes.items[n->node];
    if (!n->has_frame)
        return;
    node->is_root = strcmp(pa_strings_text(x->strings, n->name), "(root)") == 0;
    if (!n->name)
        n->name = pa_strings_adds(x->strings, "(anonymous)");
    struct pa_function f = pa_function_as_is(n->name, x->strings);
    f.file = n->file;
    f.start_line = position(n, n->line);
    struct pa_line line = {.function = pa_profile_builder_function(x->b, &f),
                           .line = f.start_line,
                           .column = position(n, n->column)};
    node->location = pa_profile_builder_location(x->b, &(struct pa_location){0}, &line, 1);
}

static void begin_node(struct parsing *x)
{
    struct pa_v8_node n = {.id = PA_PACKED_NONE,
                           .parent_id = PA_PACKED_NONE,
                           .parent = x->open.count ? x->open.items[x->open.count - 1].node
                                                   : (uint32_t)PA_V8_NONE};
    pa_vec_push(&x->open, (struct open_node){
                              .node = (uint32_t)x->p->tree.nodes.count, .line = -1, .column = -1});
    pa_vec_push(&x->p->tree.nodes, n);
}

// In the array of a node's children: ids, or nodes. Ends with the array, or within a node.
static void read_children(struct parsing *x)
{
    uint32_t parent = x->open.items[x->open.count - 1].node;
    int64_t id;
    while (pa_json_more(x->j)) {
        if (pa_json_peek(x->j)->kind == PA_JSON_OBJECT) {
            pa_json_take(x->j);
            begin_node(x);
            return;
        }
        if (pa_json_int(x->j, &id)) {
            pa_packed_push(&x->p->tree.children, parent);
            pa_packed_push(&x->p->tree.children, id);
        }
    }
}

enum { CALL_FRAME = FRAME_MEMBERS, ID, PARENT, HIT_COUNT, SELF_SIZE, CALL_UID, CHILDREN };
static const char *const node_names[] = {FRAME_NAMES, "callFrame", "id",       "parent", "hitCount",
                                         "selfSize",  "callUID",   "children", NULL};

static void read_node_member(struct parsing *x, int member)
{
    struct open_node *open = &x->open.items[x->open.count - 1];
    struct pa_v8_node *n = &x->p->tree.nodes.items[open->node];
    if (member < FRAME_MEMBERS) { // of a node of 2016 and before
        open->from_one = true;
        read_frame_member(x, open, member);
    } else if (member == CALL_FRAME) {
        read_frame(x, open);
    } else if (member == CALL_UID) {
        pa_json_skip(x->j);
    } else if (member == CHILDREN) {
        if (pa_json_begin(x->j, PA_JSON_ARRAY))
            read_children(x);
    } else {
        int64_t *const numbers[] = {&n->id, &n->parent_id, &n->hits, &n->bytes};
        int64_t value;
        if (pa_json_int(x->j, &value))
            *numbers[member - ID] = value;
    }
}

// The node that was just begun, with all that is nested in it.
static void read_node(struct parsing *x)
{
    while (x->open.count) {
        int m = pa_json_member(x->j, node_names);
        if (m >= 0) {
            read_node_member(x, m);
            continue;
        }
        end_node(x);
        if (x->open.count)
            read_children(x);
    }
}

static void read_nodes(struct parsing *x)
{
    x->p->has_tree = true;
    while (pa_json_more(x->j)) {
        begin_node(x);
        if (pa_json_begin(x->j, PA_JSON_OBJECT))
            read_node(x);
        x->open.count = 0;
    }
}

// ---- Around the nodes

static void read_head(struct parsing *x)
{
    x->p->has_tree = true;
    begin_node(x);
    read_node(x);
}

// Of a CPU profile ids, of a heap profile objects.
static void read_samples(struct parsing *x)
{
    static const char *const names[] = {"nodeId", NULL};
    int64_t id;
    while (pa_json_more(x->j)) {
        if (pa_json_peek(x->j)->kind != PA_JSON_OBJECT) {
            pa_packed_push(&x->p->samples, pa_json_int(x->j, &id) ? id : PA_PACKED_NONE);
            continue;
        }
        pa_json_take(x->j);
        x->p->has_heap_samples = true;
        while (pa_json_member(x->j, names) >= 0) {
            if (pa_json_int(x->j, &id))
                pa_packed_push(&x->p->samples, id);
        }
    }
}

// Microseconds, or in files of 2016 and before seconds with a fraction.
static int64_t read_time(struct pa_json *j)
{
    double time, micros;
    if (!pa_json_double(j, &time))
        return 0;
    micros = time == floor(time) ? time : time * 1e6;
    return fabs(micros) < 0x1p62 ? (int64_t)micros : 0;
}

enum { NODES, HEAD, SAMPLES, DELTAS, TIMES, START, END, WRAPPERS };
static const char *const names[] = {
    "nodes",   "head",   "samples", "timeDeltas", "timestamps", "startTime", "endTime",
    "profile", "result", "params",  "data",       "cpuProfile", NULL};

static void read_member(struct parsing *x, int member)
{
    bool array = pa_json_peek(x->j)->kind == PA_JSON_ARRAY;
    if (member == START)
        x->p->start = read_time(x->j);
    else if (member == END)
        x->p->end = read_time(x->j);
    else if (member == DELTAS)
        x->p->has_deltas |= pa_packed_read(&x->p->deltas, x->j);
    else if (member == TIMES)
        pa_packed_read(&x->p->times, x->j);
    else if (member == HEAD && pa_json_begin(x->j, PA_JSON_OBJECT))
        read_head(x);
    else if (member == HEAD)
        return;
    else if (!array)
        pa_json_skip(x->j);
    else if (pa_json_take(x->j) && member == NODES)
        read_nodes(x);
    else
        read_samples(x);
}

void pa_v8_profile_parse(struct pa_v8_profile *p, struct pa_json *j, struct pa_strings *strings,
                         struct pa_profile_builder *b)
{
    struct parsing x = {.p = p, .j = j, .strings = strings, .b = b};
    size_t depth = pa_json_begin(j, PA_JSON_OBJECT);
    while (depth) {
        int m = pa_json_member(j, names);
        if (m < 0)
            depth--;
        else if (m >= WRAPPERS)
            depth += pa_json_begin(j, PA_JSON_OBJECT);
        else
            read_member(&x, m);
    }
    pa_vec_release(&x.open);
}
