// SPDX-License-Identifier: Apache-2.0
// Golden values: mpmath 1.2.1 at 110 digits (loggamma, psi, betainc, gammainc, erfc, and sums of
// the probabilities themselves for whole numbers; for arguments above 5000 quadrature of the
// density), rounded to 17 digits. The arguments are the doubles written here.
#include "check.h"
#include "stats/special.h"
#include "stats/tail.h"

#include <math.h>

#define COUNT(a) (sizeof(a) / sizeof *(a))

static const double tolerance = 1e-10;

static void assert_close(double value, double expected, double relative)
{
    if (!(fabs(value - expected) <= relative * fabs(expected)) && value != expected)
        fail_msg("%.17g is not %.17g", value, expected);
}

// Whatever the tail: what is small is relatively exact, and the logarithms fit.
static void assert_tail(struct pa_tail tail, double lower, double upper)
{
    assert_close(tail.lower, lower, tolerance);
    assert_close(tail.upper, upper, tolerance);
}

static void test_gamma_functions(void **unused)
{
    (void)unused;
    static const double rows[][4] = {
        {1.0000000000000001e-5, 11.512919692895826, -100000.57719921567, 1.0000000001644908e+10},
        {0.001, 6.9071788853838537, -1000.5755719318103, 1000001.6425331958},
        {0.10000000000000001, 2.2527126517342059, -10.423754940411076, 101.43329915079275},
        {0.5, 0.57236494292470009, -1.9635100260214235, 4.9348022005446793},
        {1.4616321449683622, -0.12148629053584961, -9.2412655217294275e-17, 0.96767224544762125},
        {2.5, 0.28468287047291916, 0.70315664064524319, 0.49035775610023486},
        {3.7000000000000002, 1.4280723266653881, 1.1671535393615114, 0.3100378576700383},
        {14.999000000000001, 25.188546870546928, 2.6742777210575356, 0.068942978777662779},
        {15, 25.191221182738682, 2.6743466616607937, 0.068938227847683806},
        {100.25, 360.28455963776423, 4.6026712432747126, 0.010024978698123366},
        {12345.678, 103959.91990554606, 9.4210208207417609, 8.1003287231112069e-5},
        {1.0e+8, 1.7420680661038347e+9, 18.420680738952365, 1.000000005e-8},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_close(pa_special_log_gamma(r[0]), r[1], tolerance);
        // At its root, psi is as exact as the root can be written.
        assert_close(pa_special_digamma(r[0]), r[2], i == 4 ? 10 : tolerance);
        assert_close(pa_special_trigamma(r[0]), r[3], tolerance);
        assert_close(pa_special_trigamma_inverse(r[3]), r[0], tolerance);
    }
    assert_true(pa_special_log_gamma(1) == 0 && pa_special_log_gamma(2) == 0);
    assert_true(isnan(pa_special_log_gamma(0)) && isnan(pa_special_digamma(-1)));
    assert_true(isinf(pa_special_trigamma_inverse(0)) && isnan(pa_special_trigamma_inverse(-1)));
    // Stirling's error: 1/(12 x) - 1/(360 x^3) for large x, continuous where the series begins.
    assert_close(pa_special_stirling_error(1e6), 1 / 12e6, 1e-10);
    assert_close(pa_special_stirling_error(14.9999999999), pa_special_stirling_error(15), 1e-9);
}

