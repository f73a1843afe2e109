// SPDX-License-Identifier: Apache-2.0
#include "input/folded_line.h"

#include <string.h>

bool pa_folded_is_skipped(struct pa_text line)
{
    pa_text_spaces(&line);
    return line.next == line.end || (*line.next == '#' && pa_text_starts(pa_text_trim(line), "# "));
}

// Decimal numbers only: "main;0x4005d0" ends in an address, not in a count.
bool pa_folded_take_number(struct pa_text *text, struct pa_decimal *number)
{
    struct pa_text t = pa_text_trim(*text);
    struct pa_text word = {t.end, t.end};
    while (word.next > t.next && word.next[-1] != ' ' && word.next[-1] != '\t')
        word.next--;
    if (word.next == t.next || word.next == word.end ||
        !pa_decimal_parse(word.next, pa_text_size(word), number))
        return false;
    *text = pa_text_trim((struct pa_text){t.next, word.next});
    return true;
}

bool pa_folded_parse(struct pa_text line, unsigned columns, struct pa_folded_line *parsed)
{
    *parsed = (struct pa_folded_line){.stack = line};
    for (unsigned i = columns; i > 0; i--) {
        if (!pa_folded_take_number(&parsed->stack, &parsed->number[i - 1]))
            return false;
    }
    // "Errors: 0" is a message of a profiler, not a stack.
    return !pa_text_ends(parsed->stack, ":") ||
           memchr(parsed->stack.next, ';', pa_text_size(parsed->stack));
}
