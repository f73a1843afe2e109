// SPDX-License-Identifier: Apache-2.0
#include "flags/flame_options.h"

#include "cli/output.h"
#include "flags/svg_kind.h"
#include "flame/flame.h"

static const struct pa_choice sorts[] = {
    {"weight", PA_FLAME_BY_WEIGHT, "the largest first"},
    {"name", PA_FLAME_BY_NAME, "by name, for pictures to be compared side by side"},
    {0},
};

static const struct pa_choice colors[] = {
    {"package", PA_FLAME_COLOR_PACKAGE, "one hue a package, runtime and kernel grey"},
    {"function", PA_FLAME_COLOR_FUNCTION, NULL},
    {"file", PA_FLAME_COLOR_FILE, NULL},
    {"grey", PA_FLAME_COLOR_GREY, NULL},
    {0},
};

static const struct pa_choice svgs[] = {
    {"interactive", PA_SVG_INTERACTIVE, "zoom and search in a browser"},
    {"static", PA_SVG_STATIC, "the same picture without a script"},
    {"outline", PA_SVG_OUTLINE, "text as outlines, for programs without fonts"},
    {0},
};

const struct pa_choice pa_flame_formats[] = {
    {"svg", PA_FORMAT_SVG, "interactive in a browser, a still picture elsewhere"},
    {"png", PA_FORMAT_PNG, NULL},
    {"pdf", PA_FORMAT_PDF, NULL},
    {"html", PA_REPORT_html, "the interactive picture as a page of its own"},
    {"folded", PA_FORMAT_FOLDED, "stacks as lines"},
    {"json", PA_REPORT_json, "the nodes of the tree"},
    {0},
};

#define ROW(kind, member, name_, ...)                                                              \
    {                                                                                              \
        PA_OPTION_##kind, name_, offsetof(struct pa_flame_flags, member), __VA_ARGS__              \
    }

const struct pa_option pa_flame_flags[] = {
    ROW(BOOL, inverted, "inverted",
        .help = "stacks from the leaf: what costs at the root, callers above it"),
    ROW(BOOL, flip, "flip", .help = "root at the bottom"),
    ROW(STRING, sandwich, "sandwich", .argument = "REGEX",
        .help = "callers above and callees below the matching functions"),
    ROW(STRING, root, "root", .argument = "REGEX",
        .help = "only what is below the outermost matching functions"),
    ROW(STRING, highlight, "highlight", .argument = "REGEX", .help = "outline matching frames"),
    ROW(INT, depth, "depth", .argument = "N", .maximum = 100000,
        .help = "draw at most N rows (0: all)"),
    ROW(CHOICE, sort, "sort", .argument = "ORDER", .choices = sorts,
        .help = "order of frames side by side"),
    ROW(CHOICE, colors, "colors", .alias = "colours", .argument = "BY", .choices = colors,
        .help = "what the colour of a frame tells"),
    {PA_OPTION_GROUP, "Comparison", offsetof(struct pa_flame_flags, compare),
     .group = pa_compare_options},
    {PA_OPTION_GROUP, "Picture", 0,
     .group =
         (const struct pa_option[]){
             ROW(STRING, title, "title", .argument = "TEXT",
                 .help = "instead of the program's name"),
             ROW(STRING, subtitle, "subtitle", .argument = "TEXT",
                 .help = "instead of the total and the number of frames"),
             ROW(INT, width, "width", .argument = "PIXELS", .fallback = "1200", .minimum = 200,
                 .maximum = 30000, .help = "width of the picture"),
             ROW(INT, pitch, "height-per-frame", .argument = "PIXELS", .fallback = "18",
                 .minimum = 8, .maximum = 100, .help = "height of a row"),
             ROW(DOUBLE, min_width, "min-width", .argument = "PIXELS", .fallback = "0.5",
                 .most = 1000,
                 .help = "fold narrower frames into blocks; without it a large "
                         "profile's narrowest are folded for good"),
             ROW(BOOL, dark, "dark", .help = "dark colours (SVG and HTML follow the browser)"),
             ROW(DOUBLE, scale, "scale", .argument = "N", .fallback = "1", .least = 0.1,
                 .most = 100, .help = "PNG: pixels per pixel, 2 for fine screens"),
             ROW(CHOICE, svg, "svg", .argument = "KIND", .choices = svgs, .help = "kind of SVG"),
             {0},
         }},
    {PA_OPTION_GROUP, "Granularity", offsetof(struct pa_flame_flags, granularity),
     .group = pa_granularity_options},
    {PA_OPTION_GROUP, "Values", offsetof(struct pa_flame_flags, values), .group = pa_value_options},
    {PA_OPTION_GROUP, "Filters", offsetof(struct pa_flame_flags, filters),
     .group = pa_filter_options},
    {PA_OPTION_GROUP, "Input", offsetof(struct pa_flame_flags, source), .group = pa_source_options},
    {0},
};