static void test_incomplete_beta(void **unused)
{
    (void)unused;
    static const double rows[][7] = {
        {0.5, 0.5, 0.3, 0.36901011956554538, 0.63098988043445462, -0.99693121102077808,
         -0.46046545391587117},
        {0.5, 0.5, 0.999, 0.9798649583666225, 0.0201350416333775, -0.020340514397558022,
         -3.9052936169690371},
        {2.0, 3.0, 0.25, 0.26171875, 0.73828125, -1.3404848250885964, -0.3034304294199201},
        {1.0, 1.0, 0.7, 0.69999999999999996, 0.30000000000000004, -0.35667494393873244,
         -1.2039728043259358},
        {0.5, 5.0, 1e-10, 2.460937499671875e-5, 0.99997539062500328, -10.612383090197546,
         -2.4609677812355694e-5},
        {5.0, 0.5, 0.999999, 0.99753906578121166, 0.0024609342187883359, -0.0024639672945580738,
         -6.0072142373947656},
        {30.0, 70.0, 0.3, 0.51162510455860912, 0.48837489544139088, -0.6701631398038755,
         -0.71667193970185057},
        {30.0, 70.0, 0.1, 1.8929897218613862e-8, 0.99999998107010278, -17.782523301290165,
         -1.8929897397784368e-8},
        {30.0, 70.0, 0.9, 1.0, 4.3472725393243887e-47, -4.3472725393243887e-47,
         -106.75195072472196},
        {200.5, 0.5, 0.97, 4.7816145881597315e-4, 0.99952183854118403, -7.6455621025578876,
         -4.7827581446141609e-4},
        {1000.0, 2000.0, 0.33, 0.35063267613418342, 0.64936732386581658, -1.0480161102270047,
         -0.4317567380018738},
        {1000.0, 2000.0, 0.25, 9.4923415870582075e-25, 1.0, -55.314142000087988,
         -9.4923415870582075e-25},
        {1000.0, 2000.0, 0.45, 1.0, 5.1029985868224464e-39, -5.1029985868224464e-39,
         -88.170990301616723},
        {12345.5, 0.5, 0.9999, 0.11609896211128887, 0.88390103788871113, -2.1533123299281648,
         -0.123410170700842},
        {1000000.0, 1000000.0, 0.5005, 0.92135042241907533, 0.078649577580924675,
         -0.08191483472297064, -2.5427530203641784},
        {1000000.0, 1000000.0, 0.497, 1.0752901880554232e-17, 0.99999999999999999,
         -39.071356013369901, -1.0752901880554232e-17},
        {1000000.0, 3.0, 0.99999, 0.0027692595182506893, 0.99723074048174931, -5.8891753164509254,
         -0.0027731010110898744},
        {100000.0, 200000.0, 0.334, 0.78076181383213304, 0.21923818616786696, -0.24748515154420802,
         -1.5175965321103528},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        struct pa_tail t = pa_special_beta(r[0], r[1], r[2], 1 - r[2]);
        assert_tail(t, r[3], r[4]);
        assert_close(t.log_lower, r[5], tolerance);
        assert_close(t.log_upper, r[6], tolerance);
    }
    struct pa_tail none = pa_special_beta(2, 3, 0, 1), all = pa_special_beta(2, 3, 1, 0);
    assert_true(none.lower == 0 && none.upper == 1 && all.lower == 1 && all.upper == 0);
    assert_true(isnan(pa_special_beta(0, 1, .5, .5).lower));
}

