// SPDX-License-Identifier: Apache-2.0
#include "page/data.h"

#include "base/escape.h"
#include "page/encode.h"
#include "symbol/distinct.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

// {"sides": ["old", "new"], "names": […], "own": "…", "kinds": [{"id": "profile-cpu",
//  "types": [{"n": "cpu", "u": "t" | "b" | unit, "m": nanoseconds or bytes a step, "c": column}],
//  "type": 1, "runs": [[side, "name", seconds]], "t": "…", "v": "…",
//  "scale": of old values, "sure": of the total, "proof": "proved", "doubt": why nothing is,
//  "census": everything was counted, "cum": what is judged, "sampled": steps are samples, "ev":
//  "…", "lines": [[name, file, "…", from, [source]]],
//  "files": […], "tags": [[key, value, "…"]]}]}
//
// Numbers in strings are in base 36, an empty one is 0. A name starts with half of how many
// characters it has in common with the name before, which are left out, as one digit. "own" are the
// numbers of the user's functions, each less the one before.
//
// "t" is the tree in depth first order, nodes separated by ",": the name's number, and after a "."
// how many levels to go up before the next node. The root is not in it.
// "v" are values by node, root first, separated by ";": of profiles separated by ",", the profile's
// number and after "." each a value for each column, in steps. Types that are each other's
// multiples share a column.
// "ev" are the functions of a comparison that were judged, separated by ";": the name's number;
// what is proved of its own cost and of all it calls (1 more, -1 less); 1000 times the logarithm
// of the ratio, its ends; 1000 q; 1000 times the change that would have been found. Fields are
// separated by ".".
// The lines of a function are separated by ";", what is told of each by ",": the line less the one
// before, then where its cost comes from, as fields separated by ".": 4 times the node and how,
// less the one before; old and new values, in steps of the kind's type, or nothing if it is all
// that the node costs that way. How: 0 of what the node costs itself, by the line itself, 1 by what
// it calls; 2 of what the node costs with all it calls, which the line calls; 3 as 0, but its total
// is counted where it was called before.
// Where a label's cost comes from is told the same way: 0 of what the node costs itself, 2 with all
// it calls. Where that is less than two thousandths of everything, the share of a node with all it
// calls stands for those of each.

enum { LARGE = 1 << 20 };

uint32_t pa_encode_name(struct pa_page_encoder *e, pa_str name)
{
    if (name >= e->known)
        return 0;
    if (!e->index[name]) {
        pa_vec_push(&e->names, name);
        e->index[name] = (uint32_t)e->names.count;
    }
    return e->index[name] - 1;
}

void pa_encode_text(struct pa_strbuf *out, const char *text)
{
    pa_escape_json(out, text, strlen(text));
}

// ---- The block

static void add_kind(struct pa_page_encoder *e, const struct pa_page_kind *kind)
{
    pa_strbuf_adds(e->out, "{\"id\":");
    pa_encode_text(e->out, kind->anchor);
    double step = pa_encode_calls(e, kind->data);
    if (kind->sides)
        pa_encode_changes(e, kind);
    else
        pa_strbuf_adds(e->out, ",\"scale\":1");
    struct pa_page_places places;
    pa_encode_places(e, kind->data, &places);
    pa_encode_lines(e, kind->data, &places, step);
    pa_encode_tags(e, kind->data, &places, step);
    pa_strbuf_addc(e->out, '}');
}

