// SPDX-License-Identifier: Apache-2.0
#include "engine/http.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CONNECT_SECONDS = 10 };

struct connection {
    CURL *curl;
    struct curl_slist *headers;
    char problem[CURL_ERROR_SIZE];
    const struct pa_http_request *request; // that is answered
};

static size_t take(char *bytes, size_t one, size_t count, void *object)
{
    struct connection *c = object;
    size_t size = one * count;
    return c->request->take(c->request->object, bytes, size) ? size : 0;
}

// False if memory is short, or the text has line ends, which a header cannot hold.
static bool add_header(struct connection *c, const char *name, const char *value)
{
    size_t size = strlen(name) + strlen(value) + 3;
    char *line = malloc(size);
    if (!line || strpbrk(value, "\r\n")) {
        free(line);
        return false;
    }
    snprintf(line, size, "%s: %s", name, value);
    struct curl_slist *more = curl_slist_append(c->headers, line);
    free(line);
    c->headers = more ? more : c->headers;
    return more != NULL;
}

// Requests go only to the given address: no proxy from the environment, no redirects, no protocol
// but HTTP.
static void set_up(struct connection *c, const struct pa_http_server *server)
{
    CURL *curl = c->curl;
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, c->problem);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl, CURLOPT_SSLVERSION, (long)CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYPEER, 1L);
    curl_easy_setopt(curl, CURLOPT_SSL_VERIFYHOST, 2L);
    if (server->ca)
        curl_easy_setopt(curl, CURLOPT_CAINFO, server->ca);
    curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, (long)CONNECT_SECONDS);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, server->seconds);
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, c->headers);
    curl_easy_setopt(curl, CURLOPT_POST, 1L);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, take);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, c);
}

static void close_connection(void *connection)
{
    struct connection *c = connection;
    if (c->curl)
        curl_easy_cleanup(c->curl);
    curl_slist_free_all(c->headers);
    free(c);
}

static void *open_connection(const struct pa_http_server *server, const char **problem)
{
    struct connection *c = calloc(1, sizeof *c);
    if (!c)
        return NULL;
    c->curl = curl_easy_init();
    *problem = "libcurl cannot be used, or the user or the password is none that HTTP can send";
    // An empty "Expect" header: otherwise libcurl waits before large bodies for a "100 Continue"
    // that old servers do not send.
    bool ok = c->curl && add_header(c, "Expect", "") &&
              add_header(c, "Content-Type", "application/octet-stream") &&
              (!server->user || add_header(c, "X-ClickHouse-User", server->user)) &&
              (!server->password || add_header(c, "X-ClickHouse-Key", server->password));
    if (!ok) {
        close_connection(c);
        return NULL;
    }
    set_up(c, server);
    return c;
}

static long post(void *connection, const struct pa_http_request *request, const char **problem)
{
    struct connection *c = connection;
    long status = 0;
    c->request = request;
    c->problem[0] = '\0';
    curl_easy_setopt(c->curl, CURLOPT_URL, request->url);
    curl_easy_setopt(c->curl, CURLOPT_POSTFIELDS, request->size ? request->body : "");
    curl_easy_setopt(c->curl, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->size);
    CURLcode code = curl_easy_perform(c->curl);
    if (code != CURLE_OK) {
        // libcurl's own text for a failed connection says only after how many milliseconds it
        // failed.
        bool plain = !*c->problem || code == CURLE_COULDNT_CONNECT;
        *problem = plain ? curl_easy_strerror(code) : c->problem;
        return 0;
    }
    curl_easy_getinfo(c->curl, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

extern const struct pa_http_calls pa_http_calls;
const struct pa_http_calls pa_http_calls = {
    .version = PA_HTTP_VERSION,
    .open = open_connection,
    .post = post,
    .close = close_connection,
};
