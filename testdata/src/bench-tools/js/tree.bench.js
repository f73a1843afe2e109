// SPDX-License-Identifier: Apache-2.0
import { bench, describe } from 'vitest'
describe('parse', () => {
  bench('regexp', () => { 'a,b,c'.split(/,/) }, { time: 100, warmupTime: 20 })
  bench('string', () => { 'a,b,c'.split(',') }, { time: 100, warmupTime: 20 })
})
bench('fails', () => { throw new Error('no disk') }, { time: 50 })
