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
    double centre, lo, hi; // median and its interval, in the samples' unit; lo, hi infinite: none
    const char *value;     // the centre as text for people
    const char *note;      // text to the right of it: "+15.4 %"; may be NULL
    int verdict;           // colours the note: +1 better, -1 worse, 0 neither
};

struct pa_chart_row {
    const char *label;
    const struct pa_chart_side *sides; // the first is the base of the others
    size_t side_count;
};

struct pa_chart_section {
    const char *title;    // "sec/op"
    const char *subtitle; // beside it, may be NULL: "goos: linux, pkg: example.com/codec"
    const struct pa_chart_row *rows;
    size_t row_count;
};

// Initialises the scene and draws `count` sections below each other; the caller finishes and
// releases it. `note` is a line below the title that a reader must know; may be NULL. Everything
// is borrowed during the call only.
void pa_chart_distribution(struct pa_scene *scene, const char *title, const char *note,
                           const struct pa_chart_section *sections, size_t count);

#endif
