// SPDX-License-Identifier: Apache-2.0
// What all viewers share: colours, search box, status line, address fragment, keys. All viewer code
// runs in one function of its own; names from the profile only ever become text nodes.
// A viewer sets: draw() redraws all; find(regex or null) marks matches and returns words for them;
// step(±1) goes to the next match; key(event) handles the other keys; put(state)/get(state) use the
// fragment's fields.
var S = document.currentScript.closest('svg'), J = JSON.parse(S.querySelector('script').textContent),
D = J.view, C = J.colors, NS = 'http://www.w3.org/2000/svg', still = [...S.querySelectorAll('[fill],[stroke]'), S],
mq = matchMedia('(prefers-color-scheme:dark)'), dark = mq.matches, re = null, fold = 1, V = {}, st = S.querySelectorAll('.head text')[1],
st0 = st ? st.textContent : '', one = document.querySelectorAll('svg').length < 2,
ink = '#111317', page = '#fff';

function at(e, a) { for (var k in a) e.setAttribute(k, a[k]); return e }
function el(n, a, p, t) {
  var e = at(document.createElementNS(NS, n), a);
  if (t) e.textContent = t;
  if (p) p.appendChild(e);
  return e
}
// The colour of this theme for a light one.
function col(c) { return dark && C[c] || c }

function theme() {
  for (var e of still)
    for (var k of ['fill', 'stroke']) {
      var c = e[k + 0] || (e[k + 0] = e.getAttribute(k) || '-');
      if (c != '-') e.setAttribute(k, col(c))
    }
  box.style.colorScheme = dark ? 'dark' : 'light';
  box.style.color = col(ink);
  if (S.parentNode.style && !S.ownerSVGElement && one) S.parentNode.style.background = col(page);
  V.draw()
}

// Status: in the header, and at the top of the window when the header is out of sight.
var bar, barText;
function say(t) {
  if (st) st.textContent = fit([t || st0], width() - 275);
  var y = -S.getBoundingClientRect().top;
  if (!bar) {
    bar = el('g', { 'pointer-events': 'none' }, S);
    el('rect', { height: 20, width: '100%' }, bar);
    barText = el('text', { x: 8, y: 14 }, bar)
  }
  at(bar, { transform: 'translate(0 ' + y + ')', visibility: t && y > 44 ? 'visible' : 'hidden' });
  bar.firstChild.setAttribute('fill', col(page));
  barText.textContent = t || ''
}

var ctx = document.createElementNS('http://www.w3.org/1999/xhtml', 'canvas').getContext('2d'), adv = {};
ctx.font = '12px Arial,Helvetica,Liberation Sans,Arimo,sans-serif';
function wide(s) {
  var w = 0;
  for (var c of s) w += adv[c] || (adv[c] = ctx.measureText(c).width);
  return w
}
// The first of the forms that fits, else the last one cut.
function fit(forms, w) {
  for (var f of forms) if (wide(f) <= w) return f;
  var t = '', x = adv['…'] || wide('…');
  for (var c of f) {
    if ((x += adv[c]) > w) break;
    t += c
  }
  return t.length > 1 ? t + '…' : ''
}
function width() { return Math.max(320, S.parentNode.clientWidth || document.documentElement.clientWidth || innerWidth) }

// The search box.
var fo = el('foreignObject', { y: 4, width: 260, height: 48 }, S), box = h('div', 0, fo), input, note;
box.style.cssText = 'font:12px Arial,sans-serif;text-align:right;white-space:nowrap';
function h(n, t, p, f) {
  var e = document.createElementNS('http://www.w3.org/1999/xhtml', n);
  if (t) e.textContent = t;
  if (p) p.appendChild(e);
  if (f) e.onclick = f;
  return e
}
function button(t, label, f) {
  var b = h('button', t, box, f);
  b.title = label;
  b.setAttribute('aria-label', label);
  b.style.cssText = 'font:inherit;padding:1px 5px;margin-left:2px';
  return b
}
input = h('input', 0, box);
at(input, { type: 'search', placeholder: 'search: regex   /', 'aria-label': 'search' });
input.style.cssText = 'font:inherit;width:126px;padding:2px 5px';
var caseButton = button('Aa', 'match case', () => { fold = !fold; search(1) });
button('‹', 'previous match', () => V.step(-1));
button('›', 'next match', () => V.step(1));
button('?', 'keys', help);
note = h('div', 0, box);
at(note, { role: 'status' });
note.style.marginTop = '3px';
function help() { say(V.help + ' · / search · n N next, previous match · c case · d dark · Esc clear') }

function search(save) {
  var s = input.value;
  re = null;
  caseButton.setAttribute('aria-pressed', !fold);
  caseButton.style.fontWeight = fold ? '' : 'bold';
  try {
    if (s) re = new RegExp(s, fold ? 'i' : '');
    note.textContent = V.find()
  } catch (e) {
    re = null;
    V.find();
    note.textContent = 'not a regular expression'
  }
  V.draw();
  if (save) keep()
}
input.oninput = () => search(1);

// State in the fragment: a link shows what one sees.
function keep(push) {
  var s = {}, t = '';
  if (input.value) s.s = input.value;
  if (!fold) s.c = 1;
  V.put(s);
  for (var k in s) t += (t ? '&' : '#') + k + '=' + encodeURIComponent(s[k]);
  try { history[push ? 'pushState' : 'replaceState'](null, '', t || location.pathname) } catch (e) { }
}
function load() {
  var s = {};
  for (var p of one ? location.hash.slice(1).split('&') : []) {
    p = p.split('=');
    try { s[p[0]] = decodeURIComponent(p[1] || '') } catch (e) { }
  }
  input.value = s.s || '';
  fold = !s.c;
  V.get(s);
  search()
}

function keys(e) {
  var k = e.key;
  if (e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.target == input) {
    if (k == 'Enter') V.step(e.shiftKey ? -1 : 1);
    else if (k == 'Escape') input.blur();
    else return
  } else if (e.target.tagName == 'button' && (k == 'Enter' || k == ' ')) return;
  else if (k == '/') input.focus();
  else if (k == '?') help();
  else if (k == 'n' || k == 'N') V.step(k == 'n' ? 1 : -1);
  else if (k == 'c') caseButton.click();
  else if (k == 'd') { dark = !dark; theme() }
  else if (k == 'Escape' && input.value) { input.value = ''; search(1) }
  else if (!V.key(e)) return;
  e.preventDefault()
}
function start() {
  at(S, { tabindex: 0, role: 'application' });
  if (st) st.setAttribute('aria-live', 'polite');
  (one ? document : S).addEventListener('keydown', keys);
  mq.addEventListener('change', e => { dark = e.matches; theme() });
  addEventListener('popstate', load);
  addEventListener('hashchange', load);
  addEventListener('resize', () => V.draw());
  load();
  theme()
}
