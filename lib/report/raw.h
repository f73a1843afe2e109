// SPDX-License-Identifier: Apache-2.0
// `pa raw`: everything in a profile.
#ifndef PA_REPORT_RAW_H
#define PA_REPORT_RAW_H

#include "document/document.h"
#include "profile/profile.h"

// Adds the dump as text, which is made while the document is printed, and with `tables` the tables
// "samples", "locations" and "mappings". The document borrows from the profile.
void pa_report_add_raw(struct pa_doc *doc, const struct pa_profile *profile, bool tables);

#endif