static void test_incomplete_gamma(void **unused)
{
    (void)unused;
    static const double rows[][6] = {
        {0.5, 0.1, 0.34527915398142298, 0.65472084601857702, -1.0634020471545286,
         -0.42354632347596574},
        {0.5, 30.0, 0.99999999999999051, 9.4857375710738484e-15, -9.4857375710738934e-15,
         -32.288987032704742},
        {1.0, 1e-08, 9.9999999500000004e-9, 0.99999999000000005, -18.420680748952365, -1.0e-8},
        {3.0, 2.5, 0.45618688411667048, 0.54381311588332952, -0.78485271983740808,
         -0.60914962812771409},
        {3.0, 100.0, 1.0, 1.8976107553682284e-40, -1.8976107553682284e-40, -91.462808122077073},
        {10.0, 10.0, 0.54207028552814779, 0.45792971447185221, -0.61235960785375469,
         -0.781039568496278},
        {10.0, 0.5, 1.7096700293489034e-10, 0.999999999829033, -22.489550543339125,
         -1.7096700294950519e-10},
        {100.0, 90.0, 0.15822098918643017, 0.84177901081356983, -1.8437625574400939,
         -0.17223775665386771},
        {100.0, 200.0, 0.99999999999999816, 1.8438936497115742e-15, -1.8438936497115759e-15,
         -33.926896945131679},
        {1000.0, 1100.0, 0.99894067674607002, 0.0010593232539299773, -0.0010598847333686436,
         -6.8501250144362653},
        {10000.0, 9500.0, 1.8624546517951551e-7, 0.99999981375453482, -15.496200328012607,
         -1.8624548252320431e-7},
        {1000000.0, 1002000.0, 0.97719590410123014, 0.022804095898769863, -0.0230681310714884,
         -3.780815114473027},
        {1000000.0, 995000.0, 2.7495803592700708e-7, 0.99999972504196407, -15.106647347552955,
         -2.7495807372797476e-7},
        {0.001, 1e-05, 0.98912304469578267, 0.010876955304217331, -0.010936541856671911,
         -4.5211089200801785},
        {250.5, 250.25, 0.50209990836509253, 0.49790009163490747, -0.68895615844479496,
         -0.69735584129122228},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        struct pa_tail t = pa_special_gamma(r[0], r[1]);
        assert_tail(t, r[2], r[3]);
        assert_close(t.log_lower, r[4], tolerance);
        assert_close(t.log_upper, r[5], tolerance);
        assert_tail(pa_tail_chi2(2 * r[1], 2 * r[0]), r[2], r[3]);
    }
    assert_true(pa_special_gamma(2, 0).lower == 0 && pa_special_gamma(2, INFINITY).upper == 0);
    assert_true(isnan(pa_special_gamma(-1, 1).lower) && isnan(pa_special_gamma(1, -1).lower));
}

static void test_normal(void **unused)
{
    (void)unused;
    static const double rows[][3] = {
        {0.0, 0.5, -0.69314718055994531},
        {0.5, 0.3085375387259869, -1.1759117615936186},
        {1.96, 0.024997895148220436, -3.6889636517296386},
        {3.0, 0.0013498980316300945, -6.6077262215103495},
        {5.0, 2.8665157187919391e-7, -15.064998393988726},
        {8.0, 6.2209605742717841e-16, -35.01343715991455},
        {8.5, 9.4795348222033184e-18, -39.197396428217669},
        {12.0, 1.776482112077679e-33, -75.410673001568796},
        {20.0, 2.7536241186062337e-89, -203.91715537109726},
        {37.0, 5.7255712225245768e-300, -689.03058557689059},
        {50.0, 0, -1254.8313611394199},
        {100.0, 0, -5005.5242086942051},
        {1000.0, 0, -500007.82669481218},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_close(pa_tail_normal(r[0]).upper, r[1], tolerance);
        assert_close(pa_tail_normal(r[0]).log_upper, r[2], tolerance);
        assert_close(pa_tail_normal(-r[0]).lower, r[1], tolerance);
        assert_close(pa_tail_normal(-r[0]).log_lower, r[2], tolerance);
        assert_close(pa_tail_normal(-r[0]).log_upper, log1p(-r[1]), tolerance);
    }
}

