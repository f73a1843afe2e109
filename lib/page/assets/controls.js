// SPDX-License-Identifier: Apache-2.0
// Sample types, sides, profiles in time, filters and search above a view, and how a view is drawn.

// Of a frame, else of what is searched for, else what there is to do.
var status = (k, T, i) => {
  var hit = k._hit, e = k._status, sums = [0, 0], S = k._S, v = S.v, type;
  if (T) return fill(e, make('b', nameOf(T, i)), '  ' + words(T, i));
  T = k._T;
  type = T._type.n;
  if (!hit) return fill(e, v == 'graph' ? make(T._whole ? 'span' : 'b', 'Numbers: all profiles, ' + k._main.n + ', without filters' + (T._whole ? '. ' : '; pale: left out. '))
    : v == 'tags' ? make('b', type != k.types[S.t].n ? 'Labels are known of ' + type + '. ' : S.o + S.n ? 'Shares of labels: of all profiles. ' : '') : '',
    (/flame|sandwich/.test(v) && T._diff ? 'Width: ' + SIDES[1] + '. Colour: change. ' : v == 'tree' ? 'Largest first. ' : '') + (k._both && v != 'graph' ? 'Values: mean of a profile. ' + (k.scale != 1 ? SIDES[0] + ' is times ' + k.scale.toPrecision(3) + '. ' : '') : '')
    + (v == 'flame' ? 'A click zooms and selects, again goes out.' : v == 'tags' ? '' : S.f || !/sandwich|lines/.test(v) ? 'A click selects.' : 'None is selected: ' + (T._diff ? 'most changed.' : 'largest.')));
  for (i = 1; i < T._n.length; i++) if (hit.has(T._n[i]) && !callerOf(T, i, n => hit.has(n))) for (var b of BOTH) sums[b] += T._sum[b][i];
  fill(e, make('b', hit.size + ' functions match'), ', ' + part(sums[T._b], T._all) + (T._diff ? ' of ' + SIDES[1] + ', ' + part(sums[0], T._sum[0][0]) + ' of ' + SIDES[0] : ' of all'));
};

var group = (label, items, at, act) => make('span.seg', { role: 'group', ariaLabel: label }, ...items.map(([v, t]) => button(t, () => act(v), { 'aria-pressed': v == at })));

// Profiles in time: drag for the new ones, with Ctrl for what to compare with, click for all.
// Arrows move what is chosen, with Shift its end, with Ctrl of the old side.
var strip = k => {
  var list = perRun(k, -1), most = max(1e-9, ...list), sides = k._T._runs, count = sides.filter((s, b) => b || k._both).map(s => s.length).join(' and ') + ' chosen', from = -1, last = k.runs.length - 1, e, at = ev => {
    var r = e.getBoundingClientRect();
    return max(0, min(last, (ev.clientX - r.left) / r.width * (last + 1) | 0));
  }, choose = (a, b, ev) => a >= 0 && b >= 0 && a <= last && b <= last && go(k, { [ev.ctrlKey || ev.metaKey ? 'o' : 'n']: min(a, b) + '-' + max(a, b), z: '' }), all = () => go(k, { o: '', n: '', z: '' });
  e = make('div.tl', {
    role: 'slider', tabindex: 0, ariaLabel: 'profiles in time', 'aria-valuemax': last + 1, 'aria-valuenow': sides[1][0] + 1, 'aria-valuetext': count,
    onpointerdown: ev => {
      from = at(ev);
      e.setPointerCapture(ev.pointerId);
    },
    onpointerup: ev => from == at(ev) && !ev.ctrlKey && !ev.metaKey ? all() : choose(from, at(ev), ev),
    onkeydown: ev => {
      var by = stepOf(ev), s = sides[+!ev.ctrlKey], a = s[0], b = s.at(-1);
      if (!by) return;
      done(ev);
      choose(ev.shiftKey ? a : a + by, b + by, ev);
      find('.tl', k._bar).focus();
    }
  }, ...k.runs.map((r, i) => make('span' + (r[0] ? '.x' : '') + (sides.flat().includes(i) ? '' : '.off'), { style: 'height:' + 100 * list[i] / most + '%', title: (k._both ? SIDES[r[0]] + ' ' : '') + r[1] + ': ' + say(list[i], k._T._type.u) + (r[2] ? ', ' + new Date(r[2] * 1e3).toISOString().slice(0, 19).replace('T', ' ') + ' UTC' : '') })));
  return make('div.tlw', make('span', k._S.o + k._S.n ? count + ', click: all' : last + 1 + ' profiles: drag' + (k._both ? ' for ' + SIDES[1] + ', Ctrl-drag for ' + SIDES[0] : ' to choose')), e);
};

var controls = k => {
  var S = k._S, T = k._T, u = T._type.u, [was, is] = both(T, 0), word = () => k._search.value || S.f && '^' + S.f.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '$';
  fill(k._bar, k.types[1] ? group('sample type', k.types.map((t, i) => [i, t.n]), k.types.indexOf(T._type), i => go(k, { t: i })) : '', k._both ? group('side', [['old', SIDES[0]], ['new', SIDES[1]], ['diff', 'difference']], S.s, s => go(k, { s: s })) : '', k.runs[2] ? strip(k) : '');
  fill(k._filters, k._search, ...FILTERS.map(([x, t]) => button(t, () => word() ? go(k, { [x]: word(), q: '', z: '' }) : k._search.focus(), { 'class': 'btn' })), D._mine.size ? button('mine', () => go(k, { m: S.m ? '' : '1', z: '' }), { 'class': 'btn', 'aria-pressed': !!S.m }) : '',
    ...FILTERS.map(([x, t]) => S[x] && make('span.chip', t + ' ' + S[x].replace(/^\^|\$$|\\/g, ''), button('×', () => go(k, { [x]: '', z: '' }), { ariaLabel: 'remove ' + t }))),
    make('span.sum', k._both ? say(was, u) + ' → ' : '', make('b', say(is, u)), k._both ? make('b' + mark(real(T, 0), was, is), ' ' + change(was, is)) : ''));
};

// What is searched for stands above what covers the rest: few elements change.
var dim = k => {
  for (var e of findAll('.fl', k._pane)) turn(e, 'srch', k._hit);
  for (e of findAll('.fr', k._pane)) turn(e, 'hit', k._hit && k._hit.has(e._n));
};

var draw = (k, quick) => {
  var S = k._S, focus = page.activeElement == k._search, pane = k._pane, box = find('.sc', pane), y = box && k._drawn == S.v ? box.scrollTop : 0, re = S.q && regex(S.q);
  k._near = 1;
  build(k);
  k._hit = re && new Set([...k._T._f.keys()].filter(n => re.test(names[n])));
  if (!focus) k._search.value = S.q;
  if (!quick) controls(k);
  if (focus) k._search.focus();
  if (quick && /flame|sandwich/.test(S.v)) {
    status(k);
    return dim(k);
  }
  for (var v in k._tab) {
    k._tab[v].setAttribute('aria-selected', v == S.v);
    k._tab[v].tabIndex = v == S.v ? 0 : -1;
  }
  v = k._tab[S.v];
  v.parentNode.scrollLeft = v.offsetLeft - 99;
  pane.setAttribute('aria-label', TITLES[S.v]);
  fill(pane);
  pane.onclick = pane.onkeydown = null;
  if (k._graph) turn(k._graph, 'on', S.v == 'graph');
  status(k);
  SHOW[k._drawn = S.v](k, pane);
  dim(k);
  box = find('.sc', pane);
  if (box) box.scrollTop = y;
  panel(k);
};
