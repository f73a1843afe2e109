// SPDX-License-Identifier: Apache-2.0
// Measures of a drawing, taken from its geometry alone, so that every tool is judged by one rule.
#ifndef PA_BENCH_LAYOUT_MEASURE_H
#define PA_BENCH_LAYOUT_MEASURE_H

#include "layout/layout.h"

struct bench_box {
    double left, top, right, bottom;
};

struct bench_curve {
    uint32_t from, to;
    double *xy; // 3k+1 points of Bézier curves
    uint32_t count;
};

struct bench_drawing {
    struct bench_box *boxes;
    uint32_t box_count;
    struct bench_curve *curves;
    uint32_t curve_count;
    double ms;    // CPU time
    bool gave_up; // stopped for taking too long: ms is what it had taken
};

struct bench_measure {
    double crossings, length, area; // length without self loops
    uint32_t through, overlaps;     // edges through boxes, pairs of boxes
};

struct bench_measure bench_measure(const struct bench_drawing *drawing);

#endif