static void test_student(void **unused)
{
    (void)unused;
    static const double rows[][4] = {
        {0.1, 1.0, 0.46827448256944643, -0.75870065377234369},
        {12.706204736174694, 1.0, 0.025000000000000021, -3.6888794541139355},
        {100000000.0, 1.0, 3.1830988618379066e-9, -19.565410629801766},
        {2.0, 2.5, 0.078695747878982993, -2.542166154510382},
        {2.776445105197793, 4.0, 0.025000000000000035, -3.6888794541139349},
        {40.0, 4.0, 1.1670081613006343e-6, -13.66106721128188},
        {0.001, 7.0, 0.49961500862249942, -0.69391745990392334},
        {2.228138851986273, 10.0, 0.025000000000000072, -3.6888794541139334},
        {6.0, 30.0, 6.9713843836023714e-7, -14.176281825592312},
        {25.0, 30.0, 6.0459111906435132e-22, -48.857489838563798},
        {1.96, 10000.0, 0.025011760115916525, -3.6884091600828515},
        {15.0, 10000.0, 1.2916575199695881e-50, -114.87332835690402},
        {0.67, 3.7, 0.2711688842613707, -1.3050134630478118},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_close(pa_tail_t(r[0], r[1]).upper, r[2], tolerance);
        assert_close(pa_tail_t(r[0], r[1]).log_upper, r[3], tolerance);
        assert_tail(pa_tail_t(-r[0], r[1]), r[2], 1 - r[2]);
    }
    assert_close(pa_tail_t(2, INFINITY).upper, pa_tail_normal(2).upper, 0);
    assert_close(pa_tail_t(2, 1e9).upper, pa_tail_normal(2).upper, 1e-8);
    assert_true(pa_tail_t(0, 3).upper == .5);
}

static void test_fisher(void **unused)
{
    (void)unused;
    static const double rows[][5] = {
        {1.0, 1.0, 1.0, 0.5, 0.5},
        {4.964602743730711, 1.0, 10.0, 0.94999999999999994, 0.050000000000000065},
        {3.0, 8.0, 5.5, 0.89105624583931537, 0.10894375416068463},
        {0.2, 8.0, 5.5, 0.021401573214329525, 0.97859842678567048},
        {50.0, 4.0, 200.0, 1.0, 4.0231906166271602e-29},
        {1.1, 400.0, 600.0, 0.85377457848331478, 0.14622542151668522},
        {2.5, 3.0, 100000.0, 0.94243528503190615, 0.057564714968093848},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_tail(pa_tail_f(r[0], r[1], r[2]), r[3], r[4]);
    }
    assert_close(pa_tail_f(2.5, 3, INFINITY).upper, pa_tail_chi2(7.5, 3).upper, 0);
    assert_true(pa_tail_f(0, 3, 4).upper == 1 && pa_tail_f(INFINITY, 3, 4).upper == 0);
}

static void test_binomial(void **unused)
{
    (void)unused;
    static const double rows[][5] = {
        {0.0, 10.0, 0.5, 9.765625e-4, 1.0},
        {3.0, 10.0, 0.5, 0.171875, 0.9453125},
        {10.0, 10.0, 0.1, 1.0, 1.0000000000000006e-10},
        {60.0, 100.0, 0.5, 0.98239989989114759, 0.028443966820490396},
        {5.0, 1000.0, 0.001, 0.99941192989823702, 0.0036368780295217905},
        {40.0, 1000.0, 0.001, 1.0, 2.1788007941760682e-49},
        {520.0, 1000.0, 0.5, 0.90261683576911726, 0.10872414660207047},
        {700.0, 1000.0, 0.5, 1.0, 8.8328390039750686e-38},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_tail(pa_tail_binomial(r[0], r[1], r[2]), r[3], r[4]);
    }
    assert_true(pa_tail_binomial(-1, 5, .5).upper == 1 && pa_tail_binomial(6, 5, .5).upper == 0);
    assert_true(pa_tail_binomial(3, 5, 0).upper == 0 && pa_tail_binomial(3, 5, 1).upper == 1);
    assert_true(isnan(pa_tail_binomial(1, 2, 1.5).upper));
}

static void test_poisson(void **unused)
{
    (void)unused;
    static const double rows[][4] = {
        {0.0, 2.0, 0.13533528323661269, 1.0},
        {3.0, 2.0, 0.85712346049854705, 0.32332358381693654},
        {50.0, 2.0, 1.0, 5.2143019033171681e-51},
        {100.0, 120.0, 0.034668034694424962, 0.97213626010947934},
        {1000.0, 800.5, 0.99999999999502277, 6.2476893272491281e-12},
        {7.0, 7.0, 0.59871383552303673, 0.55028894415130115},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_tail(pa_tail_poisson(r[0], r[1]), r[2], r[3]);
    }
    assert_true(pa_tail_poisson(0, 0).lower == 1 && pa_tail_poisson(1, 0).upper == 0);
}

