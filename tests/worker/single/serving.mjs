// A copy that was whole, and then was not.
import assert from 'node:assert/strict';
import { EMERGENCY, address } from '../builds.mjs';
import { OURS } from '../witness.mjs';
import { World } from '../world.mjs';

const entries = (world) => world.disk.caches.get(OURS + world.active.version).entries;

function spoil(world, path, damage) {
  world.spoil(OURS + world.active.version, address(path), damage);
}

const shown = (page) => page.answer.bytes.toString();

/** Repair finds it, fetches that file alone, and says ready again. */
const mended = (damage) => async (world) => {
  const page = await world.installed();
  spoil(world, 'manifest.webmanifest', damage);
  world.fetched();
  assert.equal(await world.state(page, 'repair'), 'ready');
  assert.deepEqual(world.fetched(), ['manifest.webmanifest']);
  assert.equal(entries(world).get(address('manifest.webmanifest')).damage, undefined);
};

/** With no network repair can't mend, and says so; when there is one again, it does. */
const notMendedOffline = (damage) => async (world) => {
  const page = await world.installed();
  spoil(world, 'checklist/', damage);
  world.host.offline = true;
  assert.equal(await world.state(page, 'repair'), 'failed');
  assert.equal(await world.state(page), 'failed');
  world.host.heal();
  assert.equal(await world.state(page), 'ready');
};

