// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_sides.h"
#include "view/mine.h"

#include "base/folder.h"
#include "profile/injected.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define SIDES_WANTED "two profiles or folders, or old=FILE… new=FILE…, are wanted"

// ---- What the files are

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

enum pa_input_kind pa_diff_kind(struct pa_context *ctx, const char *path)
{
    struct pa_words files;
    struct pa_error ignored = {0};
    struct pa_input_opened *opened = pa_arena_calloc(ctx->arena, 1, sizeof *opened);
    pa_arena_defer(ctx->arena, close_opened, opened);
    if (!pa_folder_expand(without_label(path), ctx->arena, &files, &ignored) ||
        !pa_input_open(opened, files.items[0], 0, &ignored))
        return PA_INPUT_UNKNOWN;
    ctx->opened = opened;
    return opened->identity.kind;
}

// ---- The sides

static bool by_labels(struct pa_context *ctx, struct pa_diff_sides *sides)
{
    size_t labelled = 0;
    for (size_t i = 0; i < ctx->files.count; i++) {
        const char *word = ctx->files.items[i];
        int side = strncmp(word, "old=", 4) == 0 ? 0 : strncmp(word, "new=", 4) == 0 ? 1 : -1;
        if (side < 0)
            continue;
        sides->words[side].items[sides->words[side].count++] = word + 4;
        labelled++;
    }
    return labelled == ctx->files.count;
}

bool pa_diff_sides_find(struct pa_context *ctx, const struct pa_words *old,
                        const struct pa_words *new, struct pa_diff_sides *sides,
                        struct pa_error *err)
{
    for (int i = 0; i < 2; i++)
        sides->words[i].items = pa_arena_calloc(ctx->arena, ctx->files.count + 1, sizeof(char *));
    if (old->count || new->count) {
        sides->words[0] = *old;
        sides->words[1] = *new;
    } else if (ctx->files.count == 2 && !strchr(ctx->files.items[0], '=')) {
        for (int i = 0; i < 2; i++)
            sides->words[i].items[sides->words[i].count++] = ctx->files.items[i];
    } else if (ctx->files.count == 1 &&
               !strchr(ctx->files.items[0], '=')) { // perhaps with a column of values for each side
        sides->in_one_file = true;
        sides->words[0] = sides->words[1] = ctx->files;
    } else if (!by_labels(ctx, sides)) {
        return pa_error_set(err, PA_ERROR_USAGE, SIDES_WANTED);
    }
    return sides->words[0].count && sides->words[1].count
               ? true
               : pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
}

// The runtime puts these frames into stacks from outside, above what it calls to stop: they cost
// nothing of their own. For those that are on top of stacks, see profile/injected.h.
#define INJECTED "^runtime\\.asyncPreempt$"

// Charges samples to the user's own code, the same in all profiles.
static bool show_mine(struct pa_view *view, const struct pa_mine_flags *flags, unsigned char side,
                      struct pa_diff_runs *runs, struct pa_arena *arena, struct pa_error *err)
{
    bool matched;
    if (!flags->mine)
        return true;
    if (runs->list.count == 0)
        runs->mine = pa_mine_rule_of(flags->mine, view, arena);
    const struct pa_profile *p =
        pa_filter_mine(view->filtered, &runs->mine, PA_MINE_FRAMES, &matched, arena, err);
    if (!p)
        return pa_error_prefix(err, "--mine");
    runs->mine_matched |= matched;
    pa_vec_push(&runs->whole, (struct pa_comparison_run){.profile = view->profile, .side = side});
    pa_view_show(view, p, arena);
    return true;
}

// The side's column of a comparison that was saved as one file, as counts of samples.
static bool take_column(const struct pa_profile **profile, unsigned char side,
                        struct pa_arena *arena, struct pa_error *err)
{
    static const char *const COLUMNS[] = {"before", "after"};
    const struct pa_profile *p = *profile;
    bool has = p->type_count == 2;
    for (uint32_t i = 0; has && i < 2; i++)
        has = strcmp(pa_profile_text(p, p->types[i].type), COLUMNS[i]) == 0;
    if (!has)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "one file is compared if it has two columns, as folded stacks "
                            "'main;parse 12 15'; else " SIDES_WANTED);
    struct pa_profile *copy = pa_profile_copy(p, arena);
    copy->types = pa_arena_memdup(arena, p->types, p->type_count * sizeof *p->types);
    copy->types[side].type = copy->default_type = pa_strings_adds(p->strings, "samples");
    *profile = copy;
    return true;
}

// Adds a run.
static bool load_run(struct pa_session *session, const struct pa_diff_sides *sides,
                     const char *path, unsigned char side, const struct pa_diff_profile_options *o,
                     struct pa_diff_runs *runs, struct pa_error *err)
{
    struct pa_words one = {&path, 1};
    struct pa_source_options source = {0};
    struct pa_filter_options filters = o->filters;
    struct pa_value_options values = {
        .sample_index = o->sample_index, .divide_by = 1, .unit = "auto"};
    struct pa_view_options options = {.filters = &filters, .values = &values};
    struct pa_view view;
    const struct pa_profile *profile;
    filters.hide =
        filters.hide ? pa_arena_printf(session->arena, "(%s)|" INJECTED, filters.hide) : INJECTED;
    struct pa_warnings quiet = {0}; // "hide matched nothing" is no news here
    struct pa_warnings *warnings = session->warnings;
    profile = runs->in_one_file;
    bool ok = profile || pa_session_load(session, &one, &source, &profile, err);
    runs->in_one_file = ok && sides->in_one_file ? profile : NULL;
    ok = ok && (!sides->in_one_file || take_column(&profile, side, session->arena, err));
    if (ok)
        profile = pa_profile_drop_injected(profile, session->arena);
    session->warnings = &quiet;
    ok = ok && ((pa_view_make(session, profile, &options, &view, err) &&
                 show_mine(&view, &o->mine, side, runs, session->arena, err)) ||
                pa_error_prefix(err, "%s", path));
    session->warnings = warnings;
    pa_warnings_release(&quiet);
    if (ok)
        pa_vec_push(&runs->list, (struct pa_comparison_run){.profile = view.profile, .side = side});
    return ok;
}

static bool load_side(struct pa_session *session, const struct pa_diff_sides *sides,
                      unsigned char side, const struct pa_diff_profile_options *o,
                      struct pa_diff_runs *runs, struct pa_error *err)
{
    struct pa_words files;
    if (!pa_session_expand(session, &sides->words[side], &files, err))
        return false;
    for (size_t i = 0; i < files.count; i++) {
        if (!load_run(session, sides, files.items[i], side, o, runs, err))
            return false;
    }
    return true;
}

bool pa_diff_sides_load(struct pa_session *session, const struct pa_diff_sides *sides,
                        const struct pa_diff_profile_options *o, struct pa_diff_runs *runs,
                        struct pa_error *err)
{
    for (unsigned char side = 0; side < 2; side++) {
        if (!load_side(session, sides, side, o, runs, err))
            return false;
    }
    if (o->mine.mine && !runs->mine_matched)
        pa_warnings_add(session->warnings, "mine expression matched no functions");
    return true;
}
