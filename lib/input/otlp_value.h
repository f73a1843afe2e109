// SPDX-License-Identifier: Apache-2.0
// Values of OTLP's attributes as labels of samples.
#ifndef PA_INPUT_OTLP_VALUE_H
#define PA_INPUT_OTLP_VALUE_H

#include "input/otlp_dictionary.h"

// Adds the value as labels like `label`, whose key and unit are set: whole numbers are numbers, all
// else is text; "" is no label.
PA_MUST_CHECK bool pa_otlp_value_labels(struct pa_otlp_dictionary *d,
                                        const Pa__Otlp__AnyValue *value, struct pa_label label,
                                        struct pa_otlp_labels *labels, struct pa_error *err);

// Bytes as hexadecimal digits.
pa_str pa_otlp_hex(struct pa_strings *strings, const ProtobufCBinaryData *bytes);

#endif
