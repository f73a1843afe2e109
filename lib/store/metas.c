// SPDX-License-Identifier: Apache-2.0
#include "store/metas.h"

#include "base/wire.h"
#include "store/cells.h"
#include "store/segment_writer.h"

#include <string.h>

// The time that a profile itself says: the same as meta.time, none, or another one.
enum { SAME_TIME, NO_TIME, OTHER_TIME };

static void put_text(struct pa_strbuf *out, const char *text)
{
    size_t size = strlen(text);
    pa_wire_add_varint(out, size);
    pa_strbuf_add(out, text, size);
}

// Reads a text into the arena; "" if it is not there.
static const char *get_text(struct pa_pack_reader *in, struct pa_arena *arena)
{
    uint64_t size = pa_pack_get(in);
    in->bad |= size > (uint64_t)(in->end - in->next);
    if (in->bad || !size)
        return "";
    const char *text = pa_arena_strndup(arena, (const char *)in->next, size);
    in->next += size;
    return text;
}

// ---- Times and labels

void pa_metas_pack_span(const struct pa_segment_writer *w, size_t first, size_t count,
                        struct pa_strbuf *out)
{
    const char *labels = "";
    for (size_t i = 0, before = 0; i < count; i++) {
        uint64_t time = (uint64_t)pa_segment_writer_meta(w, first + i)->time;
        pa_pack_signed(out, (int64_t)(time - before)); // wraps around, and back when it is read
        before = time;
    }
    // Runs of equal labels: the length of a run, then the labels of the next one.
    for (size_t i = 0, from = 0; i <= count; i++) {
        const char *next = i < count ? pa_segment_writer_meta(w, first + i)->labels : NULL;
        if (next && strcmp(next, labels) == 0)
            continue;
        pa_wire_add_varint(out, i - from);
        if (next)
            put_text(out, next);
        labels = next;
        from = i;
    }
}

bool pa_metas_unpack_span(struct pa_pack_reader *in, struct pa_stored_row *rows, size_t count,
                          struct pa_arena *arena)
{
    uint64_t time = 0;
    const char *labels = "";
    for (size_t i = 0; i < count && !in->bad; i++) {
        time += (uint64_t)pa_pack_get_signed(in);
        rows[i].meta.time = (int64_t)time;
    }
    for (size_t i = 0; !in->bad;) {
        uint64_t same = pa_pack_get(in);
        if (same > count - i) {
            in->bad = true;
            break;
        }
        for (; same; same--)
            rows[i++].meta.labels = labels;
        if (i == count)
            break;
        labels = get_text(in, arena);
    }
    return !in->bad;
}

// ---- All

static void put_rest(const struct pa_segment_row *row, uint32_t head_before, struct pa_strbuf *out)
{
    int64_t time = row->profile_time;
    int kind = !time ? NO_TIME : time == row->meta.time ? SAME_TIME : OTHER_TIME;
    pa_pack_signed(out, (int64_t)row->head - head_before);
    pa_pack_signed(out, row->duration);
    pa_wire_add_varint(out, (uint64_t)kind);
    if (kind == OTHER_TIME)
        pa_pack_signed(out, time);
}

void pa_metas_pack(const struct pa_segment_writer *w, struct pa_strbuf *out)
{
    pa_wire_add_varint(out, w->rows.count);
    for (size_t i = 0; i < w->cells->count; i++) {
        const struct pa_cell *cell = &w->cells->list[i];
        if (cell->hour != PA_CELL_WHOLE)
            continue;
        put_text(out, cell->of->service);
        put_text(out, cell->of->release);
        put_text(out, cell->of->type);
        pa_wire_add_varint(out, cell->profiles);
        pa_metas_pack_span(w, cell->first, cell->profiles, out);
    }
    for (size_t i = 0; i < w->rows.count; i++)
        put_rest(&w->rows.items[i], i ? w->rows.items[i - 1].head : 0, out);
}

