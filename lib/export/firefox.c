// SPDX-License-Identifier: Apache-2.0
#include "export/firefox.h"

#include "base/escape.h"
#include "base/number.h"
#include "base/quantity.h"
#include "export/firefox_model.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

struct writing {
    const struct pa_profile *profile;
    struct pa_firefox_model model;
    struct pa_writer *out;
    const struct pa_firefox_model_thread *thread; // being written
    double interval;                              // milliseconds between samples
    double ratio, divisor; // weight = value * ratio / divisor; ratio 0: the value as it is
    const char *weight_type;
    PA_VEC(pa_str) files;
    struct pa_index by_file;
};

// ---- Columns

// What a cell is instead of a number.
enum { IS_NULL = INT32_MIN, IS_FALSE };

struct column {
    const char *name;
    int64_t (*at)(const struct writing *w, size_t row);
};

static void add_cell(struct pa_strbuf *out, int64_t value)
{
    if (value == IS_NULL)
        pa_strbuf_adds(out, "null");
    else if (value == IS_FALSE)
        pa_strbuf_adds(out, "false");
    else
        pa_strbuf_printf(out, "%" PRId64, value);
}

// "NAME":{"length":COUNT,"COLUMN":[…],…}, without the last brace.
static void write_table(const struct writing *w, const char *name, size_t count,
                        const struct column *columns)
{
    struct pa_strbuf *text = &w->out->text;
    pa_strbuf_printf(text, "\"%s\":{\"length\":%zu", name, count);
    for (const struct column *c = columns; c->name; c++) {
        pa_strbuf_printf(text, ",\n\"%s\":[", c->name);
        for (size_t i = 0; i < count; i++) {
            if (i)
                pa_strbuf_addc(text, ',');
            add_cell(text, c->at(w, i));
            pa_writer_spill(w->out);
        }
        pa_strbuf_addc(text, ']');
    }
}

static int64_t none(const struct writing *w, size_t row)
{
    (void)w, (void)row;
    return IS_NULL;
}

static int64_t no(const struct writing *w, size_t row)
{
    (void)w, (void)row;
    return IS_FALSE;
}

static int64_t zero(const struct writing *w, size_t row)
{
    (void)w, (void)row;
    return 0;
}

static int64_t unknown(const struct writing *w, size_t row)
{
    (void)w, (void)row;
    return -1;
}

static int64_t self(const struct writing *w, size_t row)
{
    (void)w;
    return (int64_t)row;
}

// ---- Tables that all threads share: a function for each frame, as those are functions with lines

static int64_t stack_prefix(const struct writing *w, size_t row)
{
    uint32_t parent = w->model.stacks.nodes.items[row + 1].parent;
    return parent ? (int64_t)parent - 1 : IS_NULL;
}

static int64_t stack_frame(const struct writing *w, size_t row)
{
    return w->model.stacks.nodes.items[row + 1].item;
}

static const struct pa_frame *function_at(const struct writing *w, size_t row)
{
    return row < w->model.frames->count ? &w->model.frames->list[row] : &pa_firefox_model_empty;
}

static const struct pa_frame *frame_at(const struct writing *w, size_t row)
{
    return function_at(w, w->model.used.items[row].frame);
}

// Category 0 is "Other", for stacks without any.
static int64_t frame_category(const struct writing *w, size_t row)
{
    uint32_t category = w->model.used.items[row].category;
    return category ? (int64_t)category : IS_NULL;
}

static int64_t frame_subcategory(const struct writing *w, size_t row)
{
    return w->model.used.items[row].category ? 0 : IS_NULL;
}

static int64_t frame_func(const struct writing *w, size_t row)
{
    return w->model.used.items[row].frame;
}

static int64_t frame_line(const struct writing *w, size_t row)
{
    return frame_at(w, row)->line > 0 ? frame_at(w, row)->line : IS_NULL;
}

static int64_t frame_column(const struct writing *w, size_t row)
{
    return frame_at(w, row)->column > 0 ? frame_at(w, row)->column : IS_NULL;
}

static uint32_t find_file(const struct writing *w, pa_str file)
{
    uint64_t hash = pa_hash_u64(file);
    uint32_t i;
    for (uint32_t slot = pa_index_first(&w->by_file, hash);
         pa_index_at(&w->by_file, slot, hash, &i); slot = pa_index_next(&w->by_file, slot)) {
        if (i != UINT32_MAX && w->files.items[i] == file)
            return i;
    }
    return UINT32_MAX;
}

static void collect_files(struct writing *w)
{
    for (uint32_t i = 0; i < w->model.frames->count; i++) {
        pa_str file = w->model.frames->list[i].file;
        if (!file || find_file(w, file) != UINT32_MAX)
            continue;
        pa_index_add(&w->by_file, pa_hash_u64(file), (uint32_t)w->files.count);
        pa_vec_push(&w->files, file);
    }
}

static int64_t func_source(const struct writing *w, size_t row)
{
    pa_str file = function_at(w, row)->file;
    return file ? (int64_t)find_file(w, file) : IS_NULL;
}

