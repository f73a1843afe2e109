// SPDX-License-Identifier: Apache-2.0
#include "check/page.h"

#include "flags/session_options.h"
#include "flags/source_places.h"

#include <string.h>

bool pa_check_page_fits(const struct pa_check_settings *s)
{
    for (size_t i = 0; i < s->config.list.count; i++) {
        const struct pa_config_entry *e = &s->config.list.items[i];
        bool of_one = strcmp(e->section, "profiles") == 0 || strcmp(e->section, "benchmarks") == 0;
        if (of_one && *e->key && strcmp(e->key, "names") != 0)
            return false;
    }
    return !s->diff[0].gate.self_test && !s->diff[1].gate.self_test;
}

// Each as it stands in the file: the page finds out by itself what a rule is about.
static const char *rules_of(const struct pa_check_settings *s)
{
    struct pa_strbuf text = {0};
    for (size_t i = 0; i < s->config.list.count; i++) {
        const struct pa_config_entry *e = &s->config.list.items[i];
        if (strcmp(e->section, "gate") == 0 && strcmp(e->key, "fail-on") == 0)
            pa_strbuf_printf(&text, "%s%s", text.size ? ", " : "", e->value);
    }
    return text.size ? pa_strbuf_keep(&text, s->config.arena) : NULL;
}

static struct pa_words side_of(const struct pa_check_settings *s, bool new)
{
    struct pa_words all = {0};
    const struct pa_words *evidence = &s->evidence[new];
    size_t count = evidence->count;
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++)
        count += new ? s->diff[kind].new.count : s->diff[kind].old.count;
    all.items = pa_arena_calloc(s->config.arena, count + 1, sizeof *all.items);
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++) {
        const struct pa_words *words = new ? &s->diff[kind].new : &s->diff[kind].old;
        for (size_t i = 0; i < words->count; i++)
            all.items[all.count++] = words->items[i];
    }
    for (size_t i = 0; i < evidence->count; i++)
        all.items[all.count++] = evidence->items[i];
    return all;
}

static bool read_waivers(struct pa_check_page *p, const struct pa_check_settings *s,
                         struct pa_context *ctx, struct pa_error *err)
{
    for (int kind = 0; kind < PA_CHECK_KINDS; kind++) {
        struct pa_gate gate = {0};
        struct pa_waivers waivers = {0};
        bool ok = pa_diff_gate_open(ctx, &s->diff[kind].gate, &gate, &waivers, err);
        for (size_t i = 0; ok && i < waivers.list.count; i++)
            pa_vec_push(&p->waivers.list, waivers.list.items[i]);
        pa_waivers_release(&waivers);
        pa_gate_release(&gate);
        if (!ok)
            return false;
    }
    p->waivers.arena = ctx->arena;
    return true;
}

static void begin(struct pa_check_page *p, struct pa_context *ctx,
                  const struct pa_check_settings *s)
{
    *p = (struct pa_check_page){
        .sources = pa_source_path_of_environment((struct pa_source_path){0}, ctx->arena)};
    p->sources.goroot = p->sources.module_cache = NULL; // of the user's own code
    p->input = (struct pa_page_input){
        .session = pa_session_of(ctx),
        .sources = &p->sources,
        .title = ctx->output.title,
        .policy = pa_diff_gate_policy(&s->diff[PA_CHECK_BENCH].gate),
        .waivers = &p->waivers,
        .names = (enum pa_symbol_level)s->diff[PA_CHECK_PROFILES].profiles.names,
    };
}

bool pa_check_page_make(struct pa_check_page *p, struct pa_context *ctx,
                        const struct pa_check_settings *s, struct pa_error *err)
{
    begin(p, ctx, s);
    for (int side = 0; side < 2; side++)
        p->input.sides[side] = side_of(s, side == 1);
    p->input.rules = rules_of(s);
    return read_waivers(p, s, ctx, err) && pa_page_make(&p->page, &p->input, err);
}

bool pa_check_page_make_evidence(struct pa_check_page *p, struct pa_context *ctx,
                                 const struct pa_check_settings *s, struct pa_error *err)
{
    const struct pa_diff_options *bench = &s->diff[PA_CHECK_BENCH];
    bool both = s->evidence[0].count && s->evidence[1].count;
    begin(p, ctx, s);
    for (int side = 0; side < 2; side++)
        p->input.sides[side] = s->evidence[side];
    p->input.rules = both && bench->old.count == 0 ? bench->gate.fail_on : NULL;
    return read_waivers(p, s, ctx, err) && pa_page_make(&p->page, &p->input, err);
}

void pa_check_page_release(struct pa_check_page *p)
{
    pa_waivers_release(&p->waivers);
}

bool pa_check_page_print(const void *page, struct pa_writer *out, struct pa_error *err)
{
    const struct pa_check_page *p = page;
    return pa_page_print(&p->page, "html", out, err);
}
