// SPDX-License-Identifier: Apache-2.0
// Frames of the caller become locations: a frame that is inlined stands in one location with the
// frame that it is inlined into, so locations are made when samples come.
#include "profile/builder.h"

#include "api/call.h"
#include "base/hash.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

struct frame {
    uint32_t function, mapping;
    int64_t line, column;
    uint64_t address;
    bool inlined;
};

struct pa_builder {
    struct pa_owner *owner;
    struct pa_profile_builder *builder;
    uint32_t type_count;
    PA_VEC(struct frame) frames;
    struct pa_index index; // of frames
    struct pa_error error; // the first mistake
    PA_VEC(uint32_t) locations;
    PA_VEC(struct pa_line) lines;
    PA_VEC(struct pa_label) labels;
    bool finished;
};

static pa_str text(struct pa_builder *b, const char *text)
{
    return text ? pa_strings_adds(b->owner->ctx->session->strings, text) : 0;
}

static struct pa_value_type value_type(struct pa_builder *b, const pa_type *type)
{
    return (struct pa_value_type){text(b, type->name), text(b, type->unit)};
}

static void set_head(pa_builder *b, const pa_builder_opts *o)
{
    struct pa_profile *head = pa_profile_builder_head(b->builder);
    head->period_type = value_type(b, &o->period_type);
    head->period = o->period;
    head->time_nanos = o->time_nanos;
    head->duration_nanos = o->duration_nanos;
    head->default_type = text(b, o->default_type);
    for (uint32_t i = 0; i < o->type_count; i++) {
        struct pa_value_type type = value_type(b, &o->types[i]);
        pa_profile_builder_add_type(b->builder, type.type, type.unit);
    }
}

pa_code pa_builder_new(pa_ctx *ctx, const pa_builder_opts *opts, pa_builder **out, pa_error *err)
{
    struct pa_call call;
    pa_builder_opts o;
    *out = NULL;
    pa_call_begin(&call, ctx, err);
    bool ok = pa_call_take(&call, &o, sizeof o, opts);
    if (ok && (o.type_count == 0 || !o.types))
        ok = pa_error_set(&call.error, PA_ERROR_USAGE, "a profile has at least one type of value");
    if (ok) {
        pa_builder *b = pa_xcalloc(1, sizeof *b);
        b->owner = pa_owner_new(ctx, NULL);
        b->type_count = o.type_count;
        b->builder = pa_profile_builder_new(&b->owner->arena, ctx->session->strings);
        set_head(b, &o);
        *out = b;
    }
    return pa_call_end(&call, ok);
}

static void mistake(pa_builder *b, const char *what)
{
    if (!b->error.code)
        pa_error_set(&b->error, PA_ERROR_USAGE, "%s", what);
}

static bool same_frame(const struct frame *a, const struct frame *b)
{
    return a->function == b->function && a->mapping == b->mapping && a->line == b->line &&
           a->column == b->column && a->address == b->address && a->inlined == b->inlined;
}

static uint32_t find_frame(pa_builder *b, const struct frame *f)
{
    uint64_t hash = pa_hash_u64((uint64_t)f->function << 32 | f->mapping);
    hash = pa_hash_u64(hash ^ (uint64_t)f->line) ^ pa_hash_u64(f->address + f->inlined);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&b->index, hash); pa_index_at(&b->index, slot, hash, &i);
         slot = pa_index_next(&b->index, slot)) {
        if (i != UINT32_MAX && same_frame(&b->frames.items[i], f))
            return i;
    }
    pa_index_add(&b->index, hash, (uint32_t)b->frames.count);
    pa_vec_push(&b->frames, *f);
    return (uint32_t)b->frames.count - 1;
}

static uint32_t add_frame(pa_builder *b, const pa_frame_info *info)
{
    struct pa_function function = {.name = text(b, info->function),
                                   .system_name = text(b, info->system_name),
                                   .file = text(b, info->file),
                                   .start_line = info->start_line};
    struct pa_mapping mapping = {.file = text(b, info->binary),
                                 .build_id = text(b, info->build_id)};
    struct frame f = {.line = info->line,
                      .column = info->column,
                      .address = info->address,
                      .inlined = info->inlined};
    if (function.name || function.system_name)
        f.function = pa_profile_builder_function(b->builder, &function);
    if (mapping.file || mapping.build_id)
        f.mapping = pa_profile_builder_mapping(b->builder, &mapping);
    return find_frame(b, &f);
}

