// SPDX-License-Identifier: Apache-2.0
#include "cmd/diff_profiles.h"

#include "analysis/comparison.h"
#include "cmd/diff_profiles_doc.h"
#include "cmd/diff_profiles_gate.h"
#include "input/bench_format.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define AT(member) offsetof(struct pa_diff_profile_options, member)

static const struct pa_choice norms[] = {
    {"median", PA_NORM_MEDIAN, "what most functions agree on"},
    {"total", PA_NORM_TOTAL, "shares of the total"},
    {"none", PA_NORM_NONE, "both sides did the same work"},
    {0},
};

const struct pa_option pa_diff_profile_table[] = {
    {PA_OPTION_STRING, "sample-index", AT(sample_index), .argument = "TYPE",
     .help = "which sample type to compare: its name or number"},
    {PA_OPTION_BOOL, "cum", AT(cum), .help = "judge by cumulative values, not flat ones"},
    {PA_OPTION_CHOICE, "norm", AT(norm), .argument = "HOW", .choices = norms, .fallback = "median",
     .help = "what makes sides of different length comparable"},
    {PA_OPTION_DOUBLE, "min-effect", AT(min_effect), .argument = "SHARE", .fallback = "0.05",
     .help = "a smaller relative change does not matter"},
    {PA_OPTION_BOOL, "noise", AT(noise), .help = "also the functions whose change is noise"},
    {PA_OPTION_INT, "nodecount", AT(rows), .letter = 'n', .argument = "N", .fallback = "0",
     .help = "at most N functions; 0: all"},
    {PA_OPTION_STRING, "focus", AT(filters.focus), .argument = "REGEX",
     .help = "only samples with a matching frame"},
    {PA_OPTION_STRING, "hide", AT(filters.hide), .argument = "REGEX",
     .help = "leave out matching frames"},
    {PA_OPTION_STRING, "show", AT(filters.show), .argument = "REGEX",
     .help = "only matching frames"},
    {PA_OPTION_STRING, "tagfocus", AT(filters.tag_focus), .argument = "[KEY=]VALUE",
     .help = "only samples with such a label"},
    {0},
};

// ---- What the files are

static bool bytes_are_profile(const char *path)
{
    struct pa_bytes bytes;
    struct pa_error ignored = {0};
    if (!pa_file_read(path, PA_DEFAULT_MAX_SIZE, &bytes, &ignored))
        return false;
    bool profile =
        !pa_bench_format_of(bytes.data, bytes.size) && pa_input_format_of(bytes.data, bytes.size);
    free(bytes.data);
    return profile;
}

static bool folder_is_profiles(const char *path)
{
    DIR *dir = opendir(path);
    bool profile = false, seen = false;
    for (struct dirent *entry; dir && !seen && (entry = readdir(dir));) {
        struct pa_strbuf file = {0};
        struct stat st;
        pa_strbuf_printf(&file, "%s/%s", path, entry->d_name);
        if (entry->d_name[0] != '.' && stat(file.text, &st) == 0 && S_ISREG(st.st_mode)) {
            seen = true;
            profile = bytes_are_profile(file.text);
        }
        pa_strbuf_release(&file);
    }
    if (dir)
        closedir(dir);
    return profile;
}

static const char *without_label(const char *word)
{
    struct stat st;
    const char *equals = strchr(word, '=');
    return equals && stat(word, &st) != 0 ? equals + 1 : word;
}

bool pa_diff_is_profile(const char *path)
{
    struct stat st;
    path = without_label(path);
    if (strcmp(path, "-") == 0 || stat(path, &st) != 0)
        return false;
    return S_ISDIR(st.st_mode) ? folder_is_profiles(path) : bytes_are_profile(path);
}

// ---- The sides

struct sides {
    struct pa_words words[2];
};

static bool by_labels(struct pa_context *ctx, struct sides *sides)
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

