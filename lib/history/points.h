// SPDX-License-Identifier: Apache-2.0
// The points of a history: which results belong to one commit, or one run, and the order of these.
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

// Groups the results of `set` into points and sorts these, oldest first. *points lives in `arena`;
// texts are borrowed from the set, to which strings are added. points->order is the order that was
// used: if some point lacks what `order` needs, PA_HISTORY_AS_GIVEN, the order of first
// appearance. Reads times of change of files if asked for, or if nothing else orders them.
void pa_history_points_find(struct pa_records *set, enum pa_history_order order,
                            struct pa_arena *arena, struct pa_history_points *points);

// Commit and date for results whose configuration has none.
struct pa_history_say {
    size_t first;       // sources before this index are left alone
    const char *commit; // NULL: the name of their file
    const char *date;   // RFC 3339; NULL: by the name or the time of change of their file
    const char *now;    // RFC 3339, for files that have neither; not NULL
};

// Adds the keys `commit` and `date` to the configurations of results, from source say->first on,
// that have none. A commit is made up from the name of the file only for results without a time as
// well. Configurations are copied, so results of other sources do not change.
void pa_history_say_points(struct pa_records *set, const struct pa_history_say *say);

// Returns how the points were ordered, a constant text for people: "by the times in the files
// (date:)"; "" for PA_HISTORY_AUTO.
const char *pa_history_order_text(enum pa_history_order order);

// Returns whether the configuration of a result names its commit (commit, revision, git-commit)
// or, if `time`, its time (commit-time, commit-date, date, time, timestamp) in RFC 3339 or seconds
// since 1970. Adds strings to the set.
bool pa_history_says(struct pa_records *set, const struct pa_record *result, bool time);

// Returns whether a configuration key only says of which commit or time results are.
bool pa_history_is_point_key(const char *key);

#endif
