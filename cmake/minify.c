// SPDX-License-Identifier: Apache-2.0
// A build tool: our own viewer scripts made small, so that their sources can be readable.
//
//     minify OUT.js core.js flame.js
//
// Comments and blanks go, and names that the scripts declare become short, as do properties whose
// names begin with "_". It knows the JavaScript
// that we write, not all of it: every statement ends in ';' or '}', no template literals, no
// shorthand properties, no name that means one thing as a variable and another as a global.
#include "base/file.h"
#include "base/strbuf.h"
#include "base/vec.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_STATEMENTS = 1024 };

struct token {
    const char *text;
    size_t size;
    int depth;          // of brackets around it
    unsigned statement; // of the outermost level
};

struct name {
    struct token token;
    size_t uses;
    bool everywhere;           // declared at the outermost level
    bool used[MAX_STATEMENTS]; // in which of the outermost statements
    char shorter[4];
};

struct script {
    struct pa_strbuf source;
    PA_VEC(struct token) tokens;
    PA_VEC(struct name) names;
};

static bool is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || c == '$' || (unsigned char)c >= 0x80;
}

static bool is(const struct token *t, const char *text)
{
    return strlen(text) == t->size && memcmp(t->text, text, t->size) == 0;
}

static bool same(const struct token *a, const struct token *b)
{
    return a->size == b->size && memcmp(a->text, b->text, a->size) == 0;
}

static bool is_name(const struct token *t)
{
    return is_word(t->text[0]) && !isdigit((unsigned char)t->text[0]);
}

static bool is_own_property(const struct token *t)
{
    return t->text[0] == '_' && t->size > 1;
}

static int depth_change(const struct token *t)
{
    return t->size != 1 ? 0 : strchr("([{", *t->text) ? 1 : strchr(")]}", *t->text) ? -1 : 0;
}

// A '/' starts a regular expression where an operand is due.
static bool regex_may_start(const struct script *s)
{
    if (s->tokens.count == 0)
        return true;
    const struct token *last = &s->tokens.items[s->tokens.count - 1];
    return is(last, "return") || strchr("(,=:[!&|?{};", last->text[0]);
}

// The end of a literal that starts at p and is closed by `quote`, unescaped and outside of [ ].
static const char *literal_end(const char *p, char quote)
{
    bool set = false;
    for (p++; *p && (*p != quote || set); p++) {
        if (*p == '\\')
            p++;
        else if (quote == '/' && (*p == '[' || *p == ']'))
            set = *p == '[';
    }
    return p + 1;
}

static void split(struct script *s)
{
    int depth = 0;
    unsigned statement = 0;
    for (const char *p = pa_strbuf_text(&s->source), *start; *p;) {
        start = p;
        if (isspace((unsigned char)*p)) {
            p++;
            continue;
        }
        if (p[0] == '/' && p[1] == '/') {
            p += strcspn(p, "\n");
            continue;
        }
        if (*p == '\'' || *p == '"' || (*p == '/' && regex_may_start(s))) {
            bool regex = *p == '/';
            p = literal_end(p, *p);
            while (regex && is_word(*p)) // its flags
                p++;
        } else if (is_word(*p))
            while (is_word(*p) || (isdigit((unsigned char)*start) && *p == '.'))
                p++;
        else if (p[0] == '=' && p[1] == '>')
            p += 2;
        else
            p++;
        struct token t = {start, (size_t)(p - start), depth, statement};
        depth += depth_change(&t);
        t.depth -= depth_change(&t) < 0;
        statement += depth == 0 && is(&t, ";") && statement + 1 < MAX_STATEMENTS;
        pa_vec_push(&s->tokens, t);
    }
}

