// SPDX-License-Identifier: Apache-2.0
// A segment: profiles of a day in one SQLite file that is never changed once it has its name.
// Names, functions, locations, stacks and sets of labels are in it once, in tables that all its
// profiles share (`dict`, one row a table, in the order of enum pa_segment_table). Stacks are nodes
// of a tree: a node is its parent and a location.
//
// Of a profile there are its head, its samples (`samples`, deflated: node, values, labels of each,
// nodes as differences), and for each type a column of functions (`pdata`, raw: function, flat and
// cum, as `pa top` shows them when nothing is filtered), by which questions about functions are
// answered without looking at a stack.
#ifndef PA_STORE_SEGMENT_H
#define PA_STORE_SEGMENT_H

#include "base/arena.h"
#include "profile/profile.h"
#include "store/pack.h"

enum pa_segment_table {
    PA_TABLE_STRINGS,
    PA_TABLE_MAPPINGS,
    PA_TABLE_FUNCTIONS,
    PA_TABLE_LOCATIONS,
    PA_TABLE_NODES,
    PA_TABLE_LABELS, // sets of labels
    PA_TABLE_HEADS,
    PA_TABLE_NAMES, // of functions, as columns have them
    PA_TABLE_COUNT
};

enum { PA_SOURCE_HASH = 16 }; // bytes of the hash of a source
enum { PA_SEGMENT_FORMAT = 1 };
enum { PA_SEGMENT_TYPE_BITS = 16 }; // pdata.id is the row of the profile << 16 | the type

// What a store knows of a profile besides the profile.
struct pa_stored_meta {
    uint8_t hash[PA_SOURCE_HASH]; // of the unpacked bytes of the source
    const char *path;             // of the source
    const char *service, *release;
    const char *type;   // the sample type that is shown if none is asked for: "cpu"
    const char *labels; // "key=value" lines, sorted
    int64_t time;       // nanoseconds since 1970; 0: not known
};

struct pa_segment_writer;
struct pa_segment_writer *pa_segment_writer_new(void);
void pa_segment_writer_free(struct pa_segment_writer *w);
PA_MUST_CHECK bool pa_segment_writer_add(struct pa_segment_writer *w,
                                         const struct pa_profile *profile,
                                         const struct pa_stored_meta *meta, struct pa_error *err);
size_t pa_segment_writer_count(const struct pa_segment_writer *w);
const struct pa_stored_meta *pa_segment_writer_meta(const struct pa_segment_writer *w, size_t i);
size_t pa_segment_writer_size(const struct pa_segment_writer *w); // bytes in memory, about
// Into a new file, down to the disk.
PA_MUST_CHECK bool pa_segment_writer_write(struct pa_segment_writer *w, const char *path,
                                           struct pa_error *err);

struct pa_segment;
// In `arena`, which closes it. Names come into `strings`. Errors do not name the path.
PA_MUST_CHECK bool pa_segment_open(const char *path, struct pa_strings *strings,
                                   struct pa_arena *arena, struct pa_segment **segment,
                                   struct pa_error *err);
PA_MUST_CHECK bool pa_segment_count(struct pa_segment *s, size_t *count, struct pa_error *err);
// Profile `row`, from 1. Its texts and the profile are in `arena`.
PA_MUST_CHECK bool pa_segment_meta(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                                   struct pa_stored_meta *meta, struct pa_error *err);
PA_MUST_CHECK bool pa_segment_profile(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                                      const struct pa_profile **profile, struct pa_error *err);

// The column of functions of a type. `found` is false if the profile has no such type.
struct pa_segment_column {
    const char *wanted; // type, set by the caller; "" or NULL: the default of the profile
    bool found;
    pa_str type, unit;
    int64_t total;
    struct pa_pack_reader in; // see pa_segment_column_next()
    uint32_t left, name;
    uint64_t step;
};
PA_MUST_CHECK bool pa_segment_column(struct pa_segment *s, int64_t row,
                                     struct pa_segment_column *column, struct pa_error *err);
struct pa_segment_cost {
    pa_str name;
    int64_t flat, cum;
};
// False at the end, or with column->in.bad set. Valid until the next pa_segment_column().
bool pa_segment_column_next(struct pa_segment *s, struct pa_segment_column *column,
                            struct pa_segment_cost *cost);

#endif
