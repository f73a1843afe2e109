// SPDX-License-Identifier: Apache-2.0
// What `perf script` prints: see perf_line.h for the lines. A sample is a header and the frames
// below it, up to a blank line or the next header.
//
// Types are samples/count and, where periods are printed or there are several events, one for each
// event: clock events count nanoseconds. Command and thread become the labels comm and tid.
#include "base/hash.h"
#include "base/vec.h"
#include "input/format.h"
#include "input/function_name.h"
#include "input/memory_map.h"
#include "input/perf_line.h"
#include "profile/builder.h"

#include <string.h>

// More events in one file are refused; lines beyond are parsed each time.
enum { MAX_EVENTS = 64, MOST_KNOWN = 1 << 18 };

struct event {
    pa_str name;
    int64_t period; // that all its samples have; -1: they differ
};

// A frame's line that was met, since the same ones come again and again.
struct known {
    struct pa_text line;
    struct pa_perf_frame parsed;
    uint32_t location; // what it is alone; 0: not made yet
};

struct frame {
    struct pa_perf_frame parsed;
    struct pa_perf_source source;
    uint32_t known; // its line, from 1; 0: not all about it is in its line
};

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    PA_VEC(struct event) events;
    bool has_period, has_program;
    int64_t first_nanos, last_nanos;
    // the sample being read
    bool open;
    struct pa_perf_header header;
    PA_VEC(struct frame) frames; // leaf first
    PA_VEC(uint32_t) stack;      // root first
    PA_VEC(struct pa_line) lines;
    size_t samples;
    PA_VEC(struct known) known;
    struct pa_index known_index;
};

static pa_str intern(struct reader *r, struct pa_text text)
{
    return pa_strings_add(r->input->strings, text.next, pa_text_size(text));
}

static uint32_t add_mapping(struct reader *r, struct pa_text file)
{
    struct pa_mapping m = {.file = intern(r, file), .has_functions = true};
    return pa_profile_builder_mapping(r->b, &m);
}

// What a line is, as far as it alone tells.
enum kind { ASIDE, BLANK, FRAME, OTHER };

static enum kind kind_of(struct pa_text line)
{
    if (pa_perf_is_aside(line))
        return ASIDE;
    bool ends = pa_text_size(line) == 0 || pa_text_is_blank(line.end[-1]);
    if (ends && pa_text_size(pa_text_trim(line)) == 0)
        return BLANK;
    return pa_perf_is_frame(line) ? FRAME : OTHER;
}

static bool is_indented(struct pa_text line)
{
    return pa_text_starts(line, " ");
}

// Of a line of kind OTHER. `first`: nothing, or a blank line, stands before it.
static bool is_header(const struct pa_lines *lines, bool first, struct pa_perf_header *h)
{
    struct pa_text line = lines->line;
    struct pa_lines below = *lines;
    struct pa_perf_frame frame;
    if (pa_perf_header_parse(line, h))
        return true;
    bool frame_below = pa_lines_next(&below) && pa_perf_is_frame(below.line) &&
                       pa_perf_frame_parse(below.line, &frame) && frame.address;
    return pa_perf_bare_header_parse(line, first && frame_below, h);
}

// "gc 9 @1.17s 2%: 0.03+4.5+0.003 ms clock, …, 18 MB goal, 2 P (forced)" of GODEBUG=gctrace=1 looks
// like a header, and without what looks like a log's prefix like a frame.
static bool is_collection(struct pa_text line)
{
    return pa_text_find(line, " ms clock, ") && pa_text_find(line, " MB goal, ");
}

// Whether it is the header of perf's usual form: a time, an event, and a whole frame below.
static bool is_usual(const struct pa_perf_header *h, const struct pa_lines *lines)
{
    struct pa_lines below = *lines;
    struct pa_perf_frame frame;
    return h->has_time && pa_text_size(h->event) && pa_lines_next(&below) &&
           pa_perf_frame_parse(below.line, &frame) && frame.address && pa_text_size(frame.binary);
}

