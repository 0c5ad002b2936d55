// Other guides on one host: below this one, and above it. Their copies are among the caches of every world.
import assert from 'node:assert/strict';
import { EMERGENCY } from '../builds.mjs';

const BELOW = ['sub/', 'sub', 'sub/checklist/', 'sub/nowhere'];
const OURS_OR_NOBODYS = ['nowhere', 'subway/', 'nowhere/sub/'];

const shown = (page) => page.answer.bytes?.toString();

export default {
  async another_guide_below_gets_none_of_our_numbers(world) {
    await world.installed();
    world.host.offline = true;
    for (const path of BELOW) assert.equal((await world.done(world.browser.navigate(path))).answer.error, 'network', path);
    for (const path of OURS_OR_NOBODYS) assert.equal(shown(await world.done(world.browser.navigate(path))), EMERGENCY, path);
  },

  async another_guide_below_is_the_hosts(world) {
    await world.installed();
    for (const path of BELOW) assert.equal((await world.done(world.browser.navigate(path))).answer.status, 404, path);
  },

  async another_guide_below_is_told_nothing(world) {
    const below = await world.done(world.browser.navigate('sub/'));
    const page = await world.installed();
    world.evict();
    await world.state(page);
    assert.ok(page.inbox.some(({ kind }) => kind === 'copying'));
    assert.deepEqual(below.inbox, []);
  },

  async a_page_of_ours_is_told_however_its_address_is_written(world) {
    const page = await world.installed();
    world.host.offline = true;
    for (const path of ['checklist/?x=1', 'about/index.html', '?from=home', 'contacts/#own']) {
      const other = await world.done(world.browser.navigate(path));
      await world.state(page);
      assert.equal(other.inbox.at(-1)?.kind, 'ready', path);
    }
  },
};