export default {
  async caches_cleared_online(world) {
    await world.installed();
    world.evict();
    const page = await world.comesBack('checklist/');
    assert.equal(page.build?.name, world.builds[0].name);
    assert.equal(await world.state(page), 'ready');
  },

  async caches_cleared_offline(world) {
    await world.installed();
    world.evict();
    world.host.offline = true;
    assert.equal(shown(await world.comesBack('checklist/')), EMERGENCY);
    world.host.heal();
    assert.equal((await world.comesBack()).inbox.at(-1).kind, 'ready');
  },

  async caches_cleared_and_a_host_that_stalls(world) {
    await world.installed();
    world.evict();
    world.host.faults.set('checklist/', 'stall');
    const begun = world.loop.now;
    assert.equal(shown(await world.done(world.browser.navigate('checklist/'))), EMERGENCY);
    // Two attempts of 8 seconds.
    assert.equal(world.loop.now - begun, 16_000);
  },

  async caches_cleared_behind_a_portal(world) {
    await world.installed();
    world.evict();
    for (const path of world.builds[0].files.keys()) world.host.faults.set(path, 'portal');
    assert.equal(shown(await world.comesBack()), EMERGENCY);
  },

  async missing_entry_is_fetched_and_kept_when_asked_for(world) {
    await world.installed();
    spoil(world, 'contacts/', 'missing');
    assert.equal((await world.done(world.browser.navigate('contacts/'))).build?.name, world.builds[0].name);
    assert.ok(entries(world).has(address('contacts/')));
  },

  async missing_entry_is_never_called_ready(world) {
    await world.installed();
    spoil(world, 'contacts/', 'missing');
    world.host.offline = true;
    assert.equal((await world.comesBack()).inbox.at(-1).kind, 'failed');
  },

  repair_fetches_a_missing_entry: mended('missing'),
  repair_replaces_wrong_bytes: mended('wrong bytes'),
  repair_replaces_an_unreadable_entry: mended('unreadable'),
  repair_offline_tells_of_a_missing_entry: notMendedOffline('missing'),
  repair_offline_tells_of_wrong_bytes: notMendedOffline('wrong bytes'),
  repair_offline_tells_of_an_unreadable_entry: notMendedOffline('unreadable'),

  // In every order that chance finds: neither undoes what the other has done.
  async repair_and_copying_at_the_same_time(world) {
    for (let seed = 0; seed < 60; seed += 1) {
      const one = new World({ seed, builds: world.builds });
      const page = await one.installed();
      spoil(one, 'about/', 'missing');
      for (const path of ['', 'checklist/', 'contacts/', 'icons/icon.svg']) spoil(one, path, 'wrong bytes');
      await one.done(Promise.all([one.browser.say(page, 'state'), one.browser.say(page, 'repair')]));
      assert.equal(page.inbox.at(-1).kind, 'ready');
      assert.deepEqual(one.witness.faults, [], `seed ${seed}`);
    }
  },

  async spoilt_entry_is_not_carried_into_an_update(world) {
    const [, b] = world.builds;
    await world.installed();
    spoil(world, 'icons/icon.svg', 'wrong bytes');
    spoil(world, 'icons/icon-192.png', 'unreadable');
    world.host.publish(b);
    await world.comesBack();
    const page = await world.comesBack();
    assert.equal(page.build?.name, b.name);
    assert.equal(entries(world).get(address('icons/icon.svg')).damage, undefined);
    assert.equal(entries(world).get(address('icons/icon-192.png')).damage, undefined);
  },

  async storage_refused_offline(world) {
    await world.installed();
    world.disk.broken = true;
    world.host.offline = true;
    assert.equal(shown(await world.comesBack()), EMERGENCY);
  },

  async storage_refused_online(world) {
    await world.installed();
    world.witness.harmed('refused');
    world.disk.broken = true;
    const page = await world.comesBack();
    assert.ok(page.build === world.builds[0] || shown(page) === EMERGENCY);
  },

  async deep_link_offline(world) {
    await world.installed();
    world.host.offline = true;
    const [a] = world.builds;
    for (const path of ['checklist/', 'checklist/?x=1', 'checklist/#sign', 'checklist', 'checklist/index.html', 'index.html']) {
      assert.equal((await world.done(world.browser.navigate(path))).build?.name, a.name, path);
    }
    assert.equal(shown(await world.done(world.browser.navigate('nowhere/'))), EMERGENCY);
  },

  async unknown_address_online_is_the_hosts(world) {
    await world.installed();
    assert.equal((await world.done(world.browser.navigate('nowhere/'))).answer.status, 404);
  },

  // The host's page for an unknown address may be of a newer version than the worker.
  async assets_of_a_newer_version_are_checked_by_their_name(world) {
    const [, , c] = world.builds;
    const page = await world.installed();
    world.host.publish(c);
    const [script, wasm] = [...c.files.keys()].filter((path) => path.startsWith('assets/'));
    world.host.faults.set(wasm, 'portal with the right type');
    assert.equal((await world.done(world.browser.subresource(page, script))).status, 200);
    assert.equal((await world.done(world.browser.subresource(page, wasm))).error, 'network');
  },

  async worker_stopped_between_all_events(world) {
    const page = await world.installed();
    world.host.offline = true;
    for (const path of world.builds[0].files.keys()) {
      for (const life of [...world.browser.lives.values()]) world.browser.kill(life, 'idle');
      assert.equal((await world.done(world.browser.subresource(page, path))).status, 200, path);
    }
  },

  async other_methods_and_sites_are_let_through(world) {
    await world.installed();
    const worker = world.browser.registration.active;
    const life = world.browser.lives.get(worker);
    for (const [method, url] of [['POST', address('')], ['GET', 'https://elsewhere.test/guide/'], ['GET', 'https://guide.test/other/']]) {
      const respondWith = () => assert.fail(`${method} ${url} was taken`);
      await life.dispatch('fetch', { request: { method, url, mode: 'cors', headers: new Headers() }, respondWith });
    }
  },

  async repair_reports_what_it_found(world) {
    const page = await world.installed();
    spoil(world, 'manifest.webmanifest', 'wrong bytes');
    spoil(world, 'about/', 'missing');
    world.host.faults.set('about/', '404');
    await world.state(page, 'repair');
    const { version } = world.builds[0];
    const report = page.inbox.find(({ kind }) => kind === 'repaired');
    assert.deepEqual({ ...report }, { kind: 'repaired', version, total: world.builds[0].files.size, bad: 1, mended: 1 });
  },
};
