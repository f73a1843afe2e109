// SPDX-License-Identifier: Apache-2.0
// The drawing of flame graphs: frames under one another, for a whole tree and for callers and callees.

// The frame or row that an event is about.
var nodeAt = ev => ev.target.closest('[data-i]'), onNode = act => ev => nodeAt(ev) && act(+nodeAt(ev).dataset.i);

// An icicle of what is below `top`; `up`: callers above. Frames narrower than two pixels become one
// block with their neighbours. A click on one, or keys, do `act`.
var icicle = (host, T, top, up, act) => {
  var k = T._k, W = host.clientWidth || 1200, scale = W / (T._w[top] || 1), todo, deep = 0, frames = [], i, above = [];
  var put = (x, w, d, kind, how, label, color) => {
    deep = max(deep, d);
    var e = make('div.fr' + kind, { style: 'left:' + x.toFixed(1) + 'px;width:' + max(.5, w - .6).toFixed(1) + 'px;' + (up ? 'bottom:' : 'top:') + d * 18 + 'px;background:' + color, tabindex: -1, ...how }, label || '');
    frames.push(e);
    return e;
  };
  for (i = T._p[top]; i >= 0; i = T._p[i]) above.unshift(i);
  above.forEach((a, d) => put(0, W, d, '.anc', { 'data-i': a, ...item(d) }, nameOf(T, a), 'var(--gf)'));
  todo = [[top, 0, W, above.length]];
  while (todo.length) {
    var [at, x, w, d] = todo.pop(), t = nameOf(T, at), [was, is] = both(T, at), gone = T._diff && !is && was, r = T._diff && !gone ? real(T, at) : 0, label = fit(t, w), note = r ? ' ' + change(was, is) : '', rest = 0, count = 0;
    var e = put(x, w, d, (gone ? '.gone' : '') + (at && t == k._S.f ? '.sel' : ''), { 'data-i': at, ...w > 9 && { ...item(d), tabindex: at == top ? 0 : -1, ariaLabel: t + ', ' + words(T, at) } }, label, gone ? 'none' : colour(T, at));
    e._n = T._n[at];
    if (gone) continue;
    if (note && label && (label.length + note.length) * 6.3 + 12 < w) e.append(make(r > 1 ? 'b' : 'i', note));
    for (var c of T._c[at]) {
      var cw = T._w[c] * scale;
      if (cw < 2) {
        rest += cw;
        count++;
      } else {
        todo.push([c, x, cw, d + 1]);
        x += cw;
      }
    }
    if (rest >= 1) put(x, rest, d + 1, '.rest', { title: count + ' smaller' }, '', 'var(--gf)');
  }
  host.style.height = (deep + 1) * 18 + 'px';
  fill(host, ...frames);
  host.onmouseover = host.onfocusin = onNode(i => status(k, T, i));
  host.onmouseleave = () => status(k);
  host.onclick = onNode(i => getSelection() + '' || act(i));
  host.onkeydown = ev => {
    var f = nodeAt(ev), key = ev.key, list, next;
    if (!f || !isPlain(ev) || key == '/') return;
    i = +f.dataset.i;
    list = i ? T._c[T._p[i]] || [] : [];
    if (key == 'Enter') act(i);
    else {
      if (up) key = { ArrowUp: 'ArrowDown', ArrowDown: 'ArrowUp' }[key] || key;
      next = { ArrowUp: T._p[i], ArrowDown: T._c[i][0], ArrowLeft: list[list.indexOf(i) - 1], ArrowRight: list[list.indexOf(i) + 1] };
      if (!(key in next)) return;
      walk(f, find('[data-i="' + next[key] + '"]', host));
    }
    done(ev);
  };
};

var legend = T => {
  var k = T._k, key = (style, t) => make('span', make('s', { style: style }), t);
  return make('p.leg', {}, ...(T._diff ? [['w', 100, 'more, ' + k.proof], ['w', 32, 'more, not proved'], ['w', 0, 'equal'], ['b', 32, 'less, not proved'], ['b', 100, 'less, ' + k.proof]].map(([c, p, t]) => key('background:' + mix(c, p), t)).concat(key('border:1px dashed var(--bf)', 'gone'), make('b', k.doubt || (T._whole ? '' : 'parts are not tested')))
    : [...T._packages.map(([t, v], i) => key('background:' + hue(i), t + ' ' + part(v, T._all))), key('background:var(--gf)', 'others')]));
};
