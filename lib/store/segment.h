// SPDX-License-Identifier: Apache-2.0
// A segment: profiles of a day in one SQLite file that is never changed once it has its name.
// Names, functions, locations and sets of labels are in it once, in tables that all its profiles
// share (`dict`, one row a table, in the order of enum pa_segment_table); stacks are one tree of
// locations (stacks.h).
//
// Of a profile there are its samples (`pdata`, deflated: samples.h), and for each type a column of
// functions (deflated, raw in rollups: column_head.h, costs.h; flat and cum, as `pa top` shows them
// when nothing is filtered), by which questions about functions are answered without looking at a
// stack. What is known of profiles beside them is packed for all together (metas.h). The profiles
// of one service, release and default type, which lie together, have the sums of those columns, of
// all and by hour, and of their stacks (`cell`, `cdata`: cells.h).
#ifndef PA_STORE_SEGMENT_H
#define PA_STORE_SEGMENT_H

#include "base/arena.h"
#include "profile/profile.h"
#include "store/costs.h"
#include "store/samples.h"

enum pa_segment_table {
    PA_TABLE_STRINGS,
    PA_TABLE_MAPPINGS,
    PA_TABLE_FUNCTIONS,
    PA_TABLE_LOCATIONS, // no records: see locations.h
    PA_TABLE_STACKS,    // and stacks.h
    PA_TABLE_LABELS,    // sets of labels
    PA_TABLE_HEADS,
    PA_TABLE_NAMES,          // of functions, as columns have them, and whether they are inlined
    PA_TABLE_FUNCTION_NAMES, // by function, its name + 1; no records, but varints
    PA_TABLE_METAS,          // of profiles: metas.h
    PA_TABLE_SOURCES,        // and of their sources
    PA_TABLE_COUNT
};

enum { PA_SOURCE_HASH = 16 }; // bytes of the hash of a source
enum { PA_SEGMENT_FORMAT = 3 };
enum {
    PA_SEGMENT_TYPE_BITS = 16
}; // pdata.id is the row of the profile << 16 | the type, cdata.id
   // the place of the rollup

// What a store knows of a profile besides the profile.
struct pa_stored_meta {
    uint8_t hash[PA_SOURCE_HASH]; // of the unpacked bytes of the source
    const char *path;             // of the source; NULL where only the segment has it
    const char *service, *release;
    const char *type;   // the sample type that is shown if none is asked for: "cpu"
    const char *labels; // "key=value" lines, sorted
    int64_t time;       // nanoseconds since 1970; 0: not known
};

struct pa_segment_writer;
// An empty segment in memory, to be freed.
struct pa_segment_writer *pa_segment_writer_new(void);
// Frees the segment in memory, written or not.
void pa_segment_writer_free(struct pa_segment_writer *w);
// Adds a profile and what the store knows of it; both are copied. PA_ERROR_LIMIT if the segment
// would be too large.
PA_MUST_CHECK bool pa_segment_writer_add(struct pa_segment_writer *w,
                                         const struct pa_profile *profile,
                                         const struct pa_stored_meta *meta, struct pa_error *err);
// Profiles added so far.
size_t pa_segment_writer_count(const struct pa_segment_writer *w);
// What was given with profile `i`, from 0. Borrowed.
const struct pa_stored_meta *pa_segment_writer_meta(const struct pa_segment_writer *w, size_t i);
size_t pa_segment_writer_size(const struct pa_segment_writer *w); // bytes in memory, about
// Wholes and hours, once it is written.
struct pa_cells;
// The writer's, borrowed.
const struct pa_cells *pa_segment_writer_cells(const struct pa_segment_writer *w);
// Into a new file, down to the disk.
PA_MUST_CHECK bool pa_segment_writer_write(struct pa_segment_writer *w, const char *path,
                                           struct pa_error *err);

struct pa_segment;
// In `arena`, which closes it. Names come into `strings`. Errors do not name the path.
PA_MUST_CHECK bool pa_segment_open(const char *path, struct pa_strings *strings,
                                   struct pa_arena *arena, struct pa_segment **segment,
                                   struct pa_error *err);
