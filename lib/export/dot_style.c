// SPDX-License-Identifier: Apache-2.0
#include "export/dot_style.h"

#include "base/number.h"
#include "base/visible.h"

#include <math.h>

static unsigned channel(double value)
{
    return isnan(value) ? 0 : (unsigned)(value * 255);
}

void pa_dot_colour(struct pa_strbuf *out, double share, bool background)
{
    // Exponent 0.3 keeps all but the smallest shares away from grey; below 0.2 colours fade.
    double saturation = background ? .1 : 1, value = background ? .93 : .7;
    share = share > 1 ? 1 : share < -1 ? -1 : share;
    if (fabs(share) < .2)
        saturation *= fabs(share) / .2;
    double strength = copysign(pow(fabs(share), .3), share);
    double faded = value * (1 - saturation * fabs(strength));
    double red = strength < 0 ? faded : value, green = strength < 0 ? value : faded;
    pa_strbuf_printf(out, "#%02x%02x%02x", channel(red), channel(green),
                     channel(value * (1 - saturation)));
}

int pa_dot_font_size(int64_t flat, uint64_t most)
{
    enum { LEAST = 8, GROWTH = 16 };
    uint64_t size = (uint64_t)pa_magnitude(flat);
    if (most == 0 || size > most)
        return LEAST;
    return LEAST + (int)ceil(GROWTH * sqrt((double)size / (double)most));
}

int pa_dot_parts(int64_t value, int64_t total, int parts)
{
    uint64_t size = (uint64_t)pa_magnitude(value), whole = (uint64_t)pa_magnitude(total);
    if (size >= whole)
        return parts;
    __extension__ typedef unsigned __int128 wide;
    return (int)((wide)size * (unsigned)parts / whole);
}

void pa_dot_escape(struct pa_strbuf *out, const char *text, size_t size, const char *feed)
{
    struct pa_strbuf visible = {0};
    pa_visible_text(&visible, text, size);
    for (size_t i = 0; i < visible.size; i++) {
        char c = visible.text[i];
        if (c == '\n') {
            pa_strbuf_adds(out, feed);
            continue;
        }
        if (c == '"' || c == '\\')
            pa_strbuf_addc(out, '\\');
        pa_strbuf_addc(out, c);
    }
    pa_strbuf_release(&visible);
}
