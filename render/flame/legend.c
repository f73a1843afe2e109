// SPDX-License-Identifier: Apache-2.0
#include "base/memory.h"
#include "base/path_end.h"
#include "flame/draw.h"
#include "scene/flow.h"
#include "scene/font.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// ---- Packages ----

// "a/b/c/d" as it is or, where it is too wide, "a/…/d": names in a legend differ in the first
// element, and are known by the last.
static void add_name(struct pa_strbuf *out, const char *name)
{
    enum { MOST = 160 };
    struct pa_strbuf clean = {0}, shorter = {0};
    pa_font_clean(name, strlen(name), false, &clean);
    const char *whole = pa_strbuf_text(&clean), *first = strchr(whole, '/'),
               *last = strrchr(whole, '/');
    struct pa_string forms[] = {{whole, clean.size}, {whole, clean.size}};
    if (first && last > first + 1) {
        pa_strbuf_add(&shorter, whole, (size_t)(first - whole) + 1);
        pa_strbuf_printf(&shorter, "…%s", last);
        forms[1] = (struct pa_string){shorter.text, shorter.size};
    }
    pa_font_fit(forms, 2, MOST, PA_FLOW_FONT, out);
    pa_strbuf_release(&clean);
    pa_strbuf_release(&shorter);
}

// Adds the largest shares, as many as a line of a picture of the usual width holds.
static void add_shares(struct pa_flow *flow, const struct pa_flame_palette *palette)
{
    const double most = fmax(1184, flow->right - flow->left);
    double used = pa_flow_words_width("self");
    size_t count = palette->share_count;
    const char **names = pa_xcalloc(count + 1, sizeof *names);
    for (size_t i = 0; i < count; i++)
        names[i] = palette->shares[i].name;
    if (count > 0)
        pa_flow_line(flow, "self");
    for (size_t i = 0; i < count && used <= most; i++) {
        const struct pa_flame_share *s = &palette->shares[i];
        struct pa_strbuf text = {0};
        add_name(&text, pa_path_distinct_end(names, count, i));
        pa_strbuf_printf(&text, " %.*f%%", s->share < 0.0995 && s->share >= 0.0005, s->share * 100);
        used += PA_FLOW_SWATCH + 18 + pa_flow_words_width(text.text);
        if (used <= most)
            pa_flow_swatch(flow, &(struct pa_look){.fill = pa_flame_tint(s->tint)}, text.text);
        pa_strbuf_release(&text);
    }
    free(names);
}

// ---- Comparisons ----

static void add_changes(struct pa_flow *flow, const struct pa_flame_value *value)
{
    const char *noun = pa_flame_noun(value), *what = *noun ? noun : value->type;
    struct pa_strbuf words = {0};
    pa_strbuf_printf(&words, "%s %s", *noun ? "fewer" : "less", what ? what : "");
    pa_flow_scale(flow, -8, -2, words.text);
    pa_strbuf_clear(&words);
    pa_strbuf_printf(&words, "more %s, full colour from 10%% of the total", what ? what : "");
    pa_flow_scale(flow, 2, 8, words.text);
    pa_strbuf_release(&words);
}

static void add_sentences(struct pa_flow *flow, const char *text)
{
    struct pa_strbuf sentence = {0};
    for (const char *end; text && (end = strstr(text, ". ")); text = end + 2) {
        pa_strbuf_clear(&sentence);
        pa_strbuf_add(&sentence, text, (size_t)(end - text) + 1);
        pa_flow_line(flow, sentence.text);
    }
    pa_strbuf_release(&sentence);
    if (text)
        pa_flow_line(flow, text);
}

static void add_diff(struct pa_flow *flow, const struct pa_flame_options *options)
{
    struct pa_strbuf pale = {0};
    if (options->doubt)
        pa_strbuf_printf(&pale, "unproved: %s", options->doubt);
    else
        pa_strbuf_printf(&pale, "pale: unproved, full: %s",
                         options->proof ? options->proof : "proved");
    add_changes(flow, &options->value);
    if (!options->certain)
        pa_flow_pale(flow, pa_strbuf_text(&pale));
    pa_strbuf_clear(&pale);
    pa_strbuf_printf(&pale, "equal%s%s%s", options->certain ? " (" : "",
                     options->certain ? options->certain : "", options->certain ? ")" : "");
    pa_flow_swatch(flow, &(struct pa_look){.fill = pa_color_diff(0)}, pa_strbuf_text(&pale));
    pa_strbuf_release(&pale);
    pa_flow_swatch(flow, &(struct pa_look){.stroke = pa_flame_gone_color(), .dashed = true},
                   "gone");
    add_sentences(flow, options->work);
    struct pa_strbuf widths = {0};
    pa_strbuf_printf(&widths, "widths show %s", options->new_name ? options->new_name : "after");
    pa_flow_line(flow, widths.text);
    pa_strbuf_release(&widths);
}

void pa_flame_legend(struct pa_flow *flow, const struct pa_flame_palette *palette,
                     const struct pa_flame_options *options, const struct pa_flame_layout *layout)
{
    if (options->diff) {
        add_diff(flow, options);
    } else if (layout->negative) {
        pa_flow_scale(flow, -8, -2, "less than the base");
        pa_flow_scale(flow, 2, 8, "more; widths are magnitudes");
    } else {
        add_shares(flow, palette);
    }
}
