// SPDX-License-Identifier: Apache-2.0
#include "input/request_table.h"

#include "base/file.h"
#include "input/request_moments.h"
#include "input/text.h"

#include <math.h>

static bool read_request(const struct pa_request_table *table, struct pa_text line,
                         struct pa_request *request)
{
    double column[PA_REQUEST_COLUMNS + 1] = {0};
    for (size_t i = 0; i < table->columns; i++) {
        if ((i > 0 && !pa_text_skip(&line, ",")) || !pa_text_double(&line, &column[i]) ||
            isnan(column[i]))
            return false;
    }
    double status = column[table->status];
    *request = (struct pa_request){.start = column[table->start],
                                   .latency = column[table->latency],
                                   .bytes = column[table->bytes],
                                   .failed = status < 200 || status > 399};
    return pa_text_size(line) == 0;
}

bool pa_request_table_read(const struct pa_request_table *table, const struct pa_bytes *bytes,
                           struct pa_records *set, struct pa_error *err)
{
    struct pa_requests log = {0};
    struct pa_load_run run = pa_load_run_of(table->program, "closed");
    struct pa_lines lines = pa_lines_of(bytes);
    pa_lines_next(&lines);
    while (pa_lines_next(&lines)) {
        struct pa_request request;
        if (pa_text_size(lines.line) == 0)
            continue;
        if (!read_request(table, lines.line, &request)) {
            pa_requests_release(&log);
            return pa_error_set(err, PA_ERROR_FORMAT, "line %zu: not %zu numbers", lines.number,
                                table->columns);
        }
        pa_requests_add(&log, &request);
    }
    if (log.latency.count == 0)
        return pa_error_set(err, PA_ERROR_FORMAT, "no request in it");
    pa_request_moments_add(&log, 1, set);
    pa_requests_finish(&log, &run);
    pa_load_add(set, &run, 1);
    return true;
}

bool pa_request_table_is(const struct pa_request_table *table, const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 4096 ? size : 4096);
    return pa_lines_next(&lines) && pa_text_starts(lines.line, table->head);
}
