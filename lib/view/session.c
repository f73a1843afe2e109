// SPDX-License-Identifier: Apache-2.0
#include "view/session.h"

#include "base/folder.h"
#include "profile/heap_types.h"
#include "profile/merge.h"
#include "profile/name_filter.h"
#include "profile/symbolize.h"
#include "view/base.h"
#include "view/files_ahead.h"
#include "view/files_apart.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void release_strings(void *strings)
{
    pa_strings_release(strings);
}

struct pa_session *pa_session_new(struct pa_arena *arena, struct pa_warnings *warnings)
{
    struct pa_session *s = pa_arena_calloc(arena, 1, sizeof *s);
    s->arena = arena;
    s->warnings = warnings;
    s->binaries.arena = arena;
    s->binaries.warnings = warnings;
    s->strings = pa_arena_calloc(arena, 1, sizeof *s->strings);
    pa_arena_defer(arena, release_strings, s->strings);
    return s;
}

// ---- Names

struct symbolize {
    bool none, again, local, fast;
    enum pa_demangle_mode mode;
};

// False if there is no such word. What only concerns servers is none to heed.
static bool heed(struct symbolize *how, const char *word)
{
    static const char DEMANGLE[] = "demangle=";
    enum { SIZE = sizeof DEMANGLE - 1 };
    if (strcasecmp(word, "none") == 0 || strcasecmp(word, "no") == 0)
        how->none = true;
    else if (strcasecmp(word, "local") == 0)
        how->local = true;
    else if (strcasecmp(word, "fastlocal") == 0)
        how->local = how->fast = true;
    else if (strcasecmp(word, "force") == 0)
        how->again = true;
    else if (*word == '\0' || strcasecmp(word, "remote") == 0 ||
             strcasecmp(word, "demangle=default") == 0)
        return true;
    else if (strncasecmp(word, DEMANGLE, SIZE) == 0 &&
             pa_demangle_mode_parse(word + SIZE, &how->mode))
        how->again = true;
    else
        return false;
    return true;
}

// Words separated by ':', as pprof has them.
static struct symbolize parse_symbolize(struct pa_session *s, const char *how)
{
    struct symbolize result = {.mode = PA_DEMANGLE_DEFAULT};
    for (size_t length; how && *how; how += length + (how[length] == ':')) {
        length = strcspn(how, ":");
        const char *word = pa_arena_strndup(s->arena, how, length);
        if (!heed(&result, word))
            pa_warnings_add(s->warnings, "--symbolize: unknown word '%s' is not heeded", word);
    }
    return result;
}

// ---- Files

struct paths {
    PA_VEC(const char *) list;
};

static bool expand(struct pa_session *s, const struct pa_words *files, struct paths *paths,
                   struct pa_error *err)
{
    for (size_t i = 0; i < files->count; i++) {
        struct pa_words found;
        if (!pa_folder_expand(files->items[i], s->arena, &found, err))
            return false;
        for (size_t k = 0; k < found.count; k++)
            pa_vec_push(&paths->list, found.items[k]);
    }
    return true;
}

bool pa_session_expand(struct pa_session *s, const struct pa_words *words, struct pa_words *files,
                       struct pa_error *err)
{
    struct paths paths = {0};
    bool ok = expand(s, words, &paths, err);
    if (ok)
        *files = (struct pa_words){
            pa_arena_memdup(s->arena, paths.list.items, paths.list.count * sizeof(char *)),
            paths.list.count};
    pa_vec_release(&paths.list);
    return ok;
}

const struct pa_profile *pa_session_read(struct pa_session *s, const char *path,
                                         const struct pa_source_options *options,
                                         struct pa_arena *arena, struct pa_error *err)
{
    const struct pa_profile *profile;
    struct symbolize names = parse_symbolize(s, options->symbolize);
    struct pa_input input = {
        .path = path,
        .arena = arena,
        .strings = s->strings,
        .warnings = s->warnings,
        .no_names = names.none,
    };
    struct pa_input_options how = {
        .max_size = options->max_size, .format = options->input_format, .opened = s->opened};
    bool ok = pa_files_apart_take(s->apart, &input, &profile) ||
              pa_input_read(&input, &how, &profile, err);
    s->binaries.program = options->program;
    s->binaries.unasked = ok && input.format->names_elsewhere && !names.local;
    s->binaries.local = names.local || s->binaries.unasked;
    s->binaries.fast = names.fast;
    s->format = input.format;
    s->files += ok;
    if (ok && !names.none)
        ok = pa_binaries_name(&s->binaries, &profile, arena, err);
    return ok ? profile : NULL;
}

// Reads one more file into the merger.
static bool merge_file(struct pa_session *s, struct pa_merger *merger, const char *path,
                       const struct pa_source_options *options, struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *p = pa_session_read(s, path, options, &arena, err);
    bool ok = p && (pa_merger_add(merger, p, NULL, err) || pa_error_prefix(err, "%s", path));
    pa_arena_release(&arena);
    return ok;
}

