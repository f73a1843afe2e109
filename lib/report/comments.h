// SPDX-License-Identifier: Apache-2.0
// `pa comments`: the comments in a profile.
#ifndef PA_REPORT_COMMENTS_H
#define PA_REPORT_COMMENTS_H

#include "document/document.h"
#include "profile/profile.h"

// Adds the comments as lines of text and as the table "comments". The document borrows from the
// profile.
void pa_report_add_comments(struct pa_doc *doc, const struct pa_profile *profile);

#endif
