// SPDX-License-Identifier: Apache-2.0
#include "input/jfr_stacks.h"

#include <string.h>

void pa_jfr_stacks_begin(struct pa_jfr_stacks *s, struct pa_jfr_chunk *chunk)
{
    s->chunk = chunk;
    s->stacks.count = s->locations.count = s->texts.count = 0;
}

void pa_jfr_stacks_release(struct pa_jfr_stacks *s)
{
    pa_vec_release(&s->stacks);
    pa_vec_release(&s->locations);
    pa_vec_release(&s->texts);
}

// ---- Names

static pa_str keep(struct pa_jfr_stacks *s, struct pa_strbuf *text)
{
    pa_str id = pa_strings_add(s->strings, pa_strbuf_text(text), text->size);
    pa_strbuf_release(text);
    return id;
}

static pa_str remember(struct pa_jfr_stacks *s, struct pa_jfr_constant *constant, pa_str text)
{
    pa_vec_push(&s->texts, text);
    constant->text = (uint32_t)s->texts.count;
    return text;
}

// Appends "java.util.ArrayList" of "java/util/ArrayList"; a class of native code is a file's name.
// Behind a hidden class stands a number, "Demo$$Lambda$88+0x00007fc0e8007a08/728258269".
static void add_class_name(struct pa_jfr_stacks *s, const struct pa_jfr_record *class, bool native,
                           struct pa_strbuf *out)
{
    size_t start = out->size;
    pa_jfr_text(s->chunk, class, PA_JFR_NAME, out);
    for (size_t i = start; i < out->size && out->text[i] != '+' && !native; i++) {
        if (out->text[i] == '/')
            out->text[i] = '.';
    }
}

// The array "[Ljava.lang.String;" is "java.lang.String[]".
static void add_array_name(struct pa_strbuf *name)
{
    static const char codes[] = "BCDFIJSZ";
    static const char *const words[] = {"byte", "char", "double", "float",
                                        "int",  "long", "short",  "boolean"};
    size_t dimensions = strspn(pa_strbuf_text(name), "[");
    const char *element = pa_strbuf_text(name) + dimensions, *code = strchr(codes, *element);
    struct pa_strbuf out = {0};
    if (dimensions == 0 || !*element)
        return;
    if (*element == 'L')
        pa_strbuf_add(&out, element + 1, strcspn(element + 1, ";"));
    else if (code && element[1] == '\0')
        pa_strbuf_adds(&out, words[code - codes]);
    else
        pa_strbuf_adds(&out, element);
    for (; dimensions > 0; dimensions--)
        pa_strbuf_adds(&out, "[]");
    pa_strbuf_release(name);
    *name = out;
}

pa_str pa_jfr_class_name(struct pa_jfr_stacks *s, const struct pa_jfr_record *record,
                         enum pa_jfr_role role)
{
    struct pa_jfr_constant *constant = pa_jfr_find(s->chunk, record, role);
    struct pa_jfr_record class;
    struct pa_strbuf name = {0};
    if (!constant)
        return 0;
    if (constant->text)
        return s->texts.items[constant->text - 1];
    if (pa_jfr_constant_record(s->chunk, constant, &class))
        add_class_name(s, &class, false, &name);
    add_array_name(&name);
    return remember(s, constant, keep(s, &name));
}

pa_str pa_jfr_word(struct pa_jfr_stacks *s, const struct pa_jfr_record *record,
                   enum pa_jfr_role role)
{
    struct pa_jfr_constant *constant = pa_jfr_find(s->chunk, record, role);
    struct pa_strbuf text = {0};
    if (constant && constant->text)
        return s->texts.items[constant->text - 1];
    pa_jfr_text(s->chunk, record, role, &text);
    pa_str word = keep(s, &text);
    return constant ? remember(s, constant, word) : word;
}

pa_str pa_jfr_thread(struct pa_jfr_stacks *s, const struct pa_jfr_record *event, int64_t *id)
{
    enum pa_jfr_role role =
        event->field[PA_JFR_SAMPLED_THREAD] ? PA_JFR_SAMPLED_THREAD : PA_JFR_EVENT_THREAD;
    struct pa_jfr_constant *constant = pa_jfr_find(s->chunk, event, role);
    struct pa_jfr_record thread;
    struct pa_strbuf name = {0};
    *id = 0;
    if (!constant || !pa_jfr_constant_record(s->chunk, constant, &thread))
        return 0;
    *id = thread.number[PA_JFR_OS_THREAD_ID];
    if (!*id)
        *id = thread.number[PA_JFR_JAVA_THREAD_ID];
    if (constant->text)
        return s->texts.items[constant->text - 1];
    if (!pa_jfr_text(s->chunk, &thread, PA_JFR_JAVA_NAME, &name) || name.size == 0)
        pa_jfr_text(s->chunk, &thread, PA_JFR_OS_NAME, &name);
    return remember(s, constant, keep(s, &name));
}

