// SPDX-License-Identifier: Apache-2.0
// From files to one profile, in pprof's order: read, name the functions of binaries, merge,
// subtract the base, demangle, drop frames. view.h makes of it what a report is about.
//
//     struct pa_session *session = pa_session_new(&arena, &warnings);
//     ok = pa_session_load(session, &files, &source, &profile, err) &&
//          pa_view_make(session, profile, &options, &view, err);
#ifndef PA_VIEW_SESSION_H
#define PA_VIEW_SESSION_H

#include "base/words.h"
#include "input/format.h"
#include "profile/granularity.h"
#include "view/binaries.h"

// Where profiles come from and how they are read. All zero reads files as they are, up to no size:
// set max_size.
struct pa_source_options {
    struct pa_words base, diff_base;
    bool normalize;
    const char *symbolize;
    const char *comment;
    const char *input_format;
    size_t max_size;
    bool keep_going;
    bool all_frames;
    const char *program; // whose symbols profiles get (binaries.h), or NULL
};

struct pa_files_apart;

// The files read so far, and what all of their profiles share.
struct pa_session {
    struct pa_arena *arena;               // borrowed; all that is read and made lives there
    struct pa_strings *strings;           // of all its profiles
    struct pa_warnings *warnings;         // borrowed
    bool skipped;                         // keep_going left out an unreadable file
    const struct pa_input_format *format; // of the file that was read last
    size_t files;                         // that were read
    // A file that was opened before to see what it is (input/identify.h), or NULL. Borrowed.
    struct pa_input_opened *opened;
    struct pa_files_apart *apart; // files that were read before, or NULL. Borrowed.
    struct pa_binaries binaries;
    // Set before loading: what is made of the profile adds up values at this granularity and looks
    // at no sample for itself, so that equal samples of several files need not become one, and
    // places that do not count are the same. NULL: all is looked at.
    const struct pa_granularity_options *only_sums;
};

// Makes an empty session in `arena`, which releases it as well. Arena and warnings are borrowed.
struct pa_session *pa_session_new(struct pa_arena *arena, struct pa_warnings *warnings);

// Reads the profile of one file and names its functions from binaries, but does nothing else with
// it. The profile lives in `arena` and shares the session's strings. Returns NULL with `err` set if
// the file cannot be read or is of no known format; the error names the file.
PA_MUST_CHECK const struct pa_profile *pa_session_read(struct pa_session *session, const char *path,
                                                       const struct pa_source_options *options,
                                                       struct pa_arena *arena,
                                                       struct pa_error *err);

// Reads all `files` (a folder stands for the files in it), merges them, subtracts the base and does
// what pa_session_dress() does; `*profile` lives in the session's arena. With keep_going files that
// cannot be read are warnings and set `skipped`, as long as one can be read. Fails if a file cannot
// be read, the profiles do not fit together, a sum does not fit into 64 bits, or the options
// contradict each other. Errors name the file.
PA_MUST_CHECK bool pa_session_load(struct pa_session *session, const struct pa_words *files,
                                   const struct pa_source_options *options,
                                   const struct pa_profile **profile, struct pa_error *err);

// Does what loading does to the merged profile of the files: demangles, drops the frames that the
// profile says are to be dropped, adds the comment. For profiles that come from elsewhere.
// `*profile` is replaced by a copy in the session's arena; fails if the profile's drop_frames is
// not a valid expression.
PA_MUST_CHECK bool pa_session_dress(struct pa_session *session,
                                    const struct pa_source_options *options,
                                    const struct pa_profile **profile, struct pa_error *err);

// Sets `files` to the files of `words`, in their order; a folder or archive gives the files in it,
// sorted. In the session's arena. Fails if a folder cannot be read or has no files.
PA_MUST_CHECK bool pa_session_expand(struct pa_session *session, const struct pa_words *words,
                                     struct pa_words *files, struct pa_error *err);

#endif
