// SPDX-License-Identifier: Apache-2.0
// A library of one function that the linker knows, with two inlined into it: see make.sh.
static inline int innermost(int x)
{
    return x * x + 7;
}

static inline int middle(int x)
{
    int sum = innermost(x);
    return sum ^ innermost(x + 3);
}

int outer(int x)
{
    int product = middle(x) * 3;
    return product + x;
}
