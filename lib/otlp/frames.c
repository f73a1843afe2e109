// SPDX-License-Identifier: Apache-2.0
#include "otlp/frames.h"

#include "base/wire.h"
#include "otlp/layout.h"
#include "otlp/nesting.h"

struct pa_otlp_frames pa_otlp_frames_of(const uint8_t *bytes, size_t size)
{
    enum pa_otlp_framing framing = pa_otlp_detect(bytes, size);
    return (struct pa_otlp_frames){
        .framing = framing == PA_OTLP_NONE ? PA_OTLP_MESSAGE : framing,
        .start = bytes,
        .next = bytes,
        .end = bytes + size,
    };
}

void pa_otlp_frames_release(struct pa_otlp_frames *f)
{
    pa_arena_release(&f->arena);
    f->data = NULL;
}

// ---- Lengths

static bool take_length(struct pa_otlp_frames *f, uint64_t *length)
{
    if (f->framing == PA_OTLP_DELIMITED)
        return pa_wire_varint(&f->next, f->end, length);
    if (f->end - f->next < 4)
        return false;
    *length = 0;
    for (int i = 0; i < 4; i++)
        *length = *length << 8 | *f->next++;
    return true;
}

static bool take_frame(struct pa_otlp_frames *f, const uint8_t **bytes, size_t *size,
                       struct pa_error *err)
{
    uint64_t length = (uint64_t)(f->end - f->next);
    if (f->framing != PA_OTLP_MESSAGE && !take_length(f, &length))
        return pa_error_set(err, PA_ERROR_FORMAT, "cut off in the length");
    if (length > (uint64_t)(f->end - f->next))
        return pa_error_set(err, PA_ERROR_FORMAT, "%llu bytes long, but the file has %zu more",
                            (unsigned long long)length, (size_t)(f->end - f->next));
    *bytes = f->next;
    *size = (size_t)length;
    f->next += length;
    return true;
}

// ---- Unpacking

static void *allocate(void *arena, size_t size)
{
    return pa_arena_alloc(arena, size);
}

static void leave_to_arena(void *arena, void *memory)
{
    (void)arena;
    (void)memory;
}

// The first field of a number within, if it holds bytes.
static bool find_field(struct pa_wire within, uint32_t number, struct pa_wire *inside)
{
    struct pa_field f;
    while (pa_wire_next(&within, &f)) {
        if (f.number == number && f.type == PA_WIRE_BYTES) {
            *inside = (struct pa_wire){.next = f.bytes, .end = f.bytes + f.size};
            return true;
        }
    }
    return false;
}

// Before there were dictionaries each profile had tables of its own, in fields that are others now.
static bool is_older(const uint8_t *bytes, size_t size)
{
    struct pa_wire data = {.next = bytes, .end = bytes + size}, resource, scope, ignored;
    return find_field(data, 1, &resource) && find_field(resource, 2, &scope) &&
           find_field(scope, 2, &ignored) && !find_field(data, 2, &ignored);
}

static bool unpack(struct pa_otlp_frames *f, const uint8_t *bytes, size_t size,
                   struct pa_error *err)
{
    struct pa_strbuf renumbered = {0};
    struct pa_otlp_layout layout = pa_otlp_layout_of(bytes, size);
    if (pa_otlp_layout_is_old(layout)) {
        pa_otlp_renumber(bytes, size, layout, &renumbered);
        size = renumbered.size;
        bytes = (const uint8_t *)pa_strbuf_keep(&renumbered, &f->arena);
    }
    if (!pa_otlp_check(&pa__otlp__profiles_data__descriptor, bytes, size, err))
        return is_older(bytes, size) &&
               pa_error_prefix(err,
                               "profiles of OTLP before 1.8, which have no dictionary, are not "
                               "read (a newer collector or agent writes what is)");
    ProtobufCAllocator allocator = {allocate, leave_to_arena, &f->arena};
    f->data = pa__otlp__profiles_data__unpack(&allocator, size, bytes);
    return f->data || pa_error_set(err, PA_ERROR_FORMAT, "no message of OTLP profiles");
}

bool pa_otlp_frames_next(struct pa_otlp_frames *f, struct pa_error *err)
{
    const uint8_t *bytes = NULL;
    size_t size = 0;
    pa_otlp_frames_release(f);
    if (f->next == f->end && (f->number > 0 || f->framing != PA_OTLP_MESSAGE))
        return false;
    f->number++;
    f->failed = !take_frame(f, &bytes, &size, err) || !unpack(f, bytes, size, err);
    if (f->failed && f->framing != PA_OTLP_MESSAGE)
        pa_error_prefix(err, "message %zu", f->number);
    return !f->failed;
}
