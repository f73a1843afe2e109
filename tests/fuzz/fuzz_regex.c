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
    size_t start, end, left = size - (size_t)(subject - text);
    if (regex && subject <= text + size && pa_regex_search(regex, subject, left, &start, &end))
        require(start <= end && end <= left && pa_regex_match(regex, subject, left));
    pa_regex_free(regex);
    free(text);
    return 0;
}
