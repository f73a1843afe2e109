// SPDX-License-Identifier: Apache-2.0
#include "store/parts.h"

#include "store/catalog_private.h"

#include <stdlib.h>
#include <string.h>

struct finding {
    struct pa_catalog *c;
    const struct pa_where *where;
    enum pa_store_grain grain;
    struct pa_arena *arena;
    struct pa_statement *wholes, *hours;
    PA_VEC(struct pa_store_part) list;
    PA_VEC(int64_t) taken; // hours of the whole at hand
    const char *texts[3];  // the last ones: neighbours are alike
};

#define AN_HOUR ((int64_t)3600 * 1000000000)

// The text of a column, which neighbours mostly share.
static const char *text_of(struct finding *f, struct pa_statement *st, int column, unsigned which)
{
    const char *text = pa_column_text(st, column);
    text = text ? text : "";
    if (!f->texts[which] || strcmp(f->texts[which], text) != 0)
        f->texts[which] = pa_arena_strdup(f->arena, text);
    return f->texts[which];
}

static enum pa_where_part part_of(const struct finding *f, const struct pa_store_part *p)
{
    const struct pa_stored_meta meta = {
        .service = p->service, .release = p->release, .type = p->type, .labels = ""};
    return pa_where_part(f->where, &meta, p->first, p->last);
}

// Reads first, last, profiles, place and special from the statement's columns from `column` on.
static void take_span(struct pa_statement *st, int column, struct pa_store_part *p)
{
    p->first = pa_column_int64(st, column);
    p->last = pa_column_int64(st, column + 1);
    p->profiles = (size_t)pa_column_int64(st, column + 2);
    p->place = pa_column_int64(st, column + 3);
    p->special = pa_column_int64(st, column + 4) != 0;
}

static void bind(struct pa_statement *st, int64_t segment, int64_t whole)
{
    pa_statement_reset(st);
    pa_bind_int64(st, 1, segment);
    pa_bind_int64(st, 2, whole);
}

static bool add_hours(struct finding *f, const struct pa_store_part *whole, int64_t segment,
                      int64_t id, struct pa_error *err)
{
    int code;
    f->taken.count = 0;
    if (f->grain > PA_GRAIN_HOURS)
        return true;
    bind(f->hours, segment, id);
    while ((code = pa_statement_step(f->hours)) == SQLITE_ROW) {
        struct pa_store_part p = *whole;
        take_span(f->hours, 1, &p);
        if (part_of(f, &p) != PA_WHERE_ALL)
            continue;
        pa_vec_push(&f->list, p);
        pa_vec_push(&f->taken, pa_column_int64(f->hours, 0));
    }
    return code == SQLITE_DONE || pa_db_fail(f->c->db, err);
}

static bool is_taken(const struct finding *f, int64_t time)
{
    int64_t hour = time / AN_HOUR - (time % AN_HOUR < 0);
    for (size_t i = 0; i < f->taken.count; i++) {
        if (f->taken.items[i] == hour)
            return true;
    }
    return false;
}

static bool add_profiles(struct finding *f, const struct pa_store_part *whole, int64_t segment,
                         int64_t row, struct pa_error *err)
{
    struct pa_catalog_whole all = {
        .segment = segment,
        .row = row,
        .profiles = whole->profiles,
        .of = {.service = whole->service, .release = whole->release, .type = whole->type}};
    struct pa_arena arena = {0};
    bool ok = pa_catalog_span(f->c, &all, &arena, err);
    for (size_t i = 0; i < all.profiles && ok; i++) {
        struct pa_store_part p = *whole;
        p.place = -(row + (int64_t)i);
        p.first = p.last = all.rows[i].meta.time;
        p.profiles = 1;
        if (!is_taken(f, p.first) && pa_where_has(f->where, &all.rows[i].meta))
            pa_vec_push(&f->list, p);
    }
    free(all.rows);
    pa_arena_release(&arena);
    return ok;
}

// Adds the whole, or else the parts of it that are asked for.
static bool add_whole(struct finding *f, const struct pa_store_part *whole, int64_t segment,
                      int64_t id, struct pa_error *err)
{
    enum pa_where_part part = part_of(f, whole);
    if (part == PA_WHERE_NONE)
        return true;
    bool one = whole->profiles == 1 && part == PA_WHERE_ALL;
    if (one || (part == PA_WHERE_ALL && whole->place && f->grain == PA_GRAIN_DAYS)) {
        pa_vec_push(&f->list, *whole);
        return true;
    }
    return add_hours(f, whole, segment, id, err) && add_profiles(f, whole, segment, id, err);
}

