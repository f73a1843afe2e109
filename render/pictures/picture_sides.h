// SPDX-License-Identifier: Apache-2.0
// The two sides of a picture that compares profiles.
#ifndef PA_PICTURES_PICTURE_SIDES_H
#define PA_PICTURES_PICTURE_SIDES_H

#include "view/sides.h"

// Sets *old_name and *new_name to the file of a side, with as many of its folders as make the two
// differ; NULL for a side of no or several files. Borrowed from the words.
void pa_picture_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                           const char **old_name, const char **new_name);

struct pa_picture_sides_options {
    struct pa_side_options sides;
    enum pa_comparison_norm norm;
    double operations[2]; // operations that a profile of each side measured; 0: not known
    bool scaled; // multiply the old side's values in the profile so that they can be compared
};

struct pa_picture_compared {
    const struct pa_profile *profile; // new side, with the old one as base (pprof::base)
    const struct pa_profile_comparison *comparison; // of their functions
};

// Reads the profiles of both sides, compares their functions as pa diff does, and makes one
// profile of new minus old. The result is in the session's arena. Errors are those of reading,
// which name the file, and of comparing.
PA_MUST_CHECK bool pa_picture_compare(struct pa_session *session, const struct pa_side_files *files,
                                      const struct pa_picture_sides_options *options,
                                      struct pa_picture_compared *compared, struct pa_error *err);

// Does the same with sides that were read; of options->sides only sample_index is used.
PA_MUST_CHECK bool pa_picture_compare_sides(struct pa_session *session, struct pa_sides *sides,
                                            const struct pa_picture_sides_options *options,
                                            struct pa_picture_compared *compared,
                                            struct pa_error *err);

#endif
