// SPDX-License-Identifier: Apache-2.0
// `pa info` of several files: a row for each.
#ifndef PA_CMD_INFO_FILES_H
#define PA_CMD_INFO_FILES_H

#include "cli/command.h"
#include "document/document.h"
#include "flags/session_options.h"

// Files that cannot be read are warnings, and make the status an error.
void pa_info_files(struct pa_context *ctx, struct pa_session *session, const struct pa_words *files,
                   const struct pa_source_options *options, bool check, struct pa_doc *doc);

#endif
