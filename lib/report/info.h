// SPDX-License-Identifier: Apache-2.0
// `pa info`: what a profile is and what it holds.
#ifndef PA_REPORT_INFO_H
#define PA_REPORT_INFO_H

#include "document/document.h"
#include "profile/profile.h"

struct pa_info_options {
    const char *format; // what the file was; NULL: not said
    bool check;         // also list what is odd
};

// Adds facts, and the tables "types", "labels" and "mappings". Returns how many things are odd
// (oddities.h), 0 unless options->check. The document borrows from the profile.
size_t pa_report_add_info(struct pa_doc *doc, const struct pa_profile *profile,
                          const struct pa_info_options *options);

#endif
