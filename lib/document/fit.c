// SPDX-License-Identifier: Apache-2.0
#include "document/fit.h"

#include "base/utf8.h"

#include <string.h>

// Names are told apart by their ends; below TIGHT characters nothing is.
enum { ROOMY = 24, TIGHT = 10 };

bool pa_fit_shows(const struct pa_fit *fit, const struct pa_table *table, size_t column)
{
    return pa_sees(PA_FOR_TEXT, table->columns[column].audience) &&
           !(fit->hidden && fit->hidden[column]);
}

size_t pa_fit_needed(const struct pa_fit *fit, const struct pa_table *table)
{
    size_t sum = 0;
    bool first = true;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct pa_column *column = &table->columns[i];
        if (!pa_fit_shows(fit, table, i))
            continue;
        sum += fit->widths[i] + (first ? 0 : column->gap ? column->gap : 2);
        sum += fit->bars && column->bar ? column->bar + 1 : 0;
        first = false;
    }
    return sum;
}

// The widest text that is wider than `least`, or the number of columns.
static size_t widest(const struct pa_fit *fit, const struct pa_table *table, size_t least)
{
    size_t best = table->column_count;
    for (size_t i = 0; i < table->column_count; i++) {
        const struct pa_column *column = &table->columns[i];
        if (column->kind != PA_CELL_TEXT || !pa_column_is_left(column) ||
            !pa_fit_shows(fit, table, i) || fit->widths[i] <= least)
            continue;
        if (best == table->column_count || fit->widths[i] > fit->widths[best])
            best = i;
    }
    return best;
}

// Texts give what they have above `least`, the widest first, so that they end equally wide.
static bool narrow(struct pa_fit *fit, const struct pa_table *table, size_t least)
{
    size_t sum = pa_fit_needed(fit, table);
    for (size_t i; sum > fit->width && (i = widest(fit, table, least)) < table->column_count;) {
        size_t old = fit->widths[i], keep = least;
        for (size_t k = 0; k < table->column_count; k++) {
            const struct pa_column *column = &table->columns[k];
            if (column->kind == PA_CELL_TEXT && pa_column_is_left(column) &&
                pa_fit_shows(fit, table, k) && fit->widths[k] < old && fit->widths[k] > keep)
                keep = fit->widths[k];
        }
        size_t want = keep < old - 1 ? keep : old - 1, excess = sum - fit->width;
        fit->widths[i] = excess < old - want ? old - excess : want;
        sum -= old - fit->widths[i];
    }
    return sum <= fit->width;
}

// The rank in which columns go: what says how sure others are and what can be spared, numbers,
// texts. The first that is shown stays.
static int sacrifice(const struct pa_column *column)
{
    return column->evidence || column->spare                            ? 2
           : column->kind != PA_CELL_TEXT || !pa_column_is_left(column) ? 1
                                                                        : 0;
}

// Hides the last column of the highest rank that is at least `least`. False: there is none.
static bool hide(struct pa_fit *fit, const struct pa_table *table, int least)
{
    size_t best = table->column_count, first = 0;
    while (first < table->column_count && !pa_fit_shows(fit, table, first))
        first++;
    for (size_t i = table->column_count; i-- > first + 1;) {
        int rank = sacrifice(&table->columns[i]);
        if (rank >= least && pa_fit_shows(fit, table, i) &&
            (best == table->column_count || rank > sacrifice(&table->columns[best])))
            best = i;
    }
    if (best == table->column_count)
        return false;
    fit->hidden[best] = true;
    return true;
}

void pa_fit_table(struct pa_fit *fit, const struct pa_table *table)
{
    fit->bars = true;
    if (!fit->width || narrow(fit, table, ROOMY))
        return;
    fit->bars = false;
    while (!narrow(fit, table, ROOMY) && hide(fit, table, 2))
        ;
    while (!narrow(fit, table, TIGHT) && hide(fit, table, 0))
        ;
}

// Bytes of blanks and of the lines that draw a tree.
static size_t indentation(const struct pa_strbuf *cell)
{
    size_t at = 0, bytes = 0;
    for (; at < cell->size; at += bytes) {
        uint32_t c = pa_utf8_decode(cell->text + at, cell->size - at, &bytes);
        if (c != ' ' && !(c >= 0x2500 && c < 0x2580)) // box drawing
            break;
    }
    return at;
}

static void cut(struct pa_strbuf *cell, size_t width)
{
    if (width == 0 || pa_utf8_count(pa_strbuf_text(cell), cell->size) <= width)
        return;
    cell->size = pa_utf8_prefix(cell->text, cell->size, width - 1);
    cell->text[cell->size] = '\0';
    pa_strbuf_adds(cell, "…");
}

static void shorten_from(struct pa_strbuf *cell, size_t start, pa_shorten_name *shorten)
{
    struct pa_strbuf name = {0};
    shorten(cell->text + start, cell->size - start, &name);
    cell->size = start;
    cell->text[start] = '\0';
    pa_strbuf_add(cell, pa_strbuf_text(&name), name.size);
    pa_strbuf_release(&name);
}

void pa_fit_cell(struct pa_strbuf *cell, size_t width, pa_shorten_name *shorten)
{
    if (cell->size <= width || pa_utf8_count(cell->text, cell->size) <= width)
        return;
    if (shorten)
        shorten_from(cell, indentation(cell), shorten);
    else
        cut(cell, width);
}

// Where the name of a line of numbers begins: behind "| " that no text but numbers precedes.
static size_t name_in_line(const struct pa_strbuf *line)
{
    size_t numbers = strspn(line->text, " 0123456789.%-");
    while (line->text[numbers] && line->text[numbers] != '|')
        numbers += strcspn(line->text + numbers, " |") ? strcspn(line->text + numbers, " |")
                                                       : strspn(line->text + numbers, " ");
    if (line->text[numbers] == '|')
        return numbers + 1 + strspn(line->text + numbers + 1, " ");
    return 0;
}

void pa_fit_line(struct pa_strbuf *line, size_t width, pa_shorten_name *shorten)
{
    if (line->size <= width || pa_utf8_count(line->text, line->size) <= width)
        return;
    size_t name = name_in_line(line);
    // Source lines have a number with a colon before what may hold any character.
    if (shorten && name && !memchr(line->text, ':', name))
        shorten_from(line, name, shorten);
    cut(line, width);
}

void pa_fit_words(struct pa_strbuf *out, const char *text, size_t size, size_t width)
{
    size_t at = 0;
    while (size > 0) {
        const char *blank = memchr(text, ' ', size);
        size_t word = blank ? (size_t)(blank - text) : size, long_ = pa_utf8_count(text, word);
        if (at > 0 && at + 1 + long_ > width) {
            pa_strbuf_addc(out, '\n');
            at = 0;
        } else if (at > 0) {
            pa_strbuf_addc(out, ' ');
            at++;
        }
        pa_strbuf_add(out, text, word);
        at += long_;
        text += word + (blank != NULL);
        size -= word + (blank != NULL);
    }
}
