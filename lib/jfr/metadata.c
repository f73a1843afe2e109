// SPDX-License-Identifier: Apache-2.0
#include "jfr/metadata.h"

#include <stdlib.h>
#include <string.h>

// Elements in elements: root, metadata, class, field, annotation, and some more.
enum { MOST_NESTED = 16, MOST_CHILDREN = 1 << 20 };

struct element {
    uint64_t children;                // not yet read
    int64_t class_index, field_index; // of the class, the field that it belongs to; -1: none
};

struct reader {
    struct pa_jfr_metadata *m;
    struct pa_jfr_cursor *c;
    struct pa_arena *arena;
    const char **strings;
    uint64_t string_count;
};

static const char *text_at(const struct reader *r, int64_t index)
{
    return index >= 0 && (uint64_t)index < r->string_count ? r->strings[index] : "";
}

static void read_strings(struct reader *r)
{
    r->string_count = pa_jfr_count(r->c);
    r->strings = pa_arena_calloc(r->arena, (size_t)r->string_count + 1, sizeof *r->strings);
    for (uint64_t i = 0; i < r->string_count; i++) {
        struct pa_strbuf text = {0};
        int64_t key;
        pa_jfr_string(r->c, &text, &key);
        r->strings[i] = pa_arena_strdup(r->arena, pa_strbuf_text(&text));
        pa_strbuf_release(&text);
    }
}

static enum pa_jfr_kind kind_of(const char *name)
{
    static const struct {
        const char *name;
        enum pa_jfr_kind kind;
    } kinds[] = {
        {"boolean", PA_JFR_BYTE}, {"byte", PA_JFR_BYTE},     {"char", PA_JFR_SHORT},
        {"short", PA_JFR_SHORT},  {"int", PA_JFR_INT},       {"long", PA_JFR_LONG},
        {"float", PA_JFR_FLOAT},  {"double", PA_JFR_DOUBLE}, {"java.lang.String", PA_JFR_TEXT}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (strcmp(kinds[i].name, name) == 0)
            return kinds[i].kind;
    }
    return PA_JFR_FIELDS;
}

static enum pa_jfr_role role_of(const char *name)
{
    static const char *const names[] = {
#define PA_JFR_ROLE(role, text) [PA_JFR_##role] = text,
#include "jfr/roles.def"
#undef PA_JFR_ROLE
    };
    for (size_t i = 1; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], name) == 0)
            return (enum pa_jfr_role)i;
    }
    return PA_JFR_OTHER;
}

static void set_class(struct pa_jfr_class *class, const char *key, const char *value)
{
    if (strcmp(key, "id") == 0)
        class->id = strtoll(value, NULL, 10);
    else if (strcmp(key, "name") == 0)
        class->name = value;
}

static void set_field(struct pa_jfr_field *field, const char *key, const char *value)
{
    if (strcmp(key, "name") == 0)
        field->role = role_of(value);
    else if (strcmp(key, "class") == 0)
        field->type_id = strtoll(value, NULL, 10);
    else if (strcmp(key, "constantPool") == 0)
        field->pooled = strcmp(value, "true") == 0;
    else if (strcmp(key, "dimension") == 0)
        field->array = strcmp(value, "0") != 0;
}

// Sets the unit of a time by the value of an annotation. Of the annotations of fields with a role,
// only jdk.jfr.Timespan has such values.
static void set_annotation(struct pa_jfr_field *field, const char *key, const char *value)
{
    static const struct {
        const char *name;
        int64_t unit;
    } units[] = {{"TICKS", PA_JFR_TICKS},
                 {"NANOSECONDS", 1},
                 {"MICROSECONDS", 1000},
                 {"MILLISECONDS", 1000000},
                 {"SECONDS", 1000000000}};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strcmp(key, "value") == 0 && strcmp(value, units[i].name) == 0)
            field->unit = units[i].unit;
    }
}

