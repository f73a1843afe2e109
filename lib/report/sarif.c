// SPDX-License-Identifier: Apache-2.0
#include "report/sarif.h"

#include "base/escape.h"

#include <ctype.h>
#include <string.h>

static void add_member(struct pa_strbuf *out, const char *key, const char *text)
{
    pa_strbuf_printf(out, "\"%s\":", key);
    pa_escape_json(out, text, strlen(text));
}

// A member that is an object with a text: {"text": …}.
static void add_message(struct pa_strbuf *out, const char *key, const char *text)
{
    pa_strbuf_printf(out, "\"%s\":{", key);
    add_member(out, "text", text);
    pa_strbuf_addc(out, '}');
}

static bool is_told(const struct pa_finding *f)
{
    return f->certainty > PA_CERTAINTY_MAYBE && !f->inside && f->site_count &&
           !pa_finding_is_quality(f) && f->sites[0].file && f->sites[0].line > 0;
}

// ---- Rules

static void add_rules(struct pa_strbuf *out, const struct pa_findings *findings)
{
    bool any = false;
    for (size_t i = 0; i < findings->list.count; i++) {
        const struct pa_finding *f = &findings->list.items[i];
        if (!is_told(f))
            continue;
        pa_strbuf_adds(out, any ? ",{" : "{");
        add_member(out, "id", f->rule->id);
        pa_strbuf_addc(out, ',');
        add_message(out, "shortDescription", f->rule->text.title);
        pa_strbuf_addc(out, ',');
        add_message(out, "fullDescription", f->rule->text.sees);
        pa_strbuf_addc(out, ',');
        add_message(out, "help", f->rule->text.remedy);
        pa_strbuf_addc(out, '}');
        any = true;
    }
}

// ---- Results

// The file's name as a URI: relative if a folder is taken off, else of an absolute path.
static void add_uri(struct pa_strbuf *out, const char *file, const char *trim)
{
    size_t n = trim ? strlen(trim) : 0;
    while (n && trim[n - 1] == '/')
        n--;
    struct pa_strbuf uri = {0};
    if (n && strncmp(file, trim, n) == 0 && file[n] == '/')
        file += n + 1;
    else if (*file == '/')
        pa_strbuf_adds(&uri, "file://");
    for (; *file; file++) {
        if (isalnum((unsigned char)*file) || strchr("/-._~@+", *file))
            pa_strbuf_addc(&uri, *file);
        else
            pa_strbuf_printf(&uri, "%%%02X", (unsigned char)*file);
    }
    add_member(out, "uri", pa_strbuf_text(&uri));
    pa_strbuf_release(&uri);
}

static void add_text(struct pa_strbuf *out, const struct pa_finding *f)
{
    struct pa_strbuf text = {0};
    if (f->of)
        pa_strbuf_printf(&text, "%.0f %% of %s %s", 100 * f->share, f->of, f->rule->text.says);
    else
        pa_strbuf_adds(&text, f->rule->text.title);
    if (f->evidence)
        pa_strbuf_printf(&text, " (%s)", f->evidence);
    pa_strbuf_printf(&text, ". %s", f->rule->text.remedy);
    add_message(out, "message", pa_strbuf_text(&text));
    pa_strbuf_release(&text);
}

// Rule and function without what tells closures apart: it stays when lines move.
static void add_fingerprint(struct pa_strbuf *out, const struct pa_finding *f,
                            const struct pa_strings *strings)
{
    struct pa_string function = pa_site_group(strings, f->sites[0].function);
    struct pa_strbuf text = {0};
    pa_strbuf_printf(&text, "%s:", f->rule->id);
    pa_strbuf_add(&text, function.text, function.size);
    pa_strbuf_adds(out, "\"partialFingerprints\":{");
    add_member(out, "function/v1", text.text);
    pa_strbuf_addc(out, '}');
    pa_strbuf_release(&text);
}

static void add_result(struct pa_strbuf *out, const struct pa_finding *f,
                       const struct pa_sarif_options *o)
{
    const struct pa_finding_site *s = &f->sites[0];
    pa_strbuf_addc(out, '{');
    add_member(out, "ruleId", f->rule->id);
    pa_strbuf_addc(out, ',');
    add_member(out, "level", f->severity >= PA_SEVERITY_MEDIUM ? "warning" : "note");
    pa_strbuf_addc(out, ',');
    add_text(out, f);
    pa_strbuf_adds(out, ",\"locations\":[{\"physicalLocation\":{\"artifactLocation\":{");
    add_uri(out, pa_strings_text(o->strings, s->file), o->trim);
    pa_strbuf_printf(out, "},\"region\":{\"startLine\":%lld}}}],", (long long)s->line);
    add_fingerprint(out, f, o->strings);
    pa_strbuf_addc(out, '}');
}

void pa_report_sarif(const struct pa_findings *findings, const struct pa_sarif_options *o,
                     struct pa_writer *out)
{
    bool any = false;
    pa_strbuf_adds(
        &out->text,
        "{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\","
        "\"version\":\"2.1.0\",\"runs\":[{\"tool\":{\"driver\":{\"name\":\"pa\",\"rules\":[");
    add_rules(&out->text, findings);
    pa_strbuf_adds(&out->text, "]}},\"results\":[");
    for (size_t i = 0; i < findings->list.count; i++) {
        if (!is_told(&findings->list.items[i]))
            continue;
        pa_strbuf_adds(&out->text, any ? ",\n" : "\n");
        add_result(&out->text, &findings->list.items[i], o);
        any = true;
    }
    pa_strbuf_adds(&out->text, "]}]}\n");
}
