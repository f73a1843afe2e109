// SPDX-License-Identifier: Apache-2.0
#include "profile/merge.h"
#include "base/moment.h"
#include "cli/heap.h"
#include "cmd/write_profile.h"
#include "flags/anonymize_options.h"
#include "flags/session_options.h"
#include "flags/time_range_options.h"
#include "profile/canonical.h"
#include "profile/heap_types.h"
#include "view/weights.h"

#include <inttypes.h>
#include <string.h>

struct merge_options {
    struct pa_source_options source;
    struct pa_time_range_options time;
    struct pa_words weights;
    struct pa_anonymize_flags anonymize;
};

static const struct pa_option options[] = {
    {PA_OPTION_LIST, "weight", offsetof(struct merge_options, weights), .argument = "[FILE=]N",
     .help = "multiply the values of this file or folder (of all others) by N: 2, 0.5, 1/3, -1"},
    {PA_OPTION_GROUP, "Time", offsetof(struct merge_options, time), .group = pa_time_range_options},
    {PA_OPTION_GROUP, "Pseudonyms", offsetof(struct merge_options, anonymize),
     .group = pa_anonymize_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct merge_options, source), .group = pa_reading_options},
    {0},
};

struct source {
    const char *path;
    double weight;
};

struct merging {
    struct pa_context *ctx;
    const struct merge_options *options;
    struct pa_session *session;
    struct source *sources;
    size_t source_count;
    struct pa_time_range range;
    int64_t oldest, newest; // times of the profiles that say one
    struct pa_merger *merger;
    PA_VEC(const char *) merged; // paths
    PA_VEC(pa_str) types;        // of what was merged, once each
};

// The files, a folder's each with the weight of the folder.
static bool find_sources(struct merging *m, struct pa_error *err)
{
    const struct pa_words *words = &m->ctx->files;
    struct pa_arena *arena = m->ctx->arena;
    double *weights = pa_arena_calloc(arena, words->count, sizeof *weights);
    struct pa_words *paths = pa_arena_calloc(arena, words->count, sizeof *paths);
    if (!pa_weights_parse(&m->options->weights, words, weights, err))
        return false;
    for (size_t i = 0; i < words->count; i++) {
        if (!pa_session_expand(m->session, &(struct pa_words){words->items + i, 1}, &paths[i], err))
            return false;
        m->source_count += paths[i].count;
    }
    m->sources = pa_arena_calloc(arena, m->source_count, sizeof *m->sources);
    struct source *next = m->sources;
    for (size_t i = 0; i < words->count; i++) {
        for (size_t k = 0; k < paths[i].count; k++)
            *next++ = (struct source){paths[i].items[k], weights[i]};
    }
    return true;
}

typedef bool visit_profile(struct merging *m, const struct source *source,
                           const struct pa_profile *p, struct pa_error *err);

// With --keep-going what cannot be read or merged is only a warning.
static bool each_profile(struct merging *m, visit_profile *visit, struct pa_error *err)
{
    bool ok = true;
    for (size_t i = 0; i < m->source_count && ok; i++) {
        struct pa_arena arena = {0};
        const struct pa_profile *p =
            pa_session_read(m->session, m->sources[i].path, &m->options->source, &arena, err);
        ok = p && pa_profile_needs_stacks(p, "pa merge", err) && visit(m, &m->sources[i], p, err);
        if (!ok && m->options->source.keep_going && !pa_merger_broken(m->merger)) {
            pa_warnings_add(m->ctx->warnings, "%s (left out)", err->text);
            m->ctx->status = PA_STATUS_ERROR;
            ok = true;
        }
        pa_arena_release(&arena);
    }
    return ok;
}

// ---- Time

static bool see_time(struct merging *m, const struct source *source, const struct pa_profile *p,
                     struct pa_error *err)
{
    if (strcmp(source->path, "-") == 0)
        return pa_error_set(err, PA_ERROR_USAGE,
                            "a span of time takes two passes over the files, and standard input "
                            "can be read once only: give a point in time");
    m->newest = p->time_nanos > m->newest ? p->time_nanos : m->newest;
    return true;
}

static bool find_range(struct merging *m, struct pa_error *err)
{
    if (!pa_time_range_parse(&m->options->time, &m->range, err))
        return false;
    if (!m->range.from_newest && !m->range.to_newest)
        return true;
    if (!each_profile(m, see_time, err))
        return false;
    pa_time_range_anchor(&m->range, m->newest);
    return true;
}

