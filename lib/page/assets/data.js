// SPDX-License-Identifier: Apache-2.0
// The data block as it is read (data.c documents it), how its numbers are written, and how names are
// shortened to the room there is.

// Nothing on either side, by node.
var zeros = k => BOTH.map(() => k._n.map(() => 0));

// The numbers of a text: act(list, i) for each list of those between ".", where i of ";" are before it.
var lists = (text, act) => text.split(';').forEach((t, i) => t.split(',').forEach(list => act(list.split('.').map(int), i)));

var read = k => {
  var at = 0, i = 0, t;
  k._n = [-1];
  k._p = [-1];
  // Of each node and profile with values: both, and the values.
  k._e = [];
  if (k.t) lists(k.t, ([own, up]) => {
    k._n[++i] = own;
    k._p[i] = at;
    for (at = i; up > 0; up--) at = k._p[at];
  });
  lists(k.v, (list, node) => list[1] != null && k._e.push([node, ...list]));
  k._known = {};
  if (k.ev) lists(k.ev, ([n, ...how]) => k._known[n] = how);
  k._both = k.runs.some(r => !r[0]);
  k._main = k.types[k.type];
  // What each node costs itself, on each side.
  k._raw = zeros(k);
  for (t of k._e) k._raw[k.runs[t[1]][0]][t[0]] += t[2 + k._main.c] || 0;
};

var say = (v, u) => {
  var a = abs(v), list = u == 't' ? ['ns', 'µs', 'ms', 's'] : u == 'b' ? ['B', 'kB', 'MB', 'GB', 'TB'] : a < 1e4 ? [''] : ['', 'k', 'M', 'G'], step = u == 'b' ? 1024 : 1e3;
  for (; list[1] && a >= step * .9995; list.shift()) a /= step;
  return (v < 0 && a ? '−' : '') + (a % 1 || a && a < 100 && list[0] ? a.toFixed(a < 9.995 ? 2 : a < 99.95 ? 1 : 0) : a) + (a && list[0] ? ' ' + list[0] : '');
};

var more = (v, u) => v ? (v > 0 ? '+' : '') + say(v, u) : '=';

var change = (was, is) => {
  var r = is / was, t = (abs(r - 1) * 100).toFixed(1);
  return !was ? is ? 'new' : '=' : !is ? 'gone' : r >= 3 ? '×' + r.toPrecision(3) : +t ? (r < 1 ? '−' : '+') + t + '%' : '=';
};

var part = (v, all) => (100 * v / (all || 1)).toFixed(1) + '%';

// The class of a difference that is proved.
var mark = (r, was, is) => r > 1 ? is > was ? '.w' : '.b' : '';

var regex = t => {
  try {
    return new RegExp(t, 'i');
  } catch (e) {
    return /$^/;
  }
};

// Shorter and shorter forms of a name: without what is before a "/", "::" or "."; closures stay
// with their function.
var formsOf = {};
var fit = (t, w) => {
  var room = (w - 8) / 6.3 | 0, list = formsOf[t], next, s = t;
  if (room < 1) return '';
  if (!list) for (list = formsOf[t] = [t]; ; list.push(s = next)) {
    next = s.replace(/^(?:\([^)]*\)|[^/.:(])*(?:\/|::|\.)/, '');
    if (next == s || !next || /^(func)?\d/.test(next)) break;
  }
  for (s of list) if (s.length <= room) return s;
  return room > 2 ? s.slice(0, room - 1) + '…' : '';
};
