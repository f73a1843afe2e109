// SPDX-License-Identifier: Apache-2.0
// Comma-separated values, a line at a time (RFC 4180, but a field ends with its line).
//
//     struct pa_csv_fields f = {.line = lines.line};
//     while (pa_csv_next(&f))
//         use(pa_strbuf_text(&f.field));
//     bool whole = !f.broken;
//     pa_csv_release(&f);
#ifndef PA_INPUT_CSV_FIELDS_H
#define PA_INPUT_CSV_FIELDS_H

#include "base/strbuf.h"
#include "input/text.h"

struct pa_csv_fields {
    struct pa_text line;    // what is left of it; set by the caller at first, borrowed
    struct pa_strbuf field; // the current one, without its quotes
    size_t count;           // of fields so far
    bool broken;            // a quote is not closed, or text follows one
};

// Reads the next field into fields->field, which the next call overwrites; quotation marks around
// it are taken off, and two of them within become one. An empty line has one empty field. False at
// the end of the line, and, with fields->broken set, at a malformed field.
bool pa_csv_next(struct pa_csv_fields *fields);
// Frees the current field.
void pa_csv_release(struct pa_csv_fields *fields);

#endif
