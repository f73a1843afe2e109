// SPDX-License-Identifier: Apache-2.0
// Logs of load testers as a table of numbers (input/requests.h): a head, then a line a request.
#ifndef PA_INPUT_REQUEST_TABLE_H
#define PA_INPUT_REQUEST_TABLE_H

#include "input/requests.h"

struct pa_request_table {
    const char *program;
    const char *head; // what the first line begins with
    size_t columns;   // at most PA_REQUEST_COLUMNS
    // Where they stand, counted from 0; start and latency are in seconds, status is that of HTTP.
    size_t start, latency, status;
    size_t bytes; // `columns`: not told
};

enum { PA_REQUEST_COLUMNS = 8 };

// Returns whether the first line, within 4096 bytes, begins with table->head.
bool pa_request_table_is(const struct pa_request_table *table, const uint8_t *bytes, size_t size);
// Reads the lines below the head, each table->columns numbers with commas between them, and adds
// all requests as one run of a closed loop to the set, whose source is begun. False
// (PA_ERROR_FORMAT) for a line that is anything else but empty, with its number, or if there is no
// request.
PA_MUST_CHECK bool pa_request_table_read(const struct pa_request_table *table,
                                         const struct pa_bytes *bytes, struct pa_records *set,
                                         struct pa_error *err);

#endif
