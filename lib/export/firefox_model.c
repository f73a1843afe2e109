// SPDX-License-Identifier: Apache-2.0
#include "export/firefox_model.h"

#include "profile/sample.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

// What labels say about a sample, in the order of their keys.
enum { THREAD, COMM, PROCESS, PID, TID, CATEGORY, KEYS };
static const char *const key_names[KEYS] = {"thread", "comm", "process", "pid", "tid", "category"};

const struct pa_frame pa_firefox_model_empty = {.name = "<empty>", .size = 7};

struct making {
    struct pa_firefox_model *m;
    const struct pa_profile *profile;
    pa_str keys[KEYS]; // 0: no label has it
    pa_str values[KEYS];
};

void pa_firefox_model_release(struct pa_firefox_model *m)
{
    for (size_t i = 0; i < m->threads.count; i++)
        pa_vec_release(&m->threads.items[i].rows);
    pa_vec_release(&m->threads);
    pa_vec_release(&m->used);
    pa_vec_release(&m->categories);
    pa_prefix_tree_release(&m->stacks);
    pa_index_release(&m->by_frame);
    pa_index_release(&m->by_thread);
}

// ---- Labels

static pa_str label_text(struct pa_strings *strings, const struct pa_label *label)
{
    char digits[24];
    if (!label->numeric)
        return label->text;
    snprintf(digits, sizeof digits, "%" PRId64, label->num);
    return pa_strings_adds(strings, digits);
}

static void read_labels(struct making *x, const struct pa_sample *s)
{
    memset(x->values, 0, sizeof x->values);
    for (uint32_t i = 0; i < s->label_count; i++) {
        for (int k = 0; k < KEYS; k++) {
            if (x->keys[k] && s->label[i].key == x->keys[k] && !x->values[k])
                x->values[k] = label_text(x->profile->strings, &s->label[i]);
        }
    }
}

// ---- Threads

static bool same_thread(const struct pa_firefox_model_thread *t, const pa_str *values)
{
    pa_str name = values[THREAD] ? values[THREAD] : values[COMM];
    return t->name == name && t->process == values[PROCESS] && t->pid == values[PID] &&
           t->tid == values[TID];
}

static struct pa_firefox_model_thread *thread_of(struct making *x)
{
    struct pa_firefox_model *m = x->m;
    const pa_str *v = x->values;
    pa_str name = v[THREAD] ? v[THREAD] : v[COMM];
    uint64_t hash = pa_hash_combine(pa_hash_u64((uint64_t)name << 32 | v[PROCESS]),
                                    (uint64_t)v[PID] << 32 | v[TID]);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->by_thread, hash);
         pa_index_at(&m->by_thread, slot, hash, &i); slot = pa_index_next(&m->by_thread, slot)) {
        if (i != UINT32_MAX && same_thread(&m->threads.items[i], v))
            return &m->threads.items[i];
    }
    pa_index_add(&m->by_thread, hash, (uint32_t)m->threads.count);
    pa_vec_push(&m->threads,
                (struct pa_firefox_model_thread){
                    .name = name, .process = v[PROCESS], .pid = v[PID], .tid = v[TID]});
    return &m->threads.items[m->threads.count - 1];
}

// A thread that changed its name is several here, which need different ids.
static void make_ids_differ(struct making *x)
{
    struct pa_index ids = {0};
    struct pa_firefox_model *m = x->m;
    struct pa_strings *strings = x->profile->strings;
    for (uint32_t n = 0; n < m->threads.count; n++) {
        struct pa_firefox_model_thread *t = &m->threads.items[n];
        uint64_t hash = pa_hash_u64((uint64_t)t->pid << 32 | t->tid);
        uint32_t i;
        bool taken = !t->tid;
        for (uint32_t slot = pa_index_first(&ids, hash);
             !taken && pa_index_at(&ids, slot, hash, &i); slot = pa_index_next(&ids, slot))
            taken = i != UINT32_MAX && m->threads.items[i].pid == t->pid &&
                    m->threads.items[i].tid == t->tid;
        pa_index_add(&ids, hash, n);
        if (taken) {
            char text[64];
            snprintf(text, sizeof text, "%.30s.%" PRIu32, pa_strings_text(strings, t->tid), n + 1);
            t->tid = pa_strings_adds(strings, *text == '.' ? text + 1 : text);
        }
    }
    pa_index_release(&ids);
}

// ---- Stacks

// There are few of them.
static uint32_t category_of(struct making *x)
{
    struct pa_firefox_model *m = x->m;
    pa_str name = x->values[CATEGORY];
    if (!name)
        return 0;
    for (size_t i = m->categories.count; i > 0; i--) {
        if (m->categories.items[i - 1] == name)
            return (uint32_t)i;
    }
    pa_vec_push(&m->categories, name);
    return (uint32_t)m->categories.count;
}

static uint32_t use_frame(struct pa_firefox_model *m, uint32_t frame, uint32_t category)
{
    uint64_t hash = pa_hash_u64((uint64_t)frame << 32 | category);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&m->by_frame, hash);
         pa_index_at(&m->by_frame, slot, hash, &i); slot = pa_index_next(&m->by_frame, slot)) {
        if (i != UINT32_MAX && m->used.items[i].frame == frame &&
            m->used.items[i].category == category)
            return i;
    }
    i = (uint32_t)m->used.count;
    pa_index_add(&m->by_frame, hash, i);
    pa_vec_push(&m->used, (struct pa_firefox_model_frame){frame, category});
    return i;
}

// A sample's category is that of its innermost frame.
static uint32_t add_stack(struct making *x, const struct pa_sample *s)
{
    struct pa_firefox_model *m = x->m;
    uint32_t node = 0, category = category_of(x);
    for (uint32_t i = 0; i < s->depth; i++) {
        const uint32_t *at;
        uint32_t count = pa_frames_at(m->frames, s->location[i], &at);
        for (uint32_t k = 0; k < count; k++) {
            bool leaf = i + 1 == s->depth && k + 1 == count;
            node = pa_prefix_tree_child(&m->stacks, node, use_frame(m, at[k], leaf ? category : 0));
        }
    }
    if (node)
        return node;
    m->function_count = m->frames->count + 1;
    return pa_prefix_tree_child(&m->stacks, 0, use_frame(m, m->frames->count, category));
}

void pa_firefox_model_make(struct pa_firefox_model *m, const struct pa_profile *profile,
                           uint32_t type, struct pa_arena *arena)
{
    struct making x = {.m = m, .profile = profile};
    struct pa_sample_reader reader;
    *m = (struct pa_firefox_model){.frames = pa_frames_of(profile, arena)};
    m->function_count = m->frames->count;
    pa_prefix_tree_init(&m->stacks);
    for (int k = 0; k < KEYS; k++)
        x.keys[k] = pa_strings_find(profile->strings, key_names[k], strlen(key_names[k]));
    pa_sample_reader_init(&reader, profile);
    while (pa_sample_next(&reader)) {
        int64_t value = reader.sample.value[type];
        if (value == 0)
            continue;
        read_labels(&x, &reader.sample);
        struct pa_firefox_model_row row = {add_stack(&x, &reader.sample), value};
        struct pa_firefox_model_thread *t = thread_of(&x);
        pa_vec_push(&t->rows, row);
    }
    pa_sample_reader_release(&reader);
    make_ids_differ(&x);
}
