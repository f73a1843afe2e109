// SPDX-License-Identifier: Apache-2.0
#include "engine/engine_private.h"

#include <ctype.h>

static const char FORM[] =
    "wanted clickhouse:http[s]://[USER@]HOST[:PORT][/DATABASE][?cluster=NAME]";

// Names of databases and clusters stand in SQL and in addresses without quotation, so only letters,
// digits and '_' are allowed.
static bool is_name(const char *text)
{
    for (const char *c = text; *c; c++) {
        if (!isalnum((unsigned char)*c) && *c != '_')
            return false;
    }
    return *text != '\0';
}

// Whether the text is a host, an IPv6 address in brackets, each with an optional port.
static bool is_host(const char *text)
{
    size_t size = strcspn(text, ":[]");
    if (*text == '[')
        size = strspn(text + 1, "0123456789abcdefABCDEF:.") + 2;
    else if (strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") <
             size)
        return false;
    if (!size || size > strlen(text) || (*text == '[' && text[size - 1] != ']'))
        return false;
    const char *port = text + size;
    return !*port ||
           (*port == ':' && port[1] && strspn(port + 1, "0123456789") == strlen(port + 1));
}

static bool has_port(const char *host)
{
    const char *bracket = strrchr(host, ']');
    return strchr(bracket ? bracket : host, ':') != NULL;
}

// Cuts `text` at the first `mark` and returns the text after it; NULL if there is none.
static char *cut(char *text, char mark)
{
    char *at = strchr(text, mark);
    if (at)
        *at++ = '\0';
    return at;
}

bool pa_engine_read_address(struct pa_engine *e, const char *address, struct pa_error *err)
{
    static const char name[] = "clickhouse:";
    bool ours = strncmp(address, name, strlen(name)) == 0;
    const char *url = ours ? address + strlen(name) : address;
    bool tls = strncmp(url, "https://", 8) == 0;
    if (!ours || (!tls && strncmp(url, "http://", 7) != 0))
        return pa_error_set(err, PA_ERROR_USAGE, "--engine: %s", FORM);
    char *host = pa_arena_strdup(e->arena, url + (tls ? 8 : 7));
    char *query = cut(host, '?');
    char *path = cut(host, '/');
    char *behind = strchr(host, '@') ? cut(host, '@') : NULL;
    if (behind) {
        if (strchr(host, ':'))
            return pa_error_set(err, PA_ERROR_USAGE,
                                "--engine: a password in an address is seen by everybody: "
                                "--engine-password FILE or PA_ENGINE_PASSWORD has it");
        e->user = host;
        host = behind;
    }
    e->database = path && *path ? path : "default";
    e->cluster = query && strncmp(query, "cluster=", 8) == 0 ? query + 8 : NULL;
    if (!is_host(host) || !is_name(e->database) || (query && (!e->cluster || !is_name(e->cluster))))
        return pa_error_set(err, PA_ERROR_USAGE, "--engine: %s", FORM);
    e->url = pa_arena_printf(e->arena, "%s://%s%s", tls ? "https" : "http", host,
                             has_port(host) ? ""
                             : tls          ? ":8443"
                                            : ":8123");
    // Settings that must hold whatever the server's are: a shard that does not answer is an error,
    // and an answer is sent only when it is complete, since an error after its first bytes would
    // look like its end.
    e->base = pa_arena_printf(e->arena,
                              "%s/?database=%s&skip_unavailable_shards=0&wait_end_of_query=1"
                              "&insert_distributed_sync=1&max_query_size=67108864",
                              e->url, e->database);
    return true;
}
