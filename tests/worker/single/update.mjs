// From one version to another, and back.
import assert from 'node:assert/strict';
import { coldBoot } from '../coldBoot.mjs';
import { OURS } from '../witness.mjs';

const changed = (from, to) =>
  [...to.files].filter(([path, { bytes }]) => !from.files.get(path)?.bytes.equals(bytes)).map(([path]) => path).sort();

/** A wrong answer for sw.js itself changes nothing, however often it comes. */
const scriptAnsweredBy = (fault) => async (world) => {
  await world.installed();
  world.host.publish(world.builds[1]);
  world.host.faults.set('sw.js', fault);
  await world.comesBack();
  const page = await world.comesBack();
  assert.equal(page.build?.name, world.builds[0].name);
  assert.equal(page.inbox.at(-1).kind, 'ready');
  assert.deepEqual(await coldBoot(world.browser), []);
};

/** An update that can't be had whole is not had at all. */
const updateRefused = (spoil) => async (world) => {
  const [a, b] = world.builds;
  await world.installed();
  world.host.publish(b);
  spoil(world, b);
  await world.comesBack();
  assert.equal((await world.comesBack()).build?.name, a.name);
  assert.deepEqual(await coldBoot(world.browser), []);
  world.host.heal();
  world.disk.quota = Infinity;
  await world.comesBack();
  assert.equal((await world.comesBack()).build?.name, b.name);
};

