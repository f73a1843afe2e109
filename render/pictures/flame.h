// SPDX-License-Identifier: Apache-2.0
// A flame graph of a view: the scene, and the data of its viewer.
//
//     struct pa_picture_flame flame;
//     ok = pa_picture_flame_make(&flame, &view, &options, err) &&
//          pa_picture_flame_draw(&flame, &scene, &data, err);
#ifndef PA_PICTURES_FLAME_H
#define PA_PICTURES_FLAME_H

#include "analysis/noise_gate.h"
#include "flame/flame.h"
#include "view/view.h"

// All zero is a picture of 1200 pixels, the largest frames first, coloured by package. Regular
// expressions are NULL where there are none.
struct pa_picture_flame_options {
    enum pa_symbol_level names;
    const char *title, *subtitle;   // NULL: the program and the type; the total
    const char *fallback_title;     // for profiles that do not name a program
    const char *root;               // only what is below the outermost matching functions
    const char *sandwich;           // callers above and callees below the matching functions
    const char *highlight;          // matching frames get an outline
    double width, pitch, min_width; // pixels; 0: 1200, 18, 0.5
    uint32_t depth;                 // rows; 0: all
    enum pa_flame_sort sort;
    enum pa_flame_colors colors;
    bool whole; // keep all frames for zooming, however many; else narrow ones are folded
    bool drawn; // the tree is used for drawing only: narrow frames need not be in it
    bool inverted, flip;
    bool diff; // the view has a base (label pprof::base): a comparison
    // Of the profiles that were merged; NULL: made of the view, as of one profile a side.
    const struct pa_profile_comparison *comparison;
    bool normalize; // old values are scaled to the new total, else as the comparison says
    const char *old_name, *new_name; // of the sides; NULL: "before", "after"
};

// The picture while it is made. View and options are borrowed; the rest lives in the arena of the
// view's session.
struct pa_picture_flame {
    const struct pa_view *view;
    const struct pa_picture_flame_options *o;
    struct pa_flame_tree tree;       // as it is drawn: transformed
    uint32_t folded;                 // narrow frames that were folded into their callers
    struct pa_flame_options picture; // of what is drawn
    struct pa_noise_gate gate;       // of a comparison
};

// Makes the tree that is drawn, and titles and legend. PA_ERROR_USAGE for a wrong regular
// expression, for means, or if both `inverted` and `sandwich` are set; PA_ERROR_LIMIT if a sum
// does not fit into 64 bits. Warns where an expression matched nothing.
PA_MUST_CHECK bool pa_picture_flame_make(struct pa_picture_flame *flame, const struct pa_view *view,
                                         const struct pa_picture_flame_options *options,
                                         struct pa_error *err);

// Draws the tree into the scene, which the caller releases also after an error, and appends the
// viewer's JSON to `data` (NULL: none is made). Warns if the picture is empty. Errors are those of
// pa_flame_draw() and of a wrong `sandwich`.
PA_MUST_CHECK bool pa_picture_flame_draw(struct pa_picture_flame *flame, struct pa_scene *scene,
                                         struct pa_strbuf *data, struct pa_error *err);

#endif