// `everywhere`: at the outermost level, so that all of the script may mean it.
static void declare(struct script *s, const struct token *t, bool everywhere)
{
    static const char *const never[] = {"in", "of", "null", "this"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (is(t, never[i]))
            return;
    for (size_t i = 0; i < s->names.count; i++)
        if (same(&s->names.items[i].token, t)) {
            s->names.items[i].everywhere |= everywhere;
            return;
        }
    if (is_name(t))
        pa_vec_push(&s->names, (struct name){.token = *t, .everywhere = everywhere});
}

// Names in the brackets that open at `at`.
static void declare_until(struct script *s, size_t at, const char *close, bool everywhere)
{
    for (at++; at < s->tokens.count && !is(&s->tokens.items[at], close); at++)
        declare(s, &s->tokens.items[at], everywhere);
}

// Names of `var a = f(1, 2), b`: the first, and those after commas outside of brackets.
static void declare_list(struct script *s, size_t at)
{
    int depth = 0;
    bool due = true, everywhere = s->tokens.items[at].depth == 0;
    for (; at < s->tokens.count && depth >= 0 && (depth > 0 || !is(&s->tokens.items[at], ";"));
         at++) {
        const struct token *t = &s->tokens.items[at];
        if (due && is(t, "["))
            declare_until(s, at, "]", everywhere);
        else if (due)
            declare(s, t, everywhere);
        depth += depth_change(t);
        due = depth == 0 && is(t, ",");
    }
}

static void find_declared(struct script *s)
{
    for (size_t i = 0; i + 1 < s->tokens.count; i++) {
        const struct token *t = &s->tokens.items[i];
        if (is_own_property(t)) {
            declare(s, t, true);
        } else if (is(t, "var")) {
            declare_list(s, i + 1);
        } else if (is(t, "function")) {
            bool named = is_name(t + 1);
            if (named)
                declare(s, t + 1, t->depth == 0);
            declare_until(s, i + 1 + named, ")", false);
        } else if (is(t, "catch")) {
            declare_until(s, i + 1, ")", false);
        } else if (is(t, "=>")) {
            size_t open = i - 1;
            if (is(t - 1, ")"))
                while (!is(&s->tokens.items[open], "("))
                    open--;
            if (open == i - 1)
                declare(s, t - 1, false);
            else
                declare_until(s, open, ")", false);
        }
    }
}

// Is the token a variable, not a property or a key? Properties of our own count as such.
static bool is_variable(const struct script *s, size_t i)
{
    const struct token *t = &s->tokens.items[i];
    if (is_own_property(t))
        return true;
    if (!is_name(t) || (i > 0 && is(t - 1, ".") && !(i > 1 && is(t - 2, "."))))
        return false;
    bool key =
        i > 0 && i + 1 < s->tokens.count && is(t + 1, ":") && (is(t - 1, "{") || is(t - 1, ","));
    return !key;
}

static struct name *find_name(struct script *s, size_t i)
{
    if (!is_variable(s, i))
        return NULL;
    for (size_t n = 0; n < s->names.count; n++)
        if (same(&s->names.items[n].token, &s->tokens.items[i]))
            return &s->names.items[n];
    return NULL;
}

static int by_uses(const void *a, const void *b)
{
    const struct name *x = a, *y = b;
    if (x->uses != y->uses)
        return x->uses < y->uses ? 1 : -1;
    return (x->token.text > y->token.text) - (x->token.text < y->token.text);
}

// Two names may be shortened alike if one is local to statements that do not use the other.
static bool in_conflict(const struct name *a, const struct name *b)
{
    bool conflict = a->everywhere || b->everywhere;
    for (size_t i = 0; i < MAX_STATEMENTS && !conflict; i++)
        conflict = a->used[i] && b->used[i];
    return conflict;
}

static bool is_taken(struct script *s, const char *text, const struct name *by)
{
    for (struct name *n = s->names.items; n < by; n++)
        if (strcmp(n->shorter, text) == 0 && in_conflict(n, by))
            return true;
    for (size_t i = 0; i < s->tokens.count; i++)
        if (is(&s->tokens.items[i], text) && is_variable(s, i) && !find_name(s, i))
            return true;
    return strcmp(text, "do") == 0 || strcmp(text, "if") == 0 || strcmp(text, "in") == 0 ||
           strcmp(text, "of") == 0;
}

static void shorten_names(struct script *s)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_$";
    size_t count = sizeof letters - 1;
    for (size_t i = 0; i < s->tokens.count; i++) {
        struct name *name = find_name(s, i);
        if (!name)
            continue;
        name->uses++;
        name->used[s->tokens.items[i].statement] = true;
    }
    qsort(s->names.items, s->names.count, sizeof *s->names.items, by_uses);
    for (size_t i = 0; i < s->names.count; i++) {
        const char *start = is_own_property(&s->names.items[i].token) ? "_" : "";
        char *text = s->names.items[i].shorter;
        size_t next = 0;
        do {
            size_t at = next++;
            if (at < count)
                snprintf(text, 4, "%s%c", start, letters[at]);
            else
                snprintf(text, 4, "%s%c%c", start, letters[(at - count) / count],
                         letters[(at - count) % count]);
        } while (is_taken(s, text, &s->names.items[i]));
    }
}

