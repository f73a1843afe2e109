// SPDX-License-Identifier: Apache-2.0
#include "store/segment_writer.h"

struct pa_segment_writer *pa_segment_writer_new(void)
{
    struct pa_arena arena = {0};
    struct pa_segment_writer *w = pa_arena_calloc(&arena, 1, sizeof *w);
    w->arena = arena;
    pa_dict_add(&w->making.tables[PA_TABLE_STRINGS], "", 0);
    pa_stacks_init(&w->making.stacks);
    return w;
}

static void release_row(struct pa_segment_row *row)
{
    pa_strbuf_release(&row->samples);
    for (uint32_t i = 0; i < row->type_count; i++)
        pa_strbuf_release(&row->types[i].bytes);
}

void pa_segment_writer_free(struct pa_segment_writer *w)
{
    for (size_t i = 0; i < w->rows.count; i++)
        release_row(&w->rows.items[i]);
    for (int i = 0; i < PA_TABLE_COUNT; i++)
        pa_dict_release(&w->making.tables[i]);
    pa_stacks_release(&w->making.stacks);
    pa_vec_release(&w->making.names.of_function);
    pa_vec_release(&w->making.names.inlined);
    pa_vec_release(&w->making.known);
    pa_vec_release(&w->rows);
    struct pa_arena arena = w->arena; // it is in there itself
    pa_arena_release(&arena);
}

size_t pa_segment_writer_count(const struct pa_segment_writer *w)
{
    return w->rows.count;
}

const struct pa_stored_meta *pa_segment_writer_meta(const struct pa_segment_writer *w, size_t i)
{
    return &w->rows.items[i].meta;
}

const struct pa_cells *pa_segment_writer_cells(const struct pa_segment_writer *w)
{
    return w->cells;
}

size_t pa_segment_writer_size(const struct pa_segment_writer *w)
{
    size_t size = w->blobs + pa_stacks_size(&w->making.stacks);
    for (int i = 0; i < PA_TABLE_COUNT; i++)
        size += w->making.tables[i].bytes.size + w->making.tables[i].ends.count * 28;
    return size;
}

static struct pa_stored_meta keep_meta(struct pa_arena *arena, const struct pa_stored_meta *meta)
{
    struct pa_stored_meta kept = *meta;
    kept.path = pa_arena_strdup(arena, meta->path);
    kept.service = pa_arena_strdup(arena, meta->service);
    kept.release = pa_arena_strdup(arena, meta->release);
    kept.type = pa_arena_strdup(arena, meta->type);
    kept.labels = pa_arena_strdup(arena, meta->labels);
    return kept;
}

static void pack_samples(struct pa_segment_encoder *e, struct pa_segment_row *row)
{
    struct pa_stored_samples samples = {0};
    struct pa_strbuf packed = {0};
    pa_segment_encode_samples(e, &samples);
    pa_stored_samples_sort(&samples);
    for (uint32_t i = 0; i < row->type_count; i++)
        row->types[i].factor = pa_stored_samples_factor(&samples, i);
    pa_stored_samples_pack(&samples, &packed);
    pa_pack_blob(&row->samples, packed.text, packed.size, PA_PACK_NUMBERS);
    pa_strbuf_release(&packed);
    pa_stored_samples_release(&samples);
}

static bool encode(struct pa_segment_encoder *e, struct pa_segment_row *row, struct pa_error *err)
{
    const struct pa_profile *p = e->profile;
    pack_samples(e, row);
    row->head = pa_segment_encode_head(e);
    row->special = pa_columns_special(e);
    for (uint32_t i = 0; i < row->type_count; i++) {
        row->type_names[2 * i] = pa_segment_encode_string(e, p->types[i].type);
        row->type_names[2 * i + 1] = pa_segment_encode_string(e, p->types[i].unit);
    }
    return pa_columns_make(e, row->special, row->types, err);
}

bool pa_segment_writer_add(struct pa_segment_writer *w, const struct pa_profile *profile,
                           const struct pa_stored_meta *meta, struct pa_error *err)
{
    if (profile->type_count >> PA_SEGMENT_TYPE_BITS)
        return pa_error_set(err, PA_ERROR_LIMIT, "too many sample types for a store");
    struct pa_segment_row row = {.meta = keep_meta(&w->arena, meta),
                                 .profile_time = profile->time_nanos,
                                 .duration = profile->duration_nanos,
                                 .type_count = profile->type_count};
    struct pa_segment_encoder e;
    struct pa_arena scratch = {0};
    row.types = pa_arena_calloc(&w->arena, row.type_count + 1, sizeof *row.types);
    row.type_names = pa_arena_calloc(&w->arena, row.type_count + 1, 2 * sizeof *row.type_names);
    pa_segment_encode_begin(&e, &w->making, profile, &scratch);
    bool ok = pa_profile_type_index(profile, NULL, &row.main_type, err) && encode(&e, &row, err);
    pa_strbuf_release(&e.record);
    pa_arena_release(&scratch);
    w->blobs += row.samples.size + sizeof row;
    for (uint32_t i = 0; i < row.type_count; i++)
        w->blobs += row.types[i].bytes.size;
    if (ok)
        pa_vec_push(&w->rows, row);
    else
        release_row(&row);
    return ok;
}
