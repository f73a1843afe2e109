// SPDX-License-Identifier: Apache-2.0
#include "export/speedscope.h"

#include "base/escape.h"
#include "base/number.h"
#include "base/quantity.h"
#include "export/frames.h"
#include "export/type_values.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

static void add_string(struct pa_writer *out, const char *text)
{
    pa_escape_json(&out->text, text, strlen(text));
}

static void write_frames(const struct pa_profile *profile, const struct pa_frames *frames,
                         struct pa_writer *out)
{
    pa_strbuf_adds(&out->text, "\"shared\":{\"frames\":[");
    for (uint32_t i = 0; i < frames->count; i++) {
        const struct pa_frame *f = &frames->list[i];
        pa_strbuf_adds(&out->text, i ? ",\n{\"name\":" : "\n{\"name\":");
        pa_escape_json(&out->text, f->name, f->size);
        if (f->file) {
            pa_strbuf_adds(&out->text, ",\"file\":");
            add_string(out, pa_profile_text(profile, f->file));
        }
        if (f->line)
            pa_strbuf_printf(&out->text, ",\"line\":%" PRId64, f->line);
        if (f->column)
            pa_strbuf_printf(&out->text, ",\"col\":%" PRId64, f->column);
        pa_strbuf_addc(&out->text, '}');
        pa_writer_spill(out);
    }
    pa_strbuf_adds(&out->text, "]}");
}

// How a value type's numbers are written.
struct scale {
    const char *unit; // one that speedscope knows
    double ratio;     // written = value * ratio, and if that is below 1 value / (1 / ratio)
};

// Times and sizes under any name (ms, kB, hours) are in a unit that speedscope knows; all else is
// counts to it.
static struct scale scale_of(const char *unit)
{
    static const char *const known[] = {"nanoseconds", "microseconds", "milliseconds", "seconds",
                                        "bytes"};
    struct scale scale = {"none", 1};
    const char *counts;
    if (strcmp(unit, "count") != 0 && pa_units_compatible(unit, "count")) { // thousandths
        pa_quantity_scale(1, unit, "count", &scale.ratio, &counts);
        return scale;
    }
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        const char *same;
        if (strcmp(unit, known[i]) == 0)
            return (struct scale){known[i], 1};
        if (!pa_units_compatible(unit, known[i]))
            continue;
        scale.unit = known[i]; // hours become seconds, the last that fits
        pa_quantity_scale(1, unit, known[i], &scale.ratio, &same);
        if (scale.ratio == 1)
            break;
    }
    return scale;
}

static void add_scaled(struct pa_strbuf *out, int64_t value, double ratio)
{
    int64_t exact;
    if (ratio == trunc(ratio) && pa_mul_int64(value, (int64_t)ratio, &exact)) {
        pa_strbuf_printf(out, "%" PRId64, exact);
        return;
    }
    char digits[PA_DOUBLE_TEXT];
    double scaled = ratio < 1 ? (double)value / round(1 / ratio) : (double)value * ratio;
    pa_strbuf_add(out, digits, pa_format_double(scaled, digits));
}

static void add_stack(struct pa_strbuf *out, const struct pa_frames *frames,
                      const struct pa_type_walk *w)
{
    const char *separator = "[";
    for (uint32_t i = 0; i < w->depth; i++) {
        const uint32_t *at;
        uint32_t count = pa_frames_at(frames, w->locations[i], &at);
        for (uint32_t k = 0; k < count; k++, separator = ",")
            pa_strbuf_printf(out, "%s%" PRIu32, separator, at[k]);
    }
    pa_strbuf_adds(out, *separator == '[' ? "[]" : "]");
}

static void write_stacks(const struct pa_type_values *values, uint32_t type,
                         const struct pa_frames *frames, struct pa_writer *out)
{
    const char *separator = "\n";
    struct pa_type_walk walk = pa_type_walk(values, type);
    while (pa_type_walk_next(&walk)) {
        pa_strbuf_adds(&out->text, separator);
        add_stack(&out->text, frames, &walk);
        separator = ",\n";
        pa_writer_spill(out);
    }
}

// Times `ratio`. Returns the sum of the values.
static int64_t write_weights(const struct pa_type_values *values, uint32_t type, double ratio,
                             struct pa_writer *out)
{
    const char *separator = "\n";
    int64_t sum = 0;
    struct pa_type_walk walk = pa_type_walk(values, type);
    while (pa_type_walk_next(&walk)) {
        pa_strbuf_adds(&out->text, separator);
        add_scaled(&out->text, walk.value, ratio);
        if (!pa_add_int64(sum, walk.value, &sum))
            sum = INT64_MAX; // only where the time line ends
        separator = ",";
        pa_writer_spill(out);
    }
    return sum;
}

static void write_profile(const struct pa_type_values *values, uint32_t type,
                          const struct pa_frames *frames, struct pa_writer *out)
{
    const struct pa_profile *profile = values->profile;
    struct scale scale = scale_of(pa_profile_text(profile, profile->types[type].unit));
    pa_strbuf_adds(&out->text, "{\"type\":\"sampled\",\"name\":");
    add_string(out, pa_profile_text(profile, profile->types[type].type));
    pa_strbuf_printf(&out->text, ",\"unit\":\"%s\",\"samples\":[", scale.unit);
    write_stacks(values, type, frames, out);
    pa_strbuf_adds(&out->text, "],\"weights\":[");
    int64_t sum = write_weights(values, type, scale.ratio, out);
    pa_strbuf_adds(&out->text, "],\"startValue\":0,\"endValue\":");
    add_scaled(&out->text, sum, scale.ratio);
    pa_strbuf_addc(&out->text, '}');
}

void pa_speedscope_write(const struct pa_profile *profile, uint32_t shown, const char *name,
                         struct pa_writer *out)
{
    struct pa_arena arena = {0};
    const struct pa_frames *frames = pa_frames_of(profile, &arena);
    const struct pa_type_values *values = pa_type_values_of(profile, &arena);
    pa_strbuf_adds(&out->text,
                   "{\"$schema\":\"https://www.speedscope.app/file-format-schema.json\","
                   "\"exporter\":\"pa\",\"name\":");
    add_string(out, name);
    pa_strbuf_printf(&out->text, ",\"activeProfileIndex\":%" PRIu32 ",", shown);
    write_frames(profile, frames, out);
    pa_strbuf_adds(&out->text, ",\"profiles\":[");
    for (uint32_t i = 0; i < profile->type_count; i++) {
        if (i)
            pa_strbuf_adds(&out->text, ",\n");
        write_profile(values, i, frames, out);
    }
    pa_strbuf_adds(&out->text, "]}\n");
    pa_writer_spill(out);
    pa_arena_release(&arena);
}
