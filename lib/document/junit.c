// SPDX-License-Identifier: Apache-2.0
// JUnit's XML, which CI systems read: one test case for each check. Checks of the same group that
// follow each other are one suite.
#include "base/escape.h"
#include "document/printing.h"

#include <string.h>

struct totals {
    size_t tests, failures, errors, skipped;
};

static const struct pa_item *next_check(const struct pa_item *item)
{
    while ((item = pa_item_seen(item, PA_FOR_DATA)) && item->kind != PA_ITEM_CHECK)
        item = item->next;
    return item;
}

static const char *group_of(const struct pa_doc *doc, const struct pa_item *item)
{
    return item->check.group ? item->check.group : doc->name;
}

// The suite that starts with `item` ends before the item returned.
static const struct pa_item *suite_end(const struct pa_doc *doc, const struct pa_item *item)
{
    const char *group = group_of(doc, item);
    while ((item = next_check(item->next)) && strcmp(group_of(doc, item), group) == 0)
        ;
    return item;
}

static struct totals count(const struct pa_item *item, const struct pa_item *end)
{
    struct totals totals = {0};
    for (; item != end; item = next_check(item->next)) {
        totals.tests++;
        totals.failures += item->check.result == PA_CHECK_FAILED;
        totals.errors += item->check.result == PA_CHECK_ERROR;
        totals.skipped += item->check.result == PA_CHECK_SKIPPED;
    }
    return totals;
}

static void add_attribute(struct pa_strbuf *out, const char *name, const char *value)
{
    pa_strbuf_printf(out, " %s=\"", name);
    pa_escape_xml(out, value, strlen(value));
    pa_strbuf_addc(out, '"');
}

static void add_suite_start(struct pa_strbuf *out, const char *indent, const char *element,
                            const char *name, struct totals totals)
{
    pa_strbuf_printf(out, "%s<%s", indent, element);
    add_attribute(out, "name", name);
    pa_strbuf_printf(out, " tests=\"%zu\" failures=\"%zu\" errors=\"%zu\" skipped=\"%zu\">\n",
                     totals.tests, totals.failures, totals.errors, totals.skipped);
}

static void add_outcome(struct pa_strbuf *out, const struct pa_check *check)
{
    static const char *const ELEMENTS[] = {NULL, "failure", "skipped", "error"};
    const char *element = ELEMENTS[check->result];
    pa_strbuf_printf(out, ">\n      <%s", element);
    if (check->message)
        add_attribute(out, "message", check->message);
    pa_strbuf_addc(out, '>');
    if (check->details)
        pa_escape_xml(out, check->details, strlen(check->details));
    pa_strbuf_printf(out, "</%s>\n    </testcase>\n", element);
}

// Package and group: cases of equal name in two packages are two.
static void add_class(struct pa_strbuf *out, const struct pa_doc *doc, const struct pa_item *item)
{
    const char *package = item->check.package, *group = group_of(doc, item);
    pa_strbuf_adds(out, " classname=\"");
    if (package && *package) {
        pa_escape_xml(out, package, strlen(package));
        pa_strbuf_adds(out, ": ");
    }
    pa_escape_xml(out, group, strlen(group));
    pa_strbuf_addc(out, '"');
}

static void add_case(struct pa_strbuf *out, const struct pa_doc *doc, const struct pa_item *item)
{
    pa_strbuf_adds(out, "    <testcase");
    add_class(out, doc, item);
    add_attribute(out, "name", item->check.name);
    if (item->check.result == PA_CHECK_PASSED)
        pa_strbuf_adds(out, "/>\n");
    else
        add_outcome(out, &item->check);
}

void pa_print_junit(const struct pa_doc *doc, const struct pa_print_options *options,
                    struct pa_writer *out)
{
    (void)options;
    const struct pa_item *item = next_check(doc->items);
    pa_strbuf_adds(&out->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    add_suite_start(&out->text, "", "testsuites", doc->title ? doc->title : doc->name,
                    count(item, NULL));
    while (item) {
        const struct pa_item *end = suite_end(doc, item);
        add_suite_start(&out->text, "  ", "testsuite", group_of(doc, item), count(item, end));
        for (; item != end; item = next_check(item->next)) {
            add_case(&out->text, doc, item);
            pa_writer_spill(out);
        }
        pa_strbuf_adds(&out->text, "  </testsuite>\n");
    }
    pa_strbuf_adds(&out->text, "</testsuites>\n");
}