// ---- Frames

// async-profiler has symbols as methods of this descriptor, whose class is the file that they are
// in, or nothing. Native methods of Java have one of their own.
static bool is_symbol(struct pa_jfr_stacks *s, const struct pa_jfr_record *frame,
                      const struct pa_jfr_record *method)
{
    const char *type = pa_strings_text(s->strings, pa_jfr_word(s, frame, PA_JFR_TYPE));
    struct pa_strbuf descriptor = {0};
    pa_jfr_text(s->chunk, method, PA_JFR_DESCRIPTOR, &descriptor);
    bool symbol = strcmp(type, "C++") == 0 || strcmp(type, "Kernel") == 0 ||
                  strcmp(pa_strbuf_text(&descriptor), "()L;") == 0;
    pa_strbuf_release(&descriptor);
    return symbol;
}

static bool add_class(struct pa_jfr_stacks *s, const struct pa_jfr_record *method, bool native,
                      struct pa_strbuf *out)
{
    struct pa_jfr_constant *constant = pa_jfr_find(s->chunk, method, PA_JFR_TYPE);
    struct pa_jfr_record class;
    if (!constant || !pa_jfr_constant_record(s->chunk, constant, &class))
        return false;
    add_class_name(s, &class, native, out);
    return out->size > 0;
}

// A method of Java is "java.util.ArrayList.add"; of a symbol the file is that of the library.
static uint32_t make_function(struct pa_jfr_stacks *s, const struct pa_jfr_record *method,
                              bool symbol)
{
    struct pa_strbuf name = {0}, file = {0};
    if (symbol)
        add_class(s, method, true, &file);
    else if (add_class(s, method, false, &name))
        pa_strbuf_addc(&name, '.');
    pa_jfr_text(s->chunk, method, PA_JFR_NAME, &name);
    if (name.size == 0)
        pa_strbuf_adds(&name, "[unknown]");
    struct pa_function f = {.name = keep(s, &name), .file = keep(s, &file)};
    f.system_name = f.name;
    return pa_profile_builder_function(s->b, &f);
}

static uint32_t make_location(struct pa_jfr_stacks *s, const struct pa_jfr_record *frame)
{
    struct pa_jfr_constant *constant = pa_jfr_find(s->chunk, frame, PA_JFR_METHOD);
    struct pa_jfr_record method = {0};
    if (constant && !pa_jfr_constant_record(s->chunk, constant, &method))
        method = (struct pa_jfr_record){0};
    bool symbol = is_symbol(s, frame, &method);
    struct pa_line line = {.function = make_function(s, &method, symbol)};
    int64_t number = frame->number[PA_JFR_LINE_NUMBER];
    line.line = number > 0 ? number : 0;
    return pa_profile_builder_location(s->b, &(struct pa_location){0}, &line, 1);
}

// ---- Stacks

// Leaf first in the recording.
static void read_frames(struct pa_jfr_stacks *s, const struct pa_jfr_record *trace,
                        struct pa_jfr_stack *stack)
{
    const struct pa_jfr_field *f = trace->field[PA_JFR_FRAMES];
    if (!f || !f->array || f->pooled)
        return;
    struct pa_jfr_cursor c = pa_jfr_cursor_at(s->chunk, trace->at[PA_JFR_FRAMES]);
    uint64_t count = pa_jfr_count(&c);
    struct pa_jfr_record frame;
    for (; count > 0 && pa_jfr_record(s->chunk, f->type, &c, &frame); count--)
        pa_vec_push(&s->locations, make_location(s, &frame));
    stack->depth = (uint32_t)(s->locations.count - stack->first);
    uint32_t *at = stack->depth ? s->locations.items + stack->first : NULL;
    for (uint32_t i = 0; i < stack->depth / 2; i++) {
        uint32_t other = at[stack->depth - 1 - i];
        at[stack->depth - 1 - i] = at[i];
        at[i] = other;
    }
}

const struct pa_jfr_stack *pa_jfr_stack_of(struct pa_jfr_stacks *s,
                                           const struct pa_jfr_record *event)
{
    struct pa_jfr_constant *constant = pa_jfr_find(s->chunk, event, PA_JFR_STACK_TRACE);
    struct pa_jfr_record trace;
    struct pa_jfr_stack stack = {.first = s->locations.count};
    if (!constant)
        return NULL;
    if (!constant->stack) {
        if (pa_jfr_constant_record(s->chunk, constant, &trace))
            read_frames(s, &trace, &stack);
        stack.truncated = trace.number[PA_JFR_TRUNCATED] != 0;
        pa_vec_push(&s->stacks, stack);
        constant->stack = (uint32_t)s->stacks.count;
    }
    return &s->stacks.items[constant->stack - 1];
}
