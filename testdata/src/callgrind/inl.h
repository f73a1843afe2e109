static inline __attribute__((always_inline)) int sq(int x)
{
    int r = x * x;
    return r >> 1;
}
