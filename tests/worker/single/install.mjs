// The first visit, with one thing wrong.
import assert from 'node:assert/strict';
import { isInert } from '../builds.mjs';
import { coldBoot } from '../coldBoot.mjs';
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

/** Every file that `which` takes comes with a host's habit, and the app is ready and opens offline all the same. */
const readyAllTheSame = (habit, which = () => true) => async (world) => {
  const paths = [...world.builds[0].files.keys()].filter(which);
  for (const path of paths) world.host.faults.set(path, habit);
  await world.installed();
  for (const path of paths) assert.equal(world.entry(world.builds[0], path).status, 200);
  assert.deepEqual(await coldBoot(world.browser), []);
};

/** A file that a browser executes comes as something else: whatever file it is. */
const refusedWhateverItIs = (fault) => async (world) => {
  for (const path of [...world.builds[0].files.keys()].filter((path) => !isInert(path))) {
    world.host.heal();
    world.evict();
    world.host.faults.set(path, fault);
    await world.visited();
    assert.equal(world.active?.name, undefined, path);
  }
};

export default {
  async a_first_visit_ends_ready(world) {
    const page = await world.installed();
    // A page that is told of every file would read all of it out.
    assert.ok(page.inbox.length <= 2 && page.inbox.every(({ kind }) => kind === 'ready'));
  },
  truncated_body_without_length: refusedThenHealed('truncated'),
  body_that_breaks_off: refusedThenHealed('broken off'),
  connection_reset: refusedThenHealed('reset'),
  portal_page_with_200: refusedThenHealed('portal'),
  portal_page_with_the_right_type: refusedThenHealed('portal with the right type'),
  right_bytes_with_a_type_no_browser_runs: refusedThenHealed('wrong type'),
  whatever_is_executed_has_its_type: refusedWhateverItIs('wrong type'),
  the_type_of_what_no_browser_executes: readyAllTheSame('wrong type', isInert),
  right_bytes_with_status_404: readyAllTheSame('right bytes as 404'),
  right_bytes_after_a_redirect: readyAllTheSame('redirect'),
  right_bytes_that_vary_by_everything: readyAllTheSame('vary by everything'),
  asset_404_then_healed: refusedThenHealed('404'),
  asset_503_then_healed: refusedThenHealed('503 for 9'),
  redirected_to_a_sign_in: refusedThenHealed('redirect to a sign-in'),

  async redirected_to_another_site(world) {
    await refusedThenHealed('redirect to another site')(world);
    assert.equal(world.host.left, 0);
  },

  async behind_a_sign_in_for_who_is_signed_in(world) {
    world.host.wantsSignIn = true;
    await world.installed();
    assert.deepEqual(await coldBoot(world.browser), []);
  },

  async a_refused_copy_says_why(world) {
    world.host.faults.set('about/', '404');
    const page = await world.visited();
    assert.deepEqual({ ...page.inbox.at(-1) }, { kind: 'failed', why: 'about/: 404, not as published' });
  },

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

  async every_file_of_the_copy_is_fetched_once(world) {
    await world.installed();
    assert.deepEqual(world.fetched(), [...world.builds[0].files.keys()].sort());
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
