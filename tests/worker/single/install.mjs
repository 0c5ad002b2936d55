// The first visit, with one thing wrong.
import assert from 'node:assert/strict';
import { OURS } from '../witness.mjs';

const wasm = (build) => [...build.files.keys()].find((path) => path.endsWith('.wasm'));

/** With this fault on the module nothing is installed; once it is gone, all is well. */
const refusedThenHealed = (fault) => async (world) => {
  const [a] = world.builds;
  world.host.faults.set(wasm(a), fault);
  const page = await world.visited();
  assert.equal(world.active?.name, undefined);
  assert.equal(page.inbox.at(-1).kind, 'failed');
  assert.equal(world.entry(a, wasm(a)), undefined);
  world.host.heal();
  assert.equal((await world.comesBack()).inbox.at(-1).kind, 'ready');
};

export default {
  async a_first_visit_ends_ready(world) {
    const page = await world.installed();
    assert.deepEqual(page.inbox.filter(({ kind }) => kind === 'failed'), []);
    assert.ok(page.inbox.some(({ kind, done, total }) => kind === 'copying' && done === total));
  },
  truncated_body_without_length: refusedThenHealed('truncated'),
  body_that_breaks_off: refusedThenHealed('broken off'),
  connection_reset: refusedThenHealed('reset'),
  portal_page_with_200: refusedThenHealed('portal'),
  portal_page_with_the_right_type: refusedThenHealed('portal with the right type'),
  right_bytes_with_a_type_no_browser_runs: refusedThenHealed('wrong type'),
  right_bytes_with_status_404: refusedThenHealed('right bytes as 404'),
  asset_404_then_healed: refusedThenHealed('404'),
  asset_503_then_healed: refusedThenHealed('503 for 9'),
  asset_redirected: refusedThenHealed('redirect'),

  async stalled_download_is_given_up(world) {
    world.host.faults.set('about/', 'stall');
    await world.visited();
    // Two attempts of 30 seconds.
    assert.equal(world.loop.now, 60_000);
    world.host.heal();
    assert.equal((await world.comesBack()).inbox.at(-1).kind, 'ready');
  },

  async body_that_stalls_is_given_up(world) {
    world.host.faults.set('about/', 'stalled body');
    await world.visited();
    assert.equal(world.loop.now, 60_000);
    assert.equal(world.active?.name, undefined);
  },

  async one_503_is_tried_again(world) {
    world.host.faults.set('about/', '503 for 1');
    await world.installed();
  },

  async stale_cache_on_the_way_is_passed_by(world) {
    const [a, b] = world.builds;
    world.host.publish(a);
    world.host.publish(b);
    for (const path of b.files.keys()) world.host.faults.set(path, 'stale');
    await world.installed();
    assert.equal(world.active?.name, b.name);
  },

  async the_copy_is_fetched_without_credentials_or_redirects(world) {
    await world.installed();
    const own = world.host.log.filter(({ path, cache }) => path !== 'sw.js' && cache !== 'default');
    assert.equal(own.length, world.builds[0].files.size);
    assert.ok(own.every(({ credentials, redirect, cache }) => credentials === 'omit' && redirect === 'error' && cache === 'no-cache'));
  },

  async full_phone_deletes_the_partial_copy(world) {
    world.disk.quota = world.disk.size + 400;
    const page = await world.visited();
    assert.equal(page.inbox.at(-1).kind, 'failed');
    assert.deepEqual(world.cacheNames, []);
    world.disk.quota = Infinity;
    assert.equal((await world.comesBack()).inbox.at(-1).kind, 'ready');
  },

  async storage_refused_while_installing(world) {
    world.disk.broken = true;
    await world.visited();
    assert.equal(world.active?.name, undefined);
    world.disk.broken = false;
    assert.equal((await world.comesBack()).inbox.at(-1).kind, 'ready');
  },

  // The version in use, announced again while the phone is full: its copy is not thrown away as a partial one.
  async full_phone_when_the_same_version_comes_again(world) {
    const [a, b] = world.builds;
    await world.installed();
    world.host.publish(b);
    await world.visited();
    world.host.publish(a);
    world.disk.quota = 0;
    await world.done(world.browser.update());
    assert.ok(world.entry(a, ''));
  },

  async interrupted_install_is_resumed(world) {
    const [a] = world.builds;
    world.host.faults.set('about/', 'stall');
    const visit = world.visit();
    await world.loop.run(150);
    world.browser.crash();
    void visit;
    await world.loop.rest();
    const kept = [...world.disk.caches.get(OURS + a.version).entries.keys()].length;
    assert.ok(kept > 0 && kept < a.files.size);
    world.host.heal();
    world.fetched();
    await world.installed();
    assert.equal(world.fetched().length, a.files.size - kept);
  },
};
