// SPDX-License-Identifier: Apache-2.0
// `pa raw`: everything in a profile.
#ifndef PA_REPORT_RAW_H
#define PA_REPORT_RAW_H

#include "document/document.h"
#include "profile/profile.h"

// Adds the dump as text, made while printing, and unless nobody wants them the tables "samples",
// "locations" and "mappings". The document borrows from the profile.
void pa_report_add_raw(struct pa_doc *doc, const struct pa_profile *profile, bool tables);

#endif
