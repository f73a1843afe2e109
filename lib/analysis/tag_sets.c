// SPDX-License-Identifier: Apache-2.0
#include "analysis/tag_sets.h"

#include "base/memory.h"
#include "base/quantity.h"
#include "profile/sample.h"

#include <stdlib.h>
#include <string.h>

static const char NUMBER_KEY[] = "bytes";

struct finder {
    struct pa_tag_sets *sets;
    const struct pa_profile *profile;
    const struct pa_tag_options *options;
    struct pa_arena *arena;
    pa_str base, number_key; // keys of labels
    struct pa_strings keys;  // of names
    struct pa_strings ids;   // of sets: their labels as numbers
    PA_VEC(uint64_t) words;  // scratch
};

// The labels that count, each as a number or two.
static void add_words(struct finder *f, const struct pa_sample *s)
{
    f->words.count = 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        if (!l->numeric && l->key != f->base) {
            pa_vec_push(&f->words, (uint64_t)l->key << 32 | l->text);
        } else if (l->numeric && l->key == f->number_key) {
            pa_vec_push(&f->words, UINT64_MAX);
            pa_vec_push(&f->words, (uint64_t)l->num);
        }
    }
}

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static pa_str join_labels(struct finder *f, const struct pa_sample *s)
{
    char **parts = pa_xcalloc(s->label_count + 1, sizeof *parts);
    struct pa_strbuf joined = {0};
    size_t count = 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        const struct pa_label *l = &s->label[i];
        if (!l->numeric && l->key != f->base)
            parts[count++] = pa_arena_printf(f->arena, "%s:%s", pa_profile_text(f->profile, l->key),
                                             pa_profile_text(f->profile, l->text));
    }
    qsort(parts, count, sizeof *parts, compare_strings);
    for (size_t i = 0; i < count; i++)
        pa_strbuf_printf(&joined, "%s%s", i ? "\n" : "", parts[i]);
    pa_str id = pa_strings_add(&f->sets->labels, pa_strbuf_text(&joined), joined.size);
    pa_strbuf_release(&joined);
    free(parts);
    return id;
}

static void add_name(struct finder *f, pa_str labels, const char *text, int64_t number)
{
    struct pa_strbuf key = {0};
    pa_strbuf_add(&key, &labels, sizeof labels);
    pa_strbuf_adds(&key, text ? text : "");
    pa_strbuf_addc(&key, text ? '#' : '-');
    pa_str id = pa_strings_add(&f->keys, key.text, key.size);
    pa_strbuf_release(&key);
    while (f->sets->names.count <= id)
        pa_vec_push(&f->sets->names, (struct pa_tag_name){0});
    struct pa_tag_name *n = &f->sets->names.items[id];
    if (!n->labels && !n->text)
        *n = (struct pa_tag_name){labels, text ? pa_arena_strdup(f->arena, text) : NULL, 0};
    pa_vec_push(&f->sets->of_set, (struct pa_tag_of_set){id, number});
}

static void add_names(struct finder *f, const struct pa_sample *s, struct pa_tag_set *set)
{
    struct pa_strbuf text = {0};
    pa_str labels = join_labels(f, s);
    set->first = f->sets->of_set.count;
    if (labels)
        add_name(f, labels, NULL, 0);
    for (uint32_t i = 0; i < s->label_count; i++) {
        if (!s->label[i].numeric || s->label[i].key != f->number_key)
            continue;
        pa_strbuf_clear(&text);
        pa_quantity_label(&text, s->label[i].num, f->sets->unit, f->options->output_unit);
        add_name(f, labels, pa_strbuf_text(&text), s->label[i].num);
    }
    set->count = f->sets->of_set.count - set->first;
    pa_strbuf_release(&text);
}

static pa_str find_set(struct finder *f, const struct pa_sample *s)
{
    add_words(f, s);
    if (f->words.count == 0)
        return 0;
    pa_str id = pa_strings_add(&f->ids, (const char *)f->words.items,
                               f->words.count * sizeof *f->words.items);
    while (f->sets->list.count <= id)
        pa_vec_push(&f->sets->list, (struct pa_tag_set){0});
    if (f->sets->list.items[id].count == 0)
        add_names(f, s, &f->sets->list.items[id]);
    return id;
}

static void add_magnitude(struct finder *f, pa_str set, int64_t value)
{
    uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
    for (size_t i = 0; i < f->sets->list.items[set].count; i++) {
        size_t at = f->sets->list.items[set].first + i;
        struct pa_tag_name *n = &f->sets->names.items[f->sets->of_set.items[at].name];
        if (__builtin_add_overflow(n->magnitude, size, &n->magnitude))
            n->magnitude = UINT64_MAX;
    }
}

static void find_sets(struct finder *f, uint32_t type)
{
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, f->profile);
    while (pa_sample_next(&r)) {
        pa_str set = r.sample.label_count ? find_set(f, &r.sample) : 0;
        if (set)
            add_magnitude(f, set, r.sample.value[type]);
        pa_vec_push(&f->sets->set_of, set);
    }
    pa_sample_reader_release(&r);
}

void pa_tag_sets_find(struct pa_tag_sets *sets, const struct pa_profile *p, uint32_t type,
                      const struct pa_tag_options *options, struct pa_arena *arena)
{
    struct finder f = {.sets = sets, .profile = p, .options = options, .arena = arena};
    *sets = (struct pa_tag_sets){.unit = ""};
    f.base = pa_strings_find(p->strings, "pprof::base", 11);
    f.number_key = pa_strings_find(p->strings, NUMBER_KEY, sizeof NUMBER_KEY - 1);
    if (f.number_key != UINT32_MAX)
        sets->unit = pa_profile_text(p, pa_label_unit(options->units, f.number_key));
    find_sets(&f, type);
    pa_strings_release(&f.keys);
    pa_strings_release(&f.ids);
    pa_vec_release(&f.words);
}

void pa_tag_sets_release(struct pa_tag_sets *sets)
{
    pa_strings_release(&sets->labels);
    pa_vec_release(&sets->list);
    pa_vec_release(&sets->of_set);
    pa_vec_release(&sets->names);
    pa_vec_release(&sets->set_of);
}

bool pa_tag_sets_drop_small(struct pa_tag_sets *sets, uint64_t least)
{
    bool any = false;
    for (size_t i = 0; i < sets->list.count; i++) {
        struct pa_tag_set *set = &sets->list.items[i];
        size_t kept = set->first;
        for (size_t k = set->first; k < set->first + set->count; k++)
            if (sets->names.items[sets->of_set.items[k].name].magnitude >= least)
                sets->of_set.items[kept++] = sets->of_set.items[k];
        set->count = kept - set->first;
        any |= set->count > 0;
    }
    return any;
}
