// SPDX-License-Identifier: Apache-2.0
// Records of go build -gcflags=-json=0,DIR: one JSON object a line, of which the first names
// package and file. (cmd/compile/internal/logopt; diagnostics as in the Language Server Protocol.)
// Private to lib/evidence.
#ifndef PA_EVIDENCE_ESCAPE_JSON_H
#define PA_EVIDENCE_ESCAPE_JSON_H

#include "evidence/escape.h"

// Adds a line's record: the head of a file, or a diagnostic, of which those with code "escape" or
// "leak" become notes. False, with nothing added, if the line is no such record.
bool pa_escape_json_add(struct pa_escape *escape, struct pa_text line);

#endif
