// SPDX-License-Identifier: Apache-2.0
// Thread dumps of Java: of jstack, jcmd Thread.print and SIGQUIT, and of jcmd Thread.dump_to_file.
//
//     "main" #1 prio=5 os_prio=0 cpu=25.14ms elapsed=0.30s tid=0x… nid=0x1c2b waiting on condition
//        java.lang.Thread.State: TIMED_WAITING (sleeping)
//             at java.lang.Thread.sleep(java.base@17.0.15/Native Method)
//             at com.example.App.main(App.java:12)
//
// Each thread with a stack counts 1, with the labels thread, state and daemon. Several dumps of one
// file add up. Text around the threads is passed over.
#include "input/named_stacks.h"

#include <string.h>

// "\"NAME\" #1 …", "#22 \"NAME\" virtual"
static bool parse_header(struct pa_text line, struct pa_text *name, struct pa_text *rest)
{
    int64_t number;
    if (pa_text_skip(&line, "#") && (!pa_text_digits(&line, &number) || !pa_text_skip(&line, " ")))
        return false;
    if (!pa_text_skip(&line, "\""))
        return false;
    const char *end = pa_text_find(line, "\" ");
    if (!end)
        end = pa_text_ends(line, "\"") ? line.end - 1 : NULL;
    if (!end)
        return false;
    *name = (struct pa_text){line.next, end};
    *rest = (struct pa_text){end + 1, line.end};
    return true;
}

static bool has_tid(struct pa_text rest)
{
    return pa_text_find(rest, " tid=0x") || pa_text_find(rest, " nid=");
}

// "\tat com.example.App.main(App.java:12)", or the same behind blanks alone
static bool parse_frame(struct pa_text line, struct pa_text *name, struct pa_text *place)
{
    struct pa_text t = pa_text_trim(line);
    bool indented = t.next > line.next;
    (void)pa_text_skip(&t, "at ");
    if (!indented || t.next == t.end || *t.next == '-' || !pa_text_ends(t, ")"))
        return false;
    const char *open = pa_text_last(t, '(');
    if (!open || open == t.next || memchr(t.next, ' ', (size_t)(open - t.next)))
        return false;
    *name = (struct pa_text){t.next, open};
    *place = (struct pa_text){open + 1, t.end - 1};
    return true;
}

static bool probe(const uint8_t *bytes, size_t size)
{
    struct pa_lines lines = pa_lines_in(bytes, size < 262144 ? size : 262144);
    struct pa_text name, rest, place;
    bool is_dump = false;
    while (pa_lines_next(&lines)) {
        if (pa_text_starts(lines.line, "Full thread dump"))
            is_dump = true;
        if (!parse_header(lines.line, &name, &rest))
            continue;
        if (is_dump || has_tid(rest))
            return true;
        if (*lines.line.next == '#' && pa_lines_next(&lines) &&
            parse_frame(lines.line, &name, &place))
            return true;
    }
    return false;
}

// "java.base@17.0.15/Native Method", "App.java:12", "app//App.java:3": without the module.
static void push_frame(struct pa_named_stacks *s, struct pa_text name, struct pa_text place)
{
    const char *slash = pa_text_last(place, '/');
    place.next = slash ? slash + 1 : place.next;
    const char *colon = pa_text_last(place, ':');
    struct pa_text digits = {colon ? colon + 1 : place.end, place.end};
    int64_t line = 0;
    if (!colon || !pa_text_digits(&digits, &line) || line >= INT32_MAX)
        line = 0;
    place.end = colon ? colon : place.end;
    if (pa_text_equals(place, "Native Method") || pa_text_equals(place, "Unknown Source"))
        place.next = place.end;
    slash = pa_text_last(name, '/'); // "java.base/java.lang.Thread.run"
    name.next =
        slash && slash + 1 < name.end && !memchr(name.next, '$', (size_t)(slash - name.next))
            ? slash + 1
            : name.next;
    pa_named_stacks_push(s, name, place, line);
}

static bool parse_state(struct pa_text line, struct pa_text *state)
{
    line = pa_text_trim(line);
    if (!pa_text_skip(&line, "java.lang.Thread.State: "))
        return false;
    *state = line;
    return true;
}

// From the header to the blank line behind the frames, or the next header.
static bool read_thread(struct pa_named_stacks *s, struct pa_lines *lines)
{
    struct pa_text name, rest, place, state;
    bool more, frames = false;
    (void)parse_header(lines->line, &name, &rest);
    pa_named_stacks_label(s, "thread", name);
    if (pa_text_find(rest, " daemon "))
        pa_named_stacks_label(s, "daemon", (struct pa_text){"yes", (const char *)"yes" + 3});
    while ((more = pa_lines_next(lines))) {
        if (parse_state(lines->line, &state)) {
            pa_named_stacks_label(s, "state", state);
        } else if (parse_frame(lines->line, &name, &place)) {
            push_frame(s, name, place);
            frames = true;
        } else if (lines->line.next == lines->line.end || *lines->line.next == '"' ||
                   *lines->line.next == '#') {
            break;
        }
    }
    if (frames)
        pa_named_stacks_end(s, &(int64_t){1});
    else
        pa_named_stacks_drop(s); // of the virtual machine
    return more;
}

static bool read(struct pa_input *input, struct pa_input_sink *sink, struct pa_error *err)
{
    struct pa_named_stacks s;
    struct pa_lines lines = pa_lines_of(&input->bytes);
    struct pa_text name, rest;
    pa_named_stacks_init(&s, input);
    s.leaf_first = true;
    pa_named_stacks_type(&s, "threads", "count");
    bool more = pa_lines_next(&lines);
    while (more)
        more = parse_header(lines.line, &name, &rest) ? read_thread(&s, &lines)
                                                      : pa_lines_next(&lines);
    return pa_named_stacks_finish(&s, true, "no thread with a stack", sink, err);
}

const struct pa_input_format pa_format_java_threads = {
    .name = "java-threads",
    .summary = "thread dumps of Java (jstack, jcmd)",
    .probe = probe,
    .read = read,
};
