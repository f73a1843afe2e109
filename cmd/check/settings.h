// SPDX-License-Identifier: Apache-2.0
// What pa.conf says, as the options of comparisons. Its keys are the names of options, checked by
// the same tables.
#ifndef PA_CHECK_SETTINGS_H
#define PA_CHECK_SETTINGS_H

#include "cli/command.h"
#include "config/config.h"
#include "flags/diff_options.h"

struct pa_check_output {
    struct pa_output_options options;
    const char *summary_file;
};

struct pa_check_path {
    const char *pattern;
    size_t line;
};

// Kinds of files, each with options of its own.
enum pa_check_kind { PA_CHECK_PROFILES, PA_CHECK_BENCH, PA_CHECK_KINDS };

struct pa_check_settings {
    struct pa_config config;
    const char *folder; // of the file, "" or "…/": paths in it count from there
    struct pa_diff_options diff[PA_CHECK_KINDS];
    size_t rules[PA_CHECK_KINDS];           // numbers of rules in [gate], by what they are about
    size_t first_rule_line[PA_CHECK_KINDS]; // line of the first of them; 0: none
    struct pa_check_output output;
    struct pa_options bound[PA_CHECK_KINDS], bound_output;
    struct pa_output_table table;           // of the output's options
    PA_VEC(struct pa_check_path) inputs[2]; // old, new
    struct pa_words evidence[2];            // by side: files of evidence
};

// Reads and checks the file. `settings` is zeroed, and to be released also after an error; texts
// and lists live in `arena`. Errors name file and line.
PA_MUST_CHECK bool pa_check_settings_read(struct pa_check_settings *settings, const char *path,
                                          struct pa_arena *arena, struct pa_error *err);
// Frees what is not in the arena.
void pa_check_settings_release(struct pa_check_settings *settings);

// Appends every section with the keys that it sets, and as comments the keys that it could set,
// with their defaults.
void pa_check_settings_print(struct pa_check_settings *settings, struct pa_strbuf *out);

// Returns a path that pa.conf names, relative to where the process is: paths count from the file's
// folder. In the settings' arena, or `path` itself.
const char *pa_check_path_of(const struct pa_check_settings *settings, const char *path);

#endif
