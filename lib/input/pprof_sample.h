// SPDX-License-Identifier: Apache-2.0
// One sample's message at a time. Private to the reader.
#ifndef PA_INPUT_PPROF_SAMPLE_H
#define PA_INPUT_PPROF_SAMPLE_H

#include "base/file.h"
#include "input/pprof_tables.h"
#include "profile/sample.h"

struct pa_pprof_sample_decoder {
    const struct pa_pprof_tables *tables; // NULL: not known yet, numbers stay those of the file
    uint32_t type_count;
    // The sample just decoded.
    uint32_t depth, common;
    const uint32_t *fresh; // locations, root first: what comes behind the common ones
    PA_VEC(int64_t) values;
    PA_VEC(struct pa_label) labels;
    // The largest numbers met so far.
    uint32_t largest_location, largest_string;
    // Why decoding failed.
    const char *error;
    uint64_t bad_number; // that the error is about
    // private
    PA_VEC(uint32_t) locations;         // `fresh` is in it
    const uint8_t *before, *before_end; // packed ids of the sample before
    struct pa_pprof_gathered {
        PA_VEC(uint8_t) bytes;
    } gathered[2]; // ids that did not come packed in one piece; the other one is `before`
    unsigned turn;
};

void pa_pprof_sample_release(struct pa_pprof_sample_decoder *d); // frees what it holds

// Without tables, fails also where more must be known: an id beyond 32 bits. `bytes`, behind which
// PA_BYTES_PADDING more may be read, must stay until the next call or until d->before is NULL.
bool pa_pprof_sample_decode(struct pa_pprof_sample_decoder *d, const uint8_t *bytes, size_t size);

// The stack of a sample that has the file's numbers, as if it had just been decoded.
bool pa_pprof_sample_translate(struct pa_pprof_sample_decoder *d, const struct pa_sample *sample);

// The index of a location, by the tables, or of a string, by its number in the file. Fails if there
// is none.
bool pa_pprof_sample_location(struct pa_pprof_sample_decoder *d, uint64_t id, uint32_t *location);
// The string with this number in the file.
bool pa_pprof_sample_string(struct pa_pprof_sample_decoder *d, uint64_t number, pa_str *id);

#endif