static void begin_element(struct reader *r, const char *name, struct element *e)
{
    if (strcmp(name, "class") == 0) {
        pa_vec_push(&r->m->classes,
                    (struct pa_jfr_class){.name = "", .first_field = (uint32_t)r->m->fields.count});
        e->class_index = (int64_t)r->m->classes.count - 1;
        e->field_index = -1;
    } else if (strcmp(name, "field") == 0 && e->class_index >= 0) {
        pa_vec_push(&r->m->fields, (struct pa_jfr_field){.unit = 1});
        r->m->classes.items[e->class_index].field_count++;
        e->field_index = (int64_t)r->m->fields.count - 1;
    }
}

static void read_attributes(struct reader *r, const char *name, const struct element *e)
{
    uint64_t count = pa_jfr_count(r->c);
    for (uint64_t i = 0; i < count && !r->c->bad; i++) {
        const char *key = text_at(r, pa_jfr_number(r->c, 4));
        const char *value = text_at(r, pa_jfr_number(r->c, 4));
        if (strcmp(name, "class") == 0)
            set_class(&r->m->classes.items[e->class_index], key, value);
        else if (strcmp(name, "field") == 0 && e->field_index >= 0)
            set_field(&r->m->fields.items[e->field_index], key, value);
        else if (strcmp(name, "annotation") == 0 && e->field_index >= 0)
            set_annotation(&r->m->fields.items[e->field_index], key, value);
    }
}

static bool read_elements(struct reader *r)
{
    struct element open[MOST_NESTED] = {{1, -1, -1}};
    for (size_t depth = 1; depth > 0 && !r->c->bad;) {
        struct element *outer = &open[depth - 1];
        if (outer->children == 0) {
            depth--;
            continue;
        }
        outer->children--;
        if (depth == MOST_NESTED)
            return false;
        const char *name = text_at(r, pa_jfr_number(r->c, 4));
        struct element e = *outer;
        begin_element(r, name, &e);
        read_attributes(r, name, &e);
        e.children = pa_jfr_count(r->c);
        open[depth++] = e;
    }
    return !r->c->bad;
}

static int by_id(const void *a, const void *b)
{
    const struct pa_jfr_class *x = a, *y = b;
    return (x->id > y->id) - (x->id < y->id);
}

uint32_t pa_jfr_class_of(const struct pa_jfr_metadata *m, int64_t id)
{
    struct pa_jfr_class key = {.id = id};
    const struct pa_jfr_class *found =
        m->classes.count ? bsearch(&key, m->classes.items, m->classes.count, sizeof key, by_id)
                         : NULL;
    return found ? (uint32_t)(found - m->classes.items) : UINT32_MAX;
}

// False if a field is of a class that is not there.
static bool resolve(struct pa_jfr_metadata *m)
{
    if (m->classes.count)
        qsort(m->classes.items, m->classes.count, sizeof *m->classes.items, by_id);
    for (size_t i = 0; i < m->classes.count; i++)
        m->classes.items[i].kind = kind_of(m->classes.items[i].name);
    for (size_t i = 0; i < m->fields.count; i++) {
        struct pa_jfr_field *f = &m->fields.items[i];
        f->type = pa_jfr_class_of(m, f->type_id);
        if (f->type == UINT32_MAX)
            return false;
    }
    return m->classes.count > 0;
}

bool pa_jfr_metadata_read(struct pa_jfr_metadata *m, struct pa_jfr_cursor *c,
                          struct pa_arena *arena)
{
    struct reader r = {.m = m, .c = c, .arena = arena};
    m->classes.count = m->fields.count = 0;
    pa_jfr_number(c, 8); // startTime
    pa_jfr_number(c, 8); // duration
    pa_jfr_number(c, 8); // metadataId
    read_strings(&r);
    return !c->bad && read_elements(&r) && resolve(m);
}

void pa_jfr_metadata_release(struct pa_jfr_metadata *m)
{
    pa_vec_release(&m->classes);
    pa_vec_release(&m->fields);
}
