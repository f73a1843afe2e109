// SPDX-License-Identifier: Apache-2.0
// The classes that a chunk of a JFR recording declares in its metadata event: values of events and
// constants have no marks of their own and are decoded by the fields of their class.
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
    int64_t type_id; // id of its class
    uint32_t type;   // index of its class
    bool pooled;     // the value is a key of the class's pool
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

// Reads a metadata event; `c` stands behind the event's size and type, and ends with the event.
// What `m`, zeroed at first, held before is replaced. Names go into `arena`, which must outlive
// `m`. False, with `m` of no use but for another read or the release, if the event is malformed,
// nested too deeply, declares no class, or has a field of a class that it does not declare.
bool pa_jfr_metadata_read(struct pa_jfr_metadata *m, struct pa_jfr_cursor *c,
                          struct pa_arena *arena);
// Frees the lists of classes and fields; the names stay in their arena.
void pa_jfr_metadata_release(struct pa_jfr_metadata *m);

// Returns the index in m->classes of the class with this id, by binary search; UINT32_MAX if none
// has it.
uint32_t pa_jfr_class_of(const struct pa_jfr_metadata *m, int64_t id);

#endif
