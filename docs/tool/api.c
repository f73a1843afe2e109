// SPDX-License-Identifier: Apache-2.0
// Makes docs/api.md of the public headers: comments become text, declarations blocks of code.
//
//     pa_api_docs HEADER... > docs/api.md
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

enum { LINE = 1024 };

struct page {
    bool begun, in_code, blank;
};

static void set_code(struct page *p, bool code)
{
    if (p->in_code == code)
        return;
    fputs(code ? "\n```c\n" : "```\n\n", stdout);
    p->in_code = code;
    p->blank = false;
}

// What no reader of the page needs: guards, attributes' macros, what opens and closes C++.
static bool is_machinery(const char *line)
{
    static const char *const starts[] = {"#ifndef PA_PUBLIC", "#define PA_PUBLIC", "#include",
                                         "PA_DECLS", "// SPDX"};
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (strncmp(line, starts[i], strlen(starts[i])) == 0)
            return true;
    }
    return false;
}

// "NAMES      Functions and types…" begins a paragraph.
static void add_text(const char *text)
{
    size_t word = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (word >= 3 && text[word] == ' ')
        printf("\n**%.*s** %s\n", (int)word, text, text + word + strspn(text + word, " "));
    else
        printf("%s\n", text + strspn(text, " "));
}

static void add_line(struct page *p, const char *line)
{
    if (strncmp(line, "// ----", 7) == 0) {
        set_code(p, false);
        const char *title = line + strspn(line, "/- ");
        printf("\n### %s\n\n", title);
    } else if (strncmp(line, "//", 2) == 0) {
        set_code(p, false);
        add_text(line + 2 + (line[2] == ' '));
    } else if (*line == '\0') {
        p->blank = true;
    } else {
        if (p->in_code && p->blank)
            putchar('\n');
        set_code(p, true);
        puts(line);
        p->blank = false;
    }
}

static bool add_header(const char *path)
{
    FILE *file = fopen(path, "r");
    const char *slash = strrchr(path, '/');
    struct page p = {0};
    char line[LINE];
    bool guarded = false; // the last #endif is the guard's
    if (!file)
        return false;
    printf("\n## pa/%s\n\n", slash ? slash + 1 : path);
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (strcmp(line, "PA_DECLS_END") == 0)
            guarded = true;
        if (!is_machinery(line) && !(guarded && strcmp(line, "#endif") == 0))
            add_line(&p, line);
    }
    set_code(&p, false);
    return fclose(file) == 0;
}

int main(int argc, char **argv)
{
    puts("# The API of libpa\n\nMade from the headers in lib/include/pa by docs/tool/api.c; "
         "libpa(3) "
         "shows how to begin.");
    for (int i = 1; i < argc; i++) {
        if (!add_header(argv[i])) {
            perror(argv[i]);
            return 1;
        }
    }
    return 0;
}
