// SPDX-License-Identifier: Apache-2.0
// Statements of go.mod and go.work: "verb word…", or "verb (" and lines of words up to ")".
// Format: https://go.dev/ref/mod#go-mod-file
//
//     struct pa_go_mod mod = {.next = text};
//     struct pa_go_words words;
//     while (pa_go_mod_next(&mod, "replace", &words))
//         … words.word[0] …
#ifndef PA_SOURCE_GO_MOD_H
#define PA_SOURCE_GO_MOD_H

#include <stdbool.h>
#include <stddef.h>

enum { PA_GO_WORDS = 6 }; // no statement has more

struct pa_go_words {
    const char *word[PA_GO_WORDS]; // without quotes
    size_t count;
};

struct pa_go_mod {
    char *next;        // the text from here on, which is cut up
    const char *block; // private: the verb of the block that this is in, or NULL
};

// Goes to the next statement that begins with `verb`, such as "replace", and gives the words behind
// it, at most PA_GO_WORDS; statements without further words are passed over. mod->next is a
// NUL-terminated text, not NULL, which is overwritten: the words point into it and live as long as
// it does. False at the end of the text. Comments are dropped; what is no statement is no error.
bool pa_go_mod_next(struct pa_go_mod *mod, const char *verb, struct pa_go_words *words);

#endif