// The number of profiles in the segment.
PA_MUST_CHECK bool pa_segment_count(struct pa_segment *s, size_t *count, struct pa_error *err);
// Profile `row`, from 1. Its texts and the profile are in `arena`.
PA_MUST_CHECK bool pa_segment_meta(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                                   struct pa_stored_meta *meta, struct pa_error *err);
// The profile itself, in `arena`. PA_ERROR_FORMAT if the segment is broken.
PA_MUST_CHECK bool pa_segment_profile(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                                      const struct pa_profile **profile, struct pa_error *err);

// ---- Sums of profiles

// Adds up profiles of one head (the number of a record). Zeroed, and then released.
struct pa_segment_sum {
    uint32_t head;
    int64_t time, duration;
    struct pa_stored_samples samples;
    size_t joined; // of those, when equal ones were last added up
};
// The number of the head that the profile at `row` (from 1) has.
PA_MUST_CHECK bool pa_segment_head_of(struct pa_segment *s, int64_t row, uint32_t *head,
                                      struct pa_error *err);
// Adds the samples of the profile at `row`, whose head is sum->head. Equal ones are joined when
// there are many. PA_ERROR_FORMAT if the profile is damaged.
PA_MUST_CHECK bool pa_segment_sum_add(struct pa_segment *s, int64_t row, struct pa_segment_sum *sum,
                                      struct pa_error *err);
// The sum as a profile in `arena`, with its head, time and duration.
PA_MUST_CHECK bool pa_segment_sum_profile(struct pa_segment *s, struct pa_segment_sum *sum,
                                          struct pa_arena *arena, const struct pa_profile **profile,
                                          struct pa_error *err);

// ---- Columns. A place is a rollup's (> 0), or a profile's (minus its row)

// The column of functions of a type. `found` is false if the place has no such type.
struct pa_segment_column {
    const char *wanted; // type, set by the caller; "" or NULL: the default of the profile
    bool found;
    uint32_t number; // among the types of the place
    bool main;       // its default
    pa_str type, unit;
    int64_t total;
    struct pa_costs_reader costs;
};
// Reads it without the profile. `row` counts from 1.
PA_MUST_CHECK bool pa_segment_column(struct pa_segment *s, int64_t place,
                                     struct pa_segment_column *column, struct pa_error *err);
// Names of columns by number: pa_costs_next(&column.costs, …) gives numbers below the count.
struct pa_segment_name {
    pa_str name;
    bool inlined; // somewhere
};
// The names by number, borrowed; *count: how many.
const struct pa_segment_name *pa_segment_names(const struct pa_segment *s, uint32_t *count);

// The heads of a place's profiles: the number of a record, the earliest time that is known and the
// sum of durations of the profiles that have it. Calls `take` for each.
struct pa_segment_head {
    uint32_t number;
    int64_t time, duration;
};
struct pa_segment_heads {
    bool (*take)(struct pa_segment_heads *heads, const struct pa_segment_head *head,
                 struct pa_error *err);
};
// False if the segment is damaged or `take` returns false.
PA_MUST_CHECK bool pa_segment_each_head(struct pa_segment *s, int64_t place,
                                        struct pa_segment_heads *heads, struct pa_error *err);
// As a profile without samples.
PA_MUST_CHECK bool pa_segment_head_profile(struct pa_segment *s, const struct pa_segment_head *head,
                                           struct pa_arena *arena,
                                           const struct pa_profile **profile, struct pa_error *err);

// Appends the values of a type, without labels, to `samples` of one type. False in *found if the
// place's stacks do not have it.
struct pa_segment_stacks {
    const char *wanted;
    bool found;
    struct pa_stored_samples samples;
};
// False with PA_ERROR_FORMAT if the segment is damaged. stacks->samples is to be released.
PA_MUST_CHECK bool pa_segment_stacks(struct pa_segment *s, int64_t place,
                                     struct pa_segment_stacks *stacks, struct pa_error *err);
// The tables with stacks, locations and functions' names, read.
struct pa_segment_tables;
// Reads them if that was not done yet; they live as long as the segment is open.
PA_MUST_CHECK bool pa_segment_all_tables(struct pa_segment *s,
                                         const struct pa_segment_tables **tables,
                                         struct pa_error *err);

#endif
