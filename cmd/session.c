// SPDX-License-Identifier: Apache-2.0
#include "cmd/session.h"

#include "base/memory.h"
#include "cmd/folder.h"
#include "profile/fold_recursion.h"
#include "profile/merge.h"
#include "profile/name_filter.h"
#include "profile/subtract.h"
#include "profile/symbolize.h"
#include "profile/tag_frames.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

static void release_strings(void *strings)
{
    pa_strings_release(strings);
}

struct pa_session *pa_session_new(struct pa_context *ctx)
{
    struct pa_session *s = pa_arena_calloc(ctx->arena, 1, sizeof *s);
    s->arena = ctx->arena;
    s->warnings = ctx->warnings;
    s->binaries.arena = ctx->arena;
    s->binaries.warnings = ctx->warnings;
    pa_arena_defer(ctx->arena, release_strings, &s->strings);
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

bool pa_session_read(struct pa_session *s, const char *path,
                     const struct pa_source_options *options, struct pa_arena *arena,
                     const struct pa_profile **profile, struct pa_error *err)
{
    struct symbolize names = parse_symbolize(s, options->symbolize);
    struct pa_input input = {
        .path = path,
        .arena = arena,
        .strings = &s->strings,
        .warnings = s->warnings,
        .no_names = names.none,
    };
    struct pa_input_options how = {.max_size = options->max_size, .format = options->input_format};
    bool ok = pa_input_read(&input, &how, profile, err);
    s->binaries.program = options->program;
    s->binaries.local = names.local;
    s->binaries.fast = names.fast;
    s->format = input.format;
    return ok && (names.none || pa_binaries_name(&s->binaries, profile, arena, err));
}

// Reads one more file into the merger. With --keep-going an unreadable one is only a warning.
static bool merge_file(struct pa_session *s, struct pa_merger *merger, const char *path,
                       const struct pa_source_options *options, size_t *merged,
                       struct pa_error *err)
{
    struct pa_arena arena = {0};
    const struct pa_profile *p;
    bool ok = pa_session_read(s, path, options, &arena, &p, err);
    if (ok && !pa_merger_add(merger, p, NULL, err))
        ok = pa_error_prefix(err, "%s", path);
    *merged += ok;
    if (!ok && options->keep_going && !pa_merger_broken(merger)) {
        pa_warnings_add(s->warnings, "%s (left out)", err->text);
        s->skipped = ok = true;
    }
    pa_arena_release(&arena);
    return ok;
}

static bool merge_files(struct pa_session *s, const struct paths *paths,
                        const struct pa_source_options *options, const struct pa_profile **profile,
                        struct pa_error *err)
{
    struct pa_merger *merger = pa_merger_new(s->arena, &s->strings);
    size_t merged = 0;
    if (s->only_sums) {
        pa_merger_keep_apart(merger);
        pa_merger_keep_places(merger, pa_granularity_places(s->only_sums));
    }
    pa_memory_expect_reuse();
    for (size_t i = 0; i < paths->list.count; i++) {
        if (!merge_file(s, merger, paths->list.items[i], options, &merged, err))
            return false;
    }
    if (merged == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "none of %zu files could be read",
                            paths->list.count);
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
        ok = pa_session_read(s, paths.list.items[0], options, s->arena, profile, err);
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
    bool diff = options->diff_base.count > 0;
    const struct pa_profile *base;
    struct pa_words files = last_base(s, diff ? &options->diff_base : &options->base);
    if (!load_files(s, &files, options, &base, err))
        return false;
    if (diff)
        base = pa_profile_label_all(base, "pprof::base", "true", s->arena);
    double *weights = pa_arena_calloc(s->arena, (*profile)->type_count + 1, sizeof *weights);
    double *minus = pa_arena_calloc(s->arena, base->type_count + 1, sizeof *minus);
    if (options->normalize && !pa_profile_normalize_ratios(*profile, base, weights, err))
        return false;
    for (uint32_t i = 0; i < base->type_count; i++)
        minus[i] = -1;
    struct pa_merger *merger = pa_merger_new(s->arena, &s->strings);
    if (!pa_merger_add(merger, *profile, options->normalize ? weights : NULL, err) ||
        !pa_merger_add(merger, base, minus, err))
        return pa_error_prefix(err, "base %s", files.items[0]);
    *profile = pa_merger_finish(merger, err);
    return *profile != NULL;
}

static const struct pa_profile *add_comment(struct pa_session *s, const struct pa_profile *profile,
                                            const char *comment)
{
    struct pa_profile *p = pa_profile_copy(profile, s->arena);
    p->comments = pa_arena_calloc(s->arena, p->comment_count + 1, sizeof *p->comments);
    for (uint32_t i = 0; i < profile->comment_count; i++)
        p->comments[i] = profile->comments[i];
    p->comments[p->comment_count++] = pa_strings_adds(&s->strings, comment);
    return p;
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
    if (!load_files(s, files, options, profile, err) ||
        (has_base && !subtract(s, options, profile, err)))
        return false;
    struct symbolize names = parse_symbolize(s, options->symbolize);
    if (!names.none)
        *profile = pa_profile_demangle(*profile, names.mode, names.again, s->arena);
    *profile = pa_filter_drop_frames(*profile, s->arena, err);
    if (*profile && options->comment && *options->comment)
        *profile = add_comment(s, *profile, options->comment);
    return *profile != NULL;
}

// ---- The view

static void warn_unless(struct pa_session *s, const char *pattern, bool matched, const char *name)
{
    if (pattern && !matched)
        pa_warnings_add(s->warnings, "%s expression matched no samples", name);
}

static bool filter_by_name(struct pa_session *s, const struct pa_profile **p,
                           const struct pa_filter_options *f, struct pa_error *err)
{
    if (f->focus || f->ignore || f->hide || f->show) {
        struct pa_name_patterns patterns = {f->focus, f->ignore, f->hide, f->show};
        struct pa_name_matches m;
        *p = pa_filter_names(*p, &patterns, &m, s->arena, err);
        if (!*p)
            return false;
        warn_unless(s, f->focus, m.focus, "focus");
        warn_unless(s, f->ignore, m.ignore, "ignore");
        warn_unless(s, f->hide, m.hide, "hide");
        warn_unless(s, f->show, m.show, "show");
    }
    if (f->show_from) {
        bool matched;
        *p = pa_filter_show_from(*p, f->show_from, &matched, s->arena, err);
        if (!*p)
            return false;
        warn_unless(s, f->show_from, matched, "show_from");
    }
    return true;
}

static bool filter(struct pa_session *s, const struct pa_profile **p,
                   const struct pa_filter_options *f, const struct pa_label_units *units,
                   struct pa_error *err)
{
    if (!filter_by_name(s, p, f, err))
        return false;
    if (f->tag_focus || f->tag_ignore || f->tag_show || f->tag_hide) {
        struct pa_tag_patterns patterns = {f->tag_focus, f->tag_ignore, f->tag_show, f->tag_hide};
        *p = pa_filter_tags(*p, &patterns, units, s->arena, s->warnings, err);
        if (!*p)
            return false;
    }
    if (f->prune_from)
        *p = pa_filter_prune_from(*p, f->prune_from, s->arena, err);
    return *p != NULL;
}

static const char *describe(struct pa_session *s, const struct pa_filter_options *f)
{
    const struct {
        const char *name, *value;
    } rows[] = {
        {"focus", f->focus},
        {"ignore", f->ignore},
        {"hide", f->hide},
        {"show", f->show},
        {"show_from", f->show_from},
        {"tagfocus", f->tag_focus},
        {"tagignore", f->tag_ignore},
        {"tagshow", f->tag_show},
        {"taghide", f->tag_hide},
    };
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].value)
            pa_strbuf_printf(&text, "%s%s=%s", text.size ? "\n" : "", rows[i].name, rows[i].value);
    }
    const char *copy = text.size ? pa_arena_strndup(s->arena, text.text, text.size) : NULL;
    pa_strbuf_release(&text);
    return copy;
}