static void get_wholes(struct pa_pack_reader *in, struct pa_stored_row *rows, uint32_t count,
                       struct pa_arena *arena)
{
    for (uint32_t i = 0; i < count && !in->bad;) {
        struct pa_stored_meta of = {.path = ""};
        of.service = get_text(in, arena);
        of.release = get_text(in, arena);
        of.type = get_text(in, arena);
        uint32_t profiles = pa_pack_get_below(in, (uint64_t)(count - i) + 1);
        in->bad |= !profiles;
        for (uint32_t k = 0; k < profiles; k++)
            rows[i + k].meta = of;
        if (!pa_metas_unpack_span(in, rows + i, profiles, arena))
            return;
        i += profiles;
    }
}

static void get_rest(struct pa_pack_reader *in, struct pa_stored_row *row, uint32_t head_before)
{
    int64_t head = pa_pack_get_signed(in);
    in->bad |= head < -(int64_t)head_before || head > INT32_MAX;
    row->head = in->bad ? 0 : (uint32_t)(head_before + head);
    row->duration = pa_pack_get_signed(in);
    uint64_t kind = pa_pack_get(in);
    row->profile_time = kind == SAME_TIME ? row->meta.time
                        : kind == NO_TIME ? 0
                                          : pa_pack_get_signed(in);
}

bool pa_metas_unpack(struct pa_pack_reader in, struct pa_arena *arena, struct pa_stored_row **rows,
                     uint32_t *count, struct pa_error *err)
{
    *count = pa_pack_get_below(&in, (uint64_t)(in.end - in.next) + 1); // a byte each at least
    *rows = pa_arena_calloc(arena, (size_t)*count + 1, sizeof **rows);
    get_wholes(&in, *rows, *count, arena);
    for (uint32_t i = 0; i < *count && !in.bad; i++)
        get_rest(&in, &(*rows)[i], i ? (*rows)[i - 1].head : 0);
    return (!in.bad && in.next == in.end) ||
           pa_error_set(err, PA_ERROR_FORMAT, "damaged: what is known of the profiles");
}

// ---- Sources

static size_t common_start(const char *a, const char *b)
{
    size_t i = 0;
    while (a[i] && a[i] == b[i])
        i++;
    return i;
}

void pa_metas_pack_sources(const struct pa_segment_writer *w, struct pa_strbuf *out)
{
    const char *before = "";
    for (size_t i = 0; i < w->rows.count; i++) {
        const char *path = w->rows.items[i].meta.path;
        size_t same = common_start(before, path);
        pa_wire_add_varint(out, same);
        put_text(out, path + same);
        before = path;
    }
    for (size_t i = 0; i < w->rows.count; i++)
        pa_strbuf_add(out, w->rows.items[i].meta.hash, PA_SOURCE_HASH);
}

bool pa_metas_unpack_sources(struct pa_pack_reader in, struct pa_stored_row *rows, uint32_t count,
                             struct pa_arena *arena, struct pa_error *err)
{
    const char *before = "";
    size_t length = 0;
    for (uint32_t i = 0; i < count && !in.bad; i++) {
        size_t same = pa_pack_get_below(&in, (uint64_t)length + 1);
        uint64_t more = pa_pack_get(&in);
        in.bad |= more > (uint64_t)(in.end - in.next);
        if (in.bad)
            break;
        char *path = pa_arena_alloc(arena, same + more + 1);
        memcpy(path, before, same);
        memcpy(path + same, in.next, more);
        path[same + more] = '\0';
        in.next += more;
        length = strlen(path);
        rows[i].meta.path = before = path;
    }
    in.bad |= (uint64_t)(in.end - in.next) != (uint64_t)count * PA_SOURCE_HASH;
    for (uint32_t i = 0; i < count && !in.bad; i++)
        memcpy(rows[i].meta.hash, in.next + (size_t)i * PA_SOURCE_HASH, PA_SOURCE_HASH);
    return !in.bad || pa_error_set(err, PA_ERROR_FORMAT, "damaged: sources of profiles");
}
