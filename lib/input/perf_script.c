// SPDX-License-Identifier: Apache-2.0
// What `perf script` prints: see perf_line.h for the lines. A sample is a header and the frames
// below it, up to a blank line or the next header.
//
// For types see perf_events.h. Command and thread become the labels comm and tid.
#include "base/work_ahead.h"
#include "input/format.h"
#include "input/perf_batch.h"
#include "input/perf_events.h"
#include "input/perf_frames.h"

#include <string.h>

static bool is_indented(struct pa_text line)
{
    return pa_text_starts(line, " ");
}

// Of a line of kind PA_PERF_OTHER. `first`: nothing, or a blank line, stands before it.
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
        enum pa_perf_kind kind = pa_perf_kind_of(line);
        if (kind == PA_PERF_BLANK || kind == PA_PERF_ASIDE)
            continue;
        if (is_collection(line))
            return false;
        if (kind == PA_PERF_FRAME)
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

// ---- Reading

struct reader {
    struct pa_input *input;
    struct pa_profile_builder *b;
    struct pa_perf_events events;
    struct pa_perf_frames frames;
    pa_str comm, tid;
    size_t samples;
    bool first; // nothing, or a blank line, stands before the line
    // the sample being read
    bool open;
    size_t event; // PA_PERF_MOST_EVENTS: none
    int64_t value;
    pa_str command, thread;
};

static pa_str intern(struct reader *r, struct pa_text text)
{
    return pa_strings_add(r->input->strings, text.next, pa_text_size(text));
}

static void end_sample(struct reader *r)
{
    if (!r->open)
        return;
    int64_t value[PA_PERF_MOST_EVENTS + 1] = {1};
    if (r->event < PA_PERF_MOST_EVENTS)
        value[1 + r->event] = r->value;
    struct pa_label labels[2];
    uint32_t count = 0;
    if (r->command)
        labels[count++] = (struct pa_label){.key = r->comm, .text = r->command};
    if (r->thread)
        labels[count++] = (struct pa_label){.key = r->tid, .text = r->thread};
    pa_perf_frames_build(&r->frames);
    pa_profile_builder_sample(r->b, &(struct pa_sample){.location = r->frames.stack.items,
                                                        .depth = (uint32_t)r->frames.stack.count,
                                                        .value = value,
                                                        .label = labels,
                                                        .label_count = count});
    r->samples++;
    r->open = false;
}

static void begin_sample(struct reader *r, const struct pa_perf_header *h)
{
    struct pa_perf_frame f;
    end_sample(r);
    r->open = true;
    r->event = PA_PERF_MOST_EVENTS;
    r->value = h->has_period ? h->period : 1;
    r->command = intern(r, h->command);
    r->thread = intern(r, h->thread);
    if (pa_text_size(h->rest) && pa_perf_frame_parse(h->rest, &f))
        pa_perf_frames_add(&r->frames, &f);
}

// A sample for which perf was asked for no header field.
static void begin_bare_sample(struct reader *r)
{
    r->open = true;
    r->event = PA_PERF_MOST_EVENTS;
    r->command = r->thread = 0;
}

static void warn(struct reader *r, size_t line)
{
    pa_warnings_add(r->input->warnings, "%s: line %zu: neither a sample nor a frame, left out",
                    r->input->path, line);
}

// Reads a line that is no header: a frame, or a line of source below one. Other text is left out
// with a warning.
static void read_frame(struct reader *r, const struct pa_lines *lines, enum pa_perf_kind kind)
{
    struct pa_text line = lines->line;
    struct pa_perf_frame f;
    bool parsed = pa_perf_frame_parse(line, &f);
    if (parsed)
        pa_perf_frames_note_binary(&r->frames, &f);
    if (kind == PA_PERF_OTHER && pa_perf_frames_add_source(&r->frames, line))
        return;
    if (!parsed || (!r->open && !f.address)) {
        warn(r, lines->number);
        return;
    }
    if (!r->open)
        begin_bare_sample(r);
    pa_perf_frames_add(&r->frames, &f);
}

// A line that has a number, as frames have.
static void read_known(struct reader *r, uint32_t number, size_t line)
{
    r->first = false;
    if (!pa_perf_frames_add_known(&r->frames, number, r->open))
        warn(r, line);
    else if (!r->open)
        begin_bare_sample(r);
}