// Strings are the names of the functions and, behind them, the files.
static int64_t source_file(const struct writing *w, size_t row)
{
    return (int64_t)(w->model.function_count + row);
}

static void write_strings(const struct writing *w)
{
    struct pa_strbuf *text = &w->out->text;
    pa_strbuf_adds(text, "\"stringArray\":[");
    for (uint32_t i = 0; i < w->model.function_count; i++) {
        const struct pa_frame *f = function_at(w, i);
        pa_strbuf_adds(text, i ? ",\n" : "\n");
        pa_escape_json(text, f->name, f->size);
        pa_writer_spill(w->out);
    }
    for (size_t i = 0; i < w->files.count; i++) {
        const char *file = pa_profile_text(w->profile, w->files.items[i]);
        pa_strbuf_adds(text, w->model.function_count + i ? ",\n" : "\n");
        pa_escape_json(text, file, strlen(file));
        pa_writer_spill(w->out);
    }
    pa_strbuf_addc(text, ']');
}

static void write_shared(const struct writing *w)
{
    static const struct column stacks[] = {
        {"prefix", stack_prefix}, {"frame", stack_frame}, {NULL, NULL}};
    static const struct column frames[] = {
        {"address", unknown},         {"inlineDepth", zero},
        {"category", frame_category}, {"subcategory", frame_subcategory},
        {"func", frame_func},         {"nativeSymbol", none},
        {"innerWindowID", none},      {"line", frame_line},
        {"column", frame_column},     {NULL, NULL}};
    static const struct column functions[] = {{"name", self},          {"isJS", no},
                                              {"relevantForJS", no},   {"resource", unknown},
                                              {"source", func_source}, {"lineNumber", none},
                                              {"columnNumber", none},  {NULL, NULL}};
    static const struct column resources[] = {
        {"lib", none}, {"name", none}, {"host", none}, {"type", none}, {NULL, NULL}};
    static const struct column symbols[] = {{"address", none},
                                            {"functionSize", none},
                                            {"libIndex", none},
                                            {"name", none},
                                            {NULL, NULL}};
    static const struct column sources[] = {
        {"filename", source_file}, {"uuid", none}, {NULL, NULL}};
    const struct {
        const char *name;
        size_t count;
        const struct column *columns;
    } tables[] = {{"stackTable", w->model.stacks.nodes.count - 1, stacks},
                  {"frameTable", w->model.used.count, frames},
                  {"funcTable", w->model.function_count, functions},
                  {"resourceTable", 0, resources},
                  {"nativeSymbols", 0, symbols},
                  {"sources", w->files.count, sources}};
    pa_strbuf_adds(&w->out->text, "\"shared\":{");
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        write_table(w, tables[i].name, tables[i].count, tables[i].columns);
        pa_strbuf_adds(&w->out->text, "},\n");
    }
    write_strings(w);
    pa_strbuf_addc(&w->out->text, '}');
}

// ---- Threads

static int64_t row_stack(const struct writing *w, size_t row)
{
    uint32_t node = w->thread->rows.items[row].stack;
    return node ? (int64_t)node - 1 : IS_NULL;
}

static void add_double(struct pa_strbuf *out, double value)
{
    char digits[PA_DOUBLE_TEXT];
    pa_strbuf_add(out, digits, pa_format_double(value, digits));
}

// Times and weights may have fractions.
static void write_numbers(const struct writing *w)
{
    struct pa_strbuf *text = &w->out->text;
    for (int pass = 0; pass < 2; pass++) {
        pa_strbuf_adds(text, pass ? ",\n\"weight\":[" : ",\n\"time\":[");
        for (size_t i = 0; i < w->thread->rows.count; i++) {
            int64_t value = w->thread->rows.items[i].value;
            if (i)
                pa_strbuf_addc(text, ',');
            if (pass && !w->ratio)
                pa_strbuf_printf(text, "%" PRId64, value);
            else
                add_double(text,
                           pass ? (double)value * w->ratio / w->divisor : (double)i * w->interval);
            pa_writer_spill(w->out);
        }
        pa_strbuf_addc(text, ']');
    }
}

static void add_member(const struct writing *w, const char *name, pa_str value, const char *missing)
{
    const char *text = value ? pa_profile_text(w->profile, value) : missing;
    pa_strbuf_printf(&w->out->text, ",\"%s\":", name);
    pa_escape_json(&w->out->text, text, strlen(text));
}

static void write_thread(const struct writing *w, const char *title)
{
    static const struct column samples[] = {{"stack", row_stack}, {NULL, NULL}};
    struct pa_strbuf *text = &w->out->text;
    const struct pa_firefox_model_thread *t = w->thread;
    pa_strbuf_adds(text, "{\"processType\":\"default\",\"processStartupTime\":0,"
                         "\"processShutdownTime\":null,\"registerTime\":0,"
                         "\"unregisterTime\":null,\"pausedRanges\":[]");
    add_member(w, "name", t->name, title);
    pa_strbuf_printf(text, ",\"isMainThread\":%s",
                     !t->pid || t->pid == t->tid || w->model.threads.count == 1 ? "true" : "false");
    add_member(w, "processName", t->process, title);
    add_member(w, "pid", t->pid, "0");
    add_member(w, "tid", t->tid, "0");
    pa_strbuf_adds(text, ",\n");
    write_table(w, "samples", t->rows.count, samples);
    write_numbers(w);
    pa_strbuf_printf(text, ",\"weightType\":\"%s\"},\n", w->weight_type);
    pa_strbuf_adds(text, "\"markers\":{\"length\":0,\"data\":[],\"name\":[],\"startTime\":[],"
                         "\"endTime\":[],\"phase\":[],\"category\":[]}}");
}