// Reads all into the merger, in order; fails if none can be.
static bool merge_each(struct pa_session *s, struct pa_merger *merger, const struct paths *paths,
                       const struct pa_source_options *options, struct pa_error *err)
{
    struct pa_input_opened *before = s->opened;
    struct pa_files_ahead *ahead = NULL;
    if (!before)
        ahead = pa_files_ahead_new(paths->list.items, paths->list.count, options->max_size);
    size_t merged = 0;
    bool ok = true;
    for (size_t i = 0; ok && i < paths->list.count; i++) {
        const char *path = paths->list.items[i];
        struct pa_input_opened *opened = pa_files_ahead_next(ahead);
        s->opened = opened ? opened : before;
        if (merge_file(s, merger, path, options, err)) {
            merged++;
            continue;
        }
        ok = options->keep_going && !pa_merger_broken(merger);
        if (ok) {
            pa_warnings_add(s->warnings, "%s (left out)", err->text);
            s->skipped = true;
        }
    }
    s->opened = before;
    pa_files_ahead_free(ahead);
    if (ok && merged == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "none of %zu files could be read",
                            paths->list.count);
    return ok;
}

static bool merge_files(struct pa_session *s, const struct paths *paths,
                        const struct pa_source_options *options, const struct pa_profile **profile,
                        struct pa_error *err)
{
    struct pa_merger *merger = pa_merger_new(s->arena, s->strings);
    if (s->only_sums) {
        pa_merger_keep_apart(merger);
        pa_merger_keep_places(merger, pa_granularity_places(s->only_sums));
    }
    if (!merge_each(s, merger, paths, options, err))
        return false;
    *profile = pa_merger_finish(merger, err);
    return *profile != NULL;
}

static bool load_files(struct pa_session *s, const struct pa_words *files,
                       const struct pa_source_options *options, const struct pa_profile **profile,
                       struct pa_error *err)
{
    struct paths paths = {0};
    bool ok = expand(s, files, &paths, err);
    if (ok && paths.list.count == 1) {
        *profile = pa_session_read(s, paths.list.items[0], options, s->arena, err);
        ok = *profile != NULL;
    } else if (ok) {
        ok = merge_files(s, &paths, options, profile, err);
    }
    pa_vec_release(&paths.list);
    return ok;
}

// ---- The base

// The last use of an option counts, in pprof, too; it does not say so.
static struct pa_words last_base(struct pa_session *s, const struct pa_words *bases)
{
    if (bases->count > 1)
        pa_warnings_add(s->warnings,
                        "only the last of %zu bases counts: %s (a folder stands for all its files)",
                        bases->count, bases->items[bases->count - 1]);
    return (struct pa_words){bases->items + bases->count - 1, 1};
}

static bool subtract(struct pa_session *s, const struct pa_source_options *options,
                     const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_base base = {.compare = options->diff_base.count > 0,
                           .normalize = options->normalize};
    struct pa_words files = last_base(s, base.compare ? &options->diff_base : &options->base);
    return load_files(s, &files, options, &base.profile, err) &&
           (pa_base_subtract(s, &base, profile, err) ||
            pa_error_prefix(err, "base %s", files.items[0]));
}

// The profile's own expressions: one that takes too long leaves the frames in and is warned of.
static const struct pa_profile *drop_frames(struct pa_session *s, const struct pa_profile *profile,
                                            struct pa_error *err)
{
    const struct pa_profile *p = pa_filter_drop_frames(profile, s->arena, err);
    if (p || err->code != PA_ERROR_LIMIT)
        return p;
    pa_warnings_add(s->warnings, "%s; no frames are left out", err->text);
    return profile;
}

static const struct pa_profile *add_comment(struct pa_session *s, const struct pa_profile *profile,
                                            const char *comment)
{
    struct pa_profile *p = pa_profile_copy(profile, s->arena);
    p->comments = pa_arena_calloc(s->arena, p->comment_count + 1, sizeof *p->comments);
    for (uint32_t i = 0; i < profile->comment_count; i++)
        p->comments[i] = profile->comments[i];
    p->comments[p->comment_count++] = pa_strings_adds(s->strings, comment);
    return p;
}

bool pa_session_dress(struct pa_session *s, const struct pa_source_options *options,
                      const struct pa_profile **profile, struct pa_error *err)
{
    struct symbolize names = parse_symbolize(s, options->symbolize);
    if (!names.none)
        *profile = pa_profile_demangle(*profile, names.mode, names.again, s->arena);
    if (!options->all_frames)
        *profile = drop_frames(s, *profile, err);
    if (*profile && options->comment && *options->comment)
        *profile = add_comment(s, *profile, options->comment);
    return *profile != NULL;
}

bool pa_session_load(struct pa_session *s, const struct pa_words *files,
                     const struct pa_source_options *options, const struct pa_profile **profile,
                     struct pa_error *err)
{
    if (options->base.count && options->diff_base.count)
        return pa_error_set(err, PA_ERROR_USAGE, "--base and --diff-base exclude each other");
    bool has_base = options->base.count || options->diff_base.count;
    if (has_base) // samples that cancel each other out are none
        s->only_sums = NULL;
    if (options->normalize && !has_base)
        return pa_error_set(err, PA_ERROR_USAGE, "--normalize needs --base or --diff-base");
    return load_files(s, files, options, profile, err) &&
           (!has_base || subtract(s, options, profile, err)) &&
           pa_session_dress(s, options, profile, err);
}
