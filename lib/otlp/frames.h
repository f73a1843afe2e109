// SPDX-License-Identifier: Apache-2.0
// The messages of a file of OTLP profiles: one ProfilesData, or several with a length before each.
//
//     struct pa_otlp_frames frames = pa_otlp_frames_of(bytes, size);
//     while (pa_otlp_frames_next(&frames, &err))
//         … frames.data …                        // until the next call
//     ok = !frames.failed;
//     pa_otlp_frames_release(&frames);
#ifndef PA_OTLP_FRAMES_H
#define PA_OTLP_FRAMES_H

#include "base/arena.h"
#include "base/error.h"

#include "otlp_messages/otlp.pb-c.h"

#include <stdbool.h>

enum pa_otlp_framing {
    PA_OTLP_NONE,      // no OTLP profiles
    PA_OTLP_MESSAGE,   // one message
    PA_OTLP_LENGTHS,   // 4 bytes, the highest first, before each: the collector's file exporter
    PA_OTLP_DELIMITED, // a varint before each: writeDelimitedTo() of protobuf
};

// What the bytes, the beginning of a file, are. There is no magic number, and pprof's profiles have
// the same first fields: field 1 or 2 must hold what OTLP has there. Whatever the order of fields,
// the first one that can only be of one format decides.
enum pa_otlp_framing pa_otlp_detect(const uint8_t *bytes, size_t size);

struct pa_otlp_frames {
    const Pa__Otlp__ProfilesData *data; // of the frame that was read last
    size_t number;                      // of frames read
    bool failed;
    // private
    enum pa_otlp_framing framing;
    const uint8_t *start, *next, *end; // borrowed
    struct pa_arena arena;
};

// A walk over the messages of a file, of whichever framing; what is not recognised is taken for one
// message. The bytes are borrowed.
struct pa_otlp_frames pa_otlp_frames_of(const uint8_t *bytes, size_t size);
// Goes to the next message. False at the end, or if frames->failed. Errors name the message if
// there are several, the byte in it, and the field.
bool pa_otlp_frames_next(struct pa_otlp_frames *frames, struct pa_error *err);
void pa_otlp_frames_release(struct pa_otlp_frames *frames); // frees what it holds

#endif
