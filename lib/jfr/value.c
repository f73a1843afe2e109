// SPDX-License-Identifier: Apache-2.0
#include "jfr/value.h"

// Classes within classes: those of the JDK are 3 deep.
enum { MOST_NESTED = 32 };

// Values of one class that are being passed over.
struct level {
    uint32_t class, field; // the next one
    uint64_t repeats;
};

static unsigned size_of(enum pa_jfr_kind kind)
{
    return kind == PA_JFR_SHORT ? 2 : kind == PA_JFR_INT ? 4 : 8;
}

static void skip_plain(enum pa_jfr_kind kind, struct pa_jfr_cursor *c)
{
    struct pa_strbuf ignored = {0};
    int64_t key;
    switch (kind) {
    case PA_JFR_BYTE:
        pa_jfr_byte(c);
        break;
    case PA_JFR_FLOAT:
        pa_jfr_skip_bytes(c, 4);
        break;
    case PA_JFR_DOUBLE:
        pa_jfr_skip_bytes(c, 8);
        break;
    case PA_JFR_TEXT:
        pa_jfr_string(c, &ignored, &key);
        pa_strbuf_release(&ignored);
        break;
    default:
        pa_jfr_number(c, size_of(kind));
    }
}

// Passes over a field, or opens a level for it if its class has fields.
static bool skip_field(const struct pa_jfr_chunk *k, const struct pa_jfr_field *f,
                       struct pa_jfr_cursor *c, struct level *level)
{
    uint64_t count = f->array ? pa_jfr_count(c) : 1;
    enum pa_jfr_kind kind = k->metadata.classes.items[f->type].kind;
    if (!f->pooled && kind == PA_JFR_FIELDS) {
        *level = (struct level){.class = f->type, .repeats = count};
        return true;
    }
    for (; count > 0 && !c->bad; count--)
        skip_plain(f->pooled ? PA_JFR_LONG : kind, c);
    return false;
}

// Skips values level by level. Steps are counted and limited: a malformed recording may declare a
// class that contains itself, or values that take no bytes.
static void skip_levels(struct pa_jfr_chunk *k, struct level first, struct pa_jfr_cursor *c)
{
    struct level levels[MOST_NESTED] = {first};
    for (size_t depth = 1; depth > 0 && !c->bad;) {
        struct level *l = &levels[depth - 1];
        const struct pa_jfr_class *class = &k->metadata.classes.items[l->class];
        if (++k->steps > k->most_steps || depth == MOST_NESTED) {
            pa_jfr_fail(c);
        } else if (l->repeats == 0) {
            depth--;
        } else if (l->field == class->field_count) {
            l->field = 0;
            l->repeats--;
        } else {
            uint32_t field = class->first_field + l->field++;
            depth += skip_field(k, &k->metadata.fields.items[field], c, l + 1);
        }
    }
}

void pa_jfr_skip_class(struct pa_jfr_chunk *k, uint32_t class, struct pa_jfr_cursor *c)
{
    enum pa_jfr_kind kind = k->metadata.classes.items[class].kind;
    if (kind == PA_JFR_FIELDS)
        skip_levels(k, (struct level){.class = class, .repeats = 1}, c);
    else
        skip_plain(kind, c);
}

bool pa_jfr_record(struct pa_jfr_chunk *k, uint32_t class, struct pa_jfr_cursor *c,
                   struct pa_jfr_record *record)
{
    const struct pa_jfr_class *class_of = &k->metadata.classes.items[class];
    *record = (struct pa_jfr_record){0};
    for (uint32_t i = 0; i < class_of->field_count && !c->bad; i++) {
        if (++k->steps > k->most_steps)
            pa_jfr_fail(c);
        const struct pa_jfr_field *f = &k->metadata.fields.items[class_of->first_field + i];
        enum pa_jfr_kind kind = f->pooled ? PA_JFR_LONG : k->metadata.classes.items[f->type].kind;
        struct level level;
        record->at[f->role] = c->next;
        record->field[f->role] = f;
        if (f->array || kind == PA_JFR_FIELDS || kind >= PA_JFR_FLOAT) {
            if (skip_field(k, f, c, &level))
                skip_levels(k, level, c);
        } else {
            record->number[f->role] =
                kind == PA_JFR_BYTE ? pa_jfr_byte(c) : pa_jfr_number(c, size_of(kind));
        }
    }
    record->field[PA_JFR_OTHER] = NULL;
    return !c->bad;
}
