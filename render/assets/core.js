// SPDX-License-Identifier: Apache-2.0
// What all viewers share: colours, search box, status line, address fragment, keys. Names from the
// profile only ever become text and attribute values. A viewer declares
//     draw()          draws everything anew
//     find()          takes `re` (or null) as what to mark and returns words about the matches
//     step(±1)        goes to the next match
//     key(event)      handles the remaining keys; true if it did
//     put(s), get(s)  write and read its part of the fragment
//     keyHelp         what its keys do
// and calls start() when it is ready. The picture is `paSvg`.
var doc = document, text = 'textContent', S = paSvg, all = (s, e = S) => [...e.querySelectorAll(s)],
  J = JSON.parse(all('script')[0][text]), D = J.view, still = [S, ...all('[fill],[stroke]')],
  scheme = matchMedia('(prefers-color-scheme:dark)'), dark = scheme.matches, re, fold = 1,
  [heading, line] = all('.head text'), lineText = line[text], low,
  // With several pictures in a page, none owns its keys and its address.
  alone = !all('svg', doc)[1], max = Math.max, abs = Math.abs;

var at = (e, s) => {
  for (var k in s) e.setAttribute(k, s[k]);
  return e;
}, el = (k, s, e) => e.appendChild(at(doc.createElementNS(S.namespaceURI, k), s));

// Numbers of pixels as text.
var px = x => x.toFixed(2);
// This theme's colour for a light one.
var col = c => dark && J.colors[c] || c, ink = () => col('#111317'), paper = () => col('#fff'),
  box = () => S.getBoundingClientRect();

var place = (e, x, y) => at(e, { transform: 'translate(' + px(x) + ' ' + px(y) + ')' });

var theme = () => {
  for (var e of still)
    for (var k of ['fill', 'stroke']) {
      var c = e[k + 0] ||= e.getAttribute(k);
      if (c) at(e, { [k]: col(c) });
    }
  at(fo, { color: ink() });
  fo.style.colorScheme = dark ? 'dark' : 'light';
  (alone && doc.body || S).style.background = paper();
  draw();
};

// The status line takes the subtitle's place, and follows when that is scrolled out of sight.
var say = t => {
  line[text] = fit([t || lineText], room());
  at(line, { y: max(37 + low, t ? 16 - box().top : 0) });
};

var advance = {}, pen = new OffscreenCanvas(1, 1).getContext('2d');
pen.font = '12px ' + S.getAttribute('font-family');

var wide = t => {
  var w = 0;
  for (var c of t) w += advance[c] ||= pen.measureText(c).width;
  return w;
};

// The first form that fits, else the last one cut; never less than two characters.
var fit = (s, w) => {
  for (var f of s) if (wide(f) <= w) return f;
  var t = '', x = wide('…');
  for (var c of f) {
    x += advance[c];
    if (x > w) break;
    t += c;
  }
  return t[1] ? t + '…' : '';
};

// What fits of an element's own words.
var cut = (e, w) => e[text] = fit([e.own ||= e[text]], w);

var width = () => max(320, S.parentNode.clientWidth || S.clientWidth),
  room = () => width() - M - (low ? M : 315);

// The head for a window of this width. If the search box leaves little room beside it, words are
// below it. The legend takes as many lines as it needs. Returns where it ends.
var head = w => {
  low = 38 * (w < 640);
  var x = w, y = 31 + low, e, n, label;
  at(S, { width: w });
  at(fo, { x: w - M - 300 });
  cut(at(heading, { y: 20 + low }), room() / 1.4);
  for (e of all('.legend>g')) {
    // By canvas: getBBox() would make the browser lay out the picture, 12 ms among 5,000 frames.
    label = e.lastChild;
    n = +label.getAttribute('x');
    n += wide(cut(label, w - n)) * .92; // of 11 pixels, and measured as if of 12
    if (x + n > w - M) {
      x = M;
      y += 15;
    }
    place(e, x, y);
    x += n + 14;
  }
  return y + 18;
};

var fo = el('foreignObject', { 'class': 'pa', y: 4, width: 300, height: 40 }, S);
fo.innerHTML = '<div xmlns="http://www.w3.org/1999/xhtml">' +
  '<input type="search" placeholder="search   /" size="14"/>' +
  ['Aa" title="match case', '‹" title="previous', '›" title="next', '?" title="keys',
    'reset'].map(b => '<input type="button" value="' + b + '"/>').join('') +
  '<br/><span role="status"></span></div>';
var [input, caseButton, before, after, question, back, note] = all('input,span', fo);
input.oninput = () => search();
before.onclick = () => step(-1);
after.onclick = () => step(1);
question.onclick = () => say(keyHelp + ' · / search · n, N match · c case · d dark · Esc');
caseButton.onclick = () => {
  fold = !fold;
  search();
};

var search = () => {
  re = '';
  try {
    re = input.value && new RegExp(input.value, fold ? 'i' : '');
    note[text] = find();
  } catch (e) {
    find();
    note[text] = 'bad regex';
  }
  at(caseButton, { 'aria-pressed': !fold, value: fold ? 'aa' : 'Aa' });
  draw();
  keep();
};

// What is seen is in the fragment, so that a link shows the same.
var keep = push => {
  var s = {};
  if (input.value) s.s = input.value;
  if (!fold) s.c = 1;
  put(s);
  s = '#' + new URLSearchParams(s);
  if (alone && s != (location.hash || '#')) history[push ? 'pushState' : 'replaceState'](0, '', s);
};

var load = () => {
  var s = Object.fromEntries(new URLSearchParams(alone ? location.hash.slice(1) : ''));
  input.value = s.s || '';
  fold = !s.c;
  get(s);
  search();
};

var keys = e => {
  var k = e.key, by = { n: 1, N: -1 }[k];
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.target == input) {
    if (k == 'Enter') step(e.shiftKey ? -1 : 1);
    else if (k == 'Escape') input.blur();
    else return;
  } else if (e.target.type == 'button' && /^( |Enter)$/.test(k)) return;
  else if (k == '/') input.focus();
  else if (k == '?') question.onclick();
  else if (by) step(by);
  else if (k == 'c') caseButton.onclick();
  else if (k == 'd') {
    dark = !dark;
    theme();
  } else if (k == 'Escape' && input.value) {
    input.value = '';
    search();
  } else if (!key(e)) return;
  e.preventDefault();
};

var start = () => {
  at(S, { tabindex: 0, role: 'application' });
  at(S.appendChild(line), { 'aria-live': 'polite', stroke: '#fff' });
  (alone ? doc : S).onkeydown = keys;
  scheme.onchange = () => {
    dark = scheme.matches;
    theme();
  };
  onpopstate = load;
  S.removeAttribute('viewBox');
  onresize = () => {
    draw();
    say();
  };
  load();
  say();
  if (dark) theme();
};
