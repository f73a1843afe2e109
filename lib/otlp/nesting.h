// SPDX-License-Identifier: Apache-2.0
// Checks an encoded message before protobuf-c unpacks it: protobuf-c recurses into nested messages
// without a limit, and does not say what is wrong with a malformed one.
#ifndef PA_OTLP_NESTING_H
#define PA_OTLP_NESTING_H

#include "base/error.h"

#include <protobuf-c/protobuf-c.h>

// How deep messages may be nested, the outermost included: the default limit of Google's protobuf
// libraries.
enum { PA_OTLP_MOST_NESTED = 100 };

// Returns whether `size` bytes are a valid message of `type`, a descriptor that protobuf-c
// generated: every field ends within its message, fields known to the type have the right wire type
// (repeated numbers may also be packed), and messages are nested at most PA_OTLP_MOST_NESTED deep.
// Fields that the type does not know are skipped. Else PA_ERROR_FORMAT with the byte, counted from
// `bytes`, the name of the message and, for a wrong wire type, that of the field. Allocates
// nothing.
PA_MUST_CHECK bool pa_otlp_check(const ProtobufCMessageDescriptor *type, const uint8_t *bytes,
                                 size_t size, struct pa_error *err);

#endif
