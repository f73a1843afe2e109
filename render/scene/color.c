// SPDX-License-Identifier: Apache-2.0
#include "scene/color.h"

#include <math.h>
#include <stdlib.h>

const struct pa_color pa_color_page = {PA_RGB(0xffffff), PA_RGB(0x16181d)};
const struct pa_color pa_color_ink = {PA_RGB(0x111317), PA_RGB(0xf1f3f6)};
const struct pa_color pa_color_muted = {PA_RGB(0x50555f), PA_RGB(0xb4bac4)};
const struct pa_color pa_color_line = {PA_RGB(0xc4c8cf), PA_RGB(0x454a54)};
const struct pa_color pa_color_grey = {PA_RGB(0xcdd1d9), PA_RGB(0x454b57)};
const struct pa_color pa_color_accent = {PA_RGB(0x0b57d0), PA_RGB(0x8ab4f8)};

struct rgb {
    double r, g, b; // linear light, 0..1 when in gamut
};

struct lab {
    double l, a, b;
};

// Matrices of Ottosson 2020 (the 2021 revision).
static struct rgb from_oklab(struct lab c)
{
    double l = c.l + 0.3963377774 * c.a + 0.2158037573 * c.b;
    double m = c.l - 0.1055613458 * c.a - 0.0638541728 * c.b;
    double s = c.l - 0.0894841775 * c.a - 1.2914855480 * c.b;
    l = l * l * l;
    m = m * m * m;
    s = s * s * s;
    return (struct rgb){4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                        -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                        -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

static struct lab to_oklab(struct rgb c)
{
    double l = cbrt(0.4122214708 * c.r + 0.5363325363 * c.g + 0.0514459929 * c.b);
    double m = cbrt(0.2119034982 * c.r + 0.6806995451 * c.g + 0.1073969566 * c.b);
    double s = cbrt(0.0883024619 * c.r + 0.2817188376 * c.g + 0.6299787005 * c.b);
    return (struct lab){0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                        1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                        0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s};
}

// The transfer function of sRGB (IEC 61966-2-1).
static uint32_t encode(double linear)
{
    double v = linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055;
    return (uint32_t)lround(fmin(fmax(v, 0), 1) * 255);
}

static double decode(uint32_t byte)
{
    double v = byte / 255.0;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static struct rgb unpack(uint32_t rgb)
{
    return (struct rgb){decode(rgb >> 16 & 255), decode(rgb >> 8 & 255), decode(rgb & 255)};
}

static uint32_t pack(struct rgb c)
{
    return PA_RGB(encode(c.r) << 16 | encode(c.g) << 8 | encode(c.b));
}

static int in_gamut(struct rgb c)
{
    const double e = 1e-4;
    return c.r >= -e && c.r <= 1 + e && c.g >= -e && c.g <= 1 + e && c.b >= -e && c.b <= 1 + e;
}

uint32_t pa_rgb_oklch(double lightness, double chroma, double hue)
{
    double angle = hue * 0.017453292519943295; // pi/180
    struct rgb c = {0};
    for (int i = 0; i <= 64; i++) {
        double k = chroma * (64 - i) / 64;
        c = from_oklab((struct lab){lightness, k * cos(angle), k * sin(angle)});
        if (in_gamut(c))
            break;
    }
    return pack(c);
}

struct pa_color pa_color_oklch(double light, double light_chroma, double hue, double dark,
                               double dark_chroma)
{
    return (struct pa_color){pa_rgb_oklch(light, light_chroma, hue),
                             pa_rgb_oklch(dark, dark_chroma, hue)};
}

struct pa_color pa_color_hue(unsigned hue, unsigned tone)
{
    // Spread so that neighbours differ most where hues are seen most finely.
    static const short degrees[PA_HUES] = {25, 55, 88, 128, 162, 205, 240, 278, 312, 350};
    double shift = (int)(tone % PA_TONES) - 1;
    return pa_color_oklch(.84 + .045 * shift, .09 - .02 * shift, degrees[hue % PA_HUES],
                          .42 + .045 * shift, .075 + .01 * shift);
}

struct pa_color pa_color_grey_tone(unsigned tone)
{
    double shift = ((int)(tone % PA_TONES) - 1) * 0.02;
    return pa_color_oklch(.86 + shift, .012, 260, .41 + shift, .018);
}

// Fowler, Noll, Vo: FNV-1a, 32 bits.
uint32_t pa_color_hash(const char *name, size_t size)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < size; i++)
        hash = (hash ^ (unsigned char)name[i]) * 16777619u;
    return hash;
}

struct pa_color pa_color_diff(int step)
{
    double t = fmin(abs(step), PA_DIFF_STEPS) / PA_DIFF_STEPS;
    if (step == 0)
        return (struct pa_color){PA_RGB(0xe6e7ea), PA_RGB(0x3b3f47)};
    // From a clear tint to full colour: the first step already leaves the grey.
    double light = .88 - .15 * t, light_chroma = .05 + .09 * t;
    double dark = .40 + .08 * t, dark_chroma = .06 + .07 * t;
    return pa_color_oklch(light, light_chroma, step < 0 ? 248 : 48, dark, dark_chroma);
}

struct pa_color pa_color_diff_pale(int step)
{
    double t = fmin(abs(step), PA_DIFF_STEPS) / PA_DIFF_STEPS;
    if (step == 0)
        return pa_color_diff(0);
    return pa_color_oklch(.945 - .025 * t, .016 + .028 * t, step < 0 ? 248 : 48, .335 + .03 * t,
                          .022 + .026 * t);
}

struct pa_color pa_color_heat(double share)
{
    double t = sqrt(fmin(fmax(share, 0), 1));
    return pa_color_oklch(.955 - .155 * t, .008 + .117 * t, 62 - 20 * t, .30 + .17 * t,
                          .010 + .10 * t);
}

struct pa_color pa_color_heat_border(double share)
{
    double t = sqrt(fmin(fmax(share, 0), 1));
    return pa_color_oklch(.80 - .24 * t, .015 + .115 * t, 62 - 20 * t, .46 + .22 * t,
                          .015 + .10 * t);
}

static double luminance(uint32_t rgb)
{
    struct rgb c = unpack(rgb);
    return 0.2126 * c.r + 0.7152 * c.g + 0.0722 * c.b;
}

double pa_color_contrast(uint32_t a, uint32_t b)
{
    double x = luminance(a), y = luminance(b);
    return (fmax(x, y) + 0.05) / (fmin(x, y) + 0.05);
}

static struct rgb seen(struct rgb c, enum pa_vision vision)
{
    static const double matrix[][9] = {
        [PA_VISION_NORMAL] = {1, 0, 0, 0, 1, 0, 0, 0, 1},
        [PA_VISION_PROTAN] = {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
                              -0.003882, -0.048116, 1.051998},
        [PA_VISION_DEUTAN] = {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
                              -0.011820, 0.042940, 0.968881},
        [PA_VISION_TRITAN] = {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602,
                              0.004733, 0.691367, 0.303900},
    };
    const double *m = matrix[vision];
    return (struct rgb){m[0] * c.r + m[1] * c.g + m[2] * c.b, m[3] * c.r + m[4] * c.g + m[5] * c.b,
                        m[6] * c.r + m[7] * c.g + m[8] * c.b};
}

double pa_color_distance(uint32_t a, uint32_t b, enum pa_vision vision)
{
    struct lab x = to_oklab(seen(unpack(a), vision)), y = to_oklab(seen(unpack(b), vision));
    return 100 *
           sqrt((x.l - y.l) * (x.l - y.l) + (x.a - y.a) * (x.a - y.a) + (x.b - y.b) * (x.b - y.b));
}
