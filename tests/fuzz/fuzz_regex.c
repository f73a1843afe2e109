// SPDX-License-Identifier: Apache-2.0
// A pattern, and after the first line end what it is matched with.
#include "fuzz.h"

#include "base/regex.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char *text = as_text(data, size);
    size_t n = strcspn(text, "\n");
    const char *subject = text + n + (text[n] == '\n');
    text[n] = '\0';
    struct pa_error err = {0};
    struct pa_regex *regex = pa_regex_new(text, &err);
    if (!regex)
        require(err.code != PA_OK && err.text[0]);
    if (regex && subject <= text + size) {
        size_t left = size - (size_t)(subject - text);
        bool first = pa_regex_match(regex, subject, left), known = pa_regex_check(regex, &err);
        require(known || (!first && err.code == PA_ERROR_LIMIT));
        require(!known || pa_regex_match(regex, subject, left) == first ||
                !pa_regex_check(regex, &err)); // the budget may end
    }
    pa_regex_free(regex);
    free(text);
    return 0;
}
