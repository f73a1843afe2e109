// SPDX-License-Identifier: Apache-2.0
#include "evidence/goroutine_frames.h"

#include "base/strbuf.h"

#include <inttypes.h>
#include <string.h>

static bool starts(const char *text, const char *word)
{
    return strncmp(text, word, strlen(word)) == 0;
}

void pa_goroutine_trim_frames(const struct pa_strings *strings, const uint32_t *key, size_t *size)
{
    size_t n = *size;
    while (n >= PA_GOROUTINE_HEAD + 2 * PA_GOROUTINE_FRAME) {
        pa_str name = key[n - PA_GOROUTINE_FRAME];
        if (!name || !starts(pa_strings_text(strings, name), "runtime."))
            break;
        n -= PA_GOROUTINE_FRAME;
    }
    *size = n;
}

pa_str pa_goroutine_state_of(struct pa_strings *strings, const struct pa_profile *p,
                             const struct pa_sample *s)
{
    static const struct {
        const char *function, *state;
    } rows[] = {
        {"runtime.chanrecv", "chan receive"},
        {"runtime.chansend", "chan send"},
        {"runtime.selectgo", "select"},
        {"runtime.block", "select (no cases)"},
        {"runtime.semacquire", "semacquire"},
        {"sync.runtime_Semacquire", "semacquire"},
        {"internal/sync.runtime_Sem", "semacquire"},
        {"sync.runtime_notifyListWait", "sync.Cond.Wait"},
        {"runtime.netpollblock", "IO wait"},
        {"internal/poll.runtime_pollWait", "IO wait"},
        {"time.Sleep", "sleep"},
        {"syscall.Syscall", "syscall"},
        {"syscall.syscall", "syscall"},
        {"runtime.notetsleepg", "syscall"},
    };
    uint32_t looked = 0;
    for (uint32_t i = s->depth; i > 0 && looked < 8; i--) {
        const struct pa_location *l = &p->locations[s->location[i - 1]];
        for (uint32_t k = 0; k < l->line_count; k++, looked++) {
            const char *name =
                pa_profile_text(p, p->functions[p->lines[l->first_line + k].function].name);
            for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
                if (starts(name, rows[r].function))
                    return pa_strings_adds(strings, rows[r].state);
            }
        }
    }
    return 0;
}

// Whether a function belongs to a standard library: the first part of its name, up to '/' or '.',
// is a folder of Go's library or a package of Java's, or it has no package, like panic.
static bool is_standard(const char *name)
{
    static const char words[] =
        " archive bufio bytes cmp compress container context crypto database debug embed encoding "
        "errors expvar flag fmt go hash html image index internal io iter log maps math mime net "
        "os "
        "path plugin reflect regexp runtime slices sort strconv strings structs sync syscall "
        "testing text time unicode unique vendor weak java javax jdk sun kotlin ";
    size_t size = strcspn(name, "/.");
    char word[32];
    if (!name[size] && !strchr(name, ':'))
        return true;
    if (size == 0 || size + 3 > sizeof word)
        return false;
    word[0] = ' ';
    memcpy(word + 1, name, size);
    memcpy(word + 1 + size, " ", 2);
    // "log.example.com/x.F" is no package log.
    const char *slash = strchr(name, '/');
    if (slash && memchr(name, '.', (size_t)(slash - name)))
        return false;
    return strstr(words, word) != NULL;
}

static const char *frame_name(const struct pa_goroutines *g, const uint32_t *frame)
{
    if (!frame[0])
        return pa_arena_printf(g->arena, "0x%" PRIx64, (uint64_t)frame[1] << 32 | frame[2]);
    return pa_strings_text(g->strings, frame[0]);
}

static const char *place_of(const struct pa_goroutines *g, const uint32_t *frame)
{
    const char *file = frame[0] ? pa_strings_text(g->strings, frame[1]) : "";
    const char *slash = strrchr(file, '/');
    file = slash ? slash + 1 : file;
    if (!*file)
        return "";
    return frame[2] ? pa_arena_printf(g->arena, "%s:%" PRIu32, file, frame[2]) : file;
}

// The frame nearest to the leaf that is not of a standard library; else the root.
static const uint32_t *find_site(const struct pa_goroutines *g,
                                 const struct pa_goroutine_group *group, bool *own)
{
    *own = true;
    for (size_t i = group->key_size; i > PA_GOROUTINE_HEAD; i -= PA_GOROUTINE_FRAME) {
        const uint32_t *frame = &group->key[i - PA_GOROUTINE_FRAME];
        if (frame[0] && !is_standard(pa_strings_text(g->strings, frame[0])))
            return frame;
    }
    *own = false;
    return group->key_size > PA_GOROUTINE_HEAD ? &group->key[PA_GOROUTINE_HEAD] : NULL;
}

void pa_goroutine_describe(const struct pa_goroutines *g, struct pa_goroutine_group *group)
{
    struct pa_strbuf stack = {0};
    group->state = pa_strings_text(g->strings, group->key[0]);
    group->creator = pa_strings_text(g->strings, group->key[1]);
    group->thread = "";
    for (size_t i = PA_GOROUTINE_HEAD; i < group->key_size; i += PA_GOROUTINE_FRAME) {
        if (stack.size)
            pa_strbuf_addc(&stack, ';');
        pa_strbuf_adds(&stack, frame_name(g, &group->key[i]));
    }
    const uint32_t *site = find_site(g, group, &group->own);
    group->site = site ? frame_name(g, site) : "";
    group->place = site ? place_of(g, site) : "";
    group->stack = pa_strbuf_keep(&stack, g->arena);
}
