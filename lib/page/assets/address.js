// SPDX-License-Identifier: Apache-2.0
// The selection in the address of the page, and the steps that the back button takes back.

// A step that the back button takes back; typing is none.
var go = (k, how, quiet) => {
  var S = Object.assign(k._S, how), s = { k: k.id }, x;
  now = k;
  for (x in S) if (S[x] != k._plain[x]) s[x] = x == 't' ? k.types[S.t].n : S[x];
  history[quiet ? 'replaceState' : 'pushState'](0, '', '#' + new URLSearchParams(s));
  for (x of kinds) if (x != k && x._S.f != S.f) {
    x._S.f = S.f;
    if (x._near) draw(x);
  }
  draw(k, quiet);
};

var select = (k, f) => go(k, { f: f });

var fromAddress = () => {
  var asked = location.hash, s = Object.fromEntries(new URLSearchParams(asked.slice(1))), k, x;
  if (asked && !s.k && !s.f && !s.v) return;
  k = kinds.find(o => o.id == s.k) || kinds.find(o => o._n.includes(names.indexOf(s.f))) || kinds[0];
  if (s.f && !s.k) s.v = s.v || 'table';
  x = k.types.findIndex(t => t.n == s.t);
  k._S = { ...k._plain, ...s, t: x < 0 ? k.type : x };
  delete k._S.k;
  if (!k._tab[k._S.v]) k._S.v = 'flame';
  now = k;
  for (x of kinds) {
    x._S.f = k._S.f;
    if (x._near || asked && x == k) draw(x);
  }
  return asked && k;
};

// A frame is known by a hash of the names on the way to it.
var hashOf = (T, i) => {
  var list = T._hash, j, h;
  if (!list) for (list = T._hash = [7], j = 1; j < T._n.length; list[j++] = h) {
    h = list[T._p[j]];
    for (var c of nameOf(T, j)) h = h * 31 + c.charCodeAt() | 0;
  }
  return i ? list[i].toString(36) : '';
};

var zoomed = k => k._S.z ? max(0, k._T._n.findIndex((n, i) => hashOf(k._T, i) == k._S.z)) : 0;

var zoom = (k, i, how) => go(k, { z: hashOf(k._T, max(0, i)), ...how });
