// SPDX-License-Identifier: Apache-2.0
// Samples as dots: each row has a lane for each side, where every sample is a dot, a bar is the
// centre and a band its interval. All rows of a section share one axis, the change from the centre
// of the row's first side, so that noise and difference can be compared from row to row.
//
//     Encode   old  ··|:·                      1.200 µs
//              new            ·:|··            1.385 µs   +15.4 %
//
// Dots that lie beyond the axis stand at its edge, hollow.
#ifndef PA_CHART_DISTRIBUTION_H
#define PA_CHART_DISTRIBUTION_H

#include "scene/scene.h"

struct pa_chart_side {
    const char *label;     // "old"
    const double *samples; // ascending
    size_t count;
    double centre, lo, hi; // lo, hi infinite: no interval
    const char *value;     // the centre as people read it
    const char *note;      // right of it, may be NULL: "+15.4 %"
    int verdict;           // of the note: +1 better, -1 worse, 0 neither
};

struct pa_chart_row {
    const char *label;
    const struct pa_chart_side *sides; // the first is what the others are held against
    size_t side_count;
};

struct pa_chart_section {
    const char *title;    // "sec/op"
    const char *subtitle; // beside it, may be NULL: "goos: linux, pkg: example.com/codec"
    const struct pa_chart_row *rows;
    size_t row_count;
};

// Initialises and fills the scene; the caller finishes it. `note` is what a reader must know, below
// the title; may be NULL.
void pa_chart_distribution(struct pa_scene *scene, const char *title, const char *note,
                           const struct pa_chart_section *sections, size_t count);

#endif
