// SPDX-License-Identifier: Apache-2.0
#include "view/sides.h"

#include "base/folder.h"
#include "base/number.h"
#include "input/identify.h"
#include "profile/heap_types.h"
#include "profile/merge.h"
#include "profile/subtract.h"
#include "view/files_apart.h"
#include "view/side_runs.h"

#include <string.h>

// A file of a side.
struct side_path {
    const char *path;
    unsigned char side;
    bool in_folder; // it was not asked for by name
};

struct loader {
    struct pa_session *session;
    const struct pa_side_files *files;
    const struct pa_side_options *options;
    struct pa_source_options source; // without bases
    struct pa_sides *sides;
    PA_VEC(struct side_path) paths; // the old side's first
    const struct pa_profile *both;  // of one file: it is read once
    size_t without_type; // profiles of folders that do not have the one that is asked for
    const char *empty;   // the last file without samples; NULL: none
    struct pa_error *err;
};

// ---- Files

// The side's column of a comparison that was saved as one file, as counts of samples.
static bool take_column(struct loader *l, const struct pa_profile **profile, unsigned char side)
{
    static const char *const COLUMNS[] = {"before", "after"};
    const struct pa_profile *p = *profile;
    bool has = p->type_count == 2;
    for (uint32_t i = 0; has && i < 2; i++)
        has = strcmp(pa_profile_text(p, p->types[i].type), COLUMNS[i]) == 0;
    if (!has)
        return pa_error_set(l->err, PA_ERROR_USAGE,
                            "one file is compared if it has two columns, as folded stacks "
                            "'main;parse 12 15'; else two profiles or folders, or old=FILE… "
                            "new=FILE…, are wanted");
    struct pa_arena *arena = l->session->arena;
    struct pa_profile *copy = pa_profile_copy(p, arena);
    copy->types = pa_arena_memdup(arena, p->types, p->type_count * sizeof *p->types);
    copy->types[side].type = copy->default_type = pa_strings_adds(p->strings, "samples");
    *profile = copy;
    return true;
}

static bool read(struct loader *l, const char *path, const struct pa_profile **profile)
{
    const struct pa_words one = {&path, 1};
    struct pa_side_reader *reader = l->files->reader;
    if (reader)
        return reader->read(reader, path, profile, l->err) &&
               (!*profile || pa_session_dress(l->session, &l->source, profile, l->err));
    *profile = l->both;
    if (!l->both && !pa_session_load(l->session, &one, &l->source, profile, l->err))
        return false;
    if (l->files->in_one_file)
        l->both = *profile;
    return true;
}

// Of a profile that samples time, as one of a processor does, no samples are no measurement. Where
// locks or goroutines are looked at, nothing may be what there was.
static bool measured_nothing(const struct pa_profile *p)
{
    bool samples_time = false;
    for (uint32_t i = 0; i < p->type_count; i++)
        samples_time |= p->period > 0 && p->types[i].type == p->period_type.type;
    return samples_time && p->sample_count == 0;
}

static bool add(struct loader *l, const struct pa_profile *profile, const char *path,
                unsigned char side)
{
    if (measured_nothing(profile)) {
        pa_warnings_add(l->session->warnings, "%s: no samples (left out)", path);
        l->empty = path;
        return true;
    }
    if (l->files->in_one_file && !take_column(l, &profile, side))
        return false;
    pa_vec_push(&l->sides->loaded, (struct pa_name_side){profile, side});
    pa_vec_push(&l->sides->paths, path);
    return true;
}

static bool load(struct loader *l, const char *path, unsigned char side)
{
    const struct pa_profile *profile;
    return read(l, path, &profile) && (!profile || add(l, profile, path, side));
}

// The type that is asked for, if the profile has it.
static bool has_type(const struct loader *l, const struct pa_profile *p)
{
    struct pa_error ignored = {0};
    const char *type = l->options->sample_index;
    uint32_t index;
    return !type || !*type || pa_profile_type_index(p, type, &index, &ignored);
}

static bool load_profile(struct loader *l, const char *path, unsigned char side)
{
    const struct pa_profile *profile;
    if (!read(l, path, &profile))
        return false;
    if (has_type(l, profile))
        return add(l, profile, path, side);
    l->without_type++;
    return true;
}

static bool load_opened(struct loader *l, const char *path, unsigned char side)
{
    if (l->session->opened->identity.kind == PA_INPUT_PROFILE)
        return load_profile(l, path, side);
    pa_warnings_add(l->session->warnings, "%s: no profile (left out)", path);
    return true;
}

// Of a folder only what is a profile and has what is asked for. The session may have it open.
static bool load_found(struct loader *l, const char *path, unsigned char side)
{
    struct pa_session *s = l->session;
    struct pa_input_opened *before = s->opened, opened = {0};
    bool open = before && before->path && strcmp(before->path, path) == 0;
    if (pa_files_apart_has(s->apart, path))
        return load_profile(l, path, side);
    if (!open && !pa_input_open(&opened, path, 0, l->err))
        return false;
    s->opened = open ? before : &opened;
    bool ok = load_opened(l, path, side);
    pa_input_close(&opened);
    s->opened = before;
    return ok;
}