static bool choose_values(struct pa_session *s, const struct pa_profile *p,
                          const struct pa_value_options *o, struct pa_view *view,
                          struct pa_error *err)
{
    static const char *const LEGACY[] = {NULL,          "inuse_space",   "inuse_objects",
                                         "alloc_space", "alloc_objects", "delay",
                                         "contentions", "delay"};
    enum { MEAN_DELAY = 7 };
    bool given = o->sample_index && *o->sample_index;
    const char *name = given ? o->sample_index : LEGACY[o->index_flag];
    if (given && o->index_flag)
        pa_warnings_add(s->warnings, "--sample-index=%s counts, not the older flag beside it",
                        name);
    if (!pa_profile_type_index(p, name, &view->measure.type, err))
        return false;
    if (o->divide_by == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "--divide-by: zero divisor");
    view->measure.mean = o->mean || o->index_flag == MEAN_DELAY;
    view->ratio = 1 / o->divide_by;
    view->output_unit = o->unit;
    view->unit = pa_profile_text(p, p->types[view->measure.type].unit);
    view->type = pa_profile_text(p, p->types[view->measure.type].type);
    if (view->measure.mean)
        view->type = pa_arena_printf(s->arena, "mean_%s", view->type);
    return true;
}

void pa_view_show(struct pa_view *view, const struct pa_profile *profile, struct pa_arena *arena)
{
    view->profile = pa_profile_aggregate(profile, &view->granularity, arena);
    if (view->fold_recursion)
        view->profile = pa_profile_fold_recursion(view->profile, arena);
}

// An empty expression is none, as in pprof: "-focus=$FOCUS" in a script.
static struct pa_filter_options without_empty(struct pa_filter_options f)
{
    const char **expressions[] = {&f.focus,     &f.ignore,     &f.hide,      &f.show,
                                  &f.show_from, &f.prune_from, &f.tag_focus, &f.tag_ignore,
                                  &f.tag_show,  &f.tag_hide,   &f.tag_root,  &f.tag_leaf};
    for (size_t i = 0; i < sizeof expressions / sizeof *expressions; i++) {
        if (*expressions[i] && !**expressions[i])
            *expressions[i] = NULL;
    }
    return f;
}

bool pa_session_view(struct pa_session *s, const struct pa_profile *profile,
                     const struct pa_view_options *options, struct pa_view *view,
                     struct pa_error *err)
{
    const struct pa_filter_options given = without_empty(*options->filters), *f = &given;
    *view = (struct pa_view){.filters = describe(s, f),
                             .granularity = options->granularity,
                             .fold_recursion = options->fold_recursion};
    if (f->tag_focus || f->tag_ignore || options->label_units)
        view->label_units = pa_label_units_find(profile, s->arena, s->warnings);
    if (f->tag_root || f->tag_leaf) {
        struct pa_tag_frames frames = {f->tag_root, f->tag_leaf, options->values->unit};
        profile = pa_profile_add_tag_frames(profile, &frames, s->arena, s->warnings, err);
        if (!profile)
            return false;
    }
    view->whole = profile;
    if (f->relative && !filter(s, &profile, f, view->label_units, err))
        return false;
    if (!choose_values(s, profile, options->values, view, err) ||
        !pa_total(profile, view->measure, &view->total, err))
        return false;
    if (!f->relative && !filter(s, &profile, f, view->label_units, err))
        return false;
    view->filtered = profile;
    pa_view_show(view, profile, s->arena);
    return true;
}
