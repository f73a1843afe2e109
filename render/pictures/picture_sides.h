// SPDX-License-Identifier: Apache-2.0
// The two sides of a picture that compares.
#ifndef PA_PICTURES_PICTURE_SIDES_H
#define PA_PICTURES_PICTURE_SIDES_H

#include "view/sides.h"

// What the sides are called: the only file of each (NULL if there are more), with as many folders
// as tell them apart. Borrowed.
void pa_picture_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                           const char **old_name, const char **new_name);

struct pa_picture_sides_options {
    struct pa_side_options sides;
    enum pa_comparison_norm norm;
    double operations[2]; // that a profile of each side measured; 0: not known
    bool scaled; // the profile holds the old side's values as they are compared, not as they are
};

struct pa_picture_compared {
    const struct pa_profile *profile;               // the new side less the old one
    const struct pa_profile_comparison *comparison; // of their functions
};

// Reads both sides, compares them as pa diff does, and makes one profile of them. In the session's
// arena.
PA_MUST_CHECK bool pa_picture_compare(struct pa_session *session, const struct pa_side_files *files,
                                      const struct pa_picture_sides_options *options,
                                      struct pa_picture_compared *compared, struct pa_error *err);

// The same of sides that were read; the options of reading do not count.
PA_MUST_CHECK bool pa_picture_compare_sides(struct pa_session *session, struct pa_sides *sides,
                                            const struct pa_picture_sides_options *options,
                                            struct pa_picture_compared *compared,
                                            struct pa_error *err);

#endif
