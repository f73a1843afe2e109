// SPDX-License-Identifier: Apache-2.0
// Draws a flame graph of folded stacks ("a;b;c 12" lines) or of a generated tree and says what each
// step cost in CPU time and in page faults, which are most of it on some virtual machines.
//
//     flame_bench [--new FILE] [--width N] [--dark] [--flip] [--sandwich RE] … FILE|@FRAMES OUT
//
// @50000 generates a tree of 50,000 frames. OUT's suffix chooses the painter.
#include "base/file.h"
#include "base/intern.h"
#include "base/number.h"
#include "base/vec.h"
#include "flame/flame.h"
#include "paint/paint.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct folded {
    struct pa_strings names;
    PA_VEC(struct pa_flame_frame) frames;
    PA_VEC(struct pa_flame_node) nodes;
    struct pa_index index;
};

static uint32_t child(struct folded *f, uint32_t parent, uint32_t frame)
{
    uint64_t hash = pa_hash_u64((uint64_t)parent << 32 | frame);
    uint32_t slot, i;
    for (slot = pa_index_first(&f->index, hash); pa_index_at(&f->index, slot, hash, &i);
         slot = pa_index_next(&f->index, slot))
        if (i != UINT32_MAX && f->nodes.items[i].parent == parent &&
            f->nodes.items[i].frame == frame)
            return i;
    i = (uint32_t)f->nodes.count;
    pa_vec_push(&f->nodes, (struct pa_flame_node){.parent = parent, .frame = frame});
    pa_index_add(&f->index, hash, i);
    return i;
}

static uint32_t frame(struct folded *f, const char *name, size_t size)
{
    uint32_t id = pa_strings_add(&f->names, name, size);
    while (f->frames.count <= id)
        pa_vec_push(&f->frames, (struct pa_flame_frame){.name = ""});
    f->frames.items[id].name = pa_strings_text(&f->names, id);
    return id;
}

static void add_line(struct folded *f, const char *line, size_t size, bool old)
{
    size_t space = size;
    while (space > 0 && line[space - 1] != ' ')
        space--;
    int64_t value;
    if (space == 0 || !pa_parse_int64(line + space, size - space, &value))
        return;
    uint32_t node = 0;
    for (size_t i = 0, start = 0; i < space; i++)
        if (line[i] == ';' || i + 1 == space) {
            node = child(f, node, frame(f, line + start, i - start));
            start = i + 1;
        }
    *(old ? &f->nodes.items[node].old_self : &f->nodes.items[node].self) += value;
}

static bool read_folded(struct folded *f, const char *path, bool old, struct pa_error *err)
{
    struct pa_bytes bytes;
    if (!pa_file_read(path, PA_DEFAULT_MAX_SIZE, &bytes, err))
        return pa_error_prefix(err, "%s", path);
    const char *p = (const char *)bytes.data, *end = p + bytes.size;
    while (p < end) {
        const char *line = p;
        while (p < end && *p != '\n')
            p++;
        add_line(f, line, (size_t)(p - line), old);
        p++;
    }
    free(bytes.data);
    return true;
}

static uint32_t draw_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

