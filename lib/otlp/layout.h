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
// A message does not say its version, but the wire types of its fields tell them apart: a field
// number that was a number in one version is a run of bytes in the other.
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

// Returns whether any part of a message has the layout of a version before 1.10, which
// pa_otlp_renumber() has to change.
static inline bool pa_otlp_layout_is_old(struct pa_otlp_layout layout)
{
    return layout.old_profiles || layout.old_samples || layout.old_times;
}

// Finds out by the wire types of its fields which versions a ProfilesData message of `size` bytes
// can be of. Of old and new numbers, those count that more of its profiles and samples have. A
// message that fits both is taken for a new one. Never fails: of malformed bytes only the readable
// part is looked at, and pa_otlp_check() finds the error later.
struct pa_otlp_layout pa_otlp_layout_of(const uint8_t *bytes, size_t size);

// Rewrites a ProfilesData message of the given layout with the field numbers of 1.10, and times as
// fixed64, and appends it to `out`. All other fields are copied. From the first byte that cannot be
// decoded on, the rest of a message is copied unchanged, so that pa_otlp_check() reports it.
void pa_otlp_renumber(const uint8_t *bytes, size_t size, struct pa_otlp_layout layout,
                      struct pa_strbuf *out);

#endif
