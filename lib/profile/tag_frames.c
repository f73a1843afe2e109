// SPDX-License-Identifier: Apache-2.0
#include "profile/tag_frames.h"

#include "base/quantity.h"
#include "profile/import.h"

#include <string.h>

struct keys {
    PA_VEC(pa_str) list;
    bool matched;
};

static void split_keys(struct keys *keys, const char *text, struct pa_strings *strings)
{
    *keys = (struct keys){0};
    for (size_t length; text && *text; text += length + (text[length] == ',')) {
        length = strcspn(text, ",");
        if (length)
            pa_vec_push(&keys->list, pa_strings_add(strings, text, length));
    }
}

struct frame_maker {
    struct pa_profile_builder *builder;
    struct pa_strings *strings;
    const char *unit;
    struct pa_strbuf name; // scratch
};

// Text values come before numbers, as in pprof.
static bool name_of(struct frame_maker *m, const struct pa_sample *s, pa_str key)
{
    pa_strbuf_clear(&m->name);
    bool some = false;
    for (int numeric = 0; numeric < 2; numeric++) {
        for (uint32_t i = 0; i < s->label_count; i++) {
            const struct pa_label *l = &s->label[i];
            if (l->key != key || l->numeric != numeric)
                continue;
            pa_strbuf_adds(&m->name, some ? "," : "");
            some = true;
            if (!numeric)
                pa_strbuf_adds(&m->name, pa_strings_text(m->strings, l->text));
            else
                pa_quantity_label(&m->name, l->num, pa_strings_text(m->strings, l->unit),
                                  l->unit ? m->unit : "");
        }
    }
    return some;
}

static uint32_t frame(struct frame_maker *m, const struct pa_sample *s, pa_str key,
                      struct keys *keys)
{
    keys->matched |= name_of(m, s, key);
    struct pa_function f = {
        .name = pa_strings_add(m->strings, pa_strbuf_text(&m->name), m->name.size), .file = key};
    struct pa_line line = {.function = pa_profile_builder_function(m->builder, &f)};
    return pa_profile_builder_location(m->builder, &(struct pa_location){0}, &line, 1);
}

static void add_sample(struct frame_maker *m, struct pa_profile_importer *importer,
                       const struct pa_sample *sample, struct keys *root, struct keys *leaf)
{
    size_t roots = root->list.count, depth = roots + sample->depth + leaf->list.count;
    PA_VEC(uint32_t) stack = {0};
    pa_vec_reserve(&stack, depth);
    for (size_t i = roots; i > 0; i--) // new locations are numbered as pprof does it
        stack.items[i - 1] = frame(m, sample, root->list.items[i - 1], root);
    for (uint32_t i = 0; i < sample->depth; i++)
        stack.items[roots + i] = pa_profile_import_location(importer, sample->location[i]);
    for (size_t i = leaf->list.count; i > 0; i--)
        stack.items[roots + sample->depth + i - 1] =
            frame(m, sample, leaf->list.items[i - 1], leaf);
    struct pa_sample s = *sample;
    s.location = stack.items;
    s.depth = (uint32_t)depth;
    s.common = 0; // the frames put in may differ
    pa_profile_builder_sample(m->builder, &s);
    pa_vec_release(&stack);
}

const struct pa_profile *pa_profile_add_tag_frames(const struct pa_profile *profile,
                                                   const struct pa_tag_frames *frames,
                                                   struct pa_arena *arena,
                                                   struct pa_warnings *warnings,
                                                   struct pa_error *err)
{
    struct keys root, leaf;
    split_keys(&root, frames->root, profile->strings);
    split_keys(&leaf, frames->leaf, profile->strings);
    struct frame_maker m = {
        pa_profile_builder_new(arena, profile->strings), profile->strings, frames->unit, {0}};
    pa_profile_builder_keep_all(m.builder); // frames only: no samples are joined
    pa_profile_import_header(m.builder, profile);
    struct pa_profile_importer *importer = pa_profile_importer_new(m.builder, profile);
    pa_profile_import_tables(importer); // what there was keeps its place
    struct pa_sample_reader r;
    pa_sample_reader_init(&r, profile);
    while (pa_sample_next(&r))
        add_sample(&m, importer, &r.sample, &root, &leaf);
    pa_sample_reader_release(&r);
    pa_profile_importer_free(importer);
    if (root.list.count && !root.matched)
        pa_warnings_add(warnings, "tagroot expression matched no samples");
    if (leaf.list.count && !leaf.matched)
        pa_warnings_add(warnings, "tagleaf expression matched no samples");
    pa_vec_release(&root.list);
    pa_vec_release(&leaf.list);
    pa_strbuf_release(&m.name);
    return pa_profile_builder_finish(m.builder, err);
}
