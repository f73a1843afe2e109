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

// Returns the painted RGB of a colour in OKLCH: lightness 0 to 1, chroma from 0, hue in degrees.
// Colours that RGB cannot show lose chroma, never lightness or hue.
uint32_t pa_rgb_oklch(double lightness, double chroma, double hue);
// Returns the pair of one hue (degrees): lightness and chroma on a light page, then on a dark one.
struct pa_color pa_color_oklch(double light, double light_chroma, double hue, double dark,
                               double dark_chroma);

enum { PA_HUES = 10, PA_TONES = 3 };
// Returns one of the ten hues for categories, in one of three close tones; numbers beyond begin
// again.
struct pa_color pa_color_hue(unsigned hue, unsigned tone);
// Returns a hash of a name for choosing hue or tone, the same on every machine (FNV-1a, 32 bits).
uint32_t pa_color_hash(const char *name, size_t size);
// Returns one of three close greys for what has no category; tones beyond begin again.
struct pa_color pa_color_grey_tone(unsigned tone);

enum { PA_DIFF_STEPS = 8 };
// Returns a colour of the scale of differences: step -8 (much less, blue) over 0 (no difference,
// grey) to 8 (much more, vermilion). Steps beyond count as the ends.
struct pa_color pa_color_diff(int step);
// Returns the same in pale, for a difference that is shown but not proved.
struct pa_color pa_color_diff_pale(int step);
// Returns a colour of the heat scale for magnitudes, from 0 (nearly grey) to 1 (red-orange).
struct pa_color pa_color_heat(double share);
// Returns the border for a box that is filled with pa_color_heat() of this share.
struct pa_color pa_color_heat_border(double share);

// Returns the contrast ratio of two RGB values by WCAG 2.1, 1 to 21.
double pa_color_contrast(uint32_t a, uint32_t b);

enum pa_vision { PA_VISION_NORMAL, PA_VISION_PROTAN, PA_VISION_DEUTAN, PA_VISION_TRITAN };
// Returns the distance of two RGB values in OKLab times 100, as people with that vision see them
// (full dichromacy, Machado, Oliveira, Fernandes 2009, severity 1). Colours 20 apart differ at a
// glance.
double pa_color_distance(uint32_t a, uint32_t b, enum pa_vision vision);

#endif
