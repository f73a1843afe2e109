// SPDX-License-Identifier: Apache-2.0
// The interface between the program and its module that speaks HTTP (libpa-http.so, on libcurl).
// The module links none of the program's libraries, and is loaded when an engine is asked for.
#ifndef PA_ENGINE_HTTP_H
#define PA_ENGINE_HTTP_H

#include <stdbool.h>
#include <stddef.h>

// Raised whenever something here changes: a module left from another version is refused.
enum { PA_HTTP_VERSION = 1 };

struct pa_http_server {
    const char *user, *password; // NULL: none
    const char *ca;              // a file of certificates to trust; NULL: those of the system
    long seconds;                // that an answer may take
};

struct pa_http_request {
    const char *url;
    const void *body;
    size_t size;
    // Is given the next bytes of the answer, valid during the call. False breaks the request off.
    bool (*take)(void *object, const void *bytes, size_t size);
    void *object;
};

// On a failure *problem is set to a text for people; it is valid until the next call.
struct pa_http_calls {
    int version; // PA_HTTP_VERSION
    // Returns a handle whose connection is kept from one request to the next; NULL on a failure.
    // Nothing is sent yet.
    void *(*open)(const struct pa_http_server *server, const char **problem);
    // Sends request->body by POST. Returns the HTTP status of the answer, 0 if there is none or not
    // all of it arrived.
    long (*post)(void *connection, const struct pa_http_request *request, const char **problem);
    void (*close)(void *connection);
};
#define PA_HTTP_SYMBOL "pa_http_calls"

#endif
