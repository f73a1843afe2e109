// SPDX-License-Identifier: Apache-2.0
// Benchmark records: what every benchmark reader fills and every benchmark report reads.
//
// A set holds *results* in reading order. A result is one line of `go test -bench` (or what another
// tool says of one run): a name, the configuration that was in force, and its measurements.
//
//     pa_records_source(&set, "old.txt", "old");
//     pa_records_config(&set, "goos", "linux");              // holds from here to the next change
//     pa_records_result(&set, "Encode/json-8", 1000, line);
//     pa_records_value(&set, 118.4, "ns/op");
//     pa_records_value(&set, 3, "allocs/op");
//
// Invariants: names, keys and units are ids of set->strings, equal texts have equal ids. Every
// result has at least one value: a reader that finds none takes the result back with
// pa_records_drop(). Values are kept as measured; the *tidied* value (ns → sec, MB → B) is
// pa_records_tidy(). A configuration is written once and shared by all results it holds for.
//
// What readers of other tools agree on, beside their own keys and units:
//   - key `tool` names the tool (wrk, hey, …); key `loop` is `open` (a fixed request rate) or
//     `closed`. Both split tables, so unlike tools are never compared with each other;
//   - key `samples` is `aggregate` if values are means over runs that are not in the file: such
//     values are shown but not tested;
//   - unit `errors` counts what failed (requests, iterations): any above zero marks all the times
//     of that result;
//   - one run of the tool is one result, whatever happened inside it;
//   - pa_records_better() once for each unit whose direction pa does not know
//     (known: sec, B/op, allocs/op, B/s and what ends in /sec or /s).
#ifndef PA_BENCH_RECORD_H
#define PA_BENCH_RECORD_H

#include "base/arena.h"
#include "base/attributes.h"
#include "base/hash.h"
#include "base/intern.h"
#include "base/vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_record_pair {
    pa_str key, value; // value is never ""
};

struct pa_record_config {
    uint32_t first, count; // in set->pairs
};

struct pa_record_unit {
    pa_str name, tidy; // "ns/op", "sec/op"
    double factor;     // tidied = measured × factor
};

struct pa_record_value {
    double measured;
    uint32_t unit; // in set->units
};

struct pa_record {
    pa_str name; // without "Benchmark"
    uint32_t config, source, line;
    uint32_t first_value, value_count; // in set->values
    int64_t iterations;                // as the tool reports them, for all values of the result
};

struct pa_record_source {
    const char *path, *label;
    size_t lines, results; // read, found
    const struct pa_record_moment *moments;
    size_t moment_count; // 0: the file tells only how it was altogether
    bool load;           // written by a load tester (wrk, hey, …)
    double begun;        // the test's first request, in seconds since 1970; NaN: not known
};

// What a load test saw in a stretch of its time, of all its targets together.
struct pa_record_moment {
    double at;       // the middle of the stretch, in seconds since the test's first request
    double rate;     // requests a second that ended in it
    double errors;   // the share of them that failed
    double p50, p99; // latencies in seconds; NaN: none are known
};

// What a `Unit` line says; `unit` is tidied.
struct pa_record_meta {
    pa_str unit, key, value;
};

struct pa_records {
    struct pa_arena arena;
    struct pa_strings strings, unit_names;
    PA_VEC(struct pa_record) results;
    PA_VEC(struct pa_record_value) values;
    PA_VEC(struct pa_record_unit) units; // by id of unit_names; [0] is unused
    PA_VEC(struct pa_record_config) configs;
    PA_VEC(struct pa_record_pair) pairs;
    PA_VEC(struct pa_record_source) sources;
    PA_VEC(struct pa_record_meta) meta;
    struct pa_index meta_index;    // by unit and key
    PA_VEC(const char *) warnings; // "old.txt:7: missing units"
    // The configuration in force; `changed` until a result makes it one of configs.
    PA_VEC(struct pa_record_pair) current;
    bool changed;
};

// Frees everything that the set holds, all of its texts included. The set itself is the caller's.
void pa_records_release(struct pa_records *set);

// Begins a file (a source) and clears the configuration; results that follow belong to it. `label`
// is what the key .file gives. Both texts are copied.
void pa_records_source(struct pa_records *set, const char *path, const char *label);
// Sets the course over time of the last source, `count` stretches in order of time; copied. There
// must be a source; count of 0 leaves it as it is.
void pa_records_moments(struct pa_records *set, const struct pa_record_moment *moments,
                        size_t count);
