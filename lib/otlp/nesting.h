// SPDX-License-Identifier: Apache-2.0
// Looking through a message on the wire before protobuf-c unpacks it: protobuf-c calls itself for
// every message in a message, and does not say what is wrong with one.
#ifndef PA_OTLP_NESTING_H
#define PA_OTLP_NESTING_H

#include "base/error.h"

#include <protobuf-c/protobuf-c.h>

// Messages within messages: what other readers of protobuf allow.
enum { PA_OTLP_MOST_NESTED = 100 };

// Whether the bytes are a message of this type: fields end within it, those that it knows have
// their wire type, and it is not nested too deeply. Errors name byte and field.
PA_MUST_CHECK bool pa_otlp_check(const ProtobufCMessageDescriptor *type, const uint8_t *bytes,
                                 size_t size, struct pa_error *err);

#endif