uint32_t pa_builder_frame(pa_builder *b, const pa_frame_info *frame)
{
    struct pa_call call;
    pa_frame_info info;
    uint32_t id = 0;
    pa_call_begin(&call, b->owner->ctx, NULL);
    if (pa_call_take(&call, &info, sizeof info, frame))
        id = add_frame(b, &info);
    else
        mistake(b, call.error.text);
    pa_call_end(&call, true);
    return id;
}

// ---- Samples

static const struct frame *frame_at(const pa_builder *b, const pa_stack *s, uint32_t i)
{
    uint32_t at = s->flags & PA_STACK_LEAF_FIRST ? s->frame_count - 1 - i : i;
    return &b->frames.items[s->frames[at]];
}

static bool stack_is_known(const pa_builder *b, const pa_stack *s)
{
    for (uint32_t i = 0; i < s->frame_count; i++) {
        if (s->frames[i] >= b->frames.count)
            return false;
    }
    return true;
}

// Frames [from, to), root first, of which all but the first are inlined, as one location.
static void add_location(pa_builder *b, const pa_stack *s, uint32_t from, uint32_t to)
{
    const struct frame *outer = frame_at(b, s, from);
    b->lines.count = 0;
    for (uint32_t i = to; i > from; i--) { // innermost first
        const struct frame *f = frame_at(b, s, i - 1);
        if (f->function)
            pa_vec_push(&b->lines, (struct pa_line){f->function, f->line, f->column});
    }
    const struct pa_location location = {.address = outer->address, .mapping = outer->mapping};
    pa_vec_push(&b->locations, pa_profile_builder_location(b->builder, &location, b->lines.items,
                                                           (uint32_t)b->lines.count));
}

static void add_labels(pa_builder *b, const pa_stack *s)
{
    b->labels.count = 0;
    for (uint32_t i = 0; i < s->label_count; i++) {
        const pa_sample_label *l = &s->labels[i];
        pa_vec_push(&b->labels, (struct pa_label){.key = text(b, l->key),
                                                  .text = text(b, l->text),
                                                  .unit = l->text ? 0 : text(b, l->unit),
                                                  .numeric = !l->text,
                                                  .num = l->text ? 0 : l->number});
    }
}

static void add_sample(pa_builder *b, const pa_stack *s)
{
    if (b->finished || !stack_is_known(b, s)) {
        mistake(b, b->finished ? "the builder is finished" : "a sample has an unknown frame");
        return;
    }
    b->locations.count = 0;
    for (uint32_t i = 0, end; i < s->frame_count; i = end) {
        for (end = i + 1; end < s->frame_count && frame_at(b, s, end)->inlined;)
            end++;
        add_location(b, s, i, end);
    }
    add_labels(b, s);
    pa_profile_builder_sample(b->builder,
                              &(struct pa_sample){.depth = (uint32_t)b->locations.count,
                                                  .location = b->locations.items,
                                                  .value = s->values,
                                                  .label = b->labels.items,
                                                  .label_count = (uint32_t)b->labels.count});
}

void pa_builder_sample(pa_builder *b, const pa_stack *stack)
{
    struct pa_call call;
    pa_stack s;
    pa_call_begin(&call, b->owner->ctx, NULL);
    if (!pa_call_take(&call, &s, sizeof s, stack))
        mistake(b, call.error.text);
    else if (!s.values || (s.frame_count && !s.frames) || (s.label_count && !s.labels))
        mistake(b, "a sample lacks its values, frames or labels");
    else
        add_sample(b, &s);
    pa_call_end(&call, true);
}

static bool finish(pa_builder *b, pa_profile **out, struct pa_error *err)
{
    if (b->finished)
        return pa_error_set(err, PA_ERROR_USAGE, "the builder is finished");
    b->finished = true;
    if (b->error.code) {
        *err = b->error;
        return false;
    }
    const struct pa_profile *p = pa_profile_builder_finish(b->builder, err);
    if (!p)
        return false;
    pa_owner_keep(b->owner);
    *out = &pa_owner_give_profile(b->owner, p)->profile;
    return true;
}

pa_code pa_builder_finish(pa_builder *b, pa_profile **out, pa_error *err)
{
    struct pa_call call;
    *out = NULL;
    pa_call_begin(&call, b->owner->ctx, err);
    return pa_call_end(&call, finish(b, out, &call.error));
}

void pa_builder_free(pa_builder *b)
{
    if (!b)
        return;
    pa_vec_release(&b->frames);
    pa_index_release(&b->index);
    pa_vec_release(&b->locations);
    pa_vec_release(&b->lines);
    pa_vec_release(&b->labels);
    pa_owner_drop(b->owner);
    free(b);
}