export default {
  async only_changed_files_are_fetched(world) {
    const [a, b] = world.builds;
    await world.installed();
    world.fetched();
    world.host.publish(b);
    await world.visited();
    assert.equal(world.waiting?.name, b.name);
    assert.deepEqual(world.fetched(), changed(a, b));
  },

  async update_waits_while_a_page_is_open(world) {
    const [a, b] = world.builds;
    const page = await world.installed();
    world.host.publish(b);
    const reloaded = await world.visited('checklist/', page);
    assert.equal(reloaded.build?.name, a.name);
    assert.equal((await world.visited('', reloaded)).build?.name, a.name);
    assert.equal(world.waiting?.name, b.name);
    assert.equal((await world.comesBack()).build?.name, b.name);
  },

  async cold_start_offline_with_a_waiting_version(world) {
    await world.installed();
    world.host.publish(world.builds[1]);
    await world.visited();
    world.browser.crash();
    world.host.offline = true;
    const page = await world.comesBack();
    assert.ok(page.build);
    assert.equal(await world.state(page), 'ready');
  },

  async applied_on_tap(world) {
    const [a, b] = world.builds;
    const page = await world.installed();
    world.host.publish(b);
    const other = await world.visited('checklist/');
    assert.equal(other.build?.name, a.name);
    await world.done(world.browser.say(other, 'apply', 'waiting'));
    assert.equal(world.active?.name, b.name);
    assert.equal((await world.visited('', page)).build?.name, b.name);
    // The other window still runs on what it began with: its program is there for it.
    await world.done(world.browser.load(other));
    for (const path of [...a.files.keys()].filter((each) => each.startsWith('assets/'))) {
      const answer = await world.done(world.browser.subresource(other, path));
      assert.equal(answer.status, 200, path);
    }
  },

  async apply_said_when_nothing_waits(world) {
    const page = await world.installed();
    await world.done(world.browser.say(page, 'apply', 'active'));
    assert.equal(world.active?.name, world.builds[0].name);
    assert.equal(await world.state(page), 'ready');
  },

  async rollback_fetches_nothing(world) {
    const [a, b] = world.builds;
    await world.installed();
    world.host.publish(b);
    await world.comesBack();
    await world.comesBack();
    assert.equal(world.active?.name, b.name);
    world.host.publish(a);
    world.fetched();
    await world.comesBack();
    assert.equal((await world.comesBack()).build?.name, a.name);
    assert.deepEqual(world.fetched(), []);
    assert.deepEqual(await coldBoot(world.browser), []);
  },

  // Also after a rollback, when the caches are no longer in the order of the versions.
  async the_version_before_is_kept_and_older_ones_go(world) {
    const [a, b, c] = world.builds;
    await world.installed();
    for (const build of [b, a, c]) {
      world.host.publish(build);
      await world.comesBack();
      await world.comesBack();
      assert.equal(world.active?.name, build.name);
    }
    assert.ok(world.entry(a, ''), 'the version before');
    assert.equal(world.entry(b, ''), undefined);
    assert.equal(world.cacheNames.length, 2);
  },

  worker_script_answered_by_html: scriptAnsweredBy('portal'),
  worker_script_answered_by_html_with_the_right_type: scriptAnsweredBy('portal with the right type'),
  worker_script_answered_by_404: scriptAnsweredBy('404'),
  worker_script_answered_by_a_redirect: scriptAnsweredBy('redirect'),
  worker_script_cut_off: scriptAnsweredBy('truncated'),

  new_worker_with_old_documents: updateRefused((world, b) => {
    for (const path of b.files.keys()) if (path === '' || path.endsWith('/')) world.host.faults.set(path, 'other build');
  }),
  new_worker_with_old_assets: updateRefused((world, b) => {
    for (const path of b.files.keys()) if (path.startsWith('assets/')) world.host.faults.set(path, 'other build');
  }),
  network_dies_within_an_update: updateRefused((world) => world.host.faults.set('about/', 'broken off')),
  full_phone_during_an_update: updateRefused((world) => {
    world.disk.quota = world.disk.size + 200;
  }),

  async a_refused_update_says_why_and_the_copy_stays_ready(world) {
    const page = await world.installed();
    world.host.publish(world.builds[1]);
    world.host.faults.set('about/', 'portal');
    await world.done(world.browser.update());
    assert.deepEqual({ ...page.inbox.at(-1) }, { kind: 'refused', why: 'about/: 200, not as published' });
    assert.equal(await world.state(page), 'ready');
  },

  async copy_thrown_away_within_an_update(world) {
    const [, b] = world.builds;
    await world.installed();
    world.host.publish(b);
    world.host.faults.set('about/', 'slow');
    const update = world.browser.update();
    while (!world.entry(b, '')) await world.loop.turn();
    world.evict(OURS + b.version);
    await world.done(update);
    assert.equal(world.waiting?.name, undefined);
    assert.deepEqual(await coldBoot(world.browser), []);
  },

  // One version is put to use while the next is on its way.
  async copy_under_way_survives_an_activation(world) {
    const [, b, c] = world.builds;
    const page = await world.installed();
    world.host.publish(b);
    await world.done(world.browser.update());
    world.host.publish(c);
    world.host.faults.set('about/', 'slow');
    const update = world.browser.update();
    while (!world.entry(c, '')) await world.loop.turn();
    await world.done(world.browser.say(page, 'apply', 'waiting'));
    await world.done(update);
    assert.equal(world.active?.name, b.name);
    assert.equal(world.waiting?.name, c.name);
  },

  // Waiting would only keep the person from a copy that is whole.
  async lost_copy_gives_way_to_the_next_version(world) {
    const [, b] = world.builds;
    await world.installed();
    world.evict();
    world.host.publish(b);
    await world.done(world.browser.update());
    assert.equal(world.active?.name, b.name);
  },

  async a_version_never_installed_leaves_the_one_before_in_place(world) {
    const [a, b, c] = world.builds;
    await world.installed();
    // B never comes whole, and leaves a part; C does.
    world.host.publish(b);
    world.host.faults.set('about/', '404');
    await world.comesBack();
    world.host.heal();
    world.host.publish(c);
    await world.comesBack();
    await world.comesBack();
    assert.equal(world.active?.name, c.name);
    assert.ok(world.entry(a, ''), 'the version before');
  },
};
