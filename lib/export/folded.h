// SPDX-License-Identifier: Apache-2.0
// Writing folded stacks, "main;parse;read 12": one line for each different stack of names, in the
// order in which they come first. Labels, files and lines are lost; a semicolon in a name becomes a
// colon, and what visible.h calls harmful is shown as there.
#ifndef PA_EXPORT_FOLDED_H
#define PA_EXPORT_FOLDED_H

#include "base/writer.h"
#include "profile/profile.h"

// Writes the values of one type, an index of the profile's types; stacks whose values add up to 0
// are left out. Fails with PA_ERROR_LIMIT, before anything is written, if a sum does not fit into
// 64 bits. Write errors are found by pa_writer_finish().
PA_MUST_CHECK bool pa_folded_write(const struct pa_profile *profile, uint32_t type,
                                   struct pa_writer *out, struct pa_error *err);

#endif
