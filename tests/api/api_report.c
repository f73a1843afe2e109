// SPDX-License-Identifier: Apache-2.0
// A report by the public API: api_report top|tree|hot|list|info|flame|graph|diff|bench FORMAT FILE
// [NEW]
#include <pa/pa.h>
#include <stdio.h>
#include <string.h>

struct run {
    pa_ctx *ctx;
    pa_profile *profile, *new_profile;
    pa_view *view;
    pa_bench *bench;
    pa_doc *doc;
    pa_buffer *bytes;
    pa_error err;
};

static pa_code compare(struct run *r, const char *new_path)
{
    pa_side old_side = {.struct_size = sizeof old_side, .count = 1}, new_side = old_side;
    const pa_profile *olds[1], *news[1];
    pa_code code = pa_profile_open(r->ctx, new_path, &r->new_profile, &r->err);
    olds[0] = r->profile;
    news[0] = r->new_profile;
    old_side.profiles = olds;
    new_side.profiles = news;
    return code ? code : pa_diff_profiles(&old_side, &new_side, NULL, &r->doc, &r->err);
}

static pa_code results(struct run *r, const char *path, const char *new_path)
{
    pa_source source = {.struct_size = sizeof source, .path = path};
    pa_bench_opts how = {.struct_size = sizeof how, .flags = PA_BENCH_HEALTH | PA_BENCH_GEOMEAN};
    pa_code code = pa_bench_new(r->ctx, &r->bench, &r->err);
    if (!code)
        code = pa_bench_read(r->bench, &source, path, &r->err);
    source.path = new_path;
    if (!code)
        code = pa_bench_read(r->bench, &source, new_path, &r->err);
    return code ? code : pa_bench_diff(r->bench, &how, &r->doc, &r->err);
}

static pa_code report(struct run *r, const char *kind, const char *format)
{
    pa_lines_opts lines = {.struct_size = sizeof lines, .flags = PA_LINES_NO_SOURCE};
    if (strcmp(kind, "top") == 0)
        return pa_report_top(r->view, NULL, &r->doc, &r->err);
    if (strcmp(kind, "tree") == 0)
        return pa_report_tree(r->view, NULL, &r->doc, &r->err);
    if (strcmp(kind, "hot") == 0)
        return pa_report_hot(r->view, NULL, &r->doc, &r->err);
    if (strcmp(kind, "list") == 0)
        return pa_report_lines(r->view, &lines, &r->doc, &r->err);
    if (strcmp(kind, "info") == 0)
        return pa_report_info(r->profile, NULL, &r->doc, &r->err);
    if (strcmp(kind, "flame") == 0)
        return pa_draw_flame(r->view, format, NULL, &r->bytes, &r->err);
    return pa_draw_graph(r->view, format, NULL, &r->bytes, &r->err);
}

static pa_code run(struct run *r, char **argv)
{
    pa_code code = pa_ctx_new(NULL, &r->ctx, &r->err);
    if (!code && strcmp(argv[1], "bench") == 0) {
        code = results(r, argv[3], argv[4]);
    } else if (!code) {
        code = pa_profile_open(r->ctx, argv[3], &r->profile, &r->err);
        if (!code && strcmp(argv[1], "diff") == 0)
            code = compare(r, argv[4]);
        else if (!code && !(code = pa_view_new(r->profile, NULL, &r->view, &r->err)))
            code = report(r, argv[1], argv[2]);
    }
    return code || r->bytes ? code : pa_doc_render(r->doc, argv[2], NULL, &r->bytes, &r->err);
}

int main(int argc, char **argv)
{
    struct run r = {0};
    if (argc < 4)
        return 2;
    pa_code code = run(&r, argv);
    if (code)
        fprintf(stderr, "%s\n", r.err.text);
    else
        fwrite(pa_buffer_data(r.bytes), 1, pa_buffer_size(r.bytes), stdout);
    pa_ctx_free(r.ctx); // handles may be freed in any order
    pa_buffer_free(r.bytes);
    pa_view_free(r.view);
    pa_doc_free(r.doc);
    pa_bench_free(r.bench);
    pa_profile_free(r.profile);
    pa_profile_free(r.new_profile);
    return code ? 2 : 0;
}
