// SPDX-License-Identifier: Apache-2.0
// The documentation made from the command and option tables, at build time: man pages in scdoc's
// language and completions for three shells.
#ifndef PA_DOCS_TOOL_DOCS_H
#define PA_DOCS_TOOL_DOCS_H

#include "base/error.h"
#include "cmd/commands.h"

#include <stdio.h>

// Copies a page, docs/NAME.1.scd, to `stream`. Lines that are a marker are replaced: @SYNOPSIS@
// and @OPTIONS@ by what the tables say about the command, @COMMANDS@ by the list of all.
PA_MUST_CHECK bool pa_docs_man(FILE *stream, const char *path, const char *name,
                               struct pa_error *err);
// A page to start from.
void pa_docs_skeleton(FILE *stream, const struct pa_command *command);

void pa_docs_bash(FILE *stream);
void pa_docs_zsh(FILE *stream);
void pa_docs_fish(FILE *stream);

#endif
