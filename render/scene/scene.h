// SPDX-License-Identifier: Apache-2.0
// A picture as a display list. Layouts fill a scene, painters draw it, and neither knows the other.
//
// Coordinates are pixels, y grows downwards; they are kept in hundredths of a pixel, so all
// painters draw the same numbers. Later shapes cover earlier ones. Groups nest; a group moves what
// is in it and carries what belongs to its shapes: tooltip, class, link.
//
//     struct pa_scene scene;
//     pa_scene_init(&scene, "CPU", 800, 200);
//     pa_scene_open(&scene, &(struct pa_group){.x = 8, .y = 64, .tooltip = "main.main\n1.2 s"});
//     pa_scene_rect(&scene, (struct pa_box){0, 0, 120, 17}, &(struct pa_look){.fill = blue});
//     pa_scene_text(&scene, 3, 13, "main", &(struct pa_font){0});
//     pa_scene_close(&scene);
//     if (!pa_scene_finish(&scene, err)) …
//     pa_scene_release(&scene);
//
// Building is sticky: a call that makes no sense (a coordinate that is no number or beyond
// PA_SCENE_LIMIT, a close without an open) is remembered and reported by pa_scene_finish().
// Text is cleaned on its way in (pa_font_clean), so painters see valid UTF-8 without controls.
#ifndef PA_SCENE_SCENE_H
#define PA_SCENE_SCENE_H

#include "base/error.h"
#include "base/strbuf.h"
#include "base/vec.h"
#include "scene/color.h"

#include <stdbool.h>
#include <stdint.h>

#define PA_SCENE_LIMIT 1e6 // pixels

enum pa_shape_kind {
    PA_SHAPE_RECT,
    PA_SHAPE_TEXT,
    PA_SHAPE_LINE,
    PA_SHAPE_CURVE,
    PA_SHAPE_POLYGON,
    PA_SHAPE_POLYLINE,
    PA_SHAPE_OPEN, // start of a group
    PA_SHAPE_CLOSE,
};

enum pa_anchor { PA_ANCHOR_START, PA_ANCHOR_MIDDLE, PA_ANCHOR_END };

struct pa_point {
    double x, y;
};

struct pa_box {
    double x, y, width, height;
};

struct pa_look {
    struct pa_color fill, stroke; // {0}: not filled, not stroked
    double width;                 // of the stroke; 0 is 1
    double radius;                // of a rectangle's corners
    bool dashed;
};

struct pa_font {
    double size; // 0 is PA_FONT_SIZE
    bool bold;
    enum pa_anchor anchor;
    struct pa_color color; // {0} is ink
    bool halo;             // a page-coloured outline that keeps text readable over lines
};

enum { PA_FONT_SIZE = 12 };

// Everything optional. Texts are copied.
struct pa_group {
    double x, y;            // moves the group
    const char *tooltip;    // lines separated by \n
    const char *class_name; // words for the viewer; letters, digits, '-', '_', spaces
    const char *link;       // an address; only http:, https: and # are kept
};

// ---- What painters read ----

// A shape as kept: hundredths of a pixel. Which fields hold for which kind:
// There are many, so fields that no kind needs together share their place.
struct pa_shape {
    uint8_t kind;    // enum pa_shape_kind
    uint8_t anchor;  // TEXT
    bool bold, halo; // TEXT
    bool dashed;     // RECT LINE CURVE POLYGON POLYLINE
    int32_t x, y;    // RECT: of the box. TEXT, OPEN: the place. LINE: where it starts
    union {
        struct {
            int32_t width, height; // RECT: of the box. LINE: where it ends
        };
        struct {
            uint32_t first, count; // CURVE, POLYGON, POLYLINE: points [first, first+count)
        };
    };
    union {
        struct {
            int32_t size;   // TEXT: font size. Else: stroke width
            int32_t radius; // RECT
        };
        struct {
            uint32_t class_name, link; // OPEN. Offsets into the scene's texts; 0 is ""
        };
    };
    struct pa_color fill, stroke; // TEXT: fill
    uint32_t text;                // TEXT: text; OPEN: tooltip. As class_name
};

struct pa_scene_point {
    int32_t x, y;
};

struct pa_scene {
    int32_t width, height;
    uint32_t title; // what the picture is, for screen readers and window titles
    struct pa_strbuf texts;
    PA_VEC(struct pa_shape) shapes;
    PA_VEC(struct pa_scene_point) points;
    size_t depth; // open groups
    struct pa_error error;
};

// Returns the NUL-terminated text at this offset of the scene's texts. It moves when something is
// added.
static inline const char *pa_scene_string(const struct pa_scene *scene, uint32_t text)
{
    return scene->texts.text + text;
}

// ---- What layouts call ----

// Makes an empty scene of this size in pixels, to be released. The title is copied.
void pa_scene_init(struct pa_scene *scene, const char *title, double width, double height);
// Frees what the scene holds.
void pa_scene_release(struct pa_scene *scene);
// Sets the size in pixels, where it is known only after drawing.
void pa_scene_resize(struct pa_scene *scene, double width, double height);

// Begins a group inside the one that is open, if any; shapes that follow belong to it until it is
// closed. Texts of the group are copied.
void pa_scene_open(struct pa_scene *scene, const struct pa_group *group);
// Ends the group that was opened last.
void pa_scene_close(struct pa_scene *scene);
// Adds a rectangle. Its edges are rounded to hundredths of a pixel, so neighbours stay neighbours.
void pa_scene_rect(struct pa_scene *scene, struct pa_box box, const struct pa_look *look);
// Adds a text, copied. (x, y) is on its base line, at its start, middle or end by font->anchor.
// NULL or empty text adds nothing.
void pa_scene_text(struct pa_scene *scene, double x, double y, const char *text,
                   const struct pa_font *font);
// Adds a straight line; look->stroke is its colour.
void pa_scene_line(struct pa_scene *scene, struct pa_point from, struct pa_point to,
                   const struct pa_look *look);
// Adds cubic Bézier curves end to end: `count` is 3n + 1 points, copied.
void pa_scene_curve(struct pa_scene *scene, const struct pa_point *points, size_t count,
                    const struct pa_look *look);
// Adds a closed area of at least three points, copied.
void pa_scene_polygon(struct pa_scene *scene, const struct pa_point *points, size_t count,
                      const struct pa_look *look);
// Adds a line through at least two points, copied; it is not closed.
void pa_scene_polyline(struct pa_scene *scene, const struct pa_point *points, size_t count,
                       const struct pa_look *look);

// Ends the drawing. False, with the first thing that was wrong on the way, or if a group is still
// open or the scene has no size. The scene is released by the caller in any case.
PA_MUST_CHECK bool pa_scene_finish(struct pa_scene *scene, struct pa_error *err);

// Appends the scene as text, one shape a line, groups indented: tests compare it.
void pa_scene_dump(const struct pa_scene *scene, struct pa_strbuf *out);

#endif
