// SPDX-License-Identifier: Apache-2.0
#include "profile/pseudonym.h"

#include <stdbool.h>
#include <string.h>

enum { LETTERS = 10 };

static void add_letters(struct pa_strbuf *out, uint64_t hash, bool upper)
{
    static const char alphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    pa_strbuf_addc(out, (char)(hash % 26 + (upper ? 'A' : 'a')));
    hash /= 26;
    for (int i = 1; i < LETTERS; i++, hash >>= 5)
        pa_strbuf_addc(out, alphabet[hash & 31]);
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

// Bytes of other alphabets are in words, whatever they are there.
static bool is_word(char c)
{
    return is_letter(c) || is_digit(c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is_one_of(const char *const *list, size_t count, const char *word, size_t size)
{
    for (size_t i = 0; i < count; i++) {
        if (strlen(list[i]) == size && memcmp(list[i], word, size) == 0)
            return true;
    }
    return false;
}

static bool is_number(const char *word, size_t size, size_t longest)
{
    for (size_t i = 0; i < size; i++) {
        if (!is_digit(word[i]))
            return false;
    }
    return size <= longest;
}

// Words that say how a name is built and nothing about the program.
static bool is_language(const char *word, size_t size)
{
    static const char *const words[] = {
        "glob", "operator", "anonymous", "namespace", "lambda", "closure", "impl",  "dyn",
        "as",   "for",      "const",     "unsigned",  "signed", "int",     "char",  "bool",
        "void", "long",     "short",     "float",     "double", "struct",  "class", "enum",
    };
    static const char *const counted[] = {"func", "gowrap", "deferwrap"};
    size_t letters = size;
    while (letters > 0 && is_digit(word[letters - 1]))
        letters--;
    return is_one_of(words, sizeof words / sizeof *words, word, size) || is_number(word, size, 3) ||
           (is_one_of(counted, sizeof counted / sizeof *counted, word, letters) &&
            size - letters <= 3);
}

static bool is_ending(const char *word, size_t size)
{
    static const char *const endings[] = {
        "go", "c",  "h",  "cc",  "cpp", "cxx",   "hh", "hpp", "hxx", "inc", "s",   "S",   "rs",
        "py", "js", "ts", "mjs", "cjs", "java",  "kt", "rb",  "php", "cs",  "so",  "dll", "swift",
        "m",  "mm", "d",  "zig", "lua", "scala", "pl", "ml",  "hs",  "asm", "tpp", "exe",
    };
    return is_one_of(endings, sizeof endings / sizeof *endings, word, size);
}

static bool stays(enum pa_pseudonym_kind kind, const char *text, size_t from, size_t to, size_t end)
{
    if (kind == PA_PSEUDONYM_NAME)
        return is_language(text + from, to - from);
    return to == end && from > 0 && text[from - 1] == '.' && is_ending(text + from, to - from);
}

static bool starts_upper(const char *word, size_t size)
{
    size_t i = 0;
    while (i < size && !is_letter(word[i]))
        i++;
    return i < size && word[i] >= 'A' && word[i] <= 'Z';
}

struct pseudonym {
    const struct pa_siphash_key *key;
    enum pa_pseudonym_kind kind;
    const char *text;
    size_t size;
    bool replace_all;
};

// Adds all words of the name. False if none was replaced.
static bool add_words(struct pa_strbuf *out, const struct pseudonym *p)
{
    bool replaced = false;
    for (size_t from = 0, to; from < p->size; from = to) {
        const char *word = p->text + from;
        to = from + 1;
        if (!is_word(*word)) {
            pa_strbuf_addc(out, *word);
            continue;
        }
        while (to < p->size && is_word(p->text[to]))
            to++;
        if (!p->replace_all && stays(p->kind, p->text, from, to, p->size)) {
            pa_strbuf_add(out, word, to - from);
            continue;
        }
        add_letters(out, pa_siphash(p->key, word, to - from),
                    p->kind == PA_PSEUDONYM_NAME && starts_upper(word, to - from));
        replaced = true;
    }
    return replaced;
}

void pa_pseudonym_add(struct pa_strbuf *out, const struct pa_siphash_key *key,
                      enum pa_pseudonym_kind kind, const char *text, size_t size)
{
    struct pseudonym p = {key, kind, text, size, false};
    size_t before = out->size;
    if (add_words(out, &p))
        return;
    p.replace_all = true; // no name stays whole
    out->size = before;
    add_words(out, &p);
}

void pa_pseudonym_add_whole(struct pa_strbuf *out, const struct pa_siphash_key *key,
                            const char *prefix, const char *text, size_t size)
{
    pa_strbuf_adds(out, prefix);
    add_letters(out, pa_siphash(key, text, size), false);
}
