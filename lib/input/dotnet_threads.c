// SPDX-License-Identifier: Apache-2.0
// Threads of .NET programs: of 'dotnet-stack report',
//
//     Thread (0x1A2B):
//       [Native Frames]
//       System.Private.CoreLib!System.Threading.WaitHandle.WaitOneNoCheck(int32)
//       App!App.Program.Main(class System.String[])
//
// and of 'clrstack -all' in dotnet-dump:
//
//     OS Thread Id: 0x1a2b (0)
//             Child SP               IP Call Site
//     00007FFC2A1BD8A0 00007f2a3c5d9b2e System.Threading.Thread.Sleep(Int32) [/_/src/Thread.cs @
//     357]
//
// Each thread with a stack counts 1, with the label tid.
#include "input/named_stacks.h"

#include <string.h>

enum kind { NOTHING, REPORT, CLRSTACK };

// What begins here, with the thread's number.
static enum kind parse_header(struct pa_text line, struct pa_text *tid)
{
    struct pa_text t = line;
    uint64_t number;
    bool report = pa_text_skip(&t, "Thread (0x"), clr = pa_text_skip(&t, "OS Thread Id: 0x");
    *tid = (struct pa_text){t.next - 2, t.end};
    if ((!report && !clr) || !pa_text_hex(&t, &number))
        return NOTHING;
    tid->end = t.next;
    if (clr)
        return t.next == t.end || *t.next == ' ' ? CLRSTACK : NOTHING;
    return pa_text_equals(t, "):") ? REPORT : NOTHING;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 65536 ? size : 65536);
    struct pa_text tid;
    while (pa_lines_next(&lines)) {
        enum kind kind = parse_header(lines.line, &tid);
        if (kind != NOTHING && pa_lines_next(&lines))
            return kind == CLRSTACK ? pa_text_find(lines.line, "Call Site") != NULL
                                    : pa_text_starts(lines.line, "  ");
    }
    return false;
}

// "NAME [FILE @ LINE]"
static void push_call(struct pa_named_stacks *s, struct pa_text t)
{
    struct pa_text file = {t.end, t.end};
    const char *open = pa_text_find(t, " ["), *at = pa_text_find(t, " @ ");
    int64_t line = 0;
    if (open && at > open && pa_text_ends(t, "]")) {
        struct pa_text digits = {at + 3, t.end - 1};
        file = (struct pa_text){open + 2, at};
        if (!pa_text_digits(&digits, &line) || line >= INT32_MAX)
            line = 0;
        t.end = open;
    }
    pa_named_stacks_push(s, t, file, line);
}

// "STACK-POINTER IP NAME…"
static bool parse_clr(struct pa_text *t)
{
    uint64_t number;
    if (!pa_text_hex(t, &number) || !pa_text_skip(t, " "))
        return false;
    pa_text_spaces(t);
    struct pa_text ip = *t;
    if (pa_text_hex(&ip, &number) && pa_text_skip(&ip, " "))
        *t = ip;
    *t = pa_text_trim(*t);
    return t->next < t->end;
}

static bool read_thread(struct pa_named_stacks *s, struct pa_lines *lines, enum kind kind,
                        struct pa_text tid)
{
    bool more;
    pa_named_stacks_label(s, "tid", tid);
    while ((more = pa_lines_next(lines))) {
        struct pa_text t = lines->line, next;
        if (parse_header(t, &next) != NOTHING || t.next == t.end)
            break;
        if (kind == CLRSTACK && parse_clr(&t))
            push_call(s, t);
        else if (kind == REPORT && pa_text_starts(t, "  "))
            pa_named_stacks_push_name(s, pa_text_trim(t));
        else if (kind == REPORT)
            break;
    }
    if (s->stack.count)
        pa_named_stacks_end(s, &(int64_t){1});
    else
        pa_named_stacks_drop(s);
    return more;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_named_stacks s;
    struct pa_lines lines = pa_lines_of(&input->bytes);
    pa_named_stacks_init(&s, input);
    s.leaf_first = true;
    pa_named_stacks_type(&s, "threads", "count");
    bool more = pa_lines_next(&lines);
    while (more) {
        struct pa_text tid;
        enum kind kind = parse_header(lines.line, &tid);
        more = kind != NOTHING ? read_thread(&s, &lines, kind, tid) : pa_lines_next(&lines);
    }
    return pa_named_stacks_finish(&s, true, "no thread with a stack", sink, err);
}

const struct pa_input_format pa_format_dotnet_threads = {
    .name = "dotnet-threads",
    .summary = "threads of .NET (dotnet-stack, clrstack)",
    .probe = probe,
    .read = read,
};
