// SPDX-License-Identifier: Apache-2.0
#include "flags/side_words.h"

#include "base/folder.h"

#include <string.h>
#include <sys/stat.h>

static const char *without_label(const char *word)
{
    struct stat st;
    const char *equals = strchr(word, '=');
    return equals && stat(word, &st) != 0 ? equals + 1 : word;
}

static void close_opened(void *opened)
{
    pa_input_close(opened);
}

enum pa_input_kind pa_side_words_kind(struct pa_context *ctx, const char *path)
{
    struct pa_words files;
    struct pa_error ignored = {0};
    struct pa_input_opened *opened = pa_arena_calloc(ctx->arena, 1, sizeof *opened);
    pa_arena_defer(ctx->arena, close_opened, opened);
    if (!pa_folder_expand(without_label(path), ctx->arena, &files, &ignored))
        return PA_INPUT_UNKNOWN;
    ctx->opened = opened;
    for (size_t i = 0; i < files.count; i++) {
        pa_input_close(opened);
        if (!pa_input_open(opened, files.items[i], 0, &ignored))
            return PA_INPUT_UNKNOWN;
        if (opened->identity.kind != PA_INPUT_UNKNOWN)
            break;
    }
    return opened->identity.kind;
}

// The label of a word, NULL if it has none.
static const char *label_of(const char *word, struct pa_arena *arena)
{
    const char *file = without_label(word);
    return file > word + 1 ? pa_arena_strndup(arena, word, (size_t)(file - word) - 1) : NULL;
}

static void swap_sides(struct pa_side_files *sides)
{
    const struct pa_side_files before = *sides;
    for (size_t i = 0; i < 2; i++) {
        sides->words[i] = before.words[1 - i];
        sides->labels[i] = before.labels[1 - i];
    }
}

bool pa_side_words_split(const struct pa_words *files, struct pa_arena *arena,
                         struct pa_side_files *sides)
{
    *sides = (struct pa_side_files){0};
    for (size_t i = 0; i < 2; i++)
        sides->words[i].items = pa_arena_calloc(arena, files->count + 1, sizeof(char *));
    for (size_t i = 0; i < files->count; i++) {
        const char *word = files->items[i], *label = label_of(word, arena);
        size_t side = 0;
        while (label && side < 2 && sides->labels[side] && strcmp(label, sides->labels[side]) != 0)
            side++;
        if (!label || side == 2)
            return false;
        sides->labels[side] = label;
        sides->words[side].items[sides->words[side].count++] = without_label(word);
    }
    if (!sides->labels[1])
        return false;
    if (strcmp(sides->labels[0], "new") == 0 && strcmp(sides->labels[1], "old") == 0)
        swap_sides(sides);
    return true;
}

bool pa_side_words_find(const struct pa_context *ctx, const struct pa_words *old,
                        const struct pa_words *new, struct pa_side_files *sides,
                        struct pa_error *err)
{
    const struct pa_words *files = &ctx->files;
    bool labelled = files->count && label_of(files->items[0], ctx->arena);
    *sides = (struct pa_side_files){0};
    for (int i = 0; i < 2; i++)
        sides->words[i].items = pa_arena_calloc(ctx->arena, files->count + 1, sizeof(char *));
    if (old->count || new->count) {
        sides->words[0] = *old;
        sides->words[1] = *new;
    } else if (files->count == 2 && !labelled) {
        for (int i = 0; i < 2; i++)
            sides->words[i].items[sides->words[i].count++] = files->items[i];
    } else if (files->count == 1 && !labelled) { // perhaps with a column of values for each side
        sides->in_one_file = true;
        sides->words[0] = sides->words[1] = *files;
    } else if (!pa_side_words_split(files, ctx->arena, sides)) {
        return pa_error_set(err, PA_ERROR_USAGE,
                            "two profiles or folders, or old=FILE… new=FILE…, are wanted");
    }
    return (sides->words[0].count && sides->words[1].count) ||
           pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
}
