// SPDX-License-Identifier: Apache-2.0
// Values of OTLP's attributes as labels of samples.
#ifndef PA_INPUT_OTLP_VALUE_H
#define PA_INPUT_OTLP_VALUE_H

#include "input/otlp_dictionary.h"

// Appends a value to `labels` as copies of `label`, whose key and unit the caller has set. A whole
// number becomes a numeric label, any other value a text label without a unit: bytes in
// hexadecimal, key-value lists and nested arrays as JSON, "" no label at all. An array of at most
// 64 values becomes one label for each. NULL adds nothing. False (PA_ERROR_FORMAT) for an index
// that string_table does not have.
PA_MUST_CHECK bool pa_otlp_value_labels(struct pa_otlp_dictionary *d,
                                        const Pa__Otlp__AnyValue *value, struct pa_label label,
                                        struct pa_otlp_labels *labels, struct pa_error *err);

// Returns the bytes as lower-case hexadecimal digits, two for each, added to `strings`; 0 for none.
pa_str pa_otlp_hex(struct pa_strings *strings, const ProtobufCBinaryData *bytes);

#endif
