// SPDX-License-Identifier: Apache-2.0
// The text report of hey, whose form ghz and oha took over:
//
//     Summary:                                  oha: `Success rate:`, units ms and sec
//       Total:        0.2987 secs               ghz: `Count:`, and units from ns to s
//       Slowest:      0.0306 secs
//       Average:      0.0015 secs
//       Requests/sec: 5007.8008
//       Total data:   13600 bytes               oha: `2.34 MiB`
//     Latency distribution:                     oha: `Response time distribution:`
//       10% in 0.0003 secs                      ghz: `10 % in 2.00 ms`; hey prints `0% in 0.0000
//     Status code distribution:                 secs` for what was not reached
//       [200] 1496 responses                    ghz: `[OK]   500 responses`
//     Error distribution:
//       [3]   Get "http://...": connection refused
#ifndef PA_INPUT_HEY_REPORT_H
#define PA_INPUT_HEY_REPORT_H

#include "base/error.h"
#include "input/load.h"

// Reads every report in the bytes and adds each as a run of `tool` ("hey", "oha", "ghz") to the
// set, whose source is begun. Errors of a run are answers with a status that says so, and, for hey
// and oha, requests under "Error distribution", which got no answer; ghz lists requests there that
// have a status, too. A report without any answer is added without latencies, and a warning. False
// (PA_ERROR_FORMAT, with the line) for a report that is cut or has a malformed number.
PA_MUST_CHECK bool pa_hey_report_read(const struct pa_bytes *bytes, const char *tool,
                                      struct pa_records *set, struct pa_error *err);
// Returns whether a report begins in the first 4096 bytes: "Summary:" and below it, before the
// histogram, a line that begins with `label`, which only one of the tools prints.
bool pa_hey_report_is(const uint8_t *bytes, size_t size, const char *label);

#endif
