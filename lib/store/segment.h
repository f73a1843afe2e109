// SPDX-License-Identifier: Apache-2.0
// A segment: profiles of one day, week or month in one SQLite file that is never changed once it
// has its final name. Strings, mappings, functions, locations and sets of labels are in tables that
// all its profiles share (SQL table `dict`, one row for each of enum pa_segment_table); stacks are
// one tree of locations (stacks.h).
//
// A profile has a row number, from 1. Of each there are its samples (`pdata`, deflated:
// samples.h), and for each sample type a column of functions (column_head.h, costs.h): flat and
// cum as `pa top` shows them without filters, so that questions about functions are answered
// without looking at stacks. What is known of profiles apart from their content is packed for all
// together (metas.h). What a profile says of itself apart from its times (types, period, comments,
// mappings) is its head, a record that equal profiles share.
//
// Profiles of one service, release, default type and day lie together. Of all of them, and of those
// of each hour, there are rollups (`cell`, `cdata`: cells.h): sums of the columns, and of the
// stacks' values. A place says where columns are: that of a rollup is its number, > 0, that of a
// profile minus its row.
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
    PA_TABLE_LOCATIONS, // packed as locations.h has it
    PA_TABLE_STACKS,    // packed as stacks.h has it
    PA_TABLE_LABELS,    // sets of labels
    PA_TABLE_HEADS,
    PA_TABLE_NAMES,          // displayed names of functions, used by columns; whether inlined
    PA_TABLE_FUNCTION_NAMES, // by function, the number of its name + 1; varints
    PA_TABLE_METAS,          // what is known of profiles: metas.h
    PA_TABLE_SOURCES,        // paths and hashes of their files: metas.h
    PA_TABLE_COUNT
};

enum { PA_SOURCE_HASH = 16 };   // bytes of the hash of a source
enum { PA_SEGMENT_FORMAT = 3 }; // of the file; PRAGMA user_version
// pdata.id is the row of the profile << 16 | the sample type, cdata.id the place of the rollup in
// the same way.
enum { PA_SEGMENT_TYPE_BITS = 16 };

// What a store knows of a profile apart from its content. Texts are NUL-terminated and not NULL,
// but where it is said.
struct pa_stored_meta {
    uint8_t hash[PA_SOURCE_HASH];  // pa_hash_128() of the source's unpacked bytes
    const char *path;              // of the source; NULL in lists of the catalogue
    const char *service, *release; // "": not known
    const char *type;              // the sample type that is shown if none is asked for: "cpu"
    const char *labels;            // "key=value" lines, sorted
    int64_t time;                  // nanoseconds since 1970; 0: not known
};

struct pa_segment_writer;
// Returns an empty segment in memory, to be freed.
struct pa_segment_writer *pa_segment_writer_new(void);
// Frees the segment in memory, written or not. Not NULL.
void pa_segment_writer_free(struct pa_segment_writer *w);
// Adds a profile and what the store knows of it (with a path); both are copied. PA_ERROR_LIMIT for
// 65536 or more sample types, or if a sum of the profile's values does not fit into 64 bits; also
// fails where the profile's drop_frames is no regular expression. After a failure the segment is
// as if the profile had not been given.
PA_MUST_CHECK bool pa_segment_writer_add(struct pa_segment_writer *w,
                                         const struct pa_profile *profile,
                                         const struct pa_stored_meta *meta, struct pa_error *err);
// Returns the number of profiles that were added.
size_t pa_segment_writer_count(const struct pa_segment_writer *w);
// Returns what was given with profile `i`, from 0, borrowed. Profiles are in the order in which
// they were added; writing sorts them, and i is then the profile's row in the file less 1.
const struct pa_stored_meta *pa_segment_writer_meta(const struct pa_segment_writer *w, size_t i);
// Returns about how many bytes the segment takes in memory.
size_t pa_segment_writer_size(const struct pa_segment_writer *w);
struct pa_cells;
// Returns the groups of profiles that writing made (cells.h), borrowed; NULL before.
const struct pa_cells *pa_segment_writer_cells(const struct pa_segment_writer *w);
// Writes the segment to a new file at `path`, replacing one that is there, and waits until it is
// on the disk. A rollup whose sums do not fit into 64 bits is left out. After a failure there is
// no file; the error names it.
PA_MUST_CHECK bool pa_segment_writer_write(struct pa_segment_writer *w, const char *path,
                                           struct pa_error *err);

struct pa_segment;
// Opens a segment's file. It lives in `arena`, and is closed when that is released. Texts of it
// are added to `strings`. Only the tables of strings and names are read yet. PA_ERROR_UNSUPPORTED
// if it is of another version's format, PA_ERROR_FORMAT if it is damaged. Errors do not name the
// path; after one, *segment must not be used.
PA_MUST_CHECK bool pa_segment_open(const char *path, struct pa_strings *strings,
                                   struct pa_arena *arena, struct pa_segment **segment,
                                   struct pa_error *err);
// Sets *count to the number of profiles in the segment. PA_ERROR_FORMAT, and 0, if it is damaged.
PA_MUST_CHECK bool pa_segment_count(struct pa_segment *s, size_t *count, struct pa_error *err);
// Reads what is known of the profile of that row, from 1, with its source. Its texts are copied to
// `arena`. PA_ERROR_FORMAT if there is no such row or the segment is damaged.
PA_MUST_CHECK bool pa_segment_meta(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                                   struct pa_stored_meta *meta, struct pa_error *err);
// Makes the profile of that row, from 1, in `arena`; its strings are those given on opening.
// PA_ERROR_FORMAT if there is no such row or the segment is damaged.
PA_MUST_CHECK bool pa_segment_profile(struct pa_segment *s, int64_t row, struct pa_arena *arena,
                                      const struct pa_profile **profile, struct pa_error *err);