static void test_normal_quantile(void **unused)
{
    (void)unused;
    static const double rows[][2] = {
        {1e-300, -37.047096299361199}, {1e-20, -9.2623400897984076},
        {1e-05, -4.2648907939228246},  {0.001, -3.0902323061678135},
        {0.025, -1.9599639845400542},  {0.1, -1.2815515655446004},
        {0.4, -0.25334710313579974},   {0.49999, -2.5066282748960009e-5},
        {0.75, 0.67448975019608174},   {0.975, 1.9599639845400539},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_close(pa_tail_normal_quantile(r[0]), r[1], tolerance);
    }
    assert_true(pa_tail_normal_quantile(.5) == 0 && isinf(pa_tail_normal_quantile(0)));
    for (double p = .001; p < .5; p += .001)
        assert_close(pa_tail_normal(pa_tail_normal_quantile(p)).lower, p, tolerance);
    assert_true(pa_tail_normal_quantile(.25) == -pa_tail_normal_quantile(.75));
}

static void test_student_quantile(void **unused)
{
    (void)unused;
    static const double rows[][3] = {
        {0.975, 1.0, 12.706204736174693},    {0.975, 4.0, 2.7764451051977935},
        {0.95, 2.5, 2.5582186141359355},     {0.6, 7.0, 0.26316686135202275},
        {1e-12, 3.0, -10331.108244292486},   {1e-100, 5.0, -1.5683925590993378e+20},
        {0.995, 1000.0, 2.5807546980659508}, {1e-08, 50.0, -6.6659129257368652},
        {0.9, 0.5, 10.270324410234511},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        const double *r = rows[i];
        assert_close(pa_tail_t_quantile(r[0], r[1]), r[2], tolerance);
    }
    for (double df = .5; df < 1e7; df *= 3)
        for (double p = 1e-9; p < .49; p *= 2)
            assert_close(pa_tail_t(pa_tail_t_quantile(p, df), df).lower, p, tolerance);
    assert_true(pa_tail_t_quantile(.5, 3) == 0 && isinf(pa_tail_t_quantile(1, 3)));
    assert_close(pa_tail_t_quantile(.975, INFINITY), pa_tail_normal_quantile(.975), 0);
}

static void test_tails_are_complements(void **unused)
{
    (void)unused;
    for (double a = .5; a < 1e9; a *= 7)
        for (double b = .5; b < 1e9; b *= 5)
            for (double sd = -6; sd <= 6; sd += .5) {
                double x = a / (a + b) + sd * sqrt(a * b / ((a + b) * (a + b) * (a + b)));
                if (x <= 0 || x >= 1)
                    continue;
                struct pa_tail t = pa_special_beta(a, b, x, 1 - x);
                struct pa_tail mirror = pa_special_beta(b, a, 1 - x, x);
                assert_true(t.lower >= 0 && t.upper >= 0 && fabs(t.lower + t.upper - 1) < 1e-15);
                assert_close(exp(t.log_lower), t.lower, 1e-13);
                assert_close(exp(t.log_upper), t.upper, 1e-13);
                assert_close(mirror.upper, t.lower, 1e-9);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_gamma_functions),
        cmocka_unit_test(test_incomplete_beta),
        cmocka_unit_test(test_incomplete_gamma),
        cmocka_unit_test(test_normal),
        cmocka_unit_test(test_student),
        cmocka_unit_test(test_fisher),
        cmocka_unit_test(test_binomial),
        cmocka_unit_test(test_poisson),
        cmocka_unit_test(test_normal_quantile),
        cmocka_unit_test(test_student_quantile),
        cmocka_unit_test(test_tails_are_complements),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
