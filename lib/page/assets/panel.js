// SPDX-License-Identifier: Apache-2.0
// The selected function: its cost on both sides, in each profile, and its callers and callees.

// What of each profile is in a function with all it calls; of all: -1.
var perRun = (k, want) => {
  var inside = [], list = k.runs.map(() => 0), t = k._T._type;
  k._n.forEach((n, i) => inside[i] = n == want || inside[k._p[i]]);
  for (var e of k._e) if (inside[e[0]] || want < 0) list[e[1]] += (e[2 + t.c] || 0) * t.m;
  return list;
};

var panel = k => {
  var T = k._T, name = /sandwich|lines/.test(k._S.v) ? shown(k) : k._S.f, want = names.indexOf(name), f = T._f.get(want), u = T._type.u, host = k._panel, near = out => {
    var by = new Map();
    for (var i = 1; i < T._n.length; i++) {
      var [at, to] = out ? [T._p[i], i] : [i, T._p[i]], n = T._n[to];
      if (at && to && T._n[at] == want && n != want) by.set(n, (by.get(n) || 0) + T._sum[T._b][i]);
    }
    return make('div', make('h4', out ? 'calls' : 'called by'), ...[...by].filter(x => x[1]).sort((x, y) => y[1] - x[1]).slice(0, 7).map(([n, v]) => make('button.cc', { onclick: () => select(k, names[n]) }, make('span.n', say(v, u)), bar(v / (f[2 + T._b] || 1)), make('span.name', names[n]))));
  };
  host.hidden = !name;
  if (!name) return;
  fill(host, make('h3.name', name, ' ', k._S.f ? button('clear', () => select(k, '')) : ''));
  if (!f) return host.append(make('p', 'not in this selection'));
  var facts = make('div', make('table', k._both ? row(['', ...SIDES, '']) : '', ...BOTH.map(i => row([i ? 'total' : 'self', ...(k._both ? [say(f[2 * i], u), say(f[2 * i + 1], u), change(f[2 * i], f[2 * i + 1])] : [say(f[2 * i + 1], u), part(f[2 * i + 1], T._all)])])))), list, most;
  if (k.runs[2]) {
    list = perRun(k, want);
    most = max(1e-9, ...list);
    facts.append(make('p.dots', {}, ...list.map((v, i) => make('s' + (k.runs[i][0] ? '.x' : ''), { style: 'left:' + (98 * v / most).toFixed(1) + '%' }))), make('h4', 'total of each, 0 to ' + say(most, u)));
  }
  if (k._both) facts.append(make('p', T._whole ? verdict(k, want) : 'not tested'));
  host.append(facts, near(0), near(1));
};
