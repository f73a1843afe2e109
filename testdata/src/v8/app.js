// SPDX-License-Identifier: Apache-2.0
// Two threads that work: what make.sh records.
'use strict';
const {Worker, isMainThread} = require('worker_threads');

const kept = [];

function checksum(words) {
  let sum = 0;
  for (let i = 0; i < words; i++)
    sum = (sum * 31 + i) % 65521;
  return sum;
}

function fillTable(rows) {
  const table = [];
  for (let i = 0; i < rows; i++)
    table.push({row: i, text: 'row ' + i});
  kept.push(table);
  return checksum(400 * rows);
}

class Ledger {
  static settle(depth) {
    return depth ? Ledger.settle(depth - 1) : fillTable(500);
  }
}

const until = Date.now() + (isMainThread ? 150 : 80);
if (isMainThread && process.argv[2] !== 'alone')
  new Worker(__filename);
while (Date.now() < until)
  (() => Ledger.settle(3))();
