// SPDX-License-Identifier: Apache-2.0
// Decodes the Sample messages of a profile.proto one by one. Private to the reader.
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

// Frees the lists.
void pa_pprof_sample_release(struct pa_pprof_sample_decoder *d);

// Decodes a Sample message of profile.proto: its stack into depth, common and fresh, its values and
// labels. With tables, numbers of the file become indices of the profile, and unknown ones fail;
// without, they stay, and d->largest_location and d->largest_string grow, but a location id beyond
// 32 bits fails. d->type_count values are wanted. False with the reason in d->error (a constant
// text) and d->bad_number. `bytes`, behind which PA_BYTES_PADDING more must be readable, must stay
// until the next call has returned or d->before is set to NULL.
bool pa_pprof_sample_decode(struct pa_pprof_sample_decoder *d, const uint8_t *bytes, size_t size);

// Translates the locations of a sample that was decoded without tables, and sets depth, common and
// fresh as pa_pprof_sample_decode() would with them; values and labels are the caller's to do.
// Samples come in their order, since only locations behind sample->common are looked at. False,
// with d->error set, for an unknown location.
bool pa_pprof_sample_translate(struct pa_pprof_sample_decoder *d, const struct pa_sample *sample);

// Gives the index in the profile of the location with this id in the file. d->tables must be set.
// False, with d->error set, if there is none.
bool pa_pprof_sample_location(struct pa_pprof_sample_decoder *d, uint64_t id, uint32_t *location);
// Gives in *id the string with this number in the file's string table; without tables the number
// itself. False, with d->error set, if there is no such string, or without tables if the number is
// UINT32_MAX or larger.
bool pa_pprof_sample_string(struct pa_pprof_sample_decoder *d, uint64_t number, pa_str *id);

#endif
