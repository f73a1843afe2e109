// SPDX-License-Identifier: Apache-2.0
#include "otlp/layout.h"

#include "base/wire.h"

// The messages from the outside in, and the field that holds the next one.
enum level { DATA, RESOURCE, SCOPE, PROFILE, SAMPLE, LEVELS };
static const uint32_t inner_field[LEVELS] = {1, 2, 2, 2, 0};

enum { PROFILE_TIME = 3 };

// ---- Which layout

struct evidence {
    unsigned old_profiles, new_profiles, old_samples, new_samples;
    unsigned lone_second; // samples with field 2 and no time stamps: only values stand alone
    bool saw_second, saw_stamps;
    bool old_times;
};

static void look_at_profile_field(const struct pa_field *f, struct evidence *e)
{
    bool bytes = f->type == PA_WIRE_BYTES;
    e->old_times |= f->number == PROFILE_TIME && f->type == PA_WIRE_VARINT;
    if ((f->number == 8 && bytes) || (f->number == 9 && !bytes) || f->number == 12)
        e->old_profiles++;
    else if (f->number == 8 || f->number == 9)
        e->new_profiles++;
}

static void look_at_sample_field(const struct pa_field *f, struct evidence *e)
{
    bool bytes = f->type == PA_WIRE_BYTES;
    e->saw_second |= f->number == 2;
    e->saw_stamps |= f->number == 5;
    if ((f->number == 3 && bytes) || (f->number == 4 && !bytes))
        e->old_samples++;
    else if (f->number == 3 || f->number == 4)
        e->new_samples++;
}

static void look_at_sample(struct pa_wire wire, struct evidence *e)
{
    struct pa_field f;
    e->saw_second = e->saw_stamps = false;
    unsigned decided = e->old_samples + e->new_samples;
    while (pa_wire_next(&wire, &f))
        look_at_sample_field(&f, e);
    e->lone_second += e->saw_second && !e->saw_stamps && e->old_samples + e->new_samples == decided;
}

// Goes through all profiles and samples, one open message a level.
static void gather(const uint8_t *bytes, size_t size, struct evidence *e)
{
    struct pa_wire open[LEVELS] = {{.next = bytes, .end = bytes + size}};
    for (int level = DATA; level >= DATA;) {
        struct pa_field f;
        if (!pa_wire_next(&open[level], &f)) {
            level--;
            continue;
        }
        if (level == PROFILE)
            look_at_profile_field(&f, e);
        if (f.number != inner_field[level] || f.type != PA_WIRE_BYTES)
            continue;
        struct pa_wire inner = {.next = f.bytes, .end = f.bytes + f.size};
        if (level == PROFILE)
            look_at_sample(inner, e);
        else
            open[++level] = inner;
    }
}

struct pa_otlp_layout pa_otlp_layout_of(const uint8_t *bytes, size_t size)
{
    struct evidence e = {0};
    gather(bytes, size, &e);
    bool old_profiles = e.old_profiles > e.new_profiles && e.old_samples >= e.new_samples;
    bool undecided = e.old_samples == 0 && e.new_samples == 0;
    return (struct pa_otlp_layout){
        .old_profiles = old_profiles,
        .old_times = e.old_times,
        .old_samples =
            old_profiles || e.old_samples > e.new_samples || (undecided && e.lone_second > 0),
    };
}

// ---- Renumbering

static uint32_t new_number(enum level level, uint32_t number, struct pa_otlp_layout layout)
{
    static const uint32_t profile[] = {[7] = 100, [8] = 7, [9] = 8, [10] = 9, [11] = 10, [12] = 11};
    static const uint32_t sample[] = {[2] = 4, [3] = 2, [4] = 3};
    if (level == PROFILE && layout.old_profiles && number >= 7 && number <= 12)
        return profile[number];
    if (level == SAMPLE && layout.old_samples && number >= 2 && number <= 4)
        return sample[number];
    return number;
}

static void put_field(const struct pa_field *f, uint32_t number, struct pa_strbuf *out)
{
    if (f->type == PA_WIRE_VARINT) {
        pa_wire_add_uint(out, number, f->value);
    } else if (f->type == PA_WIRE_BYTES) {
        pa_wire_add_bytes(out, number, f->bytes, f->size);
    } else {
        unsigned size = f->type == PA_WIRE_FIXED64 ? 8 : 4;
        pa_wire_add_varint(out, (uint64_t)number << 3 | f->type);
        for (unsigned i = 0; i < size; i++)
            pa_strbuf_addc(out, (char)(f->value >> 8 * i));
    }
}

static void put_known_field(enum level level, struct pa_field f, struct pa_otlp_layout layout,
                            struct pa_strbuf *out)
{
    if (level == PROFILE && f.number == PROFILE_TIME && f.type == PA_WIRE_VARINT)
        f.type = PA_WIRE_FIXED64;
    put_field(&f, new_number(level, f.number, layout), out);
}

// What cannot be decoded is copied as it is, so that its error is found where it was.
static void put_rest(const struct pa_wire *wire, const uint8_t *from, struct pa_strbuf *out)
{
    if (wire->error)
        pa_strbuf_add(out, from, (size_t)(wire->end - from));
}

// Copies one message after the other from the inside out: when a message ends it is put into the
// one around it.
void pa_otlp_renumber(const uint8_t *bytes, size_t size, struct pa_otlp_layout layout,
                      struct pa_strbuf *out)
{
    struct pa_wire open[LEVELS] = {{.next = bytes, .end = bytes + size}};
    struct pa_strbuf made[LEVELS] = {{0}};
    for (int level = DATA; level >= DATA;) {
        struct pa_field f;
        const uint8_t *start = open[level].next;
        if (pa_wire_next(&open[level], &f)) {
            if (f.type == PA_WIRE_BYTES && level < SAMPLE && f.number == inner_field[level])
                open[++level] = (struct pa_wire){.next = f.bytes, .end = f.bytes + f.size};
            else
                put_known_field((enum level)level, f, layout, &made[level]);
            continue;
        }
        put_rest(&open[level], start, &made[level]);
        if (level > DATA) {
            pa_wire_add_bytes(&made[level - 1], inner_field[level - 1],
                              pa_strbuf_text(&made[level]), made[level].size);
            pa_strbuf_clear(&made[level]);
        }
        level--;
    }
    pa_strbuf_add(out, pa_strbuf_text(&made[DATA]), made[DATA].size);
    for (int level = DATA; level < LEVELS; level++)
        pa_strbuf_release(&made[level]);
}
