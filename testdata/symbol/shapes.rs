// SPDX-License-Identifier: Apache-2.0
// Items of every shape, for their symbols: nm of this file's objects (rustc 1.95,
// -C symbol-mangling-version=v0 and legacy) gave the Rust part of names.tsv.
#![allow(
    dead_code,
    non_snake_case,
    uncommon_codepoints,
    mixed_script_confusables,
    static_mut_refs
)]
use std::collections::*;
use std::fmt::*;
pub trait Sh {
    type Out;
    fn area(&self) -> i32;
    fn gen<T: Debug>(&self, t: T)
    where
        Self: Sized,
    {
        println!("{:?}", t);
    }
}
pub struct P<T, const N: usize>(pub [T; N]);
pub struct Cst<const C: char, const B: bool, const I: i64>;
impl<const C: char, const B: bool, const I: i64> Cst<C, B, I> {
    #[inline(never)]
    pub fn show(&self) {
        println!("{}{}{}", C, B, I);
    }
}
impl<T: Debug + Copy, const N: usize> Sh for P<T, N> {
    type Out = T;
    #[inline(never)]
    fn area(&self) -> i32 {
        let f = |x: i32| x + N as i32;
        self.0
            .iter()
            .map(|q| {
                println!("{:?}", q);
                f(1)
            })
            .sum()
    }
}
#[inline(never)]
pub fn dynf(
    x: &dyn Fn(&str, &mut i32) -> Option<u8>,
    y: Box<dyn Iterator<Item = u32> + Send + 'static>,
) {
    let mut z = 1;
    x("a", &mut z);
    for q in y {
        println!("{}", q);
    }
}
#[inline(never)]
pub fn take<F: FnOnce() -> R, R>(f: F) -> R {
    f()
}
#[inline(never)]
pub fn gen<T>(t: T) {
    std::mem::forget(std::hint::black_box(t));
}
mod größe {
    #[inline(never)]
    pub fn наука<T>(t: T) {
        super::gen(t)
    }
    pub mod 日本 {
        #[inline(never)]
        pub fn 語() {
            super::наука(1u8)
        }
    }
}
extern "C" fn cb(_: *const u8, _: *mut [i32; 3]) {}
unsafe extern "C" fn cb2() {}
fn never() -> ! {
    panic!()
}
fn main() {
    P([1u8, 2]).area();
    P([1.0f32, 2.0, 3.0]).gen((1, "x", 'c'));
    Cst::<'a', true, -5>.show();
    Cst::<'\n', false, { i64::MIN }>.show();
    Cst::<'é', false, 7>.show();
    Cst::<'\'', false, 0>.show();
    dynf(&|_, _| None, Box::new(0..3));
    take(|| take(|| 3));
    gen(cb as extern "C" fn(*const u8, *mut [i32; 3]));
    gen(cb2 as unsafe extern "C" fn());
    gen(never as fn() -> !);
    gen((1u8,));
    gen(());
    gen::<&'static dyn Debug>(&1);
    gen::<Box<dyn for<'a> Fn(&'a str) -> &'a str + Send>>(Box::new(|x| x));
    gen::<for<'a, 'b> fn(&'a str, &'b [u8]) -> &'a str>(|x, _| x);
    gen::<Option<std::result::Result<u128, i128>>>(None);
    gen::<*const dyn Sh<Out = u8>>(&P([1u8; 4]) as _);
    gen::<[[i16; 2]; 3]>([[1; 2]; 3]);
    gen::<&mut str>(String::from("a").leak());
    größe::日本::語();
    let mut m: HashMap<String, Vec<BTreeMap<u64, Box<[isize]>>>> = HashMap::new();
    m.entry("a".into()).or_default().push(BTreeMap::new());
    println!("{:?}", m);
    std::thread::spawn(move || {
        m.clear();
        1
    })
    .join()
    .unwrap();
    let mut v = vec![3, 1, 2];
    v.sort_by(|a, b| b.cmp(a));
    v.dedup_by_key(|x| *x / 2);
    println!(
        "{:?}",
        v.iter()
            .rev()
            .zip(1..)
            .filter(|(a, _)| **a > 1)
            .collect::<VecDeque<_>>()
    );
}