static void add_names(struct pa_page_encoder *e)
{
    size_t count = e->names.count;
    struct pa_arena *arena = e->work->arena;
    struct pa_string *whole = pa_arena_calloc(arena, count + 1, sizeof *whole);
    for (size_t i = 0; i < count; i++)
        whole[i] = (struct pa_string){pa_strings_text(e->strings, e->names.items[i]),
                                      pa_strings_size(e->strings, e->names.items[i])};
    const char *const *shown = pa_symbol_distinct(whole, count, e->work->input->names, arena);
    const char *before = "";
    pa_strbuf_adds(e->out, ",\"names\":[");
    for (size_t i = 0; i < count; i++) {
        size_t n = 0;
        while (shown[i][n] == before[n] && shown[i][n] >= 0x20 && shown[i][n] < 0x7f && n < 70)
            n++;
        struct pa_strbuf text = {0};
        pa_strbuf_add_base36(&text, (int64_t)(n / 2));
        pa_strbuf_adds(&text, shown[i] + n / 2 * 2);
        pa_strbuf_adds(e->out, i ? "," : "");
        pa_escape_json(e->out, text.text, text.size);
        pa_strbuf_release(&text);
        before = shown[i];
    }
    pa_strbuf_adds(e->out, "]");
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void add_own(struct pa_page_encoder *e)
{
    PA_VEC(uint32_t) list = {0};
    for (size_t k = 0; k < e->work->kinds.count; k++) {
        const struct pa_page_data *d = e->work->kinds.items[k].data;
        for (size_t i = 0; d && i < d->own.count; i++) {
            if (d->own.items[i] < e->known && e->index[d->own.items[i]])
                pa_vec_push(&list, e->index[d->own.items[i]] - 1);
        }
    }
    if (list.count)
        qsort(list.items, list.count, sizeof *list.items, by_number);
    pa_strbuf_adds(e->out, ",\"own\":\"");
    uint32_t before = 0;
    for (size_t i = 0; i < list.count; i++) {
        if (i && list.items[i] == before)
            continue;
        pa_strbuf_adds(e->out, i ? "," : "");
        pa_strbuf_add_base36(e->out, list.items[i] - before);
        before = list.items[i];
    }
    pa_strbuf_addc(e->out, '"');
    pa_vec_release(&list);
}

static void encode(struct pa_page_encoder *e)
{
    const char *const *labels = e->work->input->labels;
    pa_strbuf_adds(e->out, "{\"sides\":[");
    pa_encode_text(e->out, labels[0] ? labels[0] : "old");
    pa_strbuf_addc(e->out, ',');
    pa_encode_text(e->out, labels[1] ? labels[1] : "new");
    pa_strbuf_adds(e->out, "],\"kinds\":[");
    for (size_t k = 0, n = 0; k < e->work->kinds.count; k++) {
        if (!e->work->kinds.items[k].data)
            continue;
        pa_strbuf_adds(e->out, n++ ? ",\n" : "");
        add_kind(e, &e->work->kinds.items[k]);
    }
    pa_strbuf_adds(e->out, "]");
    add_names(e);
    pa_strbuf_adds(e->out, ",\"files\":[");
    for (size_t i = 0; i < e->files.count; i++) {
        pa_strbuf_adds(e->out, i ? "," : "");
        pa_encode_text(e->out, pa_strings_text(e->strings, e->files.items[i]));
    }
    pa_strbuf_adds(e->out, "]");
    add_own(e);
    pa_strbuf_adds(e->out, "}");
}

static void add_base64(struct pa_strbuf *out, const unsigned char *bytes, size_t size)
{
    static const char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    pa_strbuf_reserve(out, size / 3 * 4 + 8);
    for (size_t i = 0; i < size; i += 3) {
        size_t left = size - i;
        unsigned v = (unsigned)bytes[i] << 16 | (left > 1 ? (unsigned)bytes[i + 1] << 8 : 0) |
                     (left > 2 ? bytes[i + 2] : 0);
        pa_strbuf_addc(out, DIGITS[v >> 18]);
        pa_strbuf_addc(out, DIGITS[v >> 12 & 63]);
        pa_strbuf_addc(out, left > 1 ? DIGITS[v >> 6 & 63] : '=');
        pa_strbuf_addc(out, left > 2 ? DIGITS[v & 63] : '=');
    }
}

// As it is, or above LARGE in zlib's form and base64.
static void add_script(const struct pa_strbuf *json, struct pa_strbuf *out)
{
    uLongf size = compressBound(json->size);
    unsigned char *packed = json->size > LARGE ? malloc(size) : NULL;
    if (packed && compress2(packed, &size, (const Bytef *)json->text, json->size, 6) == Z_OK) {
        pa_strbuf_adds(out, "<script type=\"text/plain\" id=\"report-data\">");
        add_base64(out, packed, size);
    } else {
        pa_strbuf_adds(out, "<script type=\"application/json\" id=\"report-data\">");
        pa_strbuf_add(out, json->text, json->size);
    }
    free(packed);
    pa_strbuf_adds(out, "</script>\n");
}

void pa_page_data_add(const struct pa_page_work *work, struct pa_strbuf *out)
{
    struct pa_strbuf json = {0};
    struct pa_strings *strings = work->session->strings;
    struct pa_page_encoder e = {.work = work, .out = &json, .strings = strings};
    bool any = false;
    for (size_t k = 0; k < work->kinds.count; k++)
        any |= work->kinds.items[k].data != NULL;
    if (!any)
        return;
    e.known = strings->list.count;
    e.index = pa_arena_calloc(work->arena, e.known + 1, sizeof *e.index);
    encode(&e);
    add_script(&json, out);
    pa_vec_release(&e.names);
    pa_vec_release(&e.files);
    pa_strbuf_release(&json);
}
