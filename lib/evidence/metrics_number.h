// SPDX-License-Identifier: Apache-2.0
// Whether a number stands at the end of a line, without parsing it. Private to lib/evidence.
#ifndef PA_EVIDENCE_METRICS_NUMBER_H
#define PA_EVIDENCE_METRICS_NUMBER_H

#include <stddef.h>

// Returns how many bytes from here on are a number, of digits and at most one point, that has an LF
// behind it: 1 to 15. 0 if something else stands here, or it takes a longer look to tell. 16 bytes
// must be readable.
size_t pa_metrics_number_size(const char *text);

#endif