// Random walks down from existing nodes, with names shaped like those of Go programs.
static void generate(struct folded *f, uint32_t frames)
{
    uint64_t state = 42;
    char name[96];
    while (f->nodes.count <= frames) {
        uint32_t node = draw_random(&state) % (uint32_t)f->nodes.count;
        uint32_t steps = 1 + draw_random(&state) % 8;
        for (uint32_t i = 0; i < steps && f->nodes.count <= frames; i++) {
            uint32_t n = draw_random(&state) % 4000;
            snprintf(name, sizeof name, "example.org/service/internal/package%u.(*Type%u).method%u",
                     n % 37, n % 211, n);
            node = child(f, node, frame(f, name, strlen(name)));
        }
        f->nodes.items[node].self += 1 + draw_random(&state) % 50;
    }
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static long faults(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

struct arguments {
    struct pa_flame_options options;
    struct pa_paint_options paint;
    const char *input, *newer, *output, *sandwich;
    bool inverted;
};

static void parse(struct arguments *a, int argc, char **argv)
{
    struct pa_error err;
    for (int i = 1; i < argc; i++) {
        const char *w = argv[i];
        if (strcmp(w, "--new") == 0)
            a->newer = argv[++i];
        else if (strcmp(w, "--width") == 0)
            a->options.width = atof(argv[++i]);
        else if (strcmp(w, "--title") == 0)
            a->options.title = argv[++i];
        else if (strcmp(w, "--unit") == 0)
            a->options.value.unit = argv[++i];
        else if (strcmp(w, "--depth") == 0)
            a->options.depth = (uint32_t)atoi(argv[++i]);
        else if (strcmp(w, "--highlight") == 0)
            a->options.highlight = pa_regex_new(argv[++i], &err);
        else if (strcmp(w, "--sandwich") == 0)
            a->sandwich = argv[++i];
        else if (strcmp(w, "--scale") == 0)
            a->paint.scale = atof(argv[++i]);
        else if (strcmp(w, "--dark") == 0)
            a->paint.dark = true;
        else if (strcmp(w, "--flip") == 0)
            a->options.flip = true;
        else if (strcmp(w, "--normalize") == 0)
            a->options.normalize = true;
        else if (strcmp(w, "--inverted") == 0)
            a->inverted = true;
        else if (!a->input)
            a->input = w;
        else
            a->output = w;
    }
}

static bool run(struct arguments *a, struct folded *f, struct pa_arena *arena, struct pa_error *err)
{
    if (a->input[0] == '@')
        generate(f, (uint32_t)atoi(a->input + 1));
    else if (!read_folded(f, a->input, a->newer != NULL, err))
        return false;
    if (a->newer && !read_folded(f, a->newer, false, err))
        return false;
    a->options.diff = a->newer != NULL;
    struct pa_flame_tree tree = {f->frames.items, f->nodes.items, (uint32_t)f->frames.count,
                                 (uint32_t)f->nodes.count};
    const struct pa_flame_panel whole = {.tree = &tree};
    struct pa_flame_picture picture = {&whole, 1};
    long before = faults();
    double start = now();
    if (a->inverted && !pa_flame_invert(&tree, arena, &tree, err))
        return false;
    if (a->sandwich) {
        struct pa_regex *regex = pa_regex_new(a->sandwich, err);
        if (!regex)
            return false;
        picture.panels = pa_flame_sandwich(&tree, regex, a->sandwich, arena, err);
        if (!picture.panels)
            return false;
        picture.panel_count = 2;
        pa_regex_free(regex);
    }
    struct pa_scene scene;
    struct pa_strbuf data = {0}, bytes = {0};
    if (!pa_flame_draw(&picture, &a->options, &scene, &data, err))
        return false;
    double drawn = now();
    long between = faults();
    const struct pa_painter *painter = pa_painter_for_path(a->output);
    if (!painter)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: no painter for this suffix", a->output);
    a->paint.viewer = PA_VIEWER_FLAME;
    a->paint.data = pa_strbuf_text(&data);
    if (!painter->paint(&scene, &a->paint, &bytes, err))
        return false;
    double painted = now();
    long after = faults();
    FILE *out = fopen(a->output, "wb");
    if (!out || fwrite(bytes.text, 1, bytes.size, out) != bytes.size || fclose(out) != 0)
        return pa_error_errno(err, a->output);
    printf(
        "%u frames, %zu shapes, layout %.1f ms, paint %.1f ms (%ld and %ld page faults), %.2f ms "
        "per 10,000 frames, data %zu bytes (%.1f a frame), file %zu bytes (%.1f a frame)\n",
        tree.node_count, scene.shapes.count, drawn - start, painted - drawn, between - before,
        after - between, (painted - start) * 1e4 / tree.node_count, data.size,
        (double)data.size / tree.node_count, bytes.size, (double)bytes.size / tree.node_count);
    pa_strbuf_release(&data);
    pa_strbuf_release(&bytes);
    pa_scene_release(&scene);
    return true;
}

int main(int argc, char **argv)
{
    struct arguments a = {.options = {.value = {.type = "samples", .unit = "count"}}};
    struct folded f = {0};
    struct pa_arena arena = {0};
    struct pa_error err = {0};
    parse(&a, argc, argv);
    if (!a.input || !a.output) {
        fprintf(stderr, "usage: flame_bench [OPTIONS] FILE|@FRAMES OUT\n");
        return 2;
    }
    frame(&f, "", 0);
    pa_vec_push(&f.nodes, (struct pa_flame_node){0});
    bool ok = run(&a, &f, &arena, &err);
    if (!ok)
        fprintf(stderr, "flame_bench: %s\n", err.text);
    pa_arena_release(&arena);
    pa_strings_release(&f.names);
    pa_vec_release(&f.frames);
    pa_vec_release(&f.nodes);
    pa_index_release(&f.index);
    return ok ? 0 : 1;
}
