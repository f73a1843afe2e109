// SPDX-License-Identifier: Apache-2.0
#include "flame/palette.h"

#include "symbol/package.h"

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
    return pa_symbol_package(frame->name, strlen(frame->name));
}

static bool starts(const char *text, const char *prefix)
{
    return strncmp(text, prefix, strlen(prefix)) == 0;
}

// Whether the package begins with a domain, "example.org/…", and so is part of no runtime. This
// spares taking most names apart.
static bool has_domain(struct pa_string key)
{
    const char *slash = memchr(key.text, '/', key.size);
    return slash && memchr(key.text, '.', (size_t)(slash - key.text));
}

// Whether the code is of a runtime, the kernel or unknown, as far as name and binary tell: it is
// grey.
static bool is_system(const struct pa_flame_frame *frame, struct pa_string key)
{
    static const char *const binaries[] = {"libc.so",    "libc-",   "ld-linux",
                                           "libpthread", "vmlinux", "[vdso]",
                                           "linux-vdso", "[kernel", "node:internal"};
    if (!frame->package && has_domain(key))
        return false;
    enum pa_symbol_origin origin = pa_symbol_origin(frame->name, strlen(frame->name));
    for (size_t i = 0; frame->package && i < sizeof binaries / sizeof *binaries; i++)
        if (starts(frame->package, binaries[i]))
            return true;
    return origin == PA_ORIGIN_RUNTIME || origin == PA_ORIGIN_KERNEL;
}

// Chooses a tint by a hash of the name, for functions, which are more than there are colours.
// Packages and files get theirs later, by rank.
static uint8_t choose(const struct pa_flame_frame *frame, struct pa_string key,
                      enum pa_flame_colors colors)
{
    uint32_t hash = pa_color_hash(key.text, key.size);
    unsigned tone = hash / PA_HUES % PA_TONES;
    if (colors == PA_FLAME_COLOR_GREY || key.size == 0 ||
        (colors == PA_FLAME_COLOR_PACKAGE && is_system(frame, key)))
        return (uint8_t)(PA_FLAME_GREY + tone);
    return (uint8_t)(hash % PA_HUES * PA_TONES + tone);
}

// The colour of a rank: neighbours in rank are far apart in hue, and neighbours in hue differ in
// lightness as well.
static uint8_t tint_of_rank(size_t rank)
{
    static const uint8_t hues[PA_HUES] = {6, 0, 7, 2, 4, 1, 5, 8, 3, 9};
    return (uint8_t)(hues[rank] * PA_TONES + (hues[rank] % 2 ? 2 : 0));
}

// Less is shown as 0 %.
static const double LEAST_SHARE = 0.0005;

static int compare_doubles(double x, double y)
{
    return (x < y) - (x > y); // the largest first
}

// Orders shares by flat value; those without any by the part of a row that they fill.
static int by_share(const void *a, const void *b)
{
    const struct pa_flame_share *x = a, *y = b;
    int order = compare_doubles(x->share, y->share);
    if (order == 0 || (x->share < LEAST_SHARE && y->share < LEAST_SHARE))
        order = compare_doubles(x->width, y->width);
    return order ? order : strcmp(x->name, y->name);
}

// Sums for the legend, by key. All run times together have one share, the last one.
struct counter {
    const struct pa_flame_layout *layouts; // of all panels
    size_t count;
    const struct pa_flame_options *options;
    struct pa_arena *arena;
    struct pa_flame_palette *palette;
    const struct pa_strings *strings; // the keys
    pa_str *keys;                     // by frame
    struct pa_flame_share *by_key;
    uint32_t key_count;
};

static struct pa_flame_share *share_of(const struct counter *c, uint32_t frame)
{
    pa_str key = c->keys[frame];
    uint8_t tint = c->palette->tint[frame];
    if (key == 0 || tint >= PA_FLAME_GREY)
        return &c->by_key[key == 0 ? 0 : c->key_count];
    return &c->by_key[key];
}

static void count_own(const struct counter *c, const struct pa_flame_layout *l, bool inverted)
{
    for (uint32_t i = 1; i < l->tree->node_count; i++) {
        const struct pa_flame_node *node = &l->tree->nodes[i];
        // Upside down, what costs is at the root.
        int64_t own = !inverted ? node->self : node->parent == 0 ? l->cum[i] : 0;
        share_of(c, node->frame)->share += fabs((double)own) / (double)l->weight[0];
    }
}

