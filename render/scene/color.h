// SPDX-License-Identifier: Apache-2.0
// Colours. Every colour of a picture is a pair: one for a light page and its counterpart for a dark
// one. A zeroed pair paints nothing. A light colour has only one dark counterpart in a picture (the
// viewer swaps them by value), so take the pairs from here or make them from one formula.
//
//     struct pa_color node = pa_color_oklch(.93, .06, 55, .42, .07);
//
// Palettes are made in OKLCH (B. Ottosson, "A perceptual color space for image processing", 2020):
// equal lightness looks equally light, so text on any of the hues has the same contrast.
#ifndef PA_SCENE_COLOR_H
#define PA_SCENE_COLOR_H

#include <stddef.h>
#include <stdint.h>

#define PA_RGB(rgb) (0x1000000u | (uint32_t)(rgb)) // a painted 0xRRGGBB

struct pa_color {
    uint32_t light, dark; // PA_RGB(), or 0 for nothing
};

extern const struct pa_color pa_color_page;   // the background
extern const struct pa_color pa_color_ink;    // text
extern const struct pa_color pa_color_muted;  // second-rank text
extern const struct pa_color pa_color_line;   // rules and borders
extern const struct pa_color pa_color_grey;   // boxes without a hue: runtime, kernel, unknown
extern const struct pa_color pa_color_accent; // highlights

// Lightness 0..1, chroma, hue in degrees. Out-of-gamut colours lose chroma, never lightness or hue.
uint32_t pa_rgb_oklch(double lightness, double chroma, double hue);
// The pair of one hue: lightness and chroma on a light page, then on a dark one.
struct pa_color pa_color_oklch(double light, double light_chroma, double hue, double dark,
                               double dark_chroma);

enum { PA_HUES = 10, PA_TONES = 3 };
// One of the ten hues of categories in one of three close tones. hue and tone are taken modulo.
struct pa_color pa_color_hue(unsigned hue, unsigned tone);
// A stable hash of a name for choosing tones.
uint32_t pa_color_hash(const char *name, size_t size);
// One of three close greys, for what has no category; `tone` is taken modulo.
struct pa_color pa_color_grey_tone(unsigned tone);

enum { PA_DIFF_STEPS = 8 };
// Diff scale: step -8 (much less, blue) … 0 (no difference, grey) … 8 (much more, vermilion).
struct pa_color pa_color_diff(int step);
// The same, pale: a difference that is shown and not proved.
struct pa_color pa_color_diff_pale(int step);
// A heat scale for magnitudes, 0 (nearly grey) … 1.
struct pa_color pa_color_heat(double share);
// The border of a box that is filled with pa_color_heat() of this share.
struct pa_color pa_color_heat_border(double share);

// WCAG 2.1 contrast ratio of two RGB values, 1..21.
double pa_color_contrast(uint32_t a, uint32_t b);

enum pa_vision { PA_VISION_NORMAL, PA_VISION_PROTAN, PA_VISION_DEUTAN, PA_VISION_TRITAN };
// Distance in OKLab times 100 as seen with full dichromacy (Machado, Oliveira, Fernandes 2009,
// severity 1). 20 is told apart at a glance.
double pa_color_distance(uint32_t a, uint32_t b, enum pa_vision vision);

#endif
