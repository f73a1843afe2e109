// SPDX-License-Identifier: Apache-2.0
// Numbers of fields in earlier versions of OTLP profiles. Two messages were renumbered, and the
// time of a profile was a varint before 1.8 (fixed64 since then):
//
//              before 1.9 (October 2025)           from 1.9 on
//     Profile  comments 7, id 8, dropped 9,        id 7, dropped 8, payload format 9,
//              payload format 10, payload 11,      payload 10, attributes 11
//              attributes 12
//              before 1.10 (November 2025)         from 1.10 on
//     Sample   values 2, attributes 3, link 4      attributes 2, link 3, values 4
//
// A message does not say its version, but the wire types do: what was a number is a run of bytes.
#ifndef PA_OTLP_LAYOUT_H
#define PA_OTLP_LAYOUT_H

#include "base/strbuf.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct pa_otlp_layout {
    bool old_profiles; // before 1.9
    bool old_samples;  // before 1.10
    bool old_times;    // before 1.8
};

// Whether anything is laid out as before version 1.8 of the protocol.
static inline bool pa_otlp_layout_is_old(struct pa_otlp_layout layout)
{
    return layout.old_profiles || layout.old_samples || layout.old_times;
}

// What a ProfilesData message is written in. A message that fits both is taken for a new one; so is
// what is no valid message, whose errors are found later.
struct pa_otlp_layout pa_otlp_layout_of(const uint8_t *bytes, size_t size);

// The message with the numbers of 1.10, added to `out`.
void pa_otlp_renumber(const uint8_t *bytes, size_t size, struct pa_otlp_layout layout,
                      struct pa_strbuf *out);

#endif
