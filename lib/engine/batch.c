// SPDX-License-Identifier: Apache-2.0
#include "engine/batch.h"

#include "base/memory.h"
#include "base/siphash.h"
#include "engine/record.h"

#include <stdlib.h>

enum { SEND_BYTES = 48 << 20 }; // rows of a table in memory

enum table { PLACE, STACK, SAMPLE, FUNC, PROFILE, TABLES };
static const char *const table_names[TABLES] = {"pa_place", "pa_stack", "pa_sample", "pa_func",
                                                "pa_profile"};

struct pa_batch {
    struct pa_engine *e;
    const struct pa_catalog_segment *segment;
    uint64_t number, rows;
    struct pa_strbuf out[TABLES];
    struct pa_dict sent; // service, 's' or 'p', and the number of stacks and places that were sent
    struct pa_strbuf record, names;
};

static uint64_t hash_of(const void *bytes, size_t size)
{
    const struct pa_siphash_key key = {0x706120656e67696e, 1};
    return pa_siphash(&key, bytes, size);
}

struct pa_batch *pa_batch_new(struct pa_engine *e, const struct pa_catalog_segment *segment,
                              uint64_t attempt)
{
    struct pa_arena arena = {0};
    struct pa_batch *b = pa_xmalloc(sizeof *b);
    const char *name =
        pa_arena_printf(&arena, "%s\n%llu", segment->path, (unsigned long long)attempt);
    *b = (struct pa_batch){.e = e, .segment = segment, .number = hash_of(name, strlen(name))};
    pa_arena_release(&arena);
    return b;
}

void pa_batch_free(struct pa_batch *b)
{
    for (int i = 0; i < TABLES; i++)
        pa_strbuf_release(&b->out[i]);
    pa_strbuf_release(&b->record);
    pa_strbuf_release(&b->names);
    pa_dict_release(&b->sent);
    free(b);
}

uint64_t pa_batch_rows(const struct pa_batch *b)
{
    return b->rows;
}

static bool send(struct pa_batch *b, enum table table, size_t least, struct pa_error *err)
{
    if (b->out[table].size < least)
        return true;
    bool ok = pa_engine_insert(b->e, table_names[table], &b->out[table], err);
    pa_strbuf_clear(&b->out[table]);
    return ok;
}

// ---- Rows of a profile

struct adding {
    struct pa_batch *b;
    const struct pa_catalog_profile *at;
    const struct pa_profile *p;
    uint64_t kind, samples, functions;
    uint64_t *place; // by location; 0: not yet
    uint64_t *path;  // hashes of the current stack: of all down to this location
    // What the rows of this profile begin with, by type: day, service, release, type, time.
    struct pa_strbuf *start;
    struct pa_strbuf owner;
};

// Whether the batch has not sent this place ('p') or stack ('s') for the service yet.
static bool is_new(struct adding *a, char what, uint64_t number)
{
    struct pa_strbuf *key = &a->b->names;
    pa_strbuf_clear(key);
    pa_strbuf_adds(key, a->at->meta.service);
    pa_strbuf_addc(key, what);
    pa_strbuf_add(key, &number, sizeof number);
    if (pa_dict_has(&a->b->sent, key->text, key->size))
        return false;
    pa_dict_add(&a->b->sent, key->text, key->size);
    return true;
}

static void put_key(struct adding *a, struct pa_strbuf *out)
{
    pa_rows_u16(out, (uint16_t)(pa_engine_seconds(&a->at->meta) / PA_ENGINE_DAY_SECONDS));
    pa_rows_text(out, a->at->meta.service);
}

static uint64_t place_of(struct adding *a, uint32_t location)
{
    uint64_t *place = &a->place[location];
    if (*place)
        return *place;
    struct pa_strbuf *record = &a->b->record, *out = &a->b->out[PLACE];
    pa_strbuf_clear(record);
    pa_record_place(record, a->p, location);
    *place = hash_of(record->text, record->size);
    *place += *place == 0;
    if (is_new(a, 'p', *place)) {
        put_key(a, out);
        pa_rows_u64(out, *place);
        pa_rows_bytes(out, record->text, record->size);
    }
    return *place;
}