// What looks like a name and stands behind something that could not be read is no event.
static bool read_header(struct reader *r, const struct pa_lines *lines,
                        const struct pa_perf_header *h, struct pa_error *err)
{
    struct pa_perf_header again;
    bool sure = r->first != r->open || is_header(lines, r->first, &again);
    begin_sample(r, h);
    return !sure || pa_perf_events_note(&r->events, h, r->b, &r->event, err) ||
           pa_error_prefix(err, "line %zu", lines->number);
}

static bool read_line(struct reader *r, const struct pa_lines *lines, struct pa_error *err)
{
    struct pa_text line = lines->line;
    struct pa_perf_header h;
    struct pa_perf_frame f;
    enum pa_perf_kind kind = pa_perf_kind_of(line);
    bool header = kind == PA_PERF_OTHER && is_header(lines, !r->open, &h), ok = true;
    if (header)
        ok = read_header(r, lines, &h, err);
    r->first = kind == PA_PERF_BLANK;
    if (header)
        return ok;
    if (kind == PA_PERF_BLANK)
        end_sample(r);
    else if (kind != PA_PERF_ASIDE)
        read_frame(r, lines, kind);
    else if (!r->frames.program && pa_perf_frame_parse(line, &f))
        pa_perf_frames_note_binary(&r->frames, &f);
    return true;
}

static bool read_batch(struct reader *r, const struct pa_perf_batch *batch, struct pa_error *err)
{
    const struct pa_perf_other *other = batch->others.items;
    if (batch->err.code)
        *err = batch->err;
    for (size_t i = 0; i < batch->frames.count; i++)
        pa_perf_frames_number(&r->frames, batch->frames.items[i]);
    for (size_t i = 0; i < batch->lines.count; i++) {
        size_t line = batch->before + i + 1;
        if (batch->lines.items[i]) {
            read_known(r, batch->lines.items[i], line);
            continue;
        }
        struct pa_lines lines =
            pa_lines_in((const uint8_t *)batch->text.text + other->start, other->size);
        pa_lines_next(&lines);
        lines.number = line;
        if (!read_line(r, &lines, err))
            return false;
        other++;
    }
    return !batch->err.code;
}

enum { BATCHES = 4 };

static bool split_window(void *splitter, void *batch)
{
    return pa_perf_split_window(splitter, batch);
}

static bool read_lines(struct reader *r, struct pa_error *err)
{
    struct pa_perf_splitter splitter;
    struct pa_perf_batch batches[BATCHES] = {0}, *batch;
    pa_perf_splitter_open(&splitter, r->input);
    struct pa_work_ahead *ahead =
        pa_work_ahead_new(&(struct pa_work){.fill = split_window,
                                            .state = &splitter,
                                            .slots = batches,
                                            .slot_size = sizeof *batches,
                                            .slot_count = BATCHES,
                                            .thread = pa_line_windows_is_large(&splitter.windows)});
    bool ok = true;
    do {
        batch = pa_work_ahead_next(ahead);
        ok = read_batch(r, batch, err);
    } while (ok && !batch->last);
    end_sample(r);
    pa_work_ahead_free(ahead);
    for (int i = 0; i < BATCHES; i++)
        pa_perf_batch_release(&batches[i]);
    pa_perf_splitter_close(&splitter);
    return ok;
}

static bool read_all(struct reader *r, const struct pa_profile **profile, struct pa_error *err)
{
    struct pa_strings *strings = r->input->strings;
    r->comm = pa_strings_adds(strings, "comm");
    r->tid = pa_strings_adds(strings, "tid");
    pa_profile_builder_add_type(r->b, pa_strings_adds(strings, "samples"),
                                pa_strings_adds(strings, "count"));
    if (!read_lines(r, err))
        return false;
    if (!r->samples)
        return pa_error_set(err, PA_ERROR_FORMAT, "no sample");
    pa_perf_events_end(&r->events, r->b);
    if (r->frames.program)
        pa_profile_builder_lead_mapping(r->b, r->frames.program);
    *profile = pa_profile_builder_finish(r->b, err);
    return *profile != NULL;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    const struct pa_profile *profile = NULL;
    struct reader r = {.input = input, .first = true};
    r.b = pa_profile_builder_new(input->arena, input->strings);
    r.frames.input = input;
    r.frames.b = r.b;
    bool ok = read_all(&r, &profile, err);
    pa_vec_release(&r.events.list);
    pa_perf_frames_release(&r.frames);
    return ok && pa_input_give(sink, profile, err);
}

const struct pa_input_format pa_format_perf_script = {
    .name = "perf-script",
    .summary = "text of `perf script`, with and without call chains",
    .lines = true,
    .probe = probe,
    .read = read,
};
