// SPDX-License-Identifier: Apache-2.0
// Where the page begins: an app for each kind of profile, keys, and what the address asks for.

var begin = k => {
  var section = page.getElementById(k.id), still = section && find('figure.flame', section), timer, e;
  if (!still || !k._n[1] && k._n[1] != 0) return;
  k._graph = find('figure.graph', section);
  k._plain = { v: 'flame', f: '', q: '', z: '', t: k.type, s: k._both ? 'diff' : 'new', fo: '', ig: '', sf: '', m: '', o: '', n: '' };
  k._S = { ...k._plain };
  k._search = make('input', {
    type: 'search', placeholder: 'search: regex   /', ariaLabel: 'search functions', oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => go(k, { q: k._search.value }, 1), 30);
    }
  });
  k._tab = {};
  Object.keys(TITLES).forEach(v => {
    if (v == 'graph' ? k._graph : !/lines|tags/.test(v) || k[v][0]) k._tab[v] = button(TITLES[v], () => go(k, { v: v }), { role: 'tab' });
  });
  still.before(k._app = make('div.live.app', k._bar = make('div.ctl'), k._filters = make('div.ctl'), make('div.tabs', {
    role: 'tablist', ariaLabel: 'views', onkeydown: ev => {
      var by = stepOf(ev), list = Object.keys(k._tab);
      if (!by) return;
      done(ev);
      go(k, { v: list.at((list.indexOf(k._S.v) + by) % list.length) });
      k._tab[k._S.v].focus();
    }
  }, ...Object.values(k._tab)), k._status = make('p.st', { 'aria-live': 'polite' }), k._pane = make('div.pane', { role: 'tabpanel' })));
  (k._graph || still).after(k._panel = make('div.selp.live', { role: 'region', ariaLabel: 'selected function' }));
  still.classList.add('still');
  if (k._graph) k._graph.classList.add('pic');
  for (e of findAll('h3', section)) if (/^(Flame|Call) graph$/.test(e.textContent)) e.classList.add('still');
  kinds.push(k);
};

var KEYS = '/ search · 1–7 views · o n d sides · m mine · arrows · Enter · Backspace · Esc';

var boot = text => {
  var whole = '', wide = innerWidth, help = () => fill(now._status, KEYS);
  D = JSON.parse(text);
  SIDES = D.sides;
  names = D.names.map(t => whole = whole.slice(0, int(t[0]) * 2) + t.slice(1));
  whole = 0;
  D._mine = new Set(D.own ? D.own.split(',').map(t => whole += int(t)) : []);
  for (var k of D.kinds) {
    read(k);
    begin(k);
  }
  now = kinds[0];
  if (!now) return;
  root.classList.add('js');
  find('nav').append(button('?', help, { 'class': 'live', title: KEYS }));
  page.onclick = e => {
    var a = e.target.closest('a[data-f]'), o = a && kinds.find(x => x.id == a.hash.slice(1));
    if (!o) return;
    e.preventDefault();
    go(o, { f: a.dataset.f, v: 'table' });
    o._app.scrollIntoView();
  };
  page.onkeydown = e => {
    var S = now._S, x = e.key, view = Object.keys(now._tab)[x - 1], side = { o: 'old', n: 'new', d: 'diff' }[x];
    if (!isPlain(e)) return;
    if (x == 'Escape') {
      now._search.blur();
      go(now, S.q ? { q: '' } : S.z ? { z: '' } : { f: '' });
    } else if (e.target.tagName == 'INPUT') return;
    else if (x == '/') now._search.focus();
    else if (view) go(now, { v: view });
    else if (now._both && side) go(now, { s: side });
    else if (x == 'm' && D._mine.size) go(now, { m: S.m ? '' : '1', z: '' });
    else if (x == 'Backspace' && S.z) zoom(now, now._T._p[zoomed(now)]);
    else if (x == '?') help();
    else return;
    e.preventDefault();
  };
  onpopstate = fromAddress;
  onresize = () => {
    if (innerWidth != wide) for (var o of kinds) if (o._near) draw(o);
    wide = innerWidth;
  };
  // Pictures are drawn when they come near to what is seen, so that the page is there at once.
  var watch = new IntersectionObserver(list => {
    for (var e of list) if (e.isIntersecting) {
      now = kinds.find(x => x._app == e.target);
      if (!now._near) draw(now);
    }
  }, { rootMargin: '300px' });
  k = fromAddress();
  for (var o of kinds) watch.observe(o._app);
  if (k) k._app.scrollIntoView();
};

for (var old of findAll('.live')) old.remove();
for (old of findAll('.still,.pic')) old.classList.remove('still', 'pic', 'on');
find('nav').append(make('button.live.th', {
  title: 'light or dark', onclick: () => {
    var list = root.classList, dark = list.contains('dark') || !list.contains('light') && matchMedia('(prefers-color-scheme:dark)').matches;
    turn(root, 'dark', !dark);
    turn(root, 'light', dark);
  }
}));
// The page is seen before its views are made, but those that its address asks for.
old = page.getElementById('report-data');
var open = () => /json/.test(old.type) ? boot(old.textContent) : new Response(new Blob([Uint8Array.from(atob(old.textContent), c => c.charCodeAt())]).stream().pipeThrough(new DecompressionStream('deflate'))).text().then(boot);
if (old) location.hash ? open() : requestAnimationFrame(() => setTimeout(open));
