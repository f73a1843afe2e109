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

// Adds facts, and the tables "types", "labels" and "mappings". Returns how much is odd, 0 if that
// was not asked for. The document borrows from the profile.
size_t pa_report_add_info(struct pa_doc *doc, const struct pa_profile *profile,
                          const struct pa_info_options *options);

#endif
