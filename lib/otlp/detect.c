// SPDX-License-Identifier: Apache-2.0
#include "otlp/frames.h"

#include "base/wire.h"
#include "otlp/nesting.h"

// What a field says about its message: that it is of OTLP, that it is of something else, or
// nothing.
enum verdict { NOTHING, OTLP, OTHER };

// Reads the next field. One that goes on behind the end of the bytes is given as far as it is
// there, with *cut set.
static bool next_field(struct pa_wire *wire, struct pa_field *f, bool *cut)
{
    const uint8_t *start = wire->next;
    *cut = false;
    if (pa_wire_next(wire, f))
        return true;
    uint64_t key, size;
    if (!pa_wire_varint(&start, wire->end, &key) || (key & 7) != PA_WIRE_BYTES || key >> 3 > 100 ||
        !pa_wire_varint(&start, wire->end, &size))
        return false;
    *cut = true;
    *f = (struct pa_field){.number = (uint32_t)(key >> 3),
                           .type = PA_WIRE_BYTES,
                           .bytes = start,
                           .size = (size_t)(wire->end - start)};
    return true;
}

static bool fits(const ProtobufCMessageDescriptor *message, const struct pa_field *f)
{
    struct pa_error ignored;
    const ProtobufCFieldDescriptor *d = protobuf_c_message_descriptor_get_field(message, f->number);
    return d && f->type == PA_WIRE_BYTES &&
           (d->type != PROTOBUF_C_TYPE_MESSAGE ||
            pa_otlp_check(d->descriptor, f->bytes, f->size, &ignored));
}

// Scope, profiles and the URL of a schema; what profiles hold depends on the version.
static bool is_scope(const struct pa_field *scope)
{
    struct pa_wire wire = {.next = scope->bytes, .end = scope->bytes + scope->size};
    struct pa_field f;
    bool cut = false;
    while (!cut && next_field(&wire, &f, &cut)) {
        if (f.number > 3 || f.type != PA_WIRE_BYTES)
            return false;
    }
    return cut || !wire.error;
}

// pprof has a ValueType here, which is two numbers; a ResourceProfiles has messages and a text.
static enum verdict judge_first(struct pa_wire wire)
{
    struct pa_field f;
    enum verdict verdict = NOTHING;
    bool cut = false;
    for (; !cut && next_field(&wire, &f, &cut); verdict = OTLP) {
        if (f.number > 3 || f.type != PA_WIRE_BYTES || (f.number == 2 && !is_scope(&f)) ||
            (f.number != 2 && !cut && !fits(&pa__otlp__resource_profiles__descriptor, &f)))
            return OTHER;
    }
    return !cut && wire.error ? OTHER : verdict;
}

// pprof has a Sample here: numbers, or one run of them each as fields 1 and 2, and labels as field
// 3, which look like functions. A dictionary has other tables, or the first ones have several
// elements.
static enum verdict judge_second(struct pa_wire wire)
{
    struct pa_field f;
    unsigned seen[8] = {0};
    bool cut = false;
    while (!cut && next_field(&wire, &f, &cut)) {
        if (f.number > 7 || f.type != PA_WIRE_BYTES)
            return OTHER;
        if (!cut && !fits(&pa__otlp__profiles_dictionary__descriptor, &f))
            return OTHER;
        seen[f.number]++;
    }
    bool tables = seen[4] || seen[5] || seen[6] || seen[7];
    return tables || seen[1] > 1 || seen[2] > 1 ? OTLP : NOTHING;
}

static bool is_message(const uint8_t *bytes, size_t size)
{
    struct pa_wire wire = {.next = bytes, .end = bytes + size};
    struct pa_field f;
    bool cut = false;
    while (!cut && next_field(&wire, &f, &cut)) {
        enum verdict verdict = OTHER;
        if (f.type == PA_WIRE_BYTES && (f.number == 1 || f.number == 2)) {
            struct pa_wire inner = {.next = f.bytes, .end = f.bytes + f.size};
            verdict = f.number == 1 ? judge_first(inner) : judge_second(inner);
        }
        if (verdict != NOTHING)
            return verdict == OTLP;
    }
    return false;
}

// Judges a message of `length` bytes by the part of it that is there.
static bool is_frame(const uint8_t *bytes, size_t size, uint64_t length)
{
    return length > 0 && is_message(bytes, length < size ? (size_t)length : size);
}

enum pa_otlp_framing pa_otlp_detect(const uint8_t *bytes, size_t size)
{
    const uint8_t *next = bytes, *end = bytes + size;
    uint64_t length;
    if (is_message(bytes, size))
        return PA_OTLP_MESSAGE;
    if (size > 4) {
        length = (uint64_t)bytes[0] << 24 | (uint64_t)bytes[1] << 16 | (uint64_t)bytes[2] << 8 |
                 bytes[3];
        if (is_frame(bytes + 4, size - 4, length))
            return PA_OTLP_LENGTHS;
    }
    bool delimited =
        pa_wire_varint(&next, end, &length) && is_frame(next, (size_t)(end - next), length);
    return delimited ? PA_OTLP_DELIMITED : PA_OTLP_NONE;
}
