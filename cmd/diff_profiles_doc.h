// SPDX-License-Identifier: Apache-2.0
// What `pa diff` of profiles says.
#ifndef PA_CMD_DIFF_PROFILES_DOC_H
#define PA_CMD_DIFF_PROFILES_DOC_H

#include "analysis/comparison.h"
#include "report/document.h"

struct pa_diff_shown {
    const struct pa_strings *strings;
    bool cum;    // judged by cum
    bool noise;  // with what is only noise
    size_t rows; // at most
};

void pa_diff_profiles_document(struct pa_doc *doc, struct pa_arena *arena,
                               const struct pa_profile_comparison *comparison,
                               const struct pa_diff_shown *shown);

#endif
