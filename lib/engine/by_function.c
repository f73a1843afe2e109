// SPDX-License-Identifier: Apache-2.0
#include "engine/engine_private.h"

#include "base/moment.h"
#include "base/number.h"
#include "base/regex.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>

struct asking {
    struct pa_engine *e;
    const struct pa_engine_list *list;
    const struct pa_function_question *question;
    struct pa_function_answer *answer;
    const struct pa_engine_type *type;
    PA_VEC(struct pa_function_cell) cells;
};

static const char *key_of_hour(struct asking *a, int64_t hour)
{
    enum { HOUR_SECONDS = 3600 };
    int64_t time = hour * HOUR_SECONDS * PA_ENGINE_SECOND;
    return pa_function_time_key(a->question->by, time ? time : 1, a->answer->arena); // 0: undated
}

static const char *key_of(struct asking *a, const struct pa_stored_meta *meta)
{
    enum { HOUR_SECONDS = 3600 };
    if (a->question->by == PA_BY_SERVICE)
        return meta->service;
    if (a->question->by == PA_BY_RELEASE)
        return meta->release;
    return meta->time ? key_of_hour(a, meta->time / PA_ENGINE_SECOND / HOUR_SECONDS) : "undated";
}

static struct pa_function_cell *cell_of(struct asking *a, const char *key)
{
    for (size_t i = a->cells.count; i-- > 0;) {
        if (strcmp(a->cells.items[i].key, key) == 0)
            return &a->cells.items[i];
    }
    pa_vec_push(&a->cells, (struct pa_function_cell){.key = key});
    return &a->cells.items[a->cells.count - 1];
}

// ---- Types and totals, which the list has

// The type that is asked for; NULL: the profile has none of that name.
static const struct pa_engine_type *type_of(const struct asking *a,
                                            const struct pa_engine_profile *p)
{
    const char *wanted = a->question->type;
    if (!wanted || !*wanted)
        return &p->types[p->main_type];
    for (size_t i = 0; i < p->type_count; i++) {
        if (strcmp(p->types[i].type, wanted) == 0)
            return &p->types[i];
    }
    return NULL;
}

static bool add_totals(struct asking *a, struct pa_error *err)
{
    for (size_t i = 0; i < a->list->list.profile_count; i++) {
        const struct pa_stored_meta *meta = &a->list->list.profiles[i].meta;
        const struct pa_engine_type *t = type_of(a, &a->list->profiles[i]);
        if (!t)
            continue;
        a->type = a->type ? a->type : t;
        if (strcmp(t->type, a->type->type) != 0 || strcmp(t->unit, a->type->unit) != 0)
            return pa_error_set(err, PA_ERROR_USAGE,
                                "profiles of %s have %s in %s, those before have %s in %s: --where "
                                "type= or --sample-index says what is meant",
                                *meta->service ? meta->service : "no service", t->type, t->unit,
                                a->type->type, a->type->unit);
        struct pa_function_cell *cell = cell_of(a, key_of(a, meta));
        cell->profiles++;
        if (!pa_add_int64(cell->total, t->total, &cell->total))
            return pa_error_set(err, PA_ERROR_LIMIT, "sums do not fit into 64 bits");
    }
    return true;
}

// Answers by day or hour need times that a DateTime can hold.
static bool check_times(const struct asking *a, struct pa_error *err)
{
    for (size_t i = 0; i < a->list->list.profile_count && a->question->by < PA_BY_RELEASE; i++) {
        const struct pa_stored_meta *meta = &a->list->list.profiles[i].meta;
        if (meta->time / PA_ENGINE_SECOND != pa_engine_seconds(meta))
            return pa_error_set(err, PA_ERROR_LIMIT,
                                "%s: its time is not between 1970 and 2106: an engine has no day "
                                "for it",
                                meta->path);
    }
    return true;
}

// ---- The function

static void put_chosen(const struct asking *a, struct pa_strbuf *sql)
{
    pa_strbuf_adds(sql, " FROM pa_func WHERE vtype = ");
    pa_sql_text(sql, a->type->type, strlen(a->type->type));
    pa_strbuf_adds(sql, " AND ");
    pa_sql_chosen(sql, a->list, true);
}

static bool has(struct asking *a, const char *name, bool *found, struct pa_error *err)
{
    struct pa_strbuf sql = {0};
    struct pa_engine_answer answer;
    pa_strbuf_adds(&sql, "SELECT count()");
    put_chosen(a, &sql);
    pa_strbuf_adds(&sql, " AND func = ");
    pa_sql_text(&sql, name, strlen(name));
    pa_strbuf_adds(&sql, " FORMAT RowBinary");
    bool ok = pa_engine_ask(a->e, &sql, &answer, err);
    *found = ok && pa_rows_get_u64(&answer.rows) > 0;
    pa_engine_answer_release(&answer);
    pa_strbuf_release(&sql);
    return ok;
}

