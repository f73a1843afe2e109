// SPDX-License-Identifier: Apache-2.0
// The points of a history: which results belong to one commit, or one run, and in which order these
// came.
//
// A result is of the commit that its configuration names (commit:), else of its time (date:), else
// of its file.
#ifndef PA_HISTORY_POINTS_H
#define PA_HISTORY_POINTS_H

#include "base/warnings.h"
#include "bench/record.h"

enum pa_history_order {
    PA_HISTORY_BY_CONTENT, // times in the files
    PA_HISTORY_BY_NAME,    // times in the files or, where those have none, in their names
    PA_HISTORY_BY_NUMBER,  // numbers in the names of files
    PA_HISTORY_BY_FILE,    // times of change of the files
    PA_HISTORY_AS_GIVEN,
    PA_HISTORY_AUTO, // the first of these that all points have
};

struct pa_history_point {
    const char *label;  // the commit, the time, or the file's name
    bool named;         // by its commit or time
    const char *commit; // NULL: none
    int64_t time;       // nanoseconds since 1970
    bool timed;
    size_t source; // the first file that has results of it
};

struct pa_history_points {
    struct pa_history_point *items;
    size_t count;
    enum pa_history_order order;
    size_t *of_result; // by result of the set
};

// Adds strings to the set. The points live in the arena.
void pa_history_points_find(struct pa_records *set, enum pa_history_order order,
                            struct pa_arena *arena, struct pa_history_points *points);

// What is to be written into the configurations of results that say no commit or no time.
struct pa_history_say {
    size_t first;       // source: those before are left alone
    const char *commit; // NULL: the name of their file
    const char *date;   // NULL: by the name or the time of change of their file
    const char *now;    // of what has neither
};
// Writes commit and time into the configurations of results that have none.
void pa_history_say_points(struct pa_records *set, const struct pa_history_say *say);

// How they were ordered, for people: "by the time in the files (date:)".
const char *pa_history_order_text(enum pa_history_order order);

// Whether the configuration of a result names its commit, or its time.
bool pa_history_says(struct pa_records *set, const struct pa_record *result, bool time);

// Whether a key of a configuration says when or of what commit results are, and no more.
bool pa_history_is_point_key(const char *key);

#endif
