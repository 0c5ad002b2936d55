// The worker that takes itself away, published under the name of the other.
import assert from 'node:assert/strict';
import { killSwitch } from '../builds.mjs';

async function switchedOff(world) {
  await world.installed();
  world.host.publish(killSwitch());
  await world.visited();
}

export default {
  async kill_switch_leaves_no_fetch_handler(world) {
    await switchedOff(world);
    const page = await world.comesBack();
    assert.equal(page.answer.intercepted, undefined);
    for (const life of world.browser.lives.values()) assert.equal(life.handlers.has('fetch'), false);
  },

  async kill_switch_deletes_our_copies_and_nothing_else(world) {
    await switchedOff(world);
    assert.deepEqual(world.cacheNames, []);
  },

  async after_the_kill_switch_the_next_version_is_installed(world) {
    const [, b] = world.builds;
    await switchedOff(world);
    world.host.publish(b);
    await world.comesBack();
    const page = await world.comesBack();
    assert.equal(page.build?.name, b.name);
    assert.equal(page.inbox.at(-1).kind, 'ready');
  },
};
