// SPDX-License-Identifier: Apache-2.0
#include "base/folder.h"
#include "input/identify.h"
#include "page/evidence.h"

#include <string.h>

struct inputs {
    struct pa_page_work *work;
    PA_VEC(const char *) profiles[2];
    size_t evidence; // files
};

// Leaves a file out with a warning if keep_going is set; else returns false.
static bool leave_out(struct pa_page_work *w, struct pa_error *err)
{
    if (!w->input->source.keep_going)
        return false;
    pa_warnings_add(w->session->warnings, "%s (left out)", err->text);
    return w->skipped = true;
}

// With keep_going a profile is read once to see whether it can be.
static bool is_readable(struct pa_page_work *w, const char *path, struct pa_error *err)
{
    struct pa_arena arena = {0};
    bool ok = !w->input->source.keep_going || strcmp(path, "-") == 0 ||
              pa_session_read(w->session, path, &w->input->source, &arena, err);
    pa_arena_release(&arena);
    return ok;
}

static void close_opened(void *opened)
{
    pa_input_close(opened);
}

static bool add_opened(struct inputs *in, struct pa_input_opened *opened, size_t side,
                       struct pa_error *err)
{
    struct pa_page_work *w = in->work;
    const char *path = opened->path;
    if (pa_page_history_is(opened))
        return pa_page_history_read(w, opened, err) || leave_out(w, err);
    if (opened->identity.kind == PA_INPUT_BENCH) {
        const struct pa_bench_source source = {path, pa_page_label(w, side), NULL, opened};
        if (!pa_bench_format_read(&w->set, &source, err))
            return leave_out(w, err);
        w->bench_files[side]++;
        return true;
    }
    if (strcmp(path, "-") == 0) // what comes through a pipe comes once
        w->session->opened = opened;
    else if (!is_readable(w, path, err))
        return leave_out(w, err);
    pa_vec_push(&in->profiles[side], path);
    return true;
}

static bool add_file(struct inputs *in, const char *path, bool found, size_t side,
                     struct pa_error *err)
{
    struct pa_page_work *w = in->work;
    struct pa_input_opened *opened = pa_arena_calloc(w->arena, 1, sizeof *opened);
    pa_arena_defer(w->arena, close_opened, opened);
    if (!pa_input_open(opened, path, w->input->source.max_size, err))
        return leave_out(w, err);
    bool ok = true;
    bool unknown = opened->identity.kind == PA_INPUT_UNKNOWN && !w->input->source.input_format;
    if (unknown && pa_page_evidence_take(w, opened, side))
        in->evidence++;
    else if (found && unknown)
        pa_warnings_add(w->session->warnings,
                        "%s: neither a profile nor results nor evidence (left out)", path);
    else
        ok = add_opened(in, opened, side, err);
    if (w->session->opened != opened && w->piped != opened)
        pa_input_close(opened);
    return ok;
}

static bool add_side(struct inputs *in, size_t side, struct pa_error *err)
{
    const struct pa_words *words = &in->work->input->sides[side];
    for (size_t i = 0; i < words->count; i++) {
        struct pa_words files;
        bool folder = pa_folder_is(words->items[i]);
        if (!pa_folder_expand(words->items[i], in->work->arena, &files, err)) {
            if (!leave_out(in->work, err))
                return false;
            continue;
        }
        for (size_t k = 0; k < files.count; k++) {
            if (!add_file(in, files.items[k], folder, side, err))
                return false;
        }
    }
    return true;
}

static void keep(struct inputs *in, size_t side)
{
    size_t count = in->profiles[side].count;
    in->work->profiles[side] = (struct pa_words){
        pa_arena_memdup(in->work->arena, in->profiles[side].items, count * sizeof(char *)), count};
    pa_vec_release(&in->profiles[side]);
}

// Kinds of things that a side may have.
enum { PROFILES, RESULTS, EVIDENCE, THINGS };

static void find_things(const struct pa_page_work *w, size_t side, bool has[THINGS])
{
    const struct pa_page_evidence *e = &w->evidence[side];
    has[PROFILES] = w->profiles[side].count > 0;
    has[RESULTS] = w->bench_files[side] > 0;
    has[EVIDENCE] = e->logs.count + e->moments.count + e->notes.count > 0;
}

// Fails if the two sides have no kind of thing in common.
static bool has_common(struct pa_page_work *w, struct pa_error *err)
{
    static const char *const WORDS[] = {"profiles", "benchmark results", "evidence"};
    const struct pa_words *sides = w->input->sides;
    bool old[THINGS], new[THINGS], common = w->histories > 0;
    const char *of_old = "nothing", *of_new = "nothing";
    if (sides[0].count == 0 || sides[1].count == 0)
        return true;
    find_things(w, 0, old);
    find_things(w, 1, new);
    for (size_t i = THINGS; i-- > 0;) {
        common |= old[i] && new[i];
        of_old = old[i] ? WORDS[i] : of_old;
        of_new = new[i] ? WORDS[i] : of_new;
    }
    if (common)
        return true;
    pa_error_set(err, PA_ERROR_USAGE, "nothing to compare: the %s side has %s, the %s side %s",
                 pa_page_label(w, 0), of_old, pa_page_label(w, 1), of_new);
    return leave_out(w, err);
}

bool pa_page_inputs_read(struct pa_page_work *w, struct pa_error *err)
{
    struct inputs in = {.work = w};
    bool ok = add_side(&in, 0, err) && add_side(&in, 1, err);
    keep(&in, 0);
    keep(&in, 1);
    for (size_t i = 0; i < w->set.warnings.count; i++)
        pa_warnings_add(w->session->warnings, "%s", w->set.warnings.items[i]);
    w->set.warnings.count = 0;
    size_t all = w->profiles[0].count + w->profiles[1].count + w->bench_files[0] +
                 w->bench_files[1] + w->histories + in.evidence;
    if (ok && all == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "nothing to report: no file could be read");
    return ok && has_common(w, err);
}