static bool load_side(struct loader *l, unsigned char side)
{
    size_t before = l->sides->loaded.count;
    for (size_t i = 0; i < l->paths.count; i++) {
        const struct side_path *p = &l->paths.items[i];
        if (p->side == side && !(p->in_folder ? load_found : load)(l, p->path, side))
            return false;
    }
    if (l->sides->loaded.count > before)
        return true;
    if (l->empty)
        return pa_error_set(l->err, PA_ERROR_FORMAT, "%s: no samples, so nothing to compare",
                            l->empty);
    return pa_error_set(l->err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
}

// The files that the words of a side stand for.
static bool expand(struct loader *l, unsigned char side)
{
    const struct pa_words *words = &l->files->words[side];
    for (size_t i = 0; i < words->count; i++) {
        const char *word = words->items[i];
        struct pa_words files = {&word, 1};
        bool folder = !l->files->reader && pa_folder_is(word);
        if (!l->files->reader && !pa_folder_expand(word, l->session->arena, &files, l->err))
            return false;
        for (size_t k = 0; k < files.count; k++)
            pa_vec_push(&l->paths, (struct side_path){files.items[k], side, folder});
    }
    return true;
}

static struct pa_files_apart *read_apart(const struct loader *l)
{
    const struct pa_input_options how = {.max_size = l->source.max_size,
                                         .format = l->source.input_format};
    if (l->files->reader || l->files->in_one_file)
        return NULL;
    const char **paths = pa_arena_calloc(l->session->arena, l->paths.count + 1, sizeof *paths);
    for (size_t i = 0; i < l->paths.count; i++)
        paths[i] = l->paths.items[i].path;
    return pa_files_apart_read(&(struct pa_words){paths, l->paths.count}, &how, l->session->arena);
}

static bool load_sides(struct loader *l)
{
    if (!expand(l, 0) || !expand(l, 1))
        return false;
    l->session->apart = read_apart(l);
    bool ok = load_side(l, 0) && load_side(l, 1);
    pa_files_apart_free(l->session->apart);
    l->session->apart = NULL;
    return ok;
}

// Dumps of one heap from before and after anything was freed get the types that the later ones
// have.
static bool match_heaps(struct loader *l)
{
    struct pa_name_side *list = l->sides->loaded.items;
    const struct pa_profile *four = NULL;
    for (size_t i = 0; i < l->sides->loaded.count; i++) {
        const struct pa_profile *p = list[i].profile;
        if (pa_heap_types_of(p->strings, p->types, p->type_count) == PA_HEAP_TYPES_FOUR)
            four = p;
    }
    for (size_t i = 0; four && i < l->sides->loaded.count; i++) {
        if (!pa_heap_types_match(&list[i].profile, &four, l->session->arena, l->err))
            return false;
    }
    return true;
}

bool pa_sides_load(struct pa_session *session, const struct pa_side_files *files,
                   const struct pa_side_options *options, struct pa_sides *sides,
                   struct pa_error *err)
{
    struct loader l = {.session = session,
                       .files = files,
                       .options = options,
                       .source = options->source,
                       .sides = sides,
                       .err = err};
    l.source.base = l.source.diff_base = (struct pa_words){0};
    l.source.normalize = false;
    *sides = (struct pa_sides){0};
    bool ok = load_sides(&l);
    pa_vec_release(&l.paths);
    if (!ok || !match_heaps(&l))
        return false;
    if (l.without_type)
        pa_warnings_add(session->warnings, "%zu profile%s without %s left out", l.without_type,
                        pa_plural(l.without_type), options->sample_index);
    return pa_side_runs_make(session, options, sides, err);
}

void pa_sides_release(struct pa_sides *sides)
{
    pa_vec_release(&sides->loaded);
    pa_vec_release(&sides->runs);
    pa_vec_release(&sides->whole);
    pa_vec_release(&sides->paths);
}

// ---- One profile of both

bool pa_sides_subtract(struct pa_session *session, const struct pa_sides *sides, double old_weight,
                       const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_merger *merger = pa_merger_new(session->arena, session->strings);
    for (size_t side = 2; side-- > 0;) { // what the header says is that of the new side
        for (size_t r = 0; r < sides->loaded.count; r++) {
            const struct pa_profile *p = sides->loaded.items[r].profile;
            if (sides->loaded.items[r].side != side)
                continue;
            double *weights = pa_arena_calloc(session->arena, p->type_count + 1, sizeof *weights);
            for (uint32_t i = 0; i < p->type_count; i++)
                weights[i] = side ? 1 : -old_weight;
            if (!side)
                p = pa_profile_label_all(p, "pprof::base", "true", session->arena);
            if (!pa_merger_add(merger, p, weights, err))
                return pa_error_prefix(err, "%s", sides->paths.items[r]);
        }
    }
    *profile = pa_merger_finish(merger, err);
    return *profile != NULL;
}