static void count_widths(const struct counter *c, const struct pa_flame_layout *l)
{
    struct in_row {
        uint32_t row;
        double width;
    } *sums = pa_arena_calloc(c->arena, (size_t)c->key_count + 1, sizeof *sums);
    double unit = 1 / (double)l->weight[0];
    for (uint32_t row = 1; row < l->rows; row++)
        for (uint32_t i = l->row[row]; i < l->row[row + 1]; i++) {
            uint32_t node = l->order[i];
            struct pa_flame_share *share = share_of(c, l->tree->nodes[node].frame);
            struct in_row *sum = &sums[share - c->by_key];
            if (sum->row != row)
                *sum = (struct in_row){row, 0};
            sum->width += (double)l->weight[node] * unit;
            if (sum->width > share->width) {
                share->width = sum->width;
                share->row = row;
            }
        }
}

// The ten largest get a colour each, by rank; all others are grey, and one entry together.
static void rank_shares(const struct counter *c)
{
    struct pa_flame_share *list = pa_arena_calloc(c->arena, (size_t)c->key_count + 3, sizeof *list),
                          other = {.name = "other", .tint = PA_FLAME_GREY};
    size_t count = 0;
    for (uint32_t i = 1; i < c->key_count; i++) {
        c->by_key[i].tint = PA_FLAME_GREY;
        if (c->by_key[i].share <= 0 && c->by_key[i].width <= 0)
            continue;
        list[count] = c->by_key[i];
        list[count].name = pa_arena_strdup(c->arena, pa_strings_text(c->strings, i));
        list[count++].row = i; // the key, until all are ranked
    }
    if (count > 0)
        qsort(list, count, sizeof *list, by_share);
    for (size_t i = 0; i < count; i++) {
        if (i < PA_HUES)
            c->by_key[list[i].row].tint = list[i].tint = tint_of_rank(i);
        else
            other.share += list[i].share;
    }
    count = count < PA_HUES ? count : PA_HUES;
    list[count++] = c->by_key[0];
    list[count++] = c->by_key[c->key_count];
    list[count++] = other;
    qsort(list, count, sizeof *list, by_share);
    while (count > 0 && list[count - 1].share < LEAST_SHARE)
        count--;
    c->palette->shares = list;
    c->palette->share_count = count;
}

// In a sandwich the panel of the callees, the last one, has the values.
static void count_shares(struct counter *c)
{
    const struct pa_flame_layout *last = &c->layouts[c->count - 1];
    const char *none = c->options->colors == PA_FLAME_COLOR_FILE ? "no file" : "no package";
    c->key_count = c->strings->list.count ? (uint32_t)c->strings->list.count : 1;
    c->by_key = pa_arena_calloc(c->arena, (size_t)c->key_count + 1, sizeof *c->by_key);
    c->by_key[0] = (struct pa_flame_share){.name = none, .tint = PA_FLAME_GREY};
    c->by_key[c->key_count] =
        (struct pa_flame_share){.name = "runtime, system", .tint = PA_FLAME_GREY + 1};
    for (size_t i = 0; i < c->count; i++)
        if (c->layouts[i].weight[0] > 0)
            count_widths(c, &c->layouts[i]);
    count_own(c, last, c->options->inverted);
    rank_shares(c);
    uint8_t *tint = c->palette->tint;
    for (uint32_t i = 0; i < last->tree->frame_count; i++)
        if (tint[i] < PA_FLAME_GREY)
            tint[i] = c->by_key[c->keys[i]].tint;
}

void pa_flame_palette_make(const struct pa_flame_layout *layouts, size_t count,
                           const struct pa_flame_options *options, struct pa_arena *arena,
                           struct pa_flame_palette *out)
{
    const struct pa_flame_tree *tree = layouts[count - 1].tree;
    size_t size = (size_t)tree->frame_count + 1;
    struct pa_strings strings = {0};
    struct counter c = {.layouts = layouts,
                        .count = count,
                        .options = options,
                        .arena = arena,
                        .palette = out,
                        .strings = &strings,
                        .keys = pa_arena_calloc(arena, size, sizeof *c.keys)};
    *out = (struct pa_flame_palette){.tint = pa_arena_calloc(arena, size, 1)};
    for (uint32_t i = 0; i < tree->frame_count; i++) {
        struct pa_string key = key_of(&tree->frames[i], options->colors);
        c.keys[i] = pa_strings_add(&strings, key.text, key.size);
        out->tint[i] = choose(&tree->frames[i], key, options->colors);
    }
    bool legend =
        options->colors == PA_FLAME_COLOR_PACKAGE || options->colors == PA_FLAME_COLOR_FILE;
    if (legend && layouts[count - 1].weight[0] > 0)
        count_shares(&c);
    pa_strings_release(&strings);
}