static bool find_in(struct finding *f, const struct pa_catalog_segment *s, size_t index,
                    struct pa_error *err)
{
    int code;
    pa_statement_reset(f->wholes);
    pa_bind_int64(f->wholes, 1, s->id);
    while ((code = pa_statement_step(f->wholes)) == SQLITE_ROW) {
        struct pa_store_part p = {.segment = index,
                                  .service = text_of(f, f->wholes, 1, 0),
                                  .release = text_of(f, f->wholes, 2, 1),
                                  .type = text_of(f, f->wholes, 3, 2)};
        take_span(f->wholes, 4, &p);
        if (!add_whole(f, &p, s->id, pa_column_int64(f->wholes, 0), err))
            return false;
    }
    return code == SQLITE_DONE || pa_db_fail(f->c->db, err);
}

static bool prepare(struct finding *f, struct pa_error *err)
{
    struct pa_db *db = f->c->db;
    f->wholes = pa_db_prepare(db,
                              "SELECT row,service,release,type,first,last,profiles,place,special"
                              " FROM whole WHERE segment=?",
                              err);
    f->hours = f->wholes ? pa_db_prepare(db,
                                         "SELECT hour,first,last,profiles,place,special FROM hour"
                                         " WHERE segment=? AND whole=?",
                                         err)
                         : NULL;
    return f->hours != NULL;
}

static bool find(struct finding *f, struct pa_store_parts *parts, struct pa_error *err)
{
    struct pa_catalog_list list = {0};
    bool ok = prepare(f, err) && pa_catalog_segments(f->c, f->arena, &list, err);
    for (size_t i = 0; ok && i < list.segment_count; i++)
        ok = find_in(f, &list.segments[i], i, err);
    pa_statement_free(f->wholes);
    pa_statement_free(f->hours);
    parts->segments = list.segments;
    parts->segment_count = list.segment_count;
    parts->list = pa_arena_memdup(f->arena, f->list.items, f->list.count * sizeof *f->list.items);
    parts->count = f->list.count;
    pa_vec_release(&f->list);
    pa_vec_release(&f->taken);
    return ok;
}

bool pa_store_parts_find(struct pa_catalog *c, const struct pa_store_wanted *wanted,
                         struct pa_arena *arena, struct pa_store_parts *parts, struct pa_error *err)
{
    struct finding f = {.c = c, .where = wanted->where, .grain = wanted->grain, .arena = arena};
    *parts = (struct pa_store_parts){0};
    // A savepoint reads all tables as of one moment, whatever is written meanwhile.
    if (!pa_db_exec(c->db, "SAVEPOINT reading", err))
        return pa_error_prefix(err, "%s/catalog.db", c->store);
    bool ok = find(&f, parts, err);
    ok = pa_db_exec(c->db, "RELEASE reading", ok ? err : &(struct pa_error){0}) && ok;
    return ok || pa_error_prefix(err, "%s/catalog.db", c->store);
}

// ---- Reading them

static size_t count_profiles(const struct pa_store_part *list, size_t count)
{
    size_t profiles = 0;
    for (size_t i = 0; i < count; i++)
        profiles += list[i].profiles;
    return profiles;
}

// Visits parts of one open segment, up to the first that fails. Returns how many were read.
static size_t visit_all(const struct pa_store_part *list, size_t count, struct pa_part_visitor *v,
                        struct pa_segment *segment, struct pa_error *err)
{
    for (size_t i = 0; i < count; i++) {
        if (!v->visit(v, segment, &list[i], err))
            return i;
        v->read.profiles += list[i].profiles;
        v->read.rolled_up += list[i].place > 0 ? list[i].profiles : 0;
    }
    return count;
}

// Visits the `count` parts of one segment, and counts them as read or missing.
static bool each_of(const struct pa_catalog_segment *s, const struct pa_store_part *list,
                    size_t count, struct pa_part_visitor *v, struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct pa_segment *segment;
    struct pa_error why = {0};
    size_t done = 0;
    bool ok = pa_segment_open(s->file, v->strings, &arena, &segment, &why);
    v->damaged = !ok;
    if (ok) {
        done = visit_all(list, count, v, segment, &why);
        ok = done == count && (!v->done || v->done(v, segment, &why));
    }
    if (ok) {
        v->read.segments++;
    } else if (v->damaged) {
        pa_store_miss(
            &v->read, v->warnings,
            &(struct pa_store_missing){s, count_profiles(list + done, count - done), why.text});
        ok = true;
    } else {
        *err = why;
        if (why.code == PA_ERROR_FORMAT)
            pa_error_prefix(err, "segment %s", s->file);
    }
    pa_arena_release(&arena);
    return ok;
}

bool pa_store_each_part(const struct pa_store_parts *parts, struct pa_part_visitor *v,
                        struct pa_error *err)
{
    bool ok = true;
    for (size_t from = 0, to; from < parts->count && ok; from = to) {
        for (to = from; to < parts->count && parts->list[to].segment == parts->list[from].segment;)
            to++;
        ok = each_of(&parts->segments[parts->list[from].segment], &parts->list[from], to - from, v,
                     err);
    }
    return ok;
}