static bool choose_of(struct asking *a, struct pa_rows *in, const struct pa_regex *regex,
                      struct pa_error *err)
{
    const char *wanted = a->question->function;
    while (pa_rows_more(in)) {
        size_t size;
        const char *text = pa_rows_get_bytes(in, &size);
        if (!pa_regex_match(regex, text, size))
            continue;
        if (a->answer->name)
            return pa_error_set(err, PA_ERROR_USAGE, "'%s' matches %s and others: one is wanted",
                                wanted, a->answer->name);
        a->answer->name = pa_arena_strndup(a->answer->arena, text, size);
    }
    return pa_regex_check(regex, err) &&
           (a->answer->name ||
            pa_error_set(err, PA_ERROR_USAGE, "no function matches '%s'", wanted));
}

// Chooses the function: the one of exactly this name, else the only one that matches.
static bool choose(struct asking *a, struct pa_error *err)
{
    const struct pa_regex *regex = pa_regex_in(a->answer->arena, a->question->function, err);
    struct pa_strbuf sql = {0};
    struct pa_engine_answer answer;
    bool found = false;
    if (!regex || !has(a, a->question->function, &found, err))
        return false;
    if (found) {
        a->answer->name = a->question->function;
        return true;
    }
    pa_strbuf_adds(&sql, "SELECT DISTINCT func");
    put_chosen(a, &sql);
    pa_strbuf_adds(&sql, " FORMAT RowBinary");
    bool ok = pa_engine_ask(a->e, &sql, &answer, err) && choose_of(a, &answer.rows, regex, err);
    pa_engine_answer_release(&answer);
    pa_strbuf_release(&sql);
    return ok;
}

// ---- Sums

static const char *get_key(struct asking *a, struct pa_rows *in)
{
    size_t size;
    if (a->question->by == PA_BY_SERVICE || a->question->by == PA_BY_RELEASE) {
        const char *text = pa_rows_get_bytes(in, &size);
        return pa_arena_strndup(a->answer->arena, text, size);
    }
    enum { HOUR_SECONDS = 3600 };
    uint32_t hour = pa_rows_get_u32(in);
    if (hour > UINT32_MAX / HOUR_SECONDS) { // no DateTime has it
        in->bad = true;
        return "";
    }
    return pa_rows_get_u8(in) ? "undated" : key_of_hour(a, hour);
}

static bool get_cell(struct asking *a, struct pa_rows *in, struct pa_error *err)
{
    const char *key = get_key(a, in);
    struct pa_function_cell *cell = cell_of(a, key);
    cell->profiles_with += pa_rows_get_u64(in);
    int64_t flat = (int64_t)pa_rows_get_u64(in), cum = (int64_t)pa_rows_get_u64(in);
    bool fits = fabs(pa_rows_get_double(in)) < 9.2233720368e18;
    fits = pa_add_int64(cell->flat, flat, &cell->flat) &&
           pa_add_int64(cell->cum, cum, &cell->cum) && fits;
    return fits || pa_error_set(err, PA_ERROR_LIMIT, "sums do not fit into 64 bits");
}

static bool sum(struct asking *a, struct pa_error *err)
{
    bool time = a->question->by < PA_BY_RELEASE;
    const char *key = a->question->by == PA_BY_SERVICE ? "service" : "release";
    struct pa_strbuf sql = {0};
    struct pa_engine_answer answer;
    pa_strbuf_printf(&sql,
                     "SELECT %s, count(), sum(flat), sum(cum), "
                     "greatest(sum(abs(toFloat64(flat))), sum(abs(toFloat64(cum))))",
                     time ? "intDiv(toUInt32(t), 3600) AS h, t = 0 AS u" : key);
    put_chosen(a, &sql);
    pa_strbuf_adds(&sql, " AND func = ");
    pa_sql_text(&sql, a->answer->name, strlen(a->answer->name));
    pa_strbuf_printf(&sql, " GROUP BY %s FORMAT RowBinary", time ? "h, u" : key);
    bool ok = pa_engine_ask(a->e, &sql, &answer, err);
    while (ok && pa_rows_more(&answer.rows))
        ok = get_cell(a, &answer.rows, err);
    if (ok && answer.rows.bad)
        ok = pa_engine_damaged(a->e, "rows of pa_func are not those of this version", err);
    pa_engine_answer_release(&answer);
    pa_strbuf_release(&sql);
    return ok;
}

static int by_key(const void *a, const void *b)
{
    return strcmp(((const struct pa_function_cell *)a)->key,
                  ((const struct pa_function_cell *)b)->key);
}

bool pa_engine_by_function(struct pa_engine *e, const struct pa_engine_list *list,
                           const struct pa_function_question *question,
                           struct pa_function_answer *answer, struct pa_error *err)
{
    struct asking a = {.e = e, .list = list, .question = question, .answer = answer};
    answer->name = NULL;
    bool ok = add_totals(&a, err) && check_times(&a, err);
    if (ok && !a.type)
        ok = pa_error_set(err, PA_ERROR_USAGE, "no function matches '%s'", question->function);
    ok = ok && choose(&a, err) && sum(&a, err);
    if (ok) {
        qsort(a.cells.items, a.cells.count, sizeof *a.cells.items, by_key);
        answer->cells =
            pa_arena_memdup(answer->arena, a.cells.items, a.cells.count * sizeof *a.cells.items);
        answer->count = a.cells.count;
        answer->type = a.type->type;
        answer->unit = a.type->unit;
    }
    pa_vec_release(&a.cells);
    return ok;
}
