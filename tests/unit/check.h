// SPDX-License-Identifier: Apache-2.0
// cmocka with the headers it needs.
#ifndef PA_TESTS_CHECK_H
#define PA_TESTS_CHECK_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#endif
