// SPDX-License-Identifier: Apache-2.0
#include "export/folded.h"

#include "base/number.h"
#include "base/quantity.h"
#include "base/vec.h"
#include "base/visible.h"
#include "export/frames.h"
#include "profile/sample.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct stacks {
    struct pa_strings names; // a stack's text; ids count in the order of first use
    PA_VEC(int64_t) sums;    // by id
    struct pa_strbuf text;   // scratch
    bool overflow;
};

static void add_name(struct pa_strbuf *out, const char *name, size_t size)
{
    size_t start = out->size;
    pa_visible_line(out, name, size);
    for (size_t i = start; i < out->size; i++) {
        if (out->text[i] == ';')
            out->text[i] = ':';
    }
}

static void add_stack(struct pa_strbuf *out, const struct pa_frames *frames,
                      const struct pa_sample *s)
{
    for (uint32_t i = 0; i < s->depth; i++) {
        const uint32_t *at;
        uint32_t count = pa_frames_at(frames, s->location[i], &at);
        for (uint32_t k = 0; k < count; k++) {
            if (out->size)
                pa_strbuf_addc(out, ';');
            add_name(out, frames->list[at[k]].name, frames->list[at[k]].size);
        }
    }
    if (!out->size)
        pa_strbuf_adds(out, "<empty>");
    if (out->size > 1 && out->text[0] == '#' && out->text[1] == ' ')
        out->text[1] = '_'; // not to be taken for a comment
}

static void add_sample(struct stacks *stacks, const struct pa_frames *frames,
                       const struct pa_sample *s, int64_t value)
{
    pa_strbuf_clear(&stacks->text);
    add_stack(&stacks->text, frames, s);
    pa_str id = pa_strings_add(&stacks->names, stacks->text.text, stacks->text.size);
    while (stacks->sums.count <= id)
        pa_vec_push(&stacks->sums, 0);
    int64_t *sum = &stacks->sums.items[id];
    stacks->overflow |= !pa_add_int64(*sum, value, sum);
}

// How many places counts of the unit have behind their point: 3 for thousandths.
static int places_of(const char *unit)
{
    double whole;
    const char *ignored;
    pa_quantity_scale(1, "count", unit, &whole, &ignored);
    return strcmp(unit, "count") != 0 && pa_units_compatible(unit, "count")
               ? (int)lrint(log10(whole))
               : 0;
}

static void add_value(struct pa_strbuf *out, int64_t value, int places)
{
    uint64_t divisor = 1, magnitude = value < 0 ? -(uint64_t)value : (uint64_t)value;
    for (int i = 0; i < places; i++)
        divisor *= 10;
    pa_strbuf_printf(out, " %s%" PRIu64, value < 0 ? "-" : "", magnitude / divisor);
    if (places)
        pa_strbuf_printf(out, ".%0*" PRIu64, places, magnitude % divisor);
    pa_strbuf_addc(out, '\n');
}

static void write_stacks(const struct stacks *stacks, int places, struct pa_writer *out)
{
    for (pa_str id = 1; id < stacks->sums.count; id++) {
        if (!stacks->sums.items[id])
            continue;
        pa_strbuf_add(&out->text, pa_strings_text(&stacks->names, id),
                      pa_strings_size(&stacks->names, id));
        add_value(&out->text, stacks->sums.items[id], places);
        pa_writer_spill(out);
    }
}

bool pa_folded_write(const struct pa_profile *profile, uint32_t type, struct pa_writer *out,
                     struct pa_error *err)
{
    struct pa_arena arena = {0};
    struct stacks stacks = {0};
    const struct pa_frames *frames = pa_frames_of(profile, &arena);
    struct pa_sample_reader reader;
    pa_sample_reader_init(&reader, profile);
    reader.skip_labels = true;
    while (pa_sample_next(&reader))
        add_sample(&stacks, frames, &reader.sample, reader.sample.value[type]);
    pa_sample_reader_release(&reader);
    bool ok = !stacks.overflow;
    if (ok)
        write_stacks(&stacks, places_of(pa_profile_text(profile, profile->types[type].unit)), out);
    else
        pa_error_set(err, PA_ERROR_LIMIT, "a sum of values does not fit into 64 bits");
    pa_strings_release(&stacks.names);
    pa_vec_release(&stacks.sums);
    pa_strbuf_release(&stacks.text);
    pa_arena_release(&arena);
    return ok;
}