static void write_threads(struct writing *w, const char *title)
{
    pa_strbuf_adds(&w->out->text, "\"threads\":[");
    for (size_t i = 0; i < w->model.threads.count; i++) {
        w->thread = &w->model.threads.items[i];
        pa_strbuf_adds(&w->out->text, i ? ",\n" : "\n");
        write_thread(w, title);
    }
    pa_strbuf_addc(&w->out->text, ']');
}

// ---- The head

static void write_categories(const struct writing *w)
{
    static const char *const colors[] = {"blue",      "orange", "green",   "purple", "yellow",
                                         "lightblue", "brown",  "magenta", "red",    "darkgrey"};
    struct pa_strbuf *text = &w->out->text;
    pa_strbuf_adds(text, "\"categories\":[{\"name\":\"Other\",\"color\":\"grey\","
                         "\"subcategories\":[\"Other\"]}");
    for (size_t i = 0; i < w->model.categories.count; i++) {
        const char *name = pa_profile_text(w->profile, w->model.categories.items[i]);
        pa_strbuf_adds(text, ",{\"name\":");
        pa_escape_json(text, name, strlen(name));
        pa_strbuf_printf(text, ",\"color\":\"%s\",\"subcategories\":[\"Other\"]}",
                         colors[i % (sizeof colors / sizeof *colors)]);
    }
    pa_strbuf_addc(text, ']');
}

static void write_meta(const struct writing *w, const char *title)
{
    struct pa_strbuf *text = &w->out->text;
    pa_strbuf_adds(text, "\"meta\":{\"interval\":");
    add_double(text, w->interval);
    pa_strbuf_adds(text, ",\"startTime\":");
    add_double(text, (double)w->profile->time_nanos / 1e6);
    pa_strbuf_adds(text, ",\"processType\":0,\"product\":");
    pa_escape_json(text, title, strlen(title));
    pa_strbuf_adds(text, ",\"importedFrom\":\"pa\",\"stackwalk\":1,\"version\":27,"
                         "\"preprocessedProfileVersion\":60,\"symbolicated\":true,"
                         "\"markerSchema\":[],");
    write_categories(w);
    pa_strbuf_addc(text, '}');
}

static void choose_weights(struct writing *w, uint32_t type)
{
    const char *unit = pa_profile_text(w->profile, w->profile->types[type].unit);
    const char *same;
    w->weight_type = "samples";
    if (pa_units_compatible(unit, "milliseconds")) {
        w->weight_type = "tracing-ms";
        pa_quantity_scale(1, unit, "milliseconds", &w->ratio, &same);
    } else if (pa_units_compatible(unit, "bytes")) {
        w->weight_type = "bytes";
        pa_quantity_scale(1, unit, "bytes", &w->ratio, &same);
        w->ratio = w->ratio == 1 ? 0 : w->ratio; // whole numbers as they are
    } else if (strcmp(unit, "count") != 0 && pa_units_compatible(unit, "count")) { // thousandths
        pa_quantity_scale(1, unit, "count", &w->ratio, &same);
    }
    w->divisor = 1;
    if (w->ratio > 0 && w->ratio < 1) { // nanoseconds: exact when they are read again
        w->divisor = round(1 / w->ratio);
        w->ratio = 1;
    }
}

static void choose_interval(struct writing *w)
{
    const char *unit = pa_profile_text(w->profile, w->profile->period_type.unit);
    const char *same;
    w->interval = 1;
    if (w->profile->period > 0 && pa_units_compatible(unit, "milliseconds"))
        pa_quantity_scale(w->profile->period, unit, "milliseconds", &w->interval, &same);
}

void pa_firefox_write(const struct pa_profile *profile, uint32_t type, const char *name,
                      struct pa_writer *out)
{
    struct pa_arena arena = {0};
    struct writing w = {.profile = profile, .out = out};
    pa_firefox_model_make(&w.model, profile, type, &arena);
    choose_weights(&w, type);
    choose_interval(&w);
    collect_files(&w);
    pa_strbuf_addc(&out->text, '{');
    write_meta(&w, name);
    pa_strbuf_adds(&out->text, ",\n\"libs\":[],\n");
    write_threads(&w, name);
    pa_strbuf_adds(&out->text, ",\n");
    write_shared(&w);
    pa_strbuf_adds(&out->text, "}\n");
    pa_writer_spill(out);
    pa_firefox_model_release(&w.model);
    pa_vec_release(&w.files);
    pa_index_release(&w.by_file);
    pa_arena_release(&arena);
}
