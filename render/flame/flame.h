// SPDX-License-Identifier: Apache-2.0
// Flame graphs: call trees as scenes. A panel is one tree; a picture has one, or two for a sandwich
// (callers above, callees below).
//
//     struct pa_flame_panel panel = {.tree = &tree};
//     struct pa_flame_options options = {.title = "shop", .value = {.type = "cpu", .unit =
//     "nanoseconds"}}; struct pa_scene scene; struct pa_strbuf data = {0}; ok =
//     pa_flame_draw(&(struct pa_flame_picture){&panel, 1}, &options, &scene, &data, err);
//
// Widths are values. Where values are negative, a width is a magnitude and colour shows the sign.
// In a comparison the width is the new side's, colour is the direction of the change of the whole
// subtree, full where it is proved and pale where it is not, and what has vanished is an empty
// dashed box.
#ifndef PA_FLAME_FLAME_H
#define PA_FLAME_FLAME_H

#include "base/regex.h"
#include "flame/tree.h"
#include "flame/words.h"
#include "scene/scene.h"

enum pa_flame_sort { PA_FLAME_BY_WEIGHT, PA_FLAME_BY_NAME };

enum pa_flame_colors {
    PA_FLAME_COLOR_PACKAGE,
    PA_FLAME_COLOR_FUNCTION,
    PA_FLAME_COLOR_FILE,
    PA_FLAME_COLOR_GREY,
};

struct pa_flame_options {
    const char *title;           // NULL: "Flame graph"
    const char *subtitle;        // NULL: total and number of frames
    const char *note;            // what was filtered and the like, after the subtitle; may be NULL
    struct pa_flame_value value; // what the numbers are
    double width;                // pixels; 0: 1200
    double pitch;                // pixels a row; 0: 18
    double min_width;            // narrower frames are folded into blocks; 0: half a pixel
    uint32_t depth;              // rows to draw; 0: all
    enum pa_flame_sort sort;
    enum pa_flame_colors colors;
    bool flip;                        // root at the bottom
    bool inverted;                    // the tree was inverted: flat values are next to the root
    const struct pa_regex *highlight; // frames to outline; may be NULL
    bool diff;                        // a comparison: old_self has the old side's values
    bool normalize;                   // old values are scaled to the new total
    double old_scale;                 // or by this; 0: 1
    const char *old_name, *new_name;  // of the sides; NULL: "before", "after"
    int64_t quantum;                  // value of one sample, for the noise gate; 0: the greatest
                                      // common divisor of all values
    const double *quanta;             // by frame, instead of that; 0 where it holds; may be NULL
    const int8_t *proved;             // by frame: 1 if it is proved to cost more with all it calls,
                                      // -1 less, 0 neither; NULL: nothing is
    int8_t proved_total;              // of everything together
    const char *proof;                // what full colour means, for the legend; NULL: "proved"
    const char *work;    // how old values were made comparable, for the legend; or NULL
    const char *doubt;   // why nothing is proved, for the legend; NULL: pale means unproved
    const char *certain; // why all is proved, for the legend; NULL: it is not
};

struct pa_flame_panel {
    const struct pa_flame_tree *tree;
    const char *root_name; // NULL: "all"
    bool hide_root;        // start with its children
    bool up;               // away from the other panel: rows go upwards
};

struct pa_flame_picture {
    const struct pa_flame_panel *panels;
    size_t panel_count; // 1, or 2: the first one above
};

// Draws the picture. The scene is initialised here; the caller releases it, also on failure. If
// `data` is not NULL, the JSON that PA_VIEWER_FLAME needs is appended to it. A tree without values
// gives a picture that says so. PA_ERROR_LIMIT if a sum does not fit into 64 bits or the picture
// is too large for a scene.
PA_MUST_CHECK bool pa_flame_draw(const struct pa_flame_picture *picture,
                                 const struct pa_flame_options *options, struct pa_scene *scene,
                                 struct pa_strbuf *data, struct pa_error *err);

// Returns the two panels of a sandwich around all functions that match `regex`, which was compiled
// from `pattern`: callers above, callees below. Panels and trees live in the arena.
// pa_flame_count_top() of the second panel's tree is the number of functions that matched; with
// none the picture will be empty. NULL, with `err` set, where pa_flame_callers() fails.
PA_MUST_CHECK const struct pa_flame_panel *
pa_flame_sandwich(const struct pa_flame_tree *tree, const struct pa_regex *regex,
                  const char *pattern, struct pa_arena *arena, struct pa_error *err);

#endif