// ---- Sums of profiles

// The sum of profiles of one segment that have the same head. Set it to zero and then `head`; the
// caller releases `samples`.
struct pa_segment_sum {
    uint32_t head;                    // number of the record
    int64_t time, duration;           // the earliest known, the sum; nanoseconds
    struct pa_stored_samples samples; // of all; equal ones are added up now and then
    size_t joined;                    // number of samples when that was last done
};
// Sets *head to the number of the head of the profile at `row`, from 1. PA_ERROR_FORMAT, and 0, if
// there is no such row or the segment is damaged.
PA_MUST_CHECK bool pa_segment_head_of(struct pa_segment *s, int64_t row, uint32_t *head,
                                      struct pa_error *err);
// Adds the samples, time and duration of the profile at `row`, from 1, whose head must be
// sum->head. PA_ERROR_FORMAT if the profile is damaged, PA_ERROR_LIMIT if a sum does not fit into
// 64 bits; the sum cannot be used then.
PA_MUST_CHECK bool pa_segment_sum_add(struct pa_segment *s, int64_t row, struct pa_segment_sum *sum,
                                      struct pa_error *err);
// Makes a profile of the sum, in `arena`; equal samples are added up. PA_ERROR_LIMIT if a sum does
// not fit into 64 bits, PA_ERROR_FORMAT if the segment is damaged.
PA_MUST_CHECK bool pa_segment_sum_profile(struct pa_segment *s, struct pa_segment_sum *sum,
                                          struct pa_arena *arena, const struct pa_profile **profile,
                                          struct pa_error *err);

// ---- Columns of functions, by place: a rollup's number (> 0), or minus the row of a profile

// The column of functions of one sample type at a place.
struct pa_segment_column {
    const char *wanted; // name of the type, set by the caller; "" or NULL: the default type
    bool found;         // false: the place has no such type, and the rest is not set
    uint32_t number;    // index among the sample types of the place
    bool main;          // it is the default type
    pa_str type, unit;
    int64_t total;                // sum of the values, in `unit`
    struct pa_costs_reader costs; // flat and cum of each function, by number of its name
};
// Finds the column and begins to read it, without decoding the profile. column->costs is valid
// until the next call for this segment. A type that the place does not have, or a place that is
// not there, is no error: column->found is false then. PA_ERROR_FORMAT if the segment is damaged.
PA_MUST_CHECK bool pa_segment_column(struct pa_segment *s, int64_t place,
                                     struct pa_segment_column *column, struct pa_error *err);
// A displayed name of functions; pa_costs_next(&column.costs, …) gives their numbers.
struct pa_segment_name {
    pa_str name;
    bool inlined; // some call of such a function is inlined
};
// Returns the array of names, by number, and its length; it lives as long as the segment is open.
const struct pa_segment_name *pa_segment_names(const struct pa_segment *s, uint32_t *count);

// Some profiles of a place that have the same head.
struct pa_segment_head {
    uint32_t number;        // of the head's record
    int64_t time, duration; // the earliest known time, the sum of durations; nanoseconds
};
// What is called for each head; false, with `err` set, ends the walk.
struct pa_segment_heads {
    bool (*take)(struct pa_segment_heads *heads, const struct pa_segment_head *head,
                 struct pa_error *err);
};
// Calls heads->take for the heads of the profiles at a place; a head may come several times. False
// if `take` returned false, or the place is missing or damaged (PA_ERROR_FORMAT).
PA_MUST_CHECK bool pa_segment_each_head(struct pa_segment *s, int64_t place,
                                        struct pa_segment_heads *heads, struct pa_error *err);
// Makes a profile without samples of a head, in `arena`, with the head's time and duration.
// PA_ERROR_FORMAT if the segment is damaged.
PA_MUST_CHECK bool pa_segment_head_profile(struct pa_segment *s, const struct pa_segment_head *head,
                                           struct pa_arena *arena,
                                           const struct pa_profile **profile, struct pa_error *err);

// Values of one sample type by stack. Set `wanted` (the type's name; "" or NULL for the default
// type); the caller releases `samples`.
struct pa_segment_stacks {
    const char *wanted;
    bool found; // false: the place has no such type, or its rollup has no stacks of it
    struct pa_stored_samples samples;
};
// Appends the values at a place to stacks->samples, whose type_count becomes 1, without labels:
// their numbers are 0. Rollups have stacks of the default type only. False, with PA_ERROR_FORMAT,
// if the segment is damaged.
PA_MUST_CHECK bool pa_segment_stacks(struct pa_segment *s, int64_t place,
                                     struct pa_segment_stacks *stacks, struct pa_error *err);
struct pa_segment_tables;
// Reads the tables with stacks, locations and names of functions, unless that was done, and sets
// *tables to all tables. They live as long as the segment is open. PA_ERROR_FORMAT if they are
// damaged.
PA_MUST_CHECK bool pa_segment_all_tables(struct pa_segment *s,
                                         const struct pa_segment_tables **tables,
                                         struct pa_error *err);

#endif
