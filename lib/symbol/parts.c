// SPDX-License-Identifier: Apache-2.0
#include "symbol/parts.h"

#include <string.h>

struct scanner {
    struct pa_symbol_parts *parts;
    const char *text;
    size_t size, at;
    size_t part;      // where the part begins that is being read
    size_t place;     // the last '/' or ':'
    size_t element;   // where the element of an import path before that begins
    size_t words_end; // of "vtable for ", "non-virtual thunk to ": blanks before it are no ends
};

// Letters, digits, '_', '$' and all beyond ASCII.
#define ROW 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1
static const bool WORD_BYTES[256] = {
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, //
    0,   0,   0,   0,   0,   0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, //
    0,   0,   0,   0,   1,   0,   0,   0,   0, 0, 0, 0, 0, 0, 0, 0, //
    1,   1,   1,   1,   1,   1,   1,   1,   1, 1, 0, 0, 0, 0, 0, 0, //
    0,   1,   1,   1,   1,   1,   1,   1,   1, 1, 1, 1, 1, 1, 1, 1, //
    1,   1,   1,   1,   1,   1,   1,   1,   1, 1, 1, 0, 0, 0, 0, 1, //
    0,   1,   1,   1,   1,   1,   1,   1,   1, 1, 1, 1, 1, 1, 1, 1, //
    1,   1,   1,   1,   1,   1,   1,   1,   1, 1, 1, 0, 0, 0, 0, 0, //
    ROW, ROW, ROW, ROW, ROW, ROW, ROW, ROW,
};
#undef ROW

static inline bool is_word(char c)
{
    return WORD_BYTES[(unsigned char)c];
}

static char char_at(const struct scanner *s, size_t i)
{
    return i < s->size ? s->text[i] : '\0';
}

static void add_part(struct scanner *s, size_t end)
{
    struct pa_symbol_parts *parts = s->parts;
    if (parts->count == PA_SYMBOL_MAX_PARTS) {
        memmove(parts->part, parts->part + 1, sizeof parts->part - sizeof *parts->part);
        parts->count--;
    }
    parts->part[parts->count++] = (struct pa_string){s->text + s->part, end - s->part};
}

// At the word "operator" of C++: goes behind the operator, so that its brackets are none.
static bool skip_operator(struct scanner *s)
{
    static const char word[] = "operator";
    size_t n = sizeof word - 1, i = s->at + n;
    if (s->size - s->at < n || memcmp(s->text + s->at, word, n) || is_word(char_at(s, i)) ||
        (s->at && is_word(s->text[s->at - 1])))
        return false;
    char c = char_at(s, i);
    if ((c == '(' && char_at(s, i + 1) == ')') || (c == '[' && char_at(s, i + 1) == ']'))
        i += 2;
    else if (c == ' ' || c == '"') // operator new, operator bool, operator"" _kg
        while (i < s->size && s->text[i] != '(' && s->text[i] != '<')
            i++;
    else
        while (i < s->size && memchr("+-*/%^&|~!=<>,", s->text[i], 14))
            i++;
    if (char_at(s, i) == ' ' && char_at(s, i + 1) == '<') // operator<< <int>
        i++;
    s->at = i;
    return true;
}

// Whether that word may be here: also in a name without "::", operator()(int), where it is followed
// by the operator itself. Behind a blank other languages have it, too: operator (file.js:1:2).
static bool may_be_operator(const struct scanner *s)
{
    enum { WORD = 8 };
    if (s->parts->scoped)
        return true;
    return (s->at == 0 || s->text[s->at - 1] == ' ') && char_at(s, s->at + WORD) != ' ';
}

// At an opening bracket: the index of the one that closes it, or the end.
static size_t closing(const struct scanner *s)
{
    size_t depth = 0;
    for (size_t i = s->at; i < s->size; i++) {
        char c = s->text[i];
        if (c == '(' || c == '[' || c == '{' || c == '<')
            depth++;
        else if ((c == ')' || c == ']' || c == '}' || (c == '>' && s->text[i - 1] != '-')) &&
                 --depth == 0)
            return i;
    }
    return s->size;
}

// Parameters: a bracket behind a name that no further part follows. False if it is part of a name.
static bool starts_parameters(const struct scanner *s)
{
    char next = char_at(s, s->at + 1);
    if (s->at == s->part || (s->text[s->at - 1] == ' ' && (next == '*' || next == '&')))
        return false; // (*T), (anonymous namespace), int (*f(char))(long)
    char after = char_at(s, closing(s) + 1);
    return s->parts->scoped ? after != ':' : after != '.';
}

// Whether another dot stands beside this one, as in glob..func1, a closure outside of any
// function.
static bool beside_dot(const struct scanner *s)
{
    return s->text[s->at - 1] == '.' || char_at(s, s->at + 1) == '.';
}

// A blank and then a place in a file, as JavaScript engines give it.
static bool has_place(const struct scanner *s)
{
    if (char_at(s, s->at + 1) == '(')
        return char_at(s, s->at + 2) != '*' && char_at(s, s->at + 2) != '&';
    return s->at < s->place;
}

// The end of the words that a demangler puts before the names of tables and thunks.
static size_t leading_words(const char *text, size_t size)
{
    static const struct pa_string last[] = {{" for ", 5}, {" to ", 4}, {" in ", 4}};
    size_t end = 0;
    for (size_t i = 0; i < size && (is_word(text[i]) || text[i] == ' ' || text[i] == '-'); i++)
        for (size_t k = 0; text[i] == ' ' && k < sizeof last / sizeof *last; k++)
            if (size - i > last[k].size && !memcmp(text + i, last[k].text, last[k].size))
                end = i + last[k].size;
    return end;
}

