// SPDX-License-Identifier: Apache-2.0
#include "store/by_function.h"

#include "base/moment.h"
#include "base/number.h"
#include "base/regex.h"
#include "store/spans.h"

#include <stdlib.h>
#include <string.h>

struct found { // a function in the profiles of a key
    pa_str name;
    uint32_t key;
    size_t profiles;
    int64_t flat, cum;
};

struct asking {
    struct pa_part_visitor visitor; // first: what visit() gets
    const struct pa_function_question *question;
    struct pa_function_answer *answer;
    const struct pa_regex *regex;
    PA_VEC(uint8_t) matches;          // by string: 0 not looked at, 1 no, 2 yes
    const struct pa_segment *segment; // whose names were looked at
    size_t at;                        // and its number
    PA_VEC(uint8_t) wanted;           // by name of its columns
    PA_VEC(struct pa_function_cell) cells;
    PA_VEC(struct found) found;
    pa_str type, unit;
    bool overflow;
};

enum pa_store_grain pa_function_grain(enum pa_function_by by)
{
    return by == PA_BY_HOUR ? PA_GRAIN_HOURS : PA_GRAIN_DAYS;
}

const char *pa_function_time_key(enum pa_function_by by, int64_t time, struct pa_arena *arena)
{
    enum { HOUR = 13 };
    char text[PA_MOMENT_TEXT], name[PA_STORE_SPAN_NAME];
    if (by == PA_BY_HOUR && time) {
        pa_moment_text(time, text);
        return pa_arena_printf(arena, "%.*s:00Z", HOUR, text);
    }
    pa_store_span_name(by == PA_BY_MONTH  ? PA_SPAN_MONTH
                       : by == PA_BY_WEEK ? PA_SPAN_WEEK
                                          : PA_SPAN_DAY,
                       time, name);
    return pa_arena_strdup(arena, name);
}

static const char *key_of(struct asking *a, const struct pa_store_part *part)
{
    if (a->question->by == PA_BY_SERVICE)
        return part->service;
    if (a->question->by == PA_BY_RELEASE)
        return part->release;
    return pa_function_time_key(a->question->by, part->first, a->answer->arena);
}

// Returns the index of the part's cell. Searched from the end, as neighbouring parts mostly share a
// key.
static uint32_t cell_of(struct asking *a, const struct pa_store_part *part)
{
    const char *key = key_of(a, part);
    for (size_t i = a->cells.count; i-- > 0;) {
        if (strcmp(a->cells.items[i].key, key) == 0)
            return (uint32_t)i;
    }
    pa_vec_push(&a->cells, (struct pa_function_cell){.key = key});
    return (uint32_t)a->cells.count - 1;
}

static bool is_meant(struct asking *a, pa_str name)
{
    const struct pa_strings *strings = a->visitor.strings;
    while (a->matches.count <= name)
        pa_vec_push(&a->matches, 0);
    uint8_t *seen = &a->matches.items[name];
    if (!*seen) {
        const char *text = pa_strings_text(strings, name);
        bool yes = strcmp(text, a->question->function) == 0 ||
                   (a->regex && pa_regex_match(a->regex, text, pa_strings_size(strings, name)));
        *seen = yes ? 2 : 1;
    }
    return *seen == 2;
}

static void add(struct asking *a, int64_t *sum, int64_t value)
{
    a->overflow |= !pa_add_int64(*sum, value, sum);
}

static void take(struct asking *a, uint32_t key, pa_str name, const struct pa_cost *cost)
{
    size_t i = a->found.count;
    while (i > 0 && (a->found.items[i - 1].name != name || a->found.items[i - 1].key != key))
        i--;
    if (i == 0) {
        pa_vec_push(&a->found, (struct found){.name = name, .key = key});
        i = a->found.count;
    }
    struct found *f = &a->found.items[i - 1];
    f->profiles += cost->profiles;
    add(a, &f->flat, cost->flat);
    add(a, &f->cum, cost->cum);
}

static bool check_type(struct asking *a, const struct pa_segment_column *column,
                       const struct pa_store_part *part, struct pa_error *err)
{
    if (!a->type) {
        a->type = column->type;
        a->unit = column->unit;
    }
    if (a->type == column->type && a->unit == column->unit)
        return true;
    const struct pa_strings *s = a->visitor.strings;
    return pa_error_set(err, PA_ERROR_USAGE,
                        "profiles of %s have %s in %s, those before have %s in %s: --where type= "
                        "or --sample-index says what is meant",
                        *part->service ? part->service : "no service",
                        pa_strings_text(s, column->type), pa_strings_text(s, column->unit),
                        pa_strings_text(s, a->type), pa_strings_text(s, a->unit));
}

