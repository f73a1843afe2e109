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

static bool by_labels(const struct pa_words *files, struct pa_side_files *sides)
{
    size_t labelled = 0;
    for (size_t i = 0; i < files->count; i++) {
        const char *word = files->items[i];
        int side = strncmp(word, "old=", 4) == 0 ? 0 : strncmp(word, "new=", 4) == 0 ? 1 : -1;
        if (side < 0)
            continue;
        sides->words[side].items[sides->words[side].count++] = word + 4;
        labelled++;
    }
    return labelled == files->count;
}

bool pa_side_words_find(const struct pa_context *ctx, const struct pa_words *old,
                        const struct pa_words *new, struct pa_side_files *sides,
                        struct pa_error *err)
{
    const struct pa_words *files = &ctx->files;
    bool labelled = files->count && strchr(files->items[0], '=');
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
    } else if (!by_labels(files, sides)) {
        return pa_error_set(err, PA_ERROR_USAGE,
                            "two profiles or folders, or old=FILE… new=FILE…, are wanted");
    }
    return (sides->words[0].count && sides->words[1].count) ||
           pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
}