// Appends the names of functions, root first, a frame for each inlined call, for people who query
// the table.
static void put_frames(struct adding *a, const struct pa_sample *s, struct pa_strbuf *out)
{
    const struct pa_profile *p = a->p;
    size_t count = 0;
    for (uint32_t i = 0; i < s->depth; i++)
        count += p->locations[s->location[i]].line_count;
    pa_rows_size(out, count);
    for (uint32_t i = 0; i < s->depth; i++) {
        const struct pa_location *l = &p->locations[s->location[i]];
        for (uint32_t k = l->line_count; k-- > 0;) {
            pa_str name = p->functions[p->lines[l->first_line + k].function].name;
            pa_rows_bytes(out, pa_profile_text(p, name), pa_strings_size(p->strings, name));
        }
    }
}

static uint64_t stack_of(struct adding *a, const struct pa_sample *s)
{
    struct pa_strbuf *out = &a->b->out[STACK];
    for (uint32_t i = s->common; i < s->depth; i++)
        a->path[i] = hash_of((uint64_t[]){i ? a->path[i - 1] : 0, place_of(a, s->location[i])},
                             2 * sizeof(uint64_t));
    uint64_t hash = s->depth ? a->path[s->depth - 1] : 0;
    if (is_new(a, 's', hash)) {
        put_key(a, out);
        pa_rows_u64(out, hash);
        put_frames(a, s, out);
        pa_rows_size(out, s->depth);
        for (uint32_t i = 0; i < s->depth; i++)
            pa_rows_u64(out, place_of(a, s->location[i]));
    }
    return hash;
}

static void put_sample(struct adding *a, const struct pa_sample *s, struct pa_strbuf *labels)
{
    struct pa_strbuf *out = &a->b->out[SAMPLE];
    uint64_t stack = stack_of(a, s);
    pa_strbuf_clear(labels);
    pa_record_labels(labels, a->p, s);
    bool put = false; // a sample of zeros has one row as well
    for (uint32_t i = 0; i < a->p->type_count; i++) {
        if (!s->value[i] && (put || i + 1 < a->p->type_count))
            continue;
        put = true;
        pa_strbuf_add(out, a->start[i].text, a->start[i].size);
        pa_rows_u64(out, a->kind);
        pa_rows_u8(out, (uint8_t)i);
        pa_rows_u64(out, stack);
        pa_rows_bytes(out, pa_strbuf_text(labels), labels->size);
        pa_rows_u64(out, (uint64_t)s->value[i]);
        pa_strbuf_add(out, a->owner.text, a->owner.size);
        a->samples++;
    }
}

static bool put_samples(struct adding *a, struct pa_error *err)
{
    struct pa_sample_reader reader;
    struct pa_strbuf labels = {0};
    bool ok = true;
    pa_sample_reader_init(&reader, a->p);
    while (ok && pa_sample_next(&reader)) {
        put_sample(a, &reader.sample, &labels);
        ok = send(a->b, PLACE, SEND_BYTES, err) && send(a->b, STACK, SEND_BYTES, err) &&
             send(a->b, SAMPLE, SEND_BYTES, err);
    }
    pa_sample_reader_release(&reader);
    pa_strbuf_release(&labels);
    return ok;
}

// Adds the rows of pa_func of a sample type, from the segment's column. Of types with the same name
// only the first has rows.
static bool put_functions(struct adding *a, struct pa_segment *segment, uint32_t type,
                          struct pa_segment_column *column, struct pa_error *err)
{
    struct pa_strbuf *out = &a->b->out[FUNC];
    struct pa_cost cost;
    uint32_t count;
    const struct pa_segment_name *names = pa_segment_names(segment, &count);
    const struct pa_strings *strings = a->p->strings;
    column->wanted = pa_profile_text(a->p, a->p->types[type].type);
    if (!pa_segment_column(segment, -a->at->row, column, err))
        return false;
    for (uint32_t i = 0; i < type; i++) {
        if (a->p->types[i].type == a->p->types[type].type)
            return true;
    }
    while (pa_costs_next(&column->costs, &cost)) {
        pa_strbuf_add(out, a->start[type].text, a->start[type].size);
        pa_str name = names[cost.name].name;
        pa_rows_bytes(out, pa_strings_text(strings, name), pa_strings_size(strings, name));
        pa_rows_u64(out, (uint64_t)cost.flat);
        pa_rows_u64(out, (uint64_t)cost.cum);
        pa_strbuf_add(out, a->owner.text, a->owner.size);
        a->functions++;
    }
    if (column->costs.in.bad || !column->found)
        return pa_error_set(err, PA_ERROR_FORMAT, "damaged: a column of functions is cut off");
    return send(a->b, FUNC, SEND_BYTES, err);
}