// Sets a->wanted: which names of the segment match the question.
static void look_at_names(struct asking *a, const struct pa_segment *segment)
{
    uint32_t count;
    const struct pa_segment_name *names = pa_segment_names(segment, &count);
    a->segment = segment;
    a->wanted.count = 0;
    for (uint32_t i = 0; i < count; i++)
        pa_vec_push(&a->wanted, is_meant(a, names[i].name));
}

static bool visit(struct pa_part_visitor *v, struct pa_segment *segment,
                  const struct pa_store_part *part, struct pa_error *err)
{
    struct asking *a = (struct asking *)v;
    struct pa_segment_column column = {.wanted = a->question->type};
    struct pa_cost cost;
    uint32_t count;
    if (a->segment != segment || part->segment != a->at)
        look_at_names(a, segment);
    a->at = part->segment;
    v->damaged = !pa_segment_column(segment, part->place, &column, err);
    if (v->damaged || !column.found)
        return !v->damaged;
    if (!check_type(a, &column, part, err))
        return false;
    const struct pa_segment_name *names = pa_segment_names(segment, &count);
    uint32_t key = cell_of(a, part);
    a->cells.items[key].profiles += part->profiles;
    add(a, &a->cells.items[key].total, column.total);
    while (pa_costs_next(&column.costs, &cost)) {
        if (a->wanted.items[cost.name])
            take(a, key, names[cost.name].name, &cost);
    }
    return !column.costs.in.bad ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of functions is cut off");
}

// Chooses the function: the one of exactly this name, else the only one that matches.
static bool choose(struct asking *a, pa_str *name, struct pa_error *err)
{
    const struct pa_strings *s = a->visitor.strings;
    const char *wanted = a->question->function;
    pa_str exact = pa_strings_find(s, wanted, strlen(wanted));
    *name = 0;
    for (size_t i = 0; i < a->found.count; i++) {
        pa_str this = a->found.items[i].name;
        if (this == exact) {
            *name = exact;
            return true;
        }
        *name = *name ? *name : this;
    }
    for (size_t i = 0; i < a->found.count; i++) {
        if (a->found.items[i].name != *name)
            return pa_error_set(err, PA_ERROR_USAGE, "'%s' matches %s and others: one is wanted",
                                wanted, pa_strings_text(s, *name));
    }
    return a->found.count || pa_error_set(err, PA_ERROR_USAGE, "no function matches '%s'", wanted);
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct pa_function_cell *)a)->key,
                  ((const struct pa_function_cell *)b)->key);
}

static bool finish(struct asking *a, struct pa_error *err)
{
    pa_str name;
    struct pa_function_answer *answer = a->answer;
    const struct pa_strings *s = a->visitor.strings;
    if (a->overflow)
        return pa_error_set(err, PA_ERROR_LIMIT, "sums do not fit into 64 bits");
    if (!choose(a, &name, err))
        return false;
    for (size_t i = 0; i < a->found.count; i++) {
        const struct found *f = &a->found.items[i];
        struct pa_function_cell *cell = &a->cells.items[f->key];
        if (f->name != name)
            continue;
        cell->profiles_with = f->profiles;
        cell->flat = f->flat;
        cell->cum = f->cum;
    }
    qsort(a->cells.items, a->cells.count, sizeof *a->cells.items, by_key);
    answer->cells =
        pa_arena_memdup(answer->arena, a->cells.items, a->cells.count * sizeof *a->cells.items);
    answer->count = a->cells.count;
    answer->name = pa_strings_text(s, name);
    answer->type = pa_strings_text(s, a->type);
    answer->unit = pa_strings_text(s, a->unit);
    return true;
}

bool pa_store_by_function(const struct pa_store_parts *parts,
                          const struct pa_function_question *question, struct pa_part_visitor *v,
                          struct pa_function_answer *answer, struct pa_error *err)
{
    struct asking a = {.visitor = *v, .question = question, .answer = answer};
    a.visitor.visit = visit;
    struct pa_error no_regex = {0}; // a name need not be an expression
    a.regex = pa_regex_in(answer->arena, question->function, &no_regex);
    bool ok = pa_store_each_part(parts, &a.visitor, err);
    v->read = a.visitor.read;
    ok = ok && (!a.regex || pa_regex_check(a.regex, err));
    if (ok && !a.regex && !a.found.count) {
        *err = no_regex;
        ok = false;
    }
    ok = ok && finish(&a, err);
    pa_vec_release(&a.matches);
    pa_vec_release(&a.wanted);
    pa_vec_release(&a.cells);
    pa_vec_release(&a.found);
    return ok;
}