// Sets when the test of the last source made its first request: seconds since 1970 if `at` is after
// 2001, else seconds of a clock that nobody knows, which leave it not known.
void pa_records_begun(struct pa_records *set, double at);
// A state of a set that pa_records_undo() returns to.
struct pa_records_mark {
    size_t sources, results, values;
};
// Returns the present state of the set, for pa_records_undo().
struct pa_records_mark pa_records_mark(const struct pa_records *set);
// Removes the sources, results and values that were added since the mark. Strings, configurations,
// units, unit metadata and warnings stay.
void pa_records_undo(struct pa_records *set, const struct pa_records_mark *mark);

// Configuration keys that may be in force at once.
enum { PA_RECORDS_MAX_KEYS = 256 };
// Sets a key of the configuration for the results that follow in this source; the value "" deletes
// it, and its place goes to the last key: the order of keys decides the order of columns. Both are
// copied. A key beyond PA_RECORDS_MAX_KEYS is left out with a warning.
void pa_records_config(struct pa_records *set, const char *key, const char *value);
// Sets a key as pa_records_config() does, with the sizes of key and value given, which need not be
// NUL-terminated.
void pa_records_config_n(struct pa_records *set, const char *key, size_t key_size,
                         const char *value, size_t value_size);

// Adds a result to the last source, of which there must be one; its values follow. `name` is
// without "Benchmark" and copied; `line` is its line in the file, from 1, or 0.
void pa_records_result(struct pa_records *set, const char *name, int64_t iterations, uint32_t line);
// Adds a result as pa_records_result() does, with the size of the name given, which need not be
// NUL-terminated.
void pa_records_result_n(struct pa_records *set, const char *name, size_t size, int64_t iterations,
                         uint32_t line);
// Adds a measurement to the last result, in the unit as it is written in the file, which is
// copied. A unit that comes twice in a result gives two samples.
void pa_records_value(struct pa_records *set, double measured, const char *unit);
// Adds a measurement as pa_records_value() does, with the size of the unit given, which need not
// be NUL-terminated.
void pa_records_value_n(struct pa_records *set, double measured, const char *unit, size_t size);
// Removes the last result, of which there must be one, and its values.
void pa_records_drop(struct pa_records *set);

// Sets unit metadata, such as better=higher, for all files; `unit` is tidied, the texts are
// copied. The first value of a unit and key stays: returns NULL if it is set now or was the same
// before, otherwise the value that it had, which stays.
const char *pa_records_meta_set(struct pa_records *set, const char *unit, const char *key,
                                const char *value);
// Adds unit metadata given as ids of set->strings; the unit is not tidied. The unit must not have
// that key yet.
void pa_records_meta_add(struct pa_records *set, struct pa_record_meta meta);
// Sets which direction of a unit is better, "higher" or "lower", unless the files have said so
// before.
void pa_records_better(struct pa_records *set, const char *unit, const char *direction);
// Returns the value of a metadata key for a tidied unit, an id of set->strings; NULL if it is not
// set. Lives as long as the set.
const char *pa_records_meta(const struct pa_records *set, pa_str tidy_unit, const char *key);

// Adds a warning that does not stop reading, with the path of the last source in front:
// "path:line: text" (line 0: "path: text"). The text, printf's, is cut at 511 bytes.
void pa_records_warn(struct pa_records *set, size_t line, const char *format, ...) PA_PRINTF(3, 4);

// Returns a value in its tidied unit: 2e-6 sec/op for 2000 ns/op measured.
static inline double pa_records_tidy(const struct pa_records *set,
                                     const struct pa_record_value *value)
{
    return value->measured * set->units.items[value->unit].factor;
}

// Returns the NUL-terminated text of an id of set->strings; it lives as long as the set.
static inline const char *pa_records_text(const struct pa_records *set, pa_str id)
{
    return pa_strings_text(&set->strings, id);
}

// Returns the value of a key in set->configs.items[config], an id of set->strings; 0 ("") if it is
// not set. `key` is an id too; one that does not exist (UINT32_MAX) is not set.
pa_str pa_records_config_get(const struct pa_records *set, uint32_t config, pa_str key);

#endif
