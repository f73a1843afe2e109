// SPDX-License-Identifier: Apache-2.0
// GitLab's code quality report: an array with an object for each check that failed or could not be
// made. GitLab tells findings apart by their fingerprints and shows one of equal ones: it is made
// of rule, package and name, so that it stays the same while values and lines change.
#include "base/escape.h"
#include "base/hash.h"
#include "document/printing.h"

#include <inttypes.h>
#include <string.h>

static void add_string(struct pa_strbuf *out, const char *text)
{
    pa_escape_json(out, text, strlen(text));
}

static const char *group_of(const struct pa_doc *doc, const struct pa_check *check)
{
    return check->group ? check->group : doc->name;
}

static const char *package_of(const struct pa_check *check)
{
    return check->package && *check->package ? check->package : NULL;
}

static uint64_t fingerprint(const struct pa_doc *doc, const struct pa_check *check)
{
    struct pa_strbuf key = {0};
    pa_strbuf_printf(&key, "%s\n%s\n%s", group_of(doc, check),
                     package_of(check) ? package_of(check) : "", check->name);
    uint64_t hash = pa_hash_bytes(key.text, key.size);
    pa_strbuf_release(&key);
    return hash;
}

static void add_finding(struct pa_strbuf *out, const struct pa_doc *doc,
                        const struct pa_check *check)
{
    struct pa_strbuf text = {0};
    bool failed = check->result == PA_CHECK_FAILED;
    pa_strbuf_printf(&text, "%s%s%s", check->name, check->message ? ": " : "",
                     check->message ? check->message : "");
    pa_strbuf_adds(out, "  {\"description\": ");
    add_string(out, text.text);
    pa_strbuf_adds(out, ", \"check_name\": ");
    add_string(out, group_of(doc, check));
    pa_strbuf_printf(out,
                     ", \"fingerprint\": \"%016" PRIx64 "\", \"severity\": \"%s\", "
                     "\"location\": {\"path\": ",
                     fingerprint(doc, check), failed ? "major" : "minor");
    add_string(out, package_of(check) ? package_of(check) : check->name);
    pa_strbuf_adds(out, ", \"lines\": {\"begin\": 1}}}");
    pa_strbuf_release(&text);
}

void pa_print_codequality(const struct pa_doc *doc, const struct pa_print_options *options,
                          struct pa_writer *out)
{
    (void)options;
    bool first = true;
    pa_strbuf_addc(&out->text, '[');
    for (const struct pa_item *i = doc->items; (i = pa_item_seen(i, PA_FOR_DATA)); i = i->next) {
        if (i->kind != PA_ITEM_CHECK ||
            (i->check.result != PA_CHECK_FAILED && i->check.result != PA_CHECK_ERROR))
            continue;
        pa_strbuf_adds(&out->text, first ? "\n" : ",\n");
        add_finding(&out->text, doc, &i->check);
        pa_writer_spill(out);
        first = false;
    }
    pa_strbuf_adds(&out->text, first ? "]\n" : "\n]\n");
}
