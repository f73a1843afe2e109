// SPDX-License-Identifier: Apache-2.0
// The two sides of a comparison of profiles, read. Each file is a run: filtered, aggregated by
// function, without the frames that a runtime injects from outside.
//
//     struct pa_side_files files = {.words = {old_words, new_words}};
//     ok = pa_sides_load(session, &files, &options, &sides, err) && …
//     pa_sides_release(&sides);
#ifndef PA_VIEW_SIDES_H
#define PA_VIEW_SIDES_H

#include "analysis/comparison.h"
#include "base/vec.h"
#include "profile/match_names.h"
#include "view/mine.h"
#include "view/session.h"
#include "view/view.h"

// Who has the profiles, if it is not files: `name` is one of the words, the very same text. The
// profile lives in the session's arena.
// *profile is NULL for one that is to be left out.
struct pa_side_reader {
    bool (*read)(struct pa_side_reader *reader, const char *name, const struct pa_profile **profile,
                 struct pa_error *err);
};

// Files or folders.
struct pa_side_files {
    struct pa_words words[2];      // old, new
    struct pa_side_reader *reader; // NULL: they are files
    const char *labels[2];         // what the sides are called; NULL: nothing
    bool in_one_file;              // both are the same file, which has a column for each side
};

struct pa_side_options {
    struct pa_source_options source; // how files are read; its bases do not count
    struct pa_filter_options filters;
    const char *sample_index; // name or number of a sample type; NULL: the default of each profile
    const char *mine;         // the user's own code, as for pa_mine_rule_of(); NULL: not asked for
};

// What was read; the profiles live in the session's arena.
struct pa_sides {
    PA_VEC(struct pa_name_side) loaded; // as read, with names that match
    PA_VEC(struct pa_comparison_run) runs;
    PA_VEC(struct pa_comparison_run) whole; // with `mine`: the same with all frames
    PA_VEC(const char *) paths;             // by run: the file
    struct pa_mine_rule mine[2];            // by side; a guess is of the side's first profile
    struct pa_matched_names matched;        // what differed from build to build, or run to run
};

// Reads the files of both sides and makes runs of them. The lists are to be released, also after an
// error; all else lives in the session's arena. Warns of filters that match nothing in any profile;
// left out with a warning are files of a folder that are no profiles or have no such sample type,
// and profiles of time without samples. Fails if a file that is named cannot be read, a side has no
// profile, or an option is not valid; errors name the file.
PA_MUST_CHECK bool pa_sides_load(struct pa_session *session, const struct pa_side_files *files,
                                 const struct pa_side_options *options, struct pa_sides *sides,
                                 struct pa_error *err);
// Frees the lists.
void pa_sides_release(struct pa_sides *sides);

// Makes one profile of all that was loaded, in the session's arena: the new side less the old one
// times `old_weight`, whose samples get the label pprof::base=true. Errors, those of
// pa_merger_add(), name the file.
PA_MUST_CHECK bool pa_sides_subtract(struct pa_session *session, const struct pa_sides *sides,
                                     double old_weight, const struct pa_profile **profile,
                                     struct pa_error *err);

#endif
