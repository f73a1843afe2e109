// SPDX-License-Identifier: Apache-2.0
#include "flame/palette.h"

#include "flame/name.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

struct pa_color pa_flame_tint(unsigned tint)
{
    if (tint >= PA_FLAME_GREY)
        return pa_color_grey_tone(tint - PA_FLAME_GREY);
    return pa_color_hue(tint / PA_TONES, tint % PA_TONES);
}

struct pa_color pa_flame_neutral(void)
{
    return (struct pa_color){PA_RGB(0xdfe1e6), PA_RGB(0x363b45)};
}

// What colour goes by: the package, the file or the function. Borrowed.
static struct pa_string key_of(const struct pa_flame_frame *frame, enum pa_flame_colors colors)
{
    if (colors == PA_FLAME_COLOR_FUNCTION)
        return (struct pa_string){frame->name, strlen(frame->name)};
    if (colors == PA_FLAME_COLOR_FILE)
        return frame->file ? (struct pa_string){frame->file, strlen(frame->file)}
                           : (struct pa_string){"", 0};
    if (frame->package)
        return (struct pa_string){frame->package, strlen(frame->package)};
    struct pa_name name;
    pa_name_split(frame->name, &name);
    return (struct pa_string){frame->name, name.package};
}

// Ten hues in three tones each, both by the name of the package.
static uint8_t choose(struct pa_string key, enum pa_flame_colors colors)
{
    uint32_t hash = pa_color_hash(key.text, key.size);
    unsigned tone = hash / PA_HUES % PA_TONES;
    if (colors == PA_FLAME_COLOR_GREY || key.size == 0 ||
        (colors == PA_FLAME_COLOR_PACKAGE && pa_name_is_runtime(key.text, key.size)))
        return (uint8_t)(PA_FLAME_GREY + tone);
    return (uint8_t)(hash % PA_HUES * PA_TONES + tone);
}

static int by_share(const void *a, const void *b)
{
    const struct pa_flame_share *x = a, *y = b;
    if (x->share != y->share)
        return x->share < y->share ? 1 : -1;
    return strcmp(x->name, y->name);
}

static void add_shares(const struct pa_flame_layout *l, const pa_str *keys, double *shares)
{
    for (uint32_t i = 1; i < l->tree->node_count; i++)
        shares[keys[l->tree->nodes[i].frame]] += fabs((double)l->tree->nodes[i].self);
}

// What a legend tells: own values by key, with the runtimes in one share and what has no key in
// another. In a sandwich the panel of the callees has the values.
static void count_shares(const struct pa_flame_layout *l, const struct pa_strings *strings,
                         const pa_str *keys, const uint8_t *tints, struct pa_arena *arena,
                         struct pa_flame_palette *out)
{
    size_t key_count = strings->list.count ? strings->list.count : 1;
    double *shares = pa_arena_calloc(arena, key_count, sizeof *shares);
    double total = (double)l->weight[0], grey = 0;
    add_shares(l, keys, shares);
    out->shares = pa_arena_calloc(arena, key_count + 1, sizeof *out->shares);
    for (uint32_t i = 1; i < key_count && total > 0; i++) {
        if (tints[i] >= PA_FLAME_GREY)
            grey += shares[i];
        else if (shares[i] > 0)
            out->shares[out->share_count++] =
                (struct pa_flame_share){.name = pa_arena_strdup(arena, pa_strings_text(strings, i)),
                                        .tint = tints[i],
                                        .share = shares[i] / total};
    }
    if (grey > 0)
        out->shares[out->share_count++] =
            (struct pa_flame_share){"runtime, system", PA_FLAME_GREY + 1, grey / total};
    if (shares[0] > 0 && total > 0)
        out->shares[out->share_count++] =
            (struct pa_flame_share){"unknown", PA_FLAME_GREY, shares[0] / total};
    qsort(out->shares, out->share_count, sizeof *out->shares, by_share);
}

void pa_flame_palette_make(const struct pa_flame_layout *layouts, size_t count,
                           const struct pa_flame_options *options, struct pa_arena *arena,
                           struct pa_flame_palette *out)
{
    const struct pa_flame_tree *tree = layouts[count - 1].tree;
    size_t size = (size_t)tree->frame_count + 1;
    struct pa_strings strings = {0};
    pa_str *keys = pa_arena_calloc(arena, size, sizeof *keys);
    uint8_t *tints = pa_arena_calloc(arena, size, 1); // by key
    *out = (struct pa_flame_palette){.tint = pa_arena_calloc(arena, size, 1)};
    for (uint32_t i = 0; i < tree->frame_count; i++) {
        struct pa_string key = key_of(&tree->frames[i], options->colors);
        keys[i] = pa_strings_add(&strings, key.text, key.size);
        out->tint[i] = tints[keys[i]] = choose(key, options->colors);
    }
    if (options->colors == PA_FLAME_COLOR_PACKAGE || options->colors == PA_FLAME_COLOR_FILE)
        count_shares(&layouts[count - 1], &strings, keys, tints, arena, out);
    pa_strings_release(&strings);
}
