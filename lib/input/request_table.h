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

// Whether the first line is the head of such a table.
bool pa_request_table_is(const struct pa_request_table *table, const uint8_t *bytes, size_t size);
// Adds the log as one run. Errors name the line.
PA_MUST_CHECK bool pa_request_table_read(const struct pa_request_table *table,
                                         const struct pa_bytes *bytes, struct pa_records *set,
                                         struct pa_error *err);

#endif
