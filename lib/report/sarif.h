// SPDX-License-Identifier: Apache-2.0
// Findings as SARIF 2.1.0, which code scanning reads: a result for each that is likely or sure, is
// not about the data and has a line of the user's code.
#ifndef PA_REPORT_SARIF_H
#define PA_REPORT_SARIF_H

#include "advise/advise.h"
#include "base/writer.h"

struct pa_sarif_options {
    const struct pa_strings *strings;
    const char *trim; // a folder that files' names lose; NULL: none
};

// Writes the findings as SARIF 2.1.0 (OASIS standard, 2020) to out->text. Write errors are for
// pa_writer_finish() to tell.
void pa_report_sarif(const struct pa_findings *findings, const struct pa_sarif_options *options,
                     struct pa_writer *out);

#endif
