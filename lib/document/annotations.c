// SPDX-License-Identifier: Apache-2.0
// Commands of GitHub's runner, which reads them from what a step prints:
//
//     ::error title=sec/op>3%::Encode-8 sec/op: 1.2µ -> 1.4µ, +15 %
//
// What failed is an error, what could not be decided a warning. GitHub shows ten of a step and
// drops the rest without a word: the tenth says here how many there are more.
#include "base/visible.h"
#include "document/printing.h"

#include <string.h>

enum { MOST = 10 };

static bool is_shown(const struct pa_item *item, enum pa_check_result result)
{
    return item->kind == PA_ITEM_CHECK && item->check.result == result;
}

// Properties end at a comma or colon as well as a line's end.
static void add_escaped(struct pa_strbuf *out, const char *text, bool property)
{
    struct pa_strbuf line = {0};
    pa_visible_line(&line, text, strlen(text));
    for (size_t i = 0; i < line.size; i++) {
        char c = line.text[i];
        bool special = c == '%' || (property && (c == ':' || c == ','));
        if (special)
            pa_strbuf_printf(out, "%%%02X", (unsigned char)c);
        else
            pa_strbuf_addc(out, c);
    }
    pa_strbuf_release(&line);
}

static size_t count(const struct pa_doc *doc)
{
    size_t found = 0;
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next)
        found += is_shown(i, PA_CHECK_FAILED) || is_shown(i, PA_CHECK_ERROR);
    return found;
}

static void add_command(struct pa_strbuf *out, const struct pa_check *check)
{
    pa_strbuf_printf(out, "::%s title=", check->result == PA_CHECK_FAILED ? "error" : "warning");
    add_escaped(out, check->group ? check->group : check->name, true);
    pa_strbuf_adds(out, "::");
    add_escaped(out, check->name, false);
    if (check->message) {
        pa_strbuf_adds(out, ": ");
        add_escaped(out, check->message, false);
    }
    pa_strbuf_addc(out, '\n');
}

void pa_print_annotations(const struct pa_doc *doc, const struct pa_print_options *options,
                          struct pa_writer *out)
{
    static const enum pa_check_result ORDER[] = {PA_CHECK_FAILED, PA_CHECK_ERROR};
    (void)options;
    size_t all = count(doc), room = all > MOST ? MOST - 1 : all, shown = 0;
    for (size_t r = 0; r < 2; r++) {
        for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA));
             i = i->next) {
            if (is_shown(i, ORDER[r]) && shown < room) {
                add_command(&out->text, &i->check);
                shown++;
            }
        }
    }
    if (all > shown)
        pa_strbuf_printf(&out->text, "::warning title=pa::%zu more: see the report\n", all - shown);
    pa_writer_spill(out);
}
