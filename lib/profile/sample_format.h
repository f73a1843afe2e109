// SPDX-License-Identifier: Apache-2.0
// A packed sample; all numbers are varints (base/wire.h), but locations, which have two bytes each,
// or four, in the machine's order:
//
//   common, number of further locations times 2 (plus 1 if they have four bytes), those (root
//   first), a value for each type, bytes of labels, labels: key, one byte of flags, text or number,
//   unit if flagged
//
// One in PA_SAMPLES_A_START samples has nothing in common with the one before.
// PA_SAMPLE_SLACK bytes behind the last sample may be read.
//
// Private to sample.c and sample_writer.c.
#ifndef PA_PROFILE_SAMPLE_FORMAT_H
#define PA_PROFILE_SAMPLE_FORMAT_H

enum {
    PA_LABEL_NUMERIC = 1,
    PA_LABEL_UNIT = 2,
    PA_SAMPLE_SLACK = 16,
    PA_SAMPLES_A_START = 1 << 14
};

#endif
