// Runs the worker's tests: single faults by name, then random schedules.
//
//   node tests/worker/run.mjs                        all of it
//   node tests/worker/run.mjs --seed N [--verbose]   one schedule again
//   node tests/worker/run.mjs --only NAME            single faults with this in their name
//   node tests/worker/run.mjs --schedules N          another number of schedules
//   node tests/worker/run.mjs --worker FILE          another sw.js, its slots still open
import { parseArgs } from 'node:util';
import { readFileSync } from 'node:fs';
import { threeBuilds } from './builds.mjs';
import { FIRST_SEED, play } from './schedule.mjs';
import * as single from './single/all.mjs';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    seed: { type: 'string' },
    schedules: { type: 'string', default: '1000' },
    worker: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});

const template = values.worker && readFileSync(values.worker, 'utf8');
const builds = threeBuilds(template);

process.on('unhandledRejection', (error) => {
  console.log(`not ok unhandled: ${error?.stack ?? error}`);
  process.exitCode = 1;
});

// What has happened in all schedules together, and what must have, so that they prove what they are meant to.
const seen = new Map();
const EXPECTED = [
  '“ready” said', '“failed” said', 'a cold start offline', 'an emergency page', 'an install refused', 'an install killed',
  'an update installed', 'an update applied to an open page', 'a file of the version before', 'a worker killed at work',
];

async function schedule(seed, say) {
  const world = await play(seed, { say, builds });
  for (const [what, times] of world.witness.seen) seen.set(what, (seen.get(what) ?? 0) + times);
  for (const words of world.witness.faults) console.log(`not ok seed ${seed}: ${words}`);
  return world.witness.faults.length === 0;
}

// In the form of Rust's own test runner, so that one reader reads both.
async function singles(part) {
  const names = Object.keys(single.TESTS).filter((name) => name.includes(part));
  let passed = 0;
  for (const name of names) {
    const faults = await single.run(name, { builds, say: values.verbose ? console.log : undefined });
    console.log(`test worker::${name} ... ${faults.length === 0 ? 'ok' : 'FAILED'}`);
    for (const words of faults) console.log(`    ${words}`);
    if (faults.length === 0) passed += 1;
  }
  return { passed, failed: names.length - passed };
}

async function schedules(count) {
  const fresh = Math.floor(Math.random() * 2 ** 32);
  const seeds = [...Array.from({ length: count }, (_, index) => FIRST_SEED + index), fresh];
  console.log(`${count} schedules from seed ${FIRST_SEED}, and one from a fresh seed: ${fresh}`);
  const failed = [];
  for (const seed of seeds) if (!(await schedule(seed, undefined))) failed.push(seed);
  console.log([...seen].sort().map(([what, times]) => `${what}: ${times}`).join('; '));
  const missing = EXPECTED.filter((what) => !seen.has(what));
  if (missing.length > 0 && count >= 1000) {
    console.log(`not ok: no schedule had ${missing.join(', ')}`);
    process.exitCode = 1;
  }
  for (const seed of failed) console.log(`again: node tests/worker/run.mjs --seed ${seed} --verbose`);
  return { passed: seeds.length - failed.length, failed: failed.length };
}

async function chosen() {
  if (values.only !== undefined) return [await singles(values.only)];
  if (values.seed === undefined) return [await singles(''), await schedules(Number(values.schedules))];
  const good = await schedule(Number(values.seed), values.verbose ? console.log : undefined);
  return [{ passed: good ? 1 : 0, failed: good ? 0 : 1 }];
}

const counts = await chosen();
const sum = (of) => counts.reduce((total, count) => total + count[of], 0);
console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
// A run of nothing proves nothing.
if (sum('failed') > 0 || sum('passed') === 0) process.exitCode = 1;