static bool find_sides(struct pa_context *ctx, const struct pa_words *old,
                       const struct pa_words *new, struct sides *sides, struct pa_error *err)
{
    for (int i = 0; i < 2; i++)
        sides->words[i].items = pa_arena_calloc(ctx->arena, ctx->files.count + 1, sizeof(char *));
    if (old->count || new->count) {
        sides->words[0] = *old;
        sides->words[1] = *new;
    } else if (ctx->files.count == 2 && !strchr(ctx->files.items[0], '=')) {
        for (int i = 0; i < 2; i++)
            sides->words[i].items[sides->words[i].count++] = ctx->files.items[i];
    } else if (!by_labels(ctx, sides)) {
        return pa_error_set(err, PA_ERROR_USAGE,
                            "two profiles or folders, or old=FILE… new=FILE…, are wanted");
    }
    return sides->words[0].count && sides->words[1].count
               ? true
               : pa_error_set(err, PA_ERROR_USAGE, "a comparison needs profiles on both sides");
}

// The runtime puts these frames into stacks from outside: they cost nothing of their own.
#define INJECTED "^runtime\\.asyncPreempt$"

static bool load_run(struct pa_session *session, const char *path,
                     const struct pa_diff_profile_options *o, struct pa_comparison_run *run,
                     struct pa_error *err)
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
    bool ok = pa_session_load(session, &one, &source, &profile, err);
    session->warnings = &quiet;
    ok = ok && (pa_session_view(session, profile, &options, &view, err) ||
                pa_error_prefix(err, "%s", path));
    session->warnings = warnings;
    pa_warnings_release(&quiet);
    if (ok)
        run->profile = view.profile;
    return ok;
}

static bool load_side(struct pa_session *session, const struct pa_words *words, unsigned char side,
                      const struct pa_diff_profile_options *o, struct pa_diff_runs *runs,
                      struct pa_error *err)
{
    struct pa_words files;
    if (!pa_session_expand(session, words, &files, err))
        return false;
    for (size_t i = 0; i < files.count; i++) {
        struct pa_comparison_run run = {.side = side};
        if (!load_run(session, files.items[i], o, &run, err))
            return false;
        pa_vec_push(&runs->list, run);
    }
    return true;
}

static bool compare(struct pa_context *ctx, const struct sides *sides,
                    const struct pa_diff_profile_options *o, const struct pa_gate *gate,
                    struct pa_diff_runs *runs, struct pa_error *err)
{
    struct pa_session *session = pa_session_new(ctx);
    for (unsigned char side = 0; side < 2; side++) {
        if (!load_side(session, &sides->words[side], side, o, runs, err))
            return false;
    }
    struct pa_comparison_options options = {
        .type = o->sample_index,
        .norm = (enum pa_comparison_norm)o->norm,
        .fdr = o->fdr,
        .min_effect = o->min_effect,
        .by_cum = o->cum,
    };
    struct pa_profile_comparison *c;
    if (!pa_compare_profiles(runs->list.items, runs->list.count, &options, ctx->arena, &c, err))
        return false;
    struct pa_diff_shown shown = {&session->strings, o->cum, o->noise,
                                  o->rows > 0 ? (size_t)o->rows : SIZE_MAX};
    struct pa_doc doc;
    pa_diff_profiles_document(&doc, ctx->arena, c, &shown);
    if (gate->rule_count)
        ctx->status = pa_diff_profiles_gate(&doc, gate, c, &session->strings);
    ctx->output.print.marker = "diff";
    return pa_output_print(&ctx->output, &doc, err);
}

bool pa_diff_profiles_run(struct pa_context *ctx, const struct pa_words *old,
                          const struct pa_words *new, const struct pa_diff_profile_options *options,
                          struct pa_error *err)
{
    struct sides sides = {0};
    struct pa_diff_runs runs = {0};
    struct pa_gate gate = {0};
    bool ok = (!options->fail_on || pa_diff_profiles_gate_parse(&gate, options->fail_on, err)) &&
              find_sides(ctx, old, new, &sides, err) &&
              compare(ctx, &sides, options, &gate, &runs, err);
    pa_gate_release(&gate);
    pa_vec_release(&runs.list);
    return ok;
}
