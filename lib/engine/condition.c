// SPDX-License-Identifier: Apache-2.0
#include "engine/engine_private.h"

#include <inttypes.h>
#include <stdlib.h>

void pa_sql_text(struct pa_strbuf *sql, const char *text, size_t size)
{
    pa_strbuf_addc(sql, '\'');
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\'' || text[i] == '\\')
            pa_strbuf_addc(sql, '\\');
        if (text[i])
            pa_strbuf_addc(sql, text[i]);
        else
            pa_strbuf_adds(sql, "\\0");
    }
    pa_strbuf_addc(sql, '\'');
}

static bool same_key(const struct pa_where_term *a, const struct pa_where_term *b)
{
    return a->label == b->label && strcmp(a->key, b->key) == 0;
}

static void put_term(struct pa_strbuf *sql, const struct pa_where_term *term)
{
    if (!term->label) { // service, release, type: columns of these names
        pa_strbuf_printf(sql, "%s = ", term->key);
        pa_sql_text(sql, term->value, strlen(term->value));
        return;
    }
    struct pa_strbuf line = {0};
    pa_strbuf_printf(&line, "\n%s=%s\n", term->key, term->value);
    pa_strbuf_adds(sql, "position(concat('\\n', labels), ");
    pa_sql_text(sql, line.text, line.size);
    pa_strbuf_adds(sql, ") > 0");
    pa_strbuf_release(&line);
}

// Appends the terms with the key of term `i`, joined by OR, if `i` is the first of them.
static void put_alternatives(struct pa_strbuf *sql, const struct pa_where *where, size_t i)
{
    for (size_t k = 0; k < i; k++) {
        if (same_key(&where->terms[i], &where->terms[k]))
            return;
    }
    const char *before = " AND (";
    for (size_t k = i; k < where->count; k++) {
        if (!same_key(&where->terms[i], &where->terms[k]))
            continue;
        pa_strbuf_adds(sql, before);
        put_term(sql, &where->terms[k]);
        before = " OR ";
    }
    pa_strbuf_addc(sql, ')');
}

void pa_sql_where(struct pa_strbuf *sql, const struct pa_where *where)
{
    pa_strbuf_adds(sql, "1");
    if (where->timed && where->from != INT64_MIN)
        pa_strbuf_printf(sql, " AND t >= %" PRId64 " AND d >= toDate(%" PRId64 ")", where->from,
                         where->from < 0 ? 0
                                         : where->from / PA_ENGINE_SECOND / PA_ENGINE_DAY_SECONDS);
    if (where->timed && where->to != INT64_MAX)
        pa_strbuf_printf(sql, " AND t < %" PRId64, where->to);
    for (size_t i = 0; i < where->count; i++)
        put_alternatives(sql, where, i);
}

// ---- What belongs to a list

static int by_number(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

static void put_batches(struct pa_strbuf *sql, const struct pa_engine_list *list)
{
    PA_VEC(uint64_t) batches = {0};
    for (size_t i = 0; i < list->list.profile_count; i++)
        pa_vec_push(&batches, list->profiles[i].batch);
    if (batches.count)
        qsort(batches.items, batches.count, sizeof *batches.items, by_number);
    for (size_t i = 0; i < batches.count; i++) {
        if (i == 0 || batches.items[i] != batches.items[i - 1])
            pa_strbuf_printf(sql, "%s%" PRIu64, i ? "," : "", batches.items[i]);
    }
    pa_vec_release(&batches);
}

// Appends the rows of a list that no condition selects (pa_engine_some()).
static void put_rows(struct pa_strbuf *sql, const struct pa_engine_list *list)
{
    for (size_t i = 0; i < list->list.profile_count; i++)
        pa_strbuf_printf(sql, "%s(%" PRIu64 ",%" PRIu32 ")", i ? "," : " AND (batch, row) IN (",
                         list->profiles[i].batch, list->profiles[i].row);
    pa_strbuf_adds(sql, list->list.profile_count ? ")" : " AND 0");
}

// Appends a condition for the services of the list, if they are not too many.
static void put_services(struct pa_strbuf *sql, const struct pa_engine_list *list)
{
    enum { MOST = 64 };
    const char *services[MOST];
    size_t count = 0;
    for (size_t i = 0; i < list->list.profile_count; i++) {
        const char *service = list->list.profiles[i].meta.service;
        size_t k = count;
        while (k-- > 0 && strcmp(services[k], service) != 0) {
        }
        if (k != SIZE_MAX)
            continue;
        if (count == MOST)
            return;
        services[count++] = service;
    }
    for (size_t i = 0; i < count; i++) {
        pa_strbuf_adds(sql, i ? "," : " AND service IN (");
        pa_sql_text(sql, services[i], strlen(services[i]));
    }
    pa_strbuf_adds(sql, ")");
}

void pa_sql_chosen(struct pa_strbuf *sql, const struct pa_engine_list *list, bool exactly)
{
    int64_t from = INT64_MAX, to = 0;
    for (size_t i = 0; i < list->list.profile_count; i++) {
        int64_t time = pa_engine_seconds(&list->list.profiles[i].meta);
        from = time < from ? time : from;
        to = time > to ? time : to;
    }
    pa_strbuf_printf(sql, "d BETWEEN toDate(%" PRId64 ") AND toDate(%" PRId64 ")",
                     from / PA_ENGINE_DAY_SECONDS, to / PA_ENGINE_DAY_SECONDS);
    put_services(sql, list);
    if (!exactly)
        return;
    if (!list->where) {
        put_rows(sql, list);
        return;
    }
    // Only batches of the list: rows that were exported since it was made are left out.
    pa_strbuf_adds(sql, " AND (batch, row) GLOBAL IN (SELECT batch, row FROM pa_profile WHERE ");
    pa_sql_where(sql, list->where);
    pa_strbuf_adds(sql, " AND batch IN (");
    put_batches(sql, list);
    pa_strbuf_adds(sql, ") ORDER BY batch, row LIMIT 1 BY source)");
}