static bool in_range(struct merging *m, const struct source *source, const struct pa_profile *p)
{
    if (!m->range.given)
        return true;
    if (p->time_nanos == 0) {
        pa_warnings_add(m->ctx->warnings, "%s: does not say when it was taken (left out)",
                        source->path);
        return false;
    }
    m->newest = p->time_nanos > m->newest ? p->time_nanos : m->newest;
    m->oldest = !m->oldest || p->time_nanos < m->oldest ? p->time_nanos : m->oldest;
    return pa_time_range_has(&m->range, p->time_nanos);
}

static bool nothing_left(const struct merging *m, struct pa_error *err)
{
    char from[PA_MOMENT_TEXT], to[PA_MOMENT_TEXT];
    if (!m->oldest)
        return pa_error_set(err, PA_ERROR_FORMAT, "nothing to merge is left of %zu files",
                            m->source_count);
    pa_moment_text(m->oldest, from);
    pa_moment_text(m->newest, to);
    return pa_error_set(
        err, PA_ERROR_FORMAT,
        "no profile is of the time that was asked for: there are some from %s to %s", from, to);
}

// ---- Merging

static void note_types(struct merging *m, const struct pa_profile *p)
{
    for (uint32_t i = 0; i < p->type_count; i++) {
        size_t k = 0;
        while (k < m->types.count && m->types.items[k] != p->types[i].type)
            k++;
        if (k == m->types.count)
            pa_vec_push(&m->types, p->types[i].type);
    }
}

static bool add_profile(struct merging *m, const struct source *source, const struct pa_profile *p,
                        struct pa_error *err)
{
    if (!in_range(m, source, p))
        return true;
    double *weights = pa_arena_calloc(m->ctx->arena, p->type_count + 1, sizeof *weights);
    for (uint32_t i = 0; i < p->type_count; i++)
        weights[i] = source->weight;
    if (!pa_merger_add(m->merger, p, weights, err))
        return pa_error_prefix(err, "%s", source->path);
    note_types(m, p);
    pa_vec_push(&m->merged, source->path);
    return true;
}

// Warns of sample types that some file lacks, which the merged profile does not have.
static void warn_of_lost_types(const struct merging *m, const struct pa_profile *merged)
{
    for (size_t i = 0; i < m->types.count; i++) {
        bool kept = pa_heap_types_has(merged, m->types.items[i]);
        for (uint32_t k = 0; k < merged->type_count; k++)
            kept |= merged->types[k].type == m->types.items[i];
        if (!kept)
            pa_warnings_add(m->ctx->warnings,
                            "sample type '%s' is left out: not all of the files have it",
                            pa_profile_text(merged, m->types.items[i]));
    }
}

static const struct pa_profile *merge_all(struct merging *m, struct pa_error *err)
{
    if (!find_sources(m, err) || !find_range(m, err) || !each_profile(m, add_profile, err) ||
        (m->merged.count == 0 && !nothing_left(m, err)))
        return NULL;
    const struct pa_profile *p = pa_merger_finish(m->merger, err);
    if (p)
        warn_of_lost_types(m, p);
    return p;
}

// Sorts the profile after names were replaced by pseudonyms, since the order before would tell
// something about the names.
static const struct pa_profile *sort(struct merging *m, const struct pa_profile *p,
                                     struct pa_error *err)
{
    size_t sample, file;
    p = pa_profile_canonical(p, m->ctx->arena, &sample, err);
    if (!p && pa_merger_source(m->merger, sample, &file))
        pa_error_prefix(err, "%s", m->merged.items[file]);
    else if (!p)
        pa_error_prefix(err, "the merged profile");
    return p;
}

static bool run(struct pa_context *ctx, struct pa_error *err)
{
    struct merging m = {.ctx = ctx, .options = ctx->options, .session = pa_session_of(ctx)};
    m.merger = pa_merger_new(ctx->arena, m.session->strings);
    pa_merger_any_order(m.merger);
    pa_merger_keep_apart(m.merger);
    pa_heap_expect_reuse();
    const struct pa_profile *p = merge_all(&m, err);
    bool ok = p && pa_anonymize(ctx, &m.options->anonymize, &p, err);
    p = ok ? sort(&m, p, err) : NULL;
    pa_vec_release(&m.types);
    pa_vec_release(&m.merged);
    return p && pa_write_profile(ctx, p, err);
}

const struct pa_command pa_cmd_merge = {
    .name = "merge",
    .summary = "several profiles as one, the same bytes in any order",
    .synopsis = "[OPTIONS] -o OUT.pb.gz FILE...",
    .options = options,
    .options_size = sizeof(struct merge_options),
    .min_files = 1,
    .formats = pa_profile_formats,
    .run = run,
};