// Does the token start a `var` right behind another one of the same block?
static bool continues_var(const struct script *s, size_t at)
{
    const struct token *t = &s->tokens.items[at];
    if (at == 0 || !is(t, "var") || !is(t - 1, ";"))
        return false;
    // Back to where the statement before starts: behind a ';' or a bracket of a block.
    const struct token *p = t - 2;
    for (; p > s->tokens.items; p--) {
        bool ends = is(p, ";") || is(p, "{") || (is(p, "}") && !strchr(";,)", p[1].text[0]));
        if (p->depth < t->depth || (p->depth == t->depth && ends))
            break;
    }
    return is(p > s->tokens.items ? p + 1 : p, "var");
}

static void join(struct script *s, struct pa_strbuf *out)
{
    for (size_t i = 0; i < s->tokens.count; i++) {
        const struct token *t = &s->tokens.items[i];
        if (continues_var(s, i)) {
            out->text[out->size - 1] = ',';
            continue;
        }
        const struct name *name = find_name(s, i);
        char last = out->size ? out->text[out->size - 1] : ' ';
        bool words = is_word(last) && is_word(t->text[0]);
        bool signs = (last == '+' || last == '-') && last == t->text[0] &&
                     t->text != s->tokens.items[i - 1].text + 1;
        if (is(t, "}") && last == ';')
            out->size--;
        if (words || signs)
            pa_strbuf_addc(out, ' ');
        if (name)
            pa_strbuf_adds(out, name->shorter);
        else
            pa_strbuf_add(out, t->text, t->size);
    }
    pa_strbuf_addc(out, '\n');
}

static int fail(const char *what)
{
    fprintf(stderr, "minify: %s\n", what);
    return 1;
}

int main(int argc, char **argv)
{
    struct script s = {0};
    struct pa_strbuf out = {0};
    struct pa_error err = {0};
    for (int i = 2; i < argc; i++) {
        struct pa_bytes bytes;
        if (!pa_file_read(argv[i], PA_DEFAULT_MAX_SIZE, &bytes, &err))
            return fail(err.text);
        pa_strbuf_add(&s.source, bytes.data, bytes.size);
        free(bytes.data);
    }
    split(&s);
    find_declared(&s);
    shorten_names(&s);
    join(&s, &out);
    if (argc < 3)
        return fail("usage: minify OUT.js FILE.js...");
    FILE *file = fopen(argv[1], "wb");
    if (!file || fwrite(out.text, 1, out.size, file) != out.size || fclose(file) != 0)
        return fail(argv[1]);
    pa_strbuf_release(&out);
    pa_strbuf_release(&s.source);
    pa_vec_release(&s.tokens);
    pa_vec_release(&s.names);
    return 0;
}
