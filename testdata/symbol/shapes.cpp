// SPDX-License-Identifier: Apache-2.0
// Declarations of every shape, for their symbols: nm of this file's objects (gcc 12 and clang 14,
// -std=c++17 and c++20, -O0 to -O2) gave the C++ part of names.tsv.
#include <algorithm>
#include <array>
#include <chrono>
#include <complex>
#include <concepts>
#include <functional>
#include <future>
#include <map>
#include <memory>
#include <optional>
#include <ranges>
#include <regex>
#include <sstream>
#include <string>
#include <thread>
#include <tuple>
#include <variant>
#include <vector>
namespace shop
{
template <class T, int N> struct Box {
    T v[N];
    template <class U> operator U() const;
    operator const T *() const;
    template <class U> operator std::vector<U> &();
    T &operator[](int);
    bool operator<(const Box &) const;
    template <class X> bool operator<<(X) const &;
    void operator->*(int) &&;
    Box(const Box &);
    Box();
    ~Box();
    template <class Q> Box(Q, int (&)[N]);
};
template <class T, int N> T &Box<T, N>::operator[](int i)
{
    return v[i];
}
template <class T, int N> bool Box<T, N>::operator<(const Box &) const
{
    return false;
}
template <class T, int N> template <class X> bool Box<T, N>::operator<<(X) const &
{
    return true;
}
template <class T, int N> void Box<T, N>::operator->*(int) &&
{
}
template <class T, int N> Box<T, N>::Box(const Box &)
{
}
template <class T, int N> Box<T, N>::Box()
{
}
template <class T, int N> Box<T, N>::~Box()
{
}
template <class T, int N> template <class Q> Box<T, N>::Box(Q, int (&)[N])
{
}
template <class T, int N> template <class U> Box<T, N>::operator U() const
{
    return U();
}
template <class T, int N> Box<T, N>::operator const T *() const
{
    return v;
}
template <class T, int N> template <class U> Box<T, N>::operator std::vector<U> &()
{
    static std::vector<U> x;
    return x;
}
template <class... A> int sum(A &&...a)
{
    return (0 + ... + (int)a);
}
template <class T> auto pick(T t) -> decltype(t.size() + 1)
{
    return t.size() + 1;
}
template <class T> auto cond(T t) -> decltype(t > 3 ? t : -t)
{
    return t;
}
template <class T> decltype(auto) da(T &&t)
{
    return (t);
}
template <class F> void call(F f)
{
    f(1, 2.0);
    f('c', "x");
}
template <auto V> struct K {
    void m();
};
template <auto V> void K<V>::m()
{
}
template <template <class...> class C, class T> void tt(C<T>)
{
}
template <class T>
requires std::integral<T>
void rq(T)
{
}
template <class T> void rq2(T) requires(sizeof(T) > 2)
{
}
void cc(std::integral auto x)
{
}
int (*fp(int))(char)
{
    return nullptr;
}
template <class T> int (*fpt(T))(char)
{
    return nullptr;
}
int (&ar())[3]
{
    static int a[3];
    return a;
}
int (*(*ff)(int (*)(long)))[4];
struct S {
    int m;
    void f() const volatile;
    int (S::*g(int (S::*)(char) const, int S::*))(double);
    void h() noexcept;
    static void st(void (*)() noexcept);
};
void S::f() const volatile
{
}
void S::h() noexcept
{
}
void S::st(void (*)() noexcept)
{
}
int (S::*S::g(int (S::*)(char) const, int S::*))(double)
{
    return nullptr;
}
long operator"" _kg(unsigned long long)
{
    return 0;
}
typedef float v4 __attribute__((vector_size(16)));
void vec(v4, __int128, std::nullptr_t, char8_t, _Float64, std::complex<double>, double _Complex)
{
}
void arrs(const int (&)[2][3], int (*)[5], void (*(*)[3])(), volatile char *const *, int (&&)[7])
{
}
namespace
{
struct Hid {
    void z();
};
void Hid::z()
{
}
template <class T> void anon(T)
{
}
} // namespace
struct [[gnu::abi_tag("v2")]] Tagged
{
    Tagged();
    void m();
};
Tagged::Tagged()
{
}
void Tagged::m()
{
}
[[gnu::abi_tag("x", "y")]] int tagvar;
[[gnu::abi_tag("q")]] void tagf(Tagged)
{
}
auto gl = [](auto a, auto &...b) { return [=](int c) { return c; }; };
auto tl = []<class T, int N, template <class> class C>(T (&x)[N], C<T> *) { return x[0]; };
template <class T> void loc(T)
{
    struct In {
        void w()
        {
            static int cnt = 0;
            auto l = [](T t, auto u) {
                struct Z {
                    void y()
                    {
                    }
                };
                Z().y();
                return u;
            };
            l(T(), 1);
            cnt++;
        }
    };
    In().w();
    [](int) { [](char) {}('c'); }(1);
    static std::string s;
    enum { A };
    call([](auto a, auto b) { (void)(a); });
}
template <class T> void inl(T t = [](int) { return T(); }(3))
{
}
struct D {
    int i = [](long) { return 1; }(2);
    D(int = [](short) { return 4; }(3));
};
D::D(int)
{
}
void use()
{
    Box<int, 3> b;
    b[0];
    (void)(b < b);
    (void)(b << 1);
    std::move(b)->*1;
    Box<int, 3> c(b);
    int a[3];
    Box<int, 3> d(1.0, a);
    (void)(float)b;
    const int *p = b;
    std::vector<char> &vv = b;
    sum(1, 2.0, b);
    sum();
    pick(std::string());
    cond(3.0);
    int z = 0;
    da(z);
    da(3);
    K<3>().m();
    K<&z == nullptr>().m();
    K<&S::f>().m();
    K<&S::m>().m();
    K<'c'>().m();
    K<nullptr>().m();
    K<-7L>().m();
    K<(unsigned char)9>().m();
    K<true>().m();
    K<2.5>().m();
    tt(std::vector<int>());
    tt(std::tuple<int>());
    rq(1);
    rq2(3);
    cc(1);
    fpt(1);
    gl(1, z, z);
    int q[4];
    tl(q, (std::allocator<int> *)nullptr);
    loc(1);
    loc(std::string());
    inl(1);
    D dd;
    anon(1);
    Hid().z();
    std::map<std::string, std::vector<std::unique_ptr<S>>> m;
    m["x"].emplace_back(new S);
    std::function<int(S &, const char *)> f = [](S &, const char *) { return 1; };
    f(*(S *)0, "");
    std::vector<int> v;
    std::sort(v.begin(), v.end(), [](int a, int b) { return a > b; });
    std::variant<int, std::string, S *> var;
    std::visit([](auto &&x) {}, var);
    auto r = v | std::views::filter([](int i) { return i > 1; }) |
             std::views::transform([](int i) { return i * 2; });
    for (auto i : r)
        sum(i);
    std::ranges::sort(v, {}, [](int i) { return -i; });
    std::regex re("a");
    std::thread t([](int) {}, 1);
    auto fu = std::async([] { return 1; });
    std::make_shared<Tagged>();
    tagf(Tagged());
    std::optional<std::array<int, 3>> oo;
    oo.value();
    std::ostringstream os;
    os << std::chrono::milliseconds(3).count();
}
} // namespace shop
struct V1 {
    virtual void a();
    virtual ~V1();
};
struct V2 {
    virtual V2 *b();
    virtual ~V2();
};
struct V3 : virtual V1, virtual V2 {
    void a() override;
    V3 *b() override;
};
void V1::a()
{
}
V1::~V1()
{
}
V2 *V2::b()
{
    return this;
}
V2::~V2()
{
}
void V3::a()
{
}
V3 *V3::b()
{
    return this;
}
thread_local std::string tls = "x";
std::string &gtls()
{
    return tls;
}
const int &rt = 3;
template <class T> struct Iter {
    template <class U> friend bool operator==(const Iter<U> &, const Iter<U> &);
};
template <class U> bool operator==(const Iter<U> &, const Iter<U> &)
{
    return 1;
}
bool eq()
{
    return Iter<int>() == Iter<int>();
}
struct Base {
    template <class T> Base(T, int)
    {
    }
};
struct Inh : Base {
    using Base::Base;
};
Inh inh(1.0, 2);
template <class T>
auto e1(T a) -> decltype(new T(1), a.x(), a->y, (*a)(1), a[2], T{1, 2}, sizeof(T), noexcept(a),
                         static_cast<int>(a), !a, a++, --a, typeid(T), throw a);
