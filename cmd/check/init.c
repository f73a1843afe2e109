// SPDX-License-Identifier: Apache-2.0
#include "check/init.h"

#include "base/folder.h"
#include "page/page.h"

#include <ctype.h>
#include <string.h>
#include <unistd.h>

enum { MOST_LOOKED_AT = 500, MOST_NAMED = 40 };
enum side { OLD, NEW, NEITHER };

static const struct {
    const char *word;
    enum side side;
} words[] = {
    {"old", OLD},    {"base", OLD},   {"baseline", OLD},  {"before", OLD}, {"main", OLD},
    {"master", OLD}, {"v1", OLD},     {"new", NEW},       {"head", NEW},   {"after", NEW},
    {"pr", NEW},     {"branch", NEW}, {"candidate", NEW}, {"v2", NEW},
};

struct init {
    struct pa_context *ctx;
    struct pa_strbuf sides[2];
    struct pa_words taken; // folders and files that are named already
    size_t kinds[2];       // files of a side that are profiles, benchmarks
};

static bool is_word_at(const char *text, size_t at, const char *word)
{
    size_t size = strlen(word);
    return strncmp(text + at, word, size) == 0 && !isalnum((unsigned char)text[at + size]) &&
           (at == 0 || !isalnum((unsigned char)text[at - 1]));
}

// Returns the side that the first word of the name which means one stands for.
static enum side side_of(const char *name)
{
    for (size_t at = 0; name[at]; at++) {
        for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
            if (is_word_at(name, at, words[i].word))
                return words[i].side;
        }
    }
    return NEITHER;
}

static bool is_taken(const struct init *in, const char *name)
{
    for (size_t i = 0; i < in->taken.count; i++) {
        if (strcmp(in->taken.items[i], name) == 0)
            return true;
    }
    return false;
}

// The shortest folder of the path that is of one side, or the path itself.
static const char *part_of(const struct init *in, const char *path)
{
    for (const char *slash = strchr(path, '/'); slash; slash = strchr(slash + 1, '/')) {
        const char *folder = pa_arena_strndup(in->ctx->arena, path, (size_t)(slash - path));
        if (side_of(folder) != NEITHER)
            return folder;
    }
    return path;
}

static void look_at(struct init *in, const char *path)
{
    struct pa_input_opened opened = {0};
    struct pa_error ignored = {0};
    path += strncmp(path, "./", 2) == 0 ? 2 : 0;
    enum side side = side_of(path);
    if (side == NEITHER || strchr(path, '\n') || !pa_input_open(&opened, path, 0, &ignored))
        return;
    enum pa_input_kind kind = opened.identity.kind;
    bool evidence = pa_page_is_evidence(&opened);
    pa_input_close(&opened);
    if (kind == PA_INPUT_UNKNOWN && !evidence)
        return;
    if (!evidence)
        in->kinds[kind == PA_INPUT_BENCH]++;
    const char *part = part_of(in, path);
    if (is_taken(in, part) || in->taken.count == MOST_NAMED)
        return;
    in->taken.items[in->taken.count++] = part;
    pa_strbuf_printf(&in->sides[side], "%s = %s\n", side == OLD ? "old" : "new", part);
}

static void look_around(struct init *in)
{
    struct pa_words files;
    struct pa_error ignored = {0};
    in->taken.items = pa_arena_calloc(in->ctx->arena, MOST_NAMED, sizeof(char *));
    if (!pa_folder_expand(".", in->ctx->arena, &files, &ignored))
        return;
    for (size_t i = 0; i < files.count && i < MOST_LOOKED_AT; i++)
        look_at(in, files.items[i]);
}

static const char HEAD[] =
    "# What `pa check` compares, how it judges, and what it writes: pa-check(1).\n"
    "# Keys are the names of options of `pa diff`; `pa check --print` lists all of them.\n"
    "# Paths count from the folder of this file. A value is the rest of its line.\n"
    "\n"
    "[inputs]\n"
    "# Files, folders or patterns (base/*.pb.gz): profiles, benchmark results, logs of the\n"
    "# collector, metrics, in any mix.\n"
    "# One path a line; repeat the key for more.\n";

static const char GATE[] =
    "\n[gate]\n"
    "# What counts as a regression: benchmarks by unit, profiles by flat, cum or total.\n";

static const char TAIL[] =
    "# A regression that is allowed for a time:\n"
    "# waiver = example.com/codec | Encode-8 | sec/op | 20% | 2030-12-31 | why\n"
    "# What becomes of what the samples cannot tell: undecided (exit status 3), fail (1), ok (0).\n"
    "undecided = undecided\n"
    "# And of benchmarks that one side lacks, which may have crashed.\n"
    "missing = undecided\n"
    "\n[benchmarks]\n"
    "# min-effect = 0.05\n"
    "# ignore = cpu\n"
    "\n[profiles]\n"
    "# sample-index = cpu\n"
    "# focus = REGEX\n"
    "\n[output]\n"
    "# The suffix picks the format; a name that ends in / is a folder for one of each.\n"
    "output = pa-report.html\n"
    "output = pa-report.md\n"
    "# output = pa-report.json\n"
    "# output = pa-junit.xml\n"
    "# output = gl-code-quality-report.json\n"
    "# title = Performance\n"
    "# marker = performance\n";

static void write_text(struct init *in, struct pa_strbuf *out)
{
    pa_strbuf_adds(out, HEAD);
    for (int side = 0; side < 2; side++)
        pa_strbuf_adds(out, in->sides[side].size ? in->sides[side].text
                            : side == OLD        ? "# old = base.txt\n"
                                                 : "# new = head.txt\n");
    bool any = in->kinds[0] || in->kinds[1];
    pa_strbuf_adds(out, GATE);
    pa_strbuf_printf(out, "%sfail-on = sec/op>3%%, allocs/op>0\n",
                     in->kinds[1] || !any ? "" : "# ");
    pa_strbuf_printf(out, "%sfail-on = flat>10%%\n", in->kinds[0] ? "" : "# ");
    pa_strbuf_adds(out, TAIL);
}

bool pa_check_init(struct pa_context *ctx, const char *path, struct pa_error *err)
{
    struct init in = {.ctx = ctx};
    struct pa_strbuf text = {0};
    struct pa_outfile file;
    if (access(path, F_OK) == 0)
        return pa_error_set(err, PA_ERROR_USAGE, "%s: is there already", path);
    look_around(&in);
    write_text(&in, &text);
    bool ok = pa_outfile_open(&file, path, err);
    if (ok) {
        fputs(text.text, file.stream);
        ok = pa_outfile_commit(&file, err);
    }
    if (ok)
        fprintf(ctx->output.stream, "%s: written; %zu files or folders found for its sides\n", path,
                in.taken.count);
    pa_strbuf_release(&in.sides[0]);
    pa_strbuf_release(&in.sides[1]);
    pa_strbuf_release(&text);
    return ok;
}
