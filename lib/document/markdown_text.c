// SPDX-License-Identifier: Apache-2.0
#include "document/markdown_text.h"

#include "base/visible.h"

#include <ctype.h>
#include <string.h>

static bool is_word(const char *text, size_t size, size_t i)
{
    return i < size && (isalnum((unsigned char)text[i]) || text[i] == '_');
}

// Punctuation that means something in running text; '|' and backslashes would split table cells.
// In HTML, backslashes do not escape.
static void add_text_byte(struct pa_strbuf *out, const char *text, size_t size, size_t i, bool html)
{
    char c = text[i];
    bool inside = i > 0 && is_word(text, size, i - 1) && is_word(text, size, i + 1);
    if (strchr("&<>|\\", c) || (html && strchr("`*~$[", c)))
        pa_strbuf_printf(out, "&#%d;", c);
    else if (strchr("`*~$[", c) || (c == '_' && !inside && !html))
        pa_strbuf_printf(out, "\\%c", c);
    else if ((c == '@' || c == '#') && is_word(text, size, i + 1))
        pa_strbuf_printf(out, "%c<!-- -->", c); // neither a mention nor an issue
    else
        pa_strbuf_addc(out, c);
}

void pa_markdown_running(struct pa_markdown_text *t, const char *text, size_t size, bool html)
{
    pa_strbuf_clear(&t->line);
    pa_visible_line(&t->line, text, size);
    for (size_t i = 0; i < t->line.size; i++)
        add_text_byte(t->out, t->line.text, t->line.size, i, html);
}

void pa_markdown_text_add(struct pa_markdown_text *t, const char *text, size_t size)
{
    pa_markdown_running(t, text, size, false);
}

void pa_markdown_string(struct pa_markdown_text *t, const char *text)
{
    pa_markdown_text_add(t, text, strlen(text));
}

void pa_markdown_line(struct pa_markdown_text *t, const char *prefix, const char *text,
                      const char *end)
{
    pa_strbuf_adds(t->out, prefix);
    pa_markdown_string(t, text);
    pa_strbuf_adds(t->out, end);
}

// True if a line that starts so would become a heading, list, quote or rule.
static bool starts_block(const char *text, size_t size)
{
    size_t digits = 0;
    if (size && strchr("#+-=", text[0]))
        return true;
    while (digits < size && isdigit((unsigned char)text[digits]))
        digits++;
    return digits > 0 && digits < size && (text[digits] == '.' || text[digits] == ')');
}

// Text of its own lines, as opposed to what stands in a heading or cell.
void pa_markdown_paragraph(struct pa_markdown_text *t, const char *prefix, const char *text)
{
    while (*text) {
        text += strspn(text, " ");
        size_t size = strcspn(text, "\n");
        bool escaped = starts_block(text, size);
        pa_strbuf_adds(t->out, prefix);
        if (escaped)
            pa_strbuf_printf(t->out, "&#%d;", text[0]);
        pa_markdown_text_add(t, text + escaped, size - escaped);
        text += size + (text[size] == '\n');
        pa_strbuf_adds(t->out, *text ? "\\\n" : "\n\n");
    }
}

static bool fits_code_span(const char *text, size_t size)
{
    return size && text[0] != ' ' && text[size - 1] != ' ' && !memchr(text, '`', size) &&
           !memchr(text, '|', size) && !memchr(text, '\\', size);
}

// Most punctuation as entities: nothing is left for Markdown to find.
void pa_markdown_entities(struct pa_strbuf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)text[i];
        bool harmless = c >= 0x80 || isalnum(c) || (c && strchr(".,;()/+-%=", c)) ||
                        (c == ' ' && i > 0 && i + 1 < size);
        if (!harmless)
            pa_strbuf_printf(out, "&#%d;", c);
        else
            pa_strbuf_addc(out, (char)c);
    }
}

// A name, as it is written in code.
void pa_markdown_code(struct pa_markdown_text *t, const char *text, size_t size)
{
    struct pa_strbuf *out = t->out;
    if (size == 0)
        return;
    pa_strbuf_clear(&t->line);
    pa_visible_line(&t->line, text, size);
    if (fits_code_span(t->line.text, t->line.size)) {
        pa_strbuf_printf(out, "`%s`", t->line.text);
        return;
    }
    pa_strbuf_adds(out, "<code>");
    pa_markdown_entities(out, t->line.text, t->line.size);
    pa_strbuf_adds(out, "</code>");
}

// An address: what could end the link is written as a number.
void pa_markdown_address(struct pa_strbuf *out, const char *link)
{
    for (; *link; link++)
        pa_strbuf_printf(
            out, strchr(" ()<>[]\\\"'`", *link) || iscntrl((unsigned char)*link) ? "%%%02X" : "%c",
            (unsigned char)*link);
}
