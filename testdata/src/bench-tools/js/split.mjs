// SPDX-License-Identifier: Apache-2.0
// Prints mitata's JSON, with the samples cut to three: they are thousands, and are not read.
import { bench, group, run } from 'mitata';

group('split', () => {
  bench('regexp', () => 'a,b,c'.split(/,/));
  bench('join $n', function* (state) {
    const parts = Array(state.get('n')).fill('x');
    yield () => parts.join(',');
  }).args('n', [4, 64]);
});
bench('fails', () => { throw new Error('no disk'); });
await run({
  format: 'json',
  print: (text) => console.log(JSON.stringify(JSON.parse(text), (key, value) =>
    key === 'samples' ? value.slice(0, 3) : key === 'debug' || key === 'stack' || key === 'noop' ? undefined : value)),
});
