// SPDX-License-Identifier: Apache-2.0
#include "input/perf_frames.h"

#include "input/function_name.h"
#include "input/memory_map.h"

void pa_perf_frames_release(struct pa_perf_frames *f)
{
    pa_vec_release(&f->list);
    pa_vec_release(&f->stack);
    pa_vec_release(&f->lines);
    pa_vec_release(&f->known);
}

static pa_str intern(struct pa_perf_frames *f, struct pa_text text)
{
    return pa_strings_add(f->input->strings, text.next, pa_text_size(text));
}

static uint32_t add_mapping(struct pa_perf_frames *f, pa_str file)
{
    return pa_profile_builder_mapping(f->b,
                                      &(struct pa_mapping){.file = file, .has_functions = true});
}

void pa_perf_frames_note_binary(struct pa_perf_frames *f, const struct pa_perf_frame *frame)
{
    pa_str file = f->program ? 0 : intern(f, frame->binary);
    if (file && pa_memory_map_is_program(pa_strings_text(f->input->strings, file)))
        f->program = add_mapping(f, file);
}

// ---- Lines

void pa_perf_frames_number(struct pa_perf_frames *f, struct pa_string line)
{
    if (f->known.count == 0)
        pa_vec_push(&f->known, (struct pa_perf_known){0});
    pa_vec_push(&f->known, (struct pa_perf_known){.text = line});
}

static struct pa_perf_place place_of(struct pa_perf_frames *f, const struct pa_perf_frame *frame)
{
    pa_perf_frames_note_binary(f, frame);
    return (struct pa_perf_place){.address = frame->address,
                                  .symbol = intern(f, frame->symbol),
                                  .binary = intern(f, frame->binary),
                                  .inlined = frame->inlined};
}

static void parse_known(struct pa_perf_frames *f, uint32_t number)
{
    struct pa_perf_known *k = &f->known.items[number];
    struct pa_perf_frame frame;
    k->parsed = true;
    k->is_frame =
        pa_perf_frame_parse((struct pa_text){k->text.text, k->text.text + k->text.size}, &frame);
    if (k->is_frame)
        k->place = place_of(f, &frame);
    k->place.number = number;
}

bool pa_perf_frames_add_known(struct pa_perf_frames *f, uint32_t number, bool open)
{
    const struct pa_perf_known *k = &f->known.items[number];
    if (!k->parsed)
        parse_known(f, number);
    if (!k->is_frame || (!open && !k->place.address))
        return false;
    pa_vec_push(&f->list, k->place);
    return true;
}

void pa_perf_frames_add(struct pa_perf_frames *f, const struct pa_perf_frame *frame)
{
    pa_vec_push(&f->list, place_of(f, frame));
}

bool pa_perf_frames_add_source(struct pa_perf_frames *f, struct pa_text line)
{
    struct pa_perf_source source;
    if (!f->list.count || !pa_perf_source_parse(line, &source))
        return false;
    struct pa_perf_place *last = &f->list.items[f->list.count - 1];
    last->file = intern(f, source.file);
    last->line = source.line;
    last->inlined |= source.inlined;
    last->number = 0;
    return true;
}

// ---- Locations

static void add_line(struct pa_perf_frames *f, struct pa_function function,
                     const struct pa_perf_place *place)
{
    function.file = place->file;
    uint32_t id = pa_profile_builder_function(f->b, &function);
    pa_vec_push(&f->lines, (struct pa_line){.function = id, .line = place->file ? place->line : 0});
}

// `symbols`: the frame is of a binary with symbols; else its name is of a map of generated code.
static void add_lines(struct pa_perf_frames *f, const struct pa_perf_place *place, bool symbols)
{
    struct pa_strings *strings = f->input->strings;
    struct pa_string name = {pa_strings_text(strings, place->symbol),
                             pa_strings_size(strings, place->symbol)};
    if (name.size && symbols)
        add_line(f, pa_function_of_binary(place->symbol, strings), place);
    while (name.size && !symbols) {
        struct pa_string call = pa_take_inlined(&name);
        add_line(f, pa_function_as_is(pa_strings_add(strings, call.text, call.size), strings),
                 place);
    }
}

// The location of list[from, to): the last one is the physical frame.
static uint32_t make_location(struct pa_perf_frames *f, size_t from, size_t to)
{
    const struct pa_perf_place *last = &f->list.items[to - 1];
    struct pa_location l = {.address = last->address};
    const char *file = pa_strings_text(f->input->strings, last->binary);
    bool symbols = last->inlined || pa_file_has_symbols(file);
    if (*file)
        l.mapping = add_mapping(f, last->binary);
    f->lines.count = 0;
    for (size_t i = from; i < to; i++)
        add_lines(f, &f->list.items[i], symbols);
    return pa_profile_builder_location(f->b, &l, f->lines.items, (uint32_t)f->lines.count);
}

// The location of frame i, which stands alone.
static uint32_t location_alone(struct pa_perf_frames *f, size_t i)
{
    uint32_t number = f->list.items[i].number;
    if (!number)
        return make_location(f, i, i + 1);
    uint32_t *alone = &f->known.items[number].alone;
    if (!*alone)
        *alone = make_location(f, i, i + 1);
    return *alone;
}

void pa_perf_frames_build(struct pa_perf_frames *f)
{
    size_t count = f->list.count;
    f->stack.count = 0;
    for (size_t i = 0, from = 0; i < count; i++) {
        const struct pa_perf_place *place = &f->list.items[i];
        if (place->inlined && i + 1 < count && place->address == place[1].address)
            continue; // inlined into the next one
        pa_vec_push(&f->stack, from == i ? location_alone(f, i) : make_location(f, from, i + 1));
        from = i + 1;
    }
    for (size_t i = 0, n = f->stack.count; i < n / 2; i++) {
        uint32_t leaf = f->stack.items[i];
        f->stack.items[i] = f->stack.items[n - 1 - i];
        f->stack.items[n - 1 - i] = leaf;
    }
    f->list.count = 0;
}
