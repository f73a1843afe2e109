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

// Tells whether `size` bytes, the beginning of a file or all of it, are OTLP profiles, and how the
// messages follow each other. The format has no magic number, and pprof's profiles begin with
// fields of the same numbers: so the top-level fields 1 and 2 are compared with what each format
// has there, and the first field that fits only one of the formats decides. PA_OTLP_NONE if none
// does. A message that goes on behind the bytes is judged by the part that is there.
enum pa_otlp_framing pa_otlp_detect(const uint8_t *bytes, size_t size);

struct pa_otlp_frames {
    const Pa__Otlp__ProfilesData *data; // the message read last; NULL before the first
    size_t number;                      // messages read so far, with the one that failed
    bool failed;                        // the message read last is wrong: `err` says why
    // private
    enum pa_otlp_framing framing;
    const uint8_t *start, *next, *end; // borrowed
    struct pa_arena arena;
};

// Starts a walk over the messages of a whole file. The framing is found by pa_otlp_detect(); bytes
// that it does not recognise are taken for one message. The bytes are borrowed until the walk is
// released.
struct pa_otlp_frames pa_otlp_frames_of(const uint8_t *bytes, size_t size);
// Decodes the next message into frames->data, which stays valid until the next call or the release.
// Messages of versions before 1.10 are renumbered first (otlp/layout.h). Returns false at the end
// of the file, with `err` as it was, and, with frames->failed set, for a message that is cut off or
// malformed: PA_ERROR_FORMAT, which names the number of the message if lengths separate several,
// the byte within it, and the field.
bool pa_otlp_frames_next(struct pa_otlp_frames *frames, struct pa_error *err);
// Frees the message read last, with all that data points to. Needed also after a failure.
void pa_otlp_frames_release(struct pa_otlp_frames *frames);

#endif
