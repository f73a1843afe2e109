// SPDX-License-Identifier: Apache-2.0
#include "otlp/nesting.h"

#include "base/wire.h"

#include <inttypes.h>

// A message that is being looked through.
struct level {
    const ProtobufCMessageDescriptor *type;
    struct pa_wire wire;
};

static bool is_bytes(ProtobufCType type)
{
    return type == PROTOBUF_C_TYPE_BYTES || type == PROTOBUF_C_TYPE_STRING ||
           type == PROTOBUF_C_TYPE_MESSAGE;
}

static enum pa_wire_type wire_type_of(ProtobufCType type)
{
    if (is_bytes(type))
        return PA_WIRE_BYTES;
    if (type == PROTOBUF_C_TYPE_FIXED64 || type == PROTOBUF_C_TYPE_DOUBLE)
        return PA_WIRE_FIXED64;
    return PA_WIRE_VARINT;
}

// Numbers that may come several times may also come in one run of bytes.
static bool is_packed(const ProtobufCFieldDescriptor *d, const struct pa_field *f)
{
    if (d->label != PROTOBUF_C_LABEL_REPEATED || is_bytes(d->type) || f->type != PA_WIRE_BYTES)
        return false;
    if (wire_type_of(d->type) == PA_WIRE_FIXED64)
        return f->size % 8 == 0;
    const uint8_t *p = f->bytes, *end = p + f->size;
    for (uint64_t value; p < end;) {
        if (!pa_wire_varint(&p, end, &value))
            return false;
    }
    return true;
}

static bool fail(const struct level *l, const uint8_t *start, const char *what,
                 struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "byte %zu: %s: %s", (size_t)(l->wire.next - start),
                        l->type->short_name, what);
}

static bool fail_field(const struct level *l, const uint8_t *start,
                       const ProtobufCFieldDescriptor *d, struct pa_error *err)
{
    return pa_error_set(err, PA_ERROR_FORMAT, "byte %zu: %s.%s: not of the type it should have",
                        (size_t)(l->wire.next - start), l->type->short_name, d->name);
}

bool pa_otlp_check(const ProtobufCMessageDescriptor *type, const uint8_t *bytes, size_t size,
                   struct pa_error *err)
{
    struct level levels[PA_OTLP_MOST_NESTED] = {{type, {.next = bytes, .end = bytes + size}}};
    for (size_t depth = 1; depth > 0;) {
        struct level *l = &levels[depth - 1];
        struct pa_field f;
        if (!pa_wire_next(&l->wire, &f)) {
            if (l->wire.error)
                return fail(l, bytes, l->wire.error, err);
            depth--;
            continue;
        }
        const ProtobufCFieldDescriptor *d =
            protobuf_c_message_descriptor_get_field(l->type, f.number);
        if (!d || is_packed(d, &f))
            continue;
        if (f.type != wire_type_of(d->type))
            return fail_field(l, bytes, d, err);
        if (d->type != PROTOBUF_C_TYPE_MESSAGE)
            continue;
        if (depth == PA_OTLP_MOST_NESTED)
            return fail(l, bytes, "messages are nested too deeply", err);
        levels[depth++] = (struct level){d->descriptor, {.next = f.bytes, .end = f.bytes + f.size}};
    }
    return true;
}
