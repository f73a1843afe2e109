// SPDX-License-Identifier: Apache-2.0
// Records of go build -gcflags=-json=0,DIR: a line of JSON each, the first names package and file.
// Private to lib/evidence.
#ifndef PA_EVIDENCE_ESCAPE_JSON_H
#define PA_EVIDENCE_ESCAPE_JSON_H

#include "evidence/escape.h"

// Adds the record; false if the line is none.
bool pa_escape_json_add(struct pa_escape *escape, struct pa_text line);

#endif