static bool is_number(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return size > 0;
}

static bool is_numbered(struct pa_string part, const char *word)
{
    size_t n = strlen(word);
    if (part.size <= n || memcmp(part.text, word, n))
        return false;
    const char *dash = memchr(part.text, '-', part.size); // func1-range2
    size_t size = dash ? (size_t)(dash - part.text) : part.size;
    return size > n && is_number(part.text + n, size - n);
}

static void separator(struct scanner *s, size_t width)
{
    struct pa_string part = {s->text + s->part, s->at - s->part};
    struct pa_symbol_parts *parts = s->parts;
    if (s->part && s->part == parts->path && is_numbered(part, "v")) // y/v2 is the name y has
        parts->path = parts->start = s->part = s->element;
    add_part(s, s->at);
    s->at += width;
    s->part = s->at;
}

// Drops the parts that were read: the name starts behind this character.
static void start_again(struct scanner *s)
{
    s->part = ++s->at;
    s->parts->start = s->part;
    s->parts->count = 0;
}

// a::b. What stands before a blank is a return type, or "vtable for".
static void step_scoped(struct scanner *s, char c)
{
    if (c == ':' && char_at(s, s->at + 1) == ':')
        separator(s, 2);
    else if (c == ' ' && s->at >= s->words_end)
        start_again(s);
    else
        s->at++;
}

// x/y.a.b. False at the end of the parts.
static bool step_dotted(struct scanner *s, char c)
{
    if (c == ' ' && has_place(s))
        return false;
    if (c == '/') {
        s->element = s->part;
        start_again(s);
        s->parts->path = s->part;
    } else if (c == '.' && s->at > s->part && !beside_dot(s)) {
        separator(s, 1);
    } else {
        s->at++;
    }
    return true;
}

// Takes what comes next at depth 0; false at the end of the parts.
static bool step(struct scanner *s)
{
    char c = s->text[s->at];
    if (c == 'o' && may_be_operator(s) && skip_operator(s))
        return true;
    if (c == '(' && starts_parameters(s))
        return false;
    if (c == '(' || c == '[' || c == '{' || c == '<') {
        size_t end = closing(s);
        s->at = end < s->size ? end + 1 : s->size;
        return true;
    }
    if (!s->parts->scoped)
        return step_dotted(s, c);
    step_scoped(s, c);
    return true;
}

static void scan(struct pa_symbol_parts *parts, bool scoped)
{
    struct scanner s = {.parts = parts, .text = parts->name.text, .size = parts->name.size};
    parts->words = 0;
    if (memchr(s.text, ' ', s.size)) { // only blanks make a difference of these two
        for (size_t i = s.size; i > 0 && !s.place; i--)
            if (s.text[i - 1] == '/' || s.text[i - 1] == ':')
                s.place = i - 1;
        s.words_end = parts->words = leading_words(s.text, s.size);
    }
    parts->scoped = scoped;
    parts->count = parts->path = parts->start = 0;
    for (size_t i = 0; i < s.size; i = s.at) {
        // Words are most of any name, and only "operator" is more than that.
        if (s.text[i] != 'o' || (i > 0 && is_word(s.text[i - 1])))
            while (i < s.size && is_word(s.text[i]))
                i++;
        if (i > s.at)
            s.at = i;
        else if (!step(&s))
            break;
    }
    parts->end = s.at;
    if (s.at > s.part || !parts->count)
        add_part(&s, s.at);
}

// Most names have no "::", and so no parts that it separates.
static bool has_scope(const char *name, size_t size)
{
    const char *end = name + size, *colon = name;
    while ((colon = memchr(colon, ':', (size_t)(end - colon))) && colon + 1 < end) {
        if (*++colon == ':')
            return true;
    }
    return false;
}

void pa_symbol_split(const char *name, size_t size, struct pa_symbol_parts *parts)
{
    parts->name = (struct pa_string){name, size};
    parts->count = parts->words = parts->path = parts->start = parts->end = 0;
    parts->scoped = false;
    if (!size)
        return;
    if (has_scope(name, size))
        scan(parts, true);
    if (parts->count < 2)
        scan(parts, false);
}

bool pa_symbol_is_closure_part(const struct pa_symbol_parts *parts, size_t index)
{
    struct pa_string part = parts->part[index];
    if (!index || !part.size)
        return index > 0;
    if (!parts->scoped)
        return is_number(part.text, part.size) || is_numbered(part, "func") ||
               is_numbered(part, "gowrap") || is_numbered(part, "deferwrap");
    if (part.text[0] == '{' || is_numbered(part, "$_"))
        return true;
    return part.size >= 10 && !memcmp(part.text, "operator()", 10) &&
           pa_symbol_is_closure_part(parts, index - 1);
}

size_t pa_symbol_own_part(const struct pa_symbol_parts *parts)
{
    size_t last = parts->count - 1;
    while (last > 0 && pa_symbol_is_closure_part(parts, last))
        last--;
    return last;
}

struct pa_string pa_symbol_bare(struct pa_string part)
{
    struct scanner s = {.text = part.text, .size = part.size};
    while (s.at < s.size) {
        char c = s.text[s.at];
        if (c == 'o' && skip_operator(&s))
            continue;
        bool mark = c == '[' && s.at > 1 && s.text[s.at - 1] == '_' && s.at + 3 == s.size; // _[k]
        bool blank = s.at && s.text[s.at - 1] == ' '; // operator<< <int>
        if (s.at && (c == '<' || c == '[' || c == '('))
            return (struct pa_string){part.text, s.at - mark - blank};
        if (!is_word(c) && c != '~')
            return part; // a bracket at the start, {lambda}, or a notation that is not known
        s.at++;
    }
    return part;
}