// What perf and others say of a recording may stand before the first sample, if that is certain.
static bool probe(const uint8_t *bytes, size_t size)
{
    enum { MOST_OTHERS = 16 };
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_perf_header h;
    struct pa_perf_frame f;
    bool first = true, named = false, timed = false; // a header has been seen, one with a time
    size_t others = 0;
    while (pa_lines_next(&lines)) {
        struct pa_text line = lines.line;
        enum kind kind = kind_of(line);
        if (kind == BLANK || kind == ASIDE)
            continue;
        if (is_collection(line))
            return false;
        if (kind == FRAME)
            return !others && pa_perf_frame_parse(line, &f) && (named || f.address);
        bool header = is_header(&lines, first, &h);
        if (!named && (others || !header)) {
            if (header && is_usual(&h, &lines))
                return true;
            if (others++ == MOST_OTHERS)
                return false;
            continue;
        }
        if (!header)
            return timed && is_indented(line) && pa_perf_frame_parse(line, &f);
        if (pa_text_size(h.rest) && pa_perf_frame_parse(h.rest, &f) &&
            (pa_text_size(h.event) || pa_text_size(f.symbol)))
            return true;
        named = true;
        timed |= h.has_time;
        first = false;
    }
    return false;
}

// ---- First pass: which events there are, and the program

// The first mapping of a profile is the program's: the first binary that is no library.
static void note_binary(struct reader *r, const struct pa_perf_frame *f)
{
    const char *file = pa_strings_text(r->input->strings, intern(r, f->binary));
    if (pa_text_size(f->binary) && pa_memory_map_is_program(file)) {
        add_mapping(r, f->binary);
        r->has_program = true;
    }
}

// The number of events if there is none of the name.
static size_t find_event(const struct reader *r, pa_str name)
{
    size_t i = 0;
    while (i < r->events.count && r->events.items[i].name != name)
        i++;
    return i;
}

static bool note_event(struct reader *r, const struct pa_perf_header *h, struct pa_error *err)
{
    pa_str name = intern(r, h->event);
    size_t i = find_event(r, name);
    if (i == MAX_EVENTS)
        return pa_error_set(err, PA_ERROR_LIMIT, "more than %d events", MAX_EVENTS);
    if (i == r->events.count)
        pa_vec_push(&r->events, (struct event){name, h->period});
    if (r->events.items[i].period != h->period)
        r->events.items[i].period = -1;
    r->has_period = r->has_period || h->has_period;
    if (h->has_time) {
        r->first_nanos = r->first_nanos && r->first_nanos < h->nanos ? r->first_nanos : h->nanos;
        r->last_nanos = r->last_nanos > h->nanos ? r->last_nanos : h->nanos;
    }
    return true;
}

static bool find_events(struct reader *r, struct pa_error *err)
{
    struct pa_lines lines = pa_lines_of(&r->input->bytes);
    struct pa_perf_header h;
    struct pa_perf_frame f;
    bool first = true;
    while (pa_lines_next(&lines)) {
        enum kind kind = kind_of(lines.line);
        bool header = kind == OTHER && is_header(&lines, first, &h);
        if (header && !note_event(r, &h, err))
            return pa_error_prefix(err, "line %zu", lines.number);
        if (!r->has_program && pa_perf_frame_parse(header ? h.rest : lines.line, &f))
            note_binary(r, &f);
        first = kind == BLANK;
    }
    return true;
}

static bool is_clock(const char *event)
{
    return strncmp(event, "cpu-clock", 9) == 0 || strncmp(event, "task-clock", 10) == 0;
}

static bool has_event_types(const struct reader *r)
{
    return r->has_period || r->events.count > 1;
}

static void add_types(struct reader *r)
{
    struct pa_strings *strings = r->input->strings;
    pa_str count = pa_strings_adds(strings, "count");
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"), count);
    if (!has_event_types(r))
        return;
    struct pa_profile *head = pa_profile_builder_head(r->b);
    for (size_t i = 0; i < r->events.count; i++) {
        const struct event *e = &r->events.items[i];
        bool clock = r->has_period && is_clock(pa_strings_text(strings, e->name));
        struct pa_value_type type = {e->name,
                                     clock ? pa_strings_adds(strings, "nanoseconds") : count};
        pa_profile_builder_add_type(r->b, type.type, type.unit);
        if (i == 0) {
            head->default_type = type.type;
            head->period_type = type;
            head->period = e->period > 0 ? e->period : 0;
        }
    }
}

