// SPDX-License-Identifier: Apache-2.0
// The two sides of a picture that compares.
#ifndef PA_PICTURES_PICTURE_SIDES_H
#define PA_PICTURES_PICTURE_SIDES_H

#include "view/session.h"

// Two files are an old and a new one, unless something else says what they are, or they are to be
// merged: the old one is moved to source->diff_base. A program before them is source->program then.
// Says whether there is something to compare with.
bool pa_picture_sides_take(struct pa_words *files, struct pa_source_options *source, bool merge);

// What they are called: the last file of the old side and the only one of the new side (NULL if
// there are more), with as many folders as tell them apart. Borrowed.
void pa_picture_side_names(const struct pa_words *old_files, const struct pa_words *new_files,
                           const char **old_name, const char **new_name);

#endif
