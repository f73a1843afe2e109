// SPDX-License-Identifier: Apache-2.0
// What the axis of a load test's picture means. Private to render/pictures.
#ifndef PA_PICTURES_LOAD_NOTE_H
#define PA_PICTURES_LOAD_NOTE_H

#include "pictures/load_chart.h"

// Returns a sentence on what is on the clock of the load test and what is not, in chart->arena.
const char *pa_load_note(const struct pa_load_chart *chart);

#endif