static void put_types(struct adding *a, const int64_t *totals, struct pa_strbuf *out)
{
    const struct pa_profile *p = a->p;
    pa_rows_size(out, p->type_count);
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_rows_text(out, pa_profile_text(p, p->types[i].type));
    pa_rows_size(out, p->type_count);
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_rows_text(out, pa_profile_text(p, p->types[i].unit));
    pa_rows_size(out, p->type_count);
    for (uint32_t i = 0; i < p->type_count; i++)
        pa_rows_u64(out, (uint64_t)totals[i]);
}

static void put_profile(struct adding *a, const int64_t *totals, uint32_t main_type)
{
    struct pa_strbuf *out = &a->b->out[PROFILE];
    const struct pa_stored_meta *m = &a->at->meta;
    put_key(a, out);
    pa_rows_text(out, m->release);
    pa_rows_text(out, m->type);
    pa_rows_u64(out, (uint64_t)m->time);
    pa_rows_text(out, m->labels);
    pa_rows_text(out, m->path);
    pa_rows_text(out, a->b->segment->path);
    pa_strbuf_add(out, m->hash, PA_SOURCE_HASH);
    pa_strbuf_add(out, a->owner.text, a->owner.size);
    pa_rows_u64(out, a->kind);
    pa_rows_u64(out, a->samples);
    pa_rows_u64(out, a->functions);
    pa_strbuf_clear(&a->b->record);
    pa_record_head(&a->b->record, a->p);
    pa_rows_bytes(out, a->b->record.text, a->b->record.size);
    put_types(a, totals, out);
    pa_rows_u8(out, (uint8_t)main_type);
}

// Returns a hash of the profile's sample types and units.
static uint64_t kind_of(const struct pa_profile *p, struct pa_strbuf *text)
{
    pa_strbuf_clear(text);
    for (uint32_t i = 0; i < p->type_count; i++) {
        pa_rows_text(text, pa_profile_text(p, p->types[i].type));
        pa_rows_text(text, pa_profile_text(p, p->types[i].unit));
    }
    return hash_of(pa_strbuf_text(text), text->size);
}

static void begin(struct adding *a, struct pa_arena *arena)
{
    const struct pa_profile *p = a->p;
    a->kind = kind_of(p, &a->b->record);
    a->place = pa_arena_calloc(arena, (size_t)p->location_count + 1, sizeof *a->place);
    a->path = pa_arena_calloc(arena, (size_t)p->store.deepest + 1, sizeof *a->path);
    a->start = pa_arena_calloc(arena, (size_t)p->type_count + 1, sizeof *a->start);
    for (uint32_t i = 0; i < p->type_count; i++) {
        put_key(a, &a->start[i]);
        pa_rows_text(&a->start[i], a->at->meta.release);
        pa_rows_text(&a->start[i], pa_profile_text(p, p->types[i].type));
        pa_rows_u32(&a->start[i], pa_engine_seconds(&a->at->meta));
    }
    pa_rows_u64(&a->owner, a->b->number);
    pa_rows_u32(&a->owner, (uint32_t)a->at->row);
}

static bool add(struct adding *a, struct pa_segment *segment, struct pa_arena *arena,
                struct pa_error *err)
{
    int64_t *totals = pa_arena_calloc(arena, (size_t)a->p->type_count + 1, sizeof *totals);
    uint32_t main_type;
    begin(a, arena);
    bool ok = pa_profile_type_index(a->p, NULL, &main_type, err) && put_samples(a, err);
    for (uint32_t i = 0; i < a->p->type_count && ok; i++) {
        struct pa_segment_column column;
        ok = put_functions(a, segment, i, &column, err);
        totals[i] = ok ? column.total : 0;
    }
    if (ok)
        put_profile(a, totals, main_type);
    a->b->rows += a->samples + a->functions;
    for (uint32_t i = 0; i < a->p->type_count; i++)
        pa_strbuf_release(&a->start[i]);
    pa_strbuf_release(&a->owner);
    return ok;
}

bool pa_batch_add(struct pa_batch *b, struct pa_segment *segment,
                  const struct pa_catalog_profile *at, const struct pa_profile *profile,
                  struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct adding a = {.b = b, .at = at, .p = profile};
    if (profile->type_count > UINT8_MAX)
        return pa_error_set(err, PA_ERROR_LIMIT, "%s: too many sample types for an engine",
                            at->meta.path);
    bool ok = add(&a, segment, &arena, err);
    pa_arena_release(&arena);
    return ok;
}

bool pa_batch_finish(struct pa_batch *b, struct pa_error *err)
{
    bool ok = true;
    for (int i = 0; i < TABLES && ok; i++)
        ok = send(b, (enum table)i, 1, err);
    return ok;
}
