// SPDX-License-Identifier: Apache-2.0
#include "source/go_mod.h"

#include <string.h>

static void add_word(struct pa_go_words *words, char *word, size_t size)
{
    if (words->count == PA_GO_WORDS)
        return;
    bool quoted = size >= 2 && (*word == '"' || *word == '`') && word[size - 1] == *word;
    word[quoted ? size - 1 : size] = '\0';
    words->word[words->count++] = word + quoted;
}

// False at the end of the text.
static bool next_line(struct pa_go_mod *mod, struct pa_go_words *words)
{
    static const char SPACE[] = " \t\r";
    words->count = 0;
    if (!*mod->next)
        return false;
    char *line = mod->next, *comment;
    size_t size = strcspn(line, "\n");
    mod->next = line + size + (line[size] == '\n');
    line[size] = '\0';
    comment = strstr(line, "//");
    if (comment)
        *comment = '\0';
    while (*(line += strspn(line, SPACE))) {
        size = strcspn(line, SPACE);
        bool last = line[size] == '\0';
        add_word(words, line, size);
        line += size + !last;
    }
    return true;
}

static void drop_first(struct pa_go_words *words)
{
    words->count--;
    memmove(words->word, words->word + 1, words->count * sizeof *words->word);
}

bool pa_go_mod_next(struct pa_go_mod *mod, const char *verb, struct pa_go_words *words)
{
    while (next_line(mod, words)) {
        if (words->count == 0)
            continue;
        const char *of = mod->block ? mod->block : words->word[0];
        if (mod->block && strcmp(words->word[0], ")") == 0) {
            mod->block = NULL;
            continue;
        }
        if (!mod->block && words->count == 2 && strcmp(words->word[1], "(") == 0) {
            mod->block = of;
            continue;
        }
        if (!mod->block)
            drop_first(words);
        if (strcmp(of, verb) == 0 && words->count)
            return true;
    }
    return false;
}