// ---- Second pass: samples

static void add_line(struct reader *r, struct pa_function function, const struct frame *f)
{
    function.file = pa_text_size(f->source.file) ? intern(r, f->source.file) : 0;
    uint32_t id = pa_profile_builder_function(r->b, &function);
    pa_vec_push(&r->lines,
                (struct pa_line){.function = id, .line = function.file ? f->source.line : 0});
}

// `symbols`: the frame is of a binary with symbols; else its name is of a map of generated code.
static void add_lines(struct reader *r, const struct frame *f, bool symbols)
{
    struct pa_text symbol = f->parsed.symbol;
    struct pa_string name = {symbol.next, pa_text_size(symbol)};
    if (name.size && symbols)
        add_line(r, pa_function_of_binary(intern(r, symbol), r->input->strings), f);
    while (name.size && !symbols) {
        struct pa_string call = pa_take_inlined(&name);
        pa_str id = pa_strings_add(r->input->strings, call.text, call.size);
        add_line(r, pa_function_as_is(id, r->input->strings), f);
    }
}

// The location of frames[from, to): the last one is the physical frame.
static uint32_t make_location(struct reader *r, size_t from, size_t to)
{
    const struct frame *frames = r->frames.items, *last = &frames[to - 1];
    struct pa_location l = {.address = last->parsed.address};
    const char *file = pa_strings_text(r->input->strings, intern(r, last->parsed.binary));
    bool symbols = last->parsed.inlined || pa_file_has_symbols(file);
    if (*file)
        l.mapping = add_mapping(r, last->parsed.binary);
    r->lines.count = 0;
    for (size_t i = from; i < to; i++)
        add_lines(r, &frames[i], symbols);
    return pa_profile_builder_location(r->b, &l, r->lines.items, (uint32_t)r->lines.count);
}

// The location of frame i, which stands alone.
static uint32_t location_alone(struct reader *r, size_t i)
{
    uint32_t known = r->frames.items[i].known;
    if (known && r->known.items[known - 1].location)
        return r->known.items[known - 1].location;
    uint32_t location = make_location(r, i, i + 1);
    if (known)
        r->known.items[known - 1].location = location;
    return location;
}

// Of the frame that frame i was inlined into, if it has the same.
static uint64_t next_address(const struct reader *r, size_t i)
{
    return r->frames.items[i + 1].parsed.address;
}

static void build_stack(struct reader *r)
{
    size_t count = r->frames.count;
    r->stack.count = 0;
    for (size_t i = 0, from = 0; i < count; i++) {
        const struct pa_perf_frame *f = &r->frames.items[i].parsed;
        if (f->inlined && i + 1 < count && f->address == next_address(r, i))
            continue;
        pa_vec_push(&r->stack, from == i ? location_alone(r, i) : make_location(r, from, i + 1));
        from = i + 1;
    }
    for (size_t i = 0, n = r->stack.count; i < n / 2; i++) {
        uint32_t leaf = r->stack.items[i];
        r->stack.items[i] = r->stack.items[n - 1 - i];
        r->stack.items[n - 1 - i] = leaf;
    }
}

static void end_sample(struct reader *r)
{
    if (!r->open)
        return;
    int64_t value[MAX_EVENTS + 1] = {1};
    const struct pa_perf_header *h = &r->header;
    size_t event = find_event(r, intern(r, h->event));
    if (has_event_types(r) && event < r->events.count) // frames without a header are of none
        value[1 + event] = h->has_period ? h->period : 1;
    struct pa_label labels[2];
    uint32_t count = 0;
    if (pa_text_size(h->command))
        labels[count++] = (struct pa_label){.key = pa_strings_adds(r->input->strings, "comm"),
                                            .text = intern(r, h->command)};
    if (pa_text_size(h->thread))
        labels[count++] = (struct pa_label){.key = pa_strings_adds(r->input->strings, "tid"),
                                            .text = intern(r, h->thread)};
    build_stack(r);
    pa_profile_builder_sample(r->b, &(struct pa_sample){.location = r->stack.items,
                                                        .depth = (uint32_t)r->stack.count,
                                                        .value = value,
                                                        .label = labels,
                                                        .label_count = count});
    r->samples++;
    r->frames.count = 0;
    r->open = false;
}

