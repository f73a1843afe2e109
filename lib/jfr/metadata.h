// SPDX-License-Identifier: Apache-2.0
// What a chunk says of its classes: a recording describes itself, and values can only be read with
// the fields of their class.
#ifndef PA_JFR_METADATA_H
#define PA_JFR_METADATA_H

#include "base/arena.h"
#include "base/vec.h"
#include "jfr/cursor.h"

enum pa_jfr_role {
    PA_JFR_OTHER,
#define PA_JFR_ROLE(role, name) PA_JFR_##role,
#include "jfr/roles.def"
#undef PA_JFR_ROLE
    PA_JFR_ROLES
};

enum pa_jfr_kind {
    PA_JFR_FIELDS, // a class whose value is those of its fields
    PA_JFR_BYTE,   // also boolean
    PA_JFR_SHORT,  // also char
    PA_JFR_INT,
    PA_JFR_LONG,
    PA_JFR_FLOAT,
    PA_JFR_DOUBLE,
    PA_JFR_TEXT, // java.lang.String
};

// A time in a field, in nanoseconds each; 0: ticks of the chunk's clock.
enum { PA_JFR_TICKS = 0 };

struct pa_jfr_field {
    enum pa_jfr_role role;
    int64_t type_id;
    uint32_t type; // index of its class
    bool pooled;   // the value is a key of the class's pool
    bool array;
    int64_t unit; // of a span of time: nanoseconds, PA_JFR_TICKS
};

struct pa_jfr_class {
    int64_t id;
    const char *name;
    enum pa_jfr_kind kind;
    uint32_t first_field, field_count;
};

struct pa_jfr_metadata {
    PA_VEC(struct pa_jfr_class) classes; // sorted by id
    PA_VEC(struct pa_jfr_field) fields;
};

// Reads a metadata event; the cursor is behind its size and type. False if it is broken.
bool pa_jfr_metadata_read(struct pa_jfr_metadata *m, struct pa_jfr_cursor *c,
                          struct pa_arena *arena);
void pa_jfr_metadata_release(struct pa_jfr_metadata *m); // frees what it holds

// The index of a class, UINT32_MAX if there is none.
uint32_t pa_jfr_class_of(const struct pa_jfr_metadata *m, int64_t id);

#endif
