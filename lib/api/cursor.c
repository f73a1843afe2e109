// SPDX-License-Identifier: Apache-2.0
#include "api/call.h"

#include "base/memory.h"
#include "base/vec.h"
#include "profile/sample.h"

#include <stdlib.h>

struct pa_cursor {
    struct pa_owner *owner; // the profile's
    const struct pa_profile *profile;
    struct pa_sample_reader reader;
    const uint32_t *bare; // by location without lines: its frame
    PA_VEC(uint32_t) frames;
    PA_VEC(pa_sample_label) labels;
};

pa_code pa_cursor_new(const pa_profile *profile, uint32_t flags, pa_cursor **out, pa_error *err)
{
    struct pa_owner *owner = pa_owned_profile_of(profile)->owner;
    struct pa_call call;
    *out = NULL;
    pa_call_begin(&call, owner->ctx, err);
    bool ok = pa_call_flags(&call, flags, PA_CURSOR_NO_LABELS);
    if (ok) {
        pa_cursor *c = pa_xcalloc(1, sizeof *c);
        uint32_t *bare = pa_xcalloc((size_t)profile->location_count + 1, sizeof *bare);
        uint32_t next = (uint32_t)profile->line_count;
        for (uint32_t i = 1; i <= profile->location_count; i++)
            bare[i] = profile->locations[i].line_count ? 0 : next++;
        c->owner = owner;
        c->profile = profile;
        c->bare = bare;
        pa_owner_keep(owner);
        pa_sample_reader_init(&c->reader, profile);
        c->reader.skip_labels = flags & PA_CURSOR_NO_LABELS;
        *out = c;
    }
    return pa_call_end(&call, ok);
}

// Lines are stored innermost first, frames are given root first.
static void add_frames(pa_cursor *c, uint32_t location)
{
    const struct pa_location *l = &c->profile->locations[location];
    for (uint32_t n = l->line_count; n > 0; n--)
        pa_vec_push(&c->frames, l->first_line + n - 1);
    if (l->line_count == 0)
        pa_vec_push(&c->frames, c->bare[location]);
}

static void add_label(pa_cursor *c, const struct pa_label *label)
{
    const struct pa_profile *p = c->profile;
    pa_vec_push(&c->labels, (pa_sample_label){
                                .key = pa_profile_text(p, label->key),
                                .text = label->numeric ? NULL : pa_profile_text(p, label->text),
                                .unit = label->numeric ? pa_profile_text(p, label->unit) : NULL,
                                .number = label->num,
                            });
}

int32_t pa_cursor_next(pa_cursor *c, pa_stack *out)
{
    struct pa_call call;
    pa_call_begin(&call, c->owner->ctx, NULL);
    bool more = pa_sample_next(&c->reader);
    pa_stack stack = {0};
    if (more) {
        const struct pa_sample *s = &c->reader.sample;
        c->frames.count = c->labels.count = 0;
        for (uint32_t i = 0; i < s->depth; i++)
            add_frames(c, s->location[i]);
        for (uint32_t i = 0; i < s->label_count; i++)
            add_label(c, &s->label[i]);
        stack.frame_count = (uint32_t)c->frames.count;
        stack.frames = c->frames.items;
        stack.values = s->value;
        stack.labels = c->labels.items;
        stack.label_count = (uint32_t)c->labels.count;
    }
    pa_give(out, &stack, sizeof stack);
    pa_call_end(&call, true);
    return more;
}

void pa_cursor_free(pa_cursor *c)
{
    if (!c)
        return;
    pa_sample_reader_release(&c->reader);
    pa_vec_release(&c->frames);
    pa_vec_release(&c->labels);
    free((void *)(uintptr_t)c->bare);
    pa_owner_drop(c->owner);
    free(c);
}

// ---- Frames

// Found once, when the first frame is asked for.
static const uint32_t *find_locations(const struct pa_owned_profile *owned)
{
    const struct pa_profile *p = &owned->profile;
    struct pa_owned_profile *own =
        (struct pa_owned_profile *)(uintptr_t)owned; // lives in its arena
    size_t bare = p->line_count;
    if (own->location_of)
        return own->location_of;
    uint32_t *of =
        pa_arena_calloc(&owned->owner->arena, p->line_count + p->location_count + 1, sizeof *of);
    for (uint32_t i = 1; i <= p->location_count; i++) {
        const struct pa_location *l = &p->locations[i];
        for (uint32_t n = 0; n < l->line_count; n++)
            of[l->first_line + n] = i;
        if (l->line_count == 0)
            of[bare++] = i;
    }
    return own->location_of = of;
}

void pa_profile_frame(const pa_profile *p, uint32_t id, pa_frame_info *out)
{
    const struct pa_location *l = &p->locations[find_locations(pa_owned_profile_of(p))[id]];
    bool inlined = id + 1 < l->first_line + l->line_count;
    const struct pa_line none = {0}, *line = id < p->line_count ? &p->lines[id] : &none;
    const struct pa_function *f = &p->functions[line->function];
    const struct pa_mapping *m = &p->mappings[l->mapping];
    pa_frame_info info = {
        .inlined = inlined,
        .function = pa_profile_text(p, f->name),
        .system_name = pa_profile_text(p, f->system_name),
        .file = pa_profile_text(p, f->file),
        .line = line->line,
        .column = line->column,
        .start_line = f->start_line,
        .address = l->address,
        .binary = pa_profile_text(p, m->file),
        .build_id = pa_profile_text(p, m->build_id),
    };
    pa_give(out, &info, sizeof info);
}