static void begin_sample(struct reader *r, const struct pa_perf_header *h)
{
    struct pa_perf_frame f;
    end_sample(r);
    r->open = true;
    r->header = *h;
    if (pa_text_size(h->rest) && pa_perf_frame_parse(h->rest, &f))
        pa_vec_push(&r->frames, (struct frame){.parsed = f});
}

// The source of the frame above it.
static bool read_source(struct reader *r, struct pa_text line)
{
    struct pa_perf_source source;
    if (!r->frames.count || !pa_perf_source_parse(line, &source))
        return false;
    struct frame *last = &r->frames.items[r->frames.count - 1];
    last->source = source;
    last->parsed.inlined |= source.inlined;
    last->known = 0;
    return true;
}

// Parses a frame's line, or finds it among those that were.
static bool parse_frame(struct reader *r, struct pa_text line, struct frame *f)
{
    size_t size = pa_text_size(line);
    uint64_t hash = pa_hash_bytes(line.next, size);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&r->known_index, hash);
         pa_index_at(&r->known_index, slot, hash, &i);
         slot = pa_index_next(&r->known_index, slot)) {
        const struct known *k = i < r->known.count ? &r->known.items[i] : NULL;
        if (k && pa_text_size(k->line) == size && memcmp(k->line.next, line.next, size) == 0) {
            *f = (struct frame){.parsed = k->parsed, .known = i + 1};
            return true;
        }
    }
    if (!pa_perf_frame_parse(line, &f->parsed))
        return false;
    if (r->known.count == MOST_KNOWN)
        return true;
    pa_index_add(&r->known_index, hash, (uint32_t)r->known.count);
    pa_vec_push(&r->known, (struct known){.line = line, .parsed = f->parsed});
    f->known = (uint32_t)r->known.count;
    return true;
}

static bool read_line(struct reader *r, const struct pa_lines *lines)
{
    struct pa_text line = lines->line;
    struct pa_perf_header h;
    struct frame f = {0};
    enum kind kind = kind_of(line);
    if (kind == ASIDE)
        return true;
    if (kind == BLANK) {
        end_sample(r);
        return true;
    }
    if (kind == OTHER && is_header(lines, !r->open, &h)) {
        begin_sample(r, &h);
        return true;
    }
    if (kind == OTHER && read_source(r, line))
        return true;
    if (!parse_frame(r, line, &f) || (!r->open && !f.parsed.address))
        return false;
    if (!r->open) // perf was asked for no header field
        begin_sample(r, &(struct pa_perf_header){0});
    pa_vec_push(&r->frames, f);
    return true;
}

static void read_samples(struct reader *r)
{
    struct pa_lines lines = pa_lines_of(&r->input->bytes);
    while (pa_lines_next(&lines)) {
        if (!read_line(r, &lines))
            pa_warnings_add(r->input->warnings,
                            "%s: line %zu: neither a sample nor a frame, left out", r->input->path,
                            lines.number);
    }
    end_sample(r);
}

static bool read_all(struct reader *r, const struct pa_profile **profile, struct pa_error *err)
{
    if (!find_events(r, err))
        return false;
    add_types(r);
    pa_profile_builder_head(r->b)->duration_nanos = r->last_nanos - r->first_nanos;
    read_samples(r);
    if (!r->samples)
        return pa_error_set(err, PA_ERROR_FORMAT, "no sample");
    *profile = pa_profile_builder_finish(r->b, err);
    return *profile != NULL;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct reader r = {.input = input};
    r.b = pa_profile_builder_new(input->arena, input->strings);
    bool ok = read_all(&r, &profile, err);
    pa_vec_release(&r.events);
    pa_vec_release(&r.frames);
    pa_vec_release(&r.stack);
    pa_vec_release(&r.lines);
    pa_vec_release(&r.known);
    pa_index_release(&r.known_index);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_perf_script = {
    .name = "perf-script",
    .summary = "text of `perf script`, with and without call chains",
    .probe = probe,
    .read = read,
};
