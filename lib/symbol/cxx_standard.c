// SPDX-License-Identifier: Apache-2.0
// Names of the standard library that have a code of their own, as trees.
#include "symbol/cxx_parse.h"

#define NAME_NODE(text_)                                                                           \
    {                                                                                              \
        .kind = PA_CXX_NAME, .text = text_, .size = sizeof(text_) - 1                              \
    }
#define STD_NODE(name_)                                                                            \
    {                                                                                              \
        .kind = PA_CXX_QUALIFIED, .a = &std_node, .b = &(name_)                                    \
    }
#define TEMPLATE_NODE(name_, count_, items_)                                                       \
    {                                                                                              \
        .kind = PA_CXX_TEMPLATE, .a = &(name_), .count = count_, .items = items_                   \
    }

static const struct pa_cxx_node std_node = NAME_NODE("std");
static const struct pa_cxx_node char_node = {
    .kind = PA_CXX_BUILTIN, .text = "char", .size = sizeof "char" - 1};
static const struct pa_cxx_node names[] = {
    NAME_NODE("allocator"),     NAME_NODE("basic_string"),  NAME_NODE("string"),
    NAME_NODE("istream"),       NAME_NODE("ostream"),       NAME_NODE("iostream"),
    NAME_NODE("basic_istream"), NAME_NODE("basic_ostream"), NAME_NODE("basic_iostream"),
    NAME_NODE("char_traits"),
};
static const struct pa_cxx_node in_std[] = {
    STD_NODE(names[0]), STD_NODE(names[1]), STD_NODE(names[2]), STD_NODE(names[3]),
    STD_NODE(names[4]), STD_NODE(names[5]), STD_NODE(names[6]), STD_NODE(names[7]),
    STD_NODE(names[8]), STD_NODE(names[9]),
};
static const pa_cxx_ref of_char[] = {&char_node};
static const struct pa_cxx_node traits_node = TEMPLATE_NODE(in_std[9], 1, of_char);
static const struct pa_cxx_node allocator_node = TEMPLATE_NODE(in_std[0], 1, of_char);
static const pa_cxx_ref of_string[] = {&char_node, &traits_node, &allocator_node};
static const struct pa_cxx_node long_names[] = {
    TEMPLATE_NODE(in_std[1], 3, of_string),
    TEMPLATE_NODE(in_std[6], 2, of_string),
    TEMPLATE_NODE(in_std[7], 2, of_string),
    TEMPLATE_NODE(in_std[8], 2, of_string),
};

// The name of the class itself, or that of the template where its constructor's name follows.
pa_cxx_ref pa_cxx_standard_name(char code, bool whole)
{
    switch (code) {
    case 't':
        return &std_node;
    case 'a':
        return &in_std[0];
    case 'b':
        return &in_std[1];
    case 's':
        return whole ? &long_names[0] : &in_std[2];
    case 'i':
        return whole ? &long_names[1] : &in_std[3];
    case 'o':
        return whole ? &long_names[2] : &in_std[4];
    case 'd':
        return whole ? &long_names[3] : &in_std[5];
    default:
        return NULL;
    }
}

bool pa_cxx_is_standard(pa_cxx_ref node)
{
    for (size_t i = 0; i < sizeof in_std / sizeof *in_std; i++)
        if (node == &in_std[i])
            return true;
    return node == &std_node;
}
