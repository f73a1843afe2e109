// SPDX-License-Identifier: Apache-2.0
#include "check/inputs.h"

#include "base/folder.h"
#include "page/page.h"

#include <glob.h>
#include <string.h>
#include <sys/stat.h>

static const char *const SIDES[] = {"old", "new"};

struct found {
    struct pa_check_settings *settings;
    struct pa_warnings *warnings;
    PA_VEC(const char *) files[2][PA_CHECK_KINDS]; // by side
    PA_VEC(const char *) evidence[2];
};

// Adds a file to the kind that it is of. `named`: the file itself is named in pa.conf, and is kept
// even if it is of no kind: its reader will say what is wrong.
static bool add_file(struct found *f, int side, const char *path, bool named, struct pa_error *err)
{
    struct pa_input_opened opened = {0};
    if (!pa_input_open(&opened, path, 0, err))
        return false;
    enum pa_input_kind kind = opened.identity.kind;
    bool evidence = pa_page_is_evidence(&opened);
    pa_input_close(&opened);
    if (evidence)
        pa_vec_push(&f->evidence[side], path);
    else if (kind == PA_INPUT_PROFILE)
        pa_vec_push(&f->files[side][PA_CHECK_PROFILES], path);
    else if (kind == PA_INPUT_BENCH || named)
        pa_vec_push(&f->files[side][PA_CHECK_BENCH], path);
    else
        pa_warnings_add(f->warnings, "%s: neither a profile nor results nor evidence (left out)",
                        path);
    return true;
}

static bool add_path(struct found *f, int side, const char *path, bool named, struct pa_error *err)
{
    struct pa_words files;
    if (!pa_folder_expand(path, f->settings->config.arena, &files, err))
        return false;
    bool whole = files.count == 1 && strcmp(files.items[0], path) == 0;
    for (size_t i = 0; i < files.count; i++) {
        if (!add_file(f, side, files.items[i], named && whole, err))
            return false;
    }
    return true;
}

static bool add_pattern(struct found *f, int side, const char *pattern, struct pa_error *err)
{
    glob_t matched = {0};
    struct stat st;
    if (stat(pattern, &st) == 0)
        return add_path(f, side, pattern, true, err);
    if (!strpbrk(pattern, "*?["))
        return pa_error_errno(err, pattern);
    bool ok = glob(pattern, GLOB_ERR, NULL, &matched) == 0 ||
              pa_error_set(err, PA_ERROR_IO, "%s: matches no file", pattern);
    for (size_t i = 0; ok && i < matched.gl_pathc; i++)
        ok = add_path(f, side, pa_arena_strdup(f->settings->config.arena, matched.gl_pathv[i]),
                      false, err);
    globfree(&matched);
    return ok;
}

static bool find(struct found *f, struct pa_error *err)
{
    struct pa_check_settings *s = f->settings;
    for (int side = 0; side < 2; side++) {
        for (size_t i = 0; i < s->inputs[side].count; i++) {
            const struct pa_check_path *path = &s->inputs[side].items[i];
            if (!add_pattern(f, side, pa_check_path_of(s, path->pattern), err)) {
                pa_error_prefix(err, "%s", SIDES[side]);
                return pa_config_error(&s->config, path->line, err);
            }
        }
    }
    return true;
}

static bool are_whole(const struct found *f, struct pa_error *err)
{
    static const char *const KINDS[] = {"profiles", "benchmark results"};
    const struct pa_check_settings *s = f->settings;
    bool evidence = f->evidence[0].count && f->evidence[1].count;
    size_t all = evidence;
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++) {
        size_t old = f->files[0][kind].count, new = f->files[1][kind].count;
        all += old + new;
        if ((old == 0) != (new == 0))
            return pa_error_set(err, PA_ERROR_USAGE,
                                "%s: [inputs]: the %s side has %s, the %s side has none",
                                s->config.path, SIDES[old == 0], KINDS[kind], SIDES[old != 0]);
        if (kind == PA_CHECK_BENCH && (s->rules[0] || evidence))
            continue;
        if (old == 0 && s->rules[kind] > 0) {
            pa_error_set(err, PA_ERROR_USAGE, "fail-on: a rule for %s, but [inputs] has none",
                         KINDS[kind]);
            return pa_config_error(&s->config, s->first_rule_line[kind], err);
        }
    }
    return all > 0 ||
           pa_error_set(err, PA_ERROR_USAGE, "%s: nothing to compare: [inputs] wants old and new",
                        s->config.path);
}

static struct pa_words words_of(struct pa_arena *arena, const char *const *items, size_t count)
{
    return (struct pa_words){count ? pa_arena_memdup(arena, items, count * sizeof *items) : NULL,
                             count};
}

bool pa_check_inputs_find(struct pa_check_settings *settings, struct pa_warnings *warnings,
                          struct pa_error *err)
{
    struct found f = {.settings = settings, .warnings = warnings};
    struct pa_arena *arena = settings->config.arena;
    bool ok = find(&f, err) && are_whole(&f, err);
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++) {
        struct pa_diff_options *diff = &settings->diff[kind];
        diff->old = words_of(arena, f.files[0][kind].items, f.files[0][kind].count);
        diff->new = words_of(arena, f.files[1][kind].items, f.files[1][kind].count);
        pa_vec_release(&f.files[0][kind]);
        pa_vec_release(&f.files[1][kind]);
    }
    for (int side = 0; side < 2; side++) {
        settings->evidence[side] = words_of(arena, f.evidence[side].items, f.evidence[side].count);
        pa_vec_release(&f.evidence[side]);
    }
    return ok;
}
