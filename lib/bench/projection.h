// SPDX-License-Identifier: Apache-2.0
// Projections: which keys of a result make its table, its row and its column.
//
//     projection = { key [ "@" order ] [ "," ] }
//     order      = "first" | "alpha" | "num" | "(" word { word } ")"
//
// A key is one of bench/extract.h, or .config: all configuration keys that no other projection of
// the same layout names. .fullname likewise loses the parts of the name that others name. A list of
// words orders and filters at once.
//
// The values a projection gives for a result are a tuple; equal tuples are one *key id*. Ids are
// dense and in order of first appearance; pa_projection_sort() puts them in the order asked for.
#ifndef PA_BENCH_PROJECTION_H
#define PA_BENCH_PROJECTION_H

#include "base/arena.h"
#include "base/error.h"
#include "base/hash.h"
#include "bench/extract.h"
#include "bench/record.h"

enum pa_projection_order {
    PA_ORDER_FIRST, // first appearance
    PA_ORDER_ALPHA,
    PA_ORDER_NUM,   // 1k < 2Mi; what is no number comes last
    PA_ORDER_FIXED, // as listed
};

struct pa_projection_field {
    const char *name;
    enum pa_projection_order order;
    bool in_config;      // found by .config: its first appearances are not kept
    const char **listed; // PA_ORDER_FIXED
    size_t listed_count;
    PA_VEC(uint32_t) seen; // PA_ORDER_FIRST, by pa_str: 1 + rank of first appearance; 0: not seen
    uint32_t seen_count;
};

enum pa_projection_kind { PA_PROJECT_KEY, PA_PROJECT_CONFIG, PA_PROJECT_FULLNAME, PA_PROJECT_UNIT };

// One key of the expression.
struct pa_projection_part {
    enum pa_projection_kind kind;
    struct pa_extract extract;
    enum pa_projection_order order;
    uint32_t field;         // in fields, unless CONFIG
    PA_VEC(uint32_t) found; // CONFIG: its fields, in order of first appearance
    PA_VEC(int32_t) by_key; // CONFIG, by pa_str of the key: 0 not seen, -1 excluded, else 1 + field
};

struct pa_projection {
    PA_VEC(struct pa_projection_field) fields;
    PA_VEC(struct pa_projection_part) parts;
    // The keys: tuples of values by field, without the empty ones at the end.
    PA_VEC(pa_str) values;
    PA_VEC(struct pa_record_config) keys; // first, count in values
    struct pa_index index;
    PA_VEC(pa_str) tuple; // the one being made
};

// The keys that the projections of one layout name: .config and .fullname leave out the keys that
// the other projections have.
struct pa_projection_scope {
    struct pa_arena *arena;
    PA_VEC(struct pa_span) config_keys; // named somewhere
    PA_VEC(struct pa_span) name_keys;   // ".name", "/key="
    bool has_config, has_fullname;
};
// Frees the arrays of the scope; its arena is the caller's.
void pa_projection_scope_release(struct pa_projection_scope *scope);

// Parses `expression` into `projection`, which is all zero before, and adds its keys to the scope.
// False, with the place in `err`, if it is wrong. All projections of a scope are parsed before any
// of them is used. To be released in either case.
PA_MUST_CHECK bool pa_projection_parse(struct pa_projection *projection, const char *expression,
                                       struct pa_projection_scope *scope, struct pa_error *err);
// Fills `residue`, which is all zero before, with a projection of all configuration keys and parts
// of the name that no other projection of the scope names; call it when all others are parsed. To
// be released.
void pa_projection_residue(struct pa_projection *residue, struct pa_projection_scope *scope);
// Adds .unit, the tidied unit, as the last field of a parsed projection.
void pa_projection_add_unit(struct pa_projection *projection);
// Frees what the projection holds. The projection itself is the caller's.
void pa_projection_release(struct pa_projection *projection);

// Returns whether the result has one of the listed words for each key whose order is a list; true
// for projections without lists.
bool pa_projection_admits(const struct pa_projection *projection, const struct pa_records *set,
                          const struct pa_record *result);

// Returns the key id of a result, a dense number from 0: equal tuples of values have the same id.
// `unit` is the tidied unit's id in set->strings, which counts if the projection has .unit; else
// 0. Adds strings to the set, and fields to the projection for configuration keys that .config
// meets for the first time.
uint32_t pa_projection_key(struct pa_projection *projection,
                           const struct pa_projection_scope *scope, struct pa_records *set,
                           const struct pa_record *result, pa_str unit);

// Writes the indexes of the projection's fields to `fields`, in the order of the expression, those
// found by .config in the place of .config. Returns their number; `fields` has room for
// projection->fields.count.
size_t pa_projection_fields(const struct pa_projection *projection, uint32_t *fields);
// Returns the value of field `field` in key `key`, an id of the set's strings; 0 ("") where the
// key has none. Both are indexes of this projection.
pa_str pa_projection_value(const struct pa_projection *projection, uint32_t key, uint32_t field);
// Returns the label of a key for the head of a table, row or column: the values of its fields that
// are not empty, joined by blanks. NUL-terminated, in `arena`.
const char *pa_projection_label(const struct pa_projection *projection,
                                const struct pa_records *set, uint32_t key, struct pa_arena *arena);

// Sorts `count` key ids in place by the orders of the projection's fields, the first field first.
void pa_projection_sort(const struct pa_projection *projection, const struct pa_records *set,
                        uint32_t *keys, size_t count);

#endif
