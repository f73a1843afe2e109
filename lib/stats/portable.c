// SPDX-License-Identifier: Apache-2.0
#include "stats/portable.h"

#include <math.h>

// x = 2^k (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2); log(1 + f) by the even polynomial in
// s = f / (2 + f) whose coefficients are those of Sun's fdlibm (1993).
double pa_portable_log(double x)
{
    static const double ln2_high = 6.93147180369123816490e-01, ln2_low = 1.90821492927058770002e-10;
    int exponent;
    if (isinf(x))
        return x;
    double f = frexp(x, &exponent);
    if (f < 7.07106781186547524401e-01) {
        f *= 2;
        exponent--;
    }
    f -= 1;
    double k = exponent, s = f / (2 + f), s2 = s * s, s4 = s2 * s2;
    double odd = s2 * (6.666666666666735130e-01 +
                       s4 * (2.857142874366239149e-01 +
                             s4 * (1.818357216161805012e-01 + s4 * 1.479819860511658591e-01)));
    double even = s4 * (3.999999999940941908e-01 +
                        s4 * (2.222219843214978396e-01 + s4 * 1.531383769920937332e-01));
    double half_square = 0.5 * f * f;
    return k * ln2_high - ((half_square - (s * (half_square + (odd + even)) + k * ln2_low)) - f);
}

// x = k ln 2 + 16 r; exp(r) - 1 by its Taylor series, then squared four times as
// (1 + y)^2 - 1 = y (y + 2) (Shibata, "Efficient evaluation methods of elementary functions
// suitable for SIMD computation", 2010).
double pa_portable_exp(double x)
{
    static const double series[] = {
        1.9841269841269841270e-4,
        1.3888888888888888889e-3,
        8.3333333333333333333e-3,
        4.1666666666666666667e-2,
        1.6666666666666666667e-1,
        0.5,
        1.0,
    };
    if (isnan(x) || x > 7.09782712893384e+02)
        return isnan(x) ? x : INFINITY;
    if (x < -745.2)
        return 0;
    double k = nearbyint(x * 1.4426950408889634073599246810018920);
    double r = fma(-k, 0.69314718055966295651160180568695068359375, x);
    r = fma(-k, 0.28235290563031577122588448175013436025525412068e-12, r) * 0.0625;
    double sum = 2.4801587301587301587e-5;
    for (int i = 0; i < 7; i++)
        sum = fma(sum, r, series[i]);
    double y = r * sum;
    for (int i = 0; i < 3; i++)
        y *= y + 2;
    return ldexp(fma(y, y + 2, 1), (int)k);
}
