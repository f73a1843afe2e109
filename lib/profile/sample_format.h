// SPDX-License-Identifier: Apache-2.0
// A packed sample, all numbers varints (base/wire.h):
//
//   common, number of further locations, those (root first), a value for each type,
//   bytes of labels, labels: key, one byte of flags, text or number, unit if flagged
//
// Private to sample.c and sample_writer.c.
#ifndef PA_PROFILE_SAMPLE_FORMAT_H
#define PA_PROFILE_SAMPLE_FORMAT_H

enum { PA_LABEL_NUMERIC = 1, PA_LABEL_UNIT = 2 };

#endif
