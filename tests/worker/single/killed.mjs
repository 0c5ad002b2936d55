// The browser killed at every single turn: not by chance, but one after the other.
import assert from 'node:assert/strict';
import { coldBoot } from '../coldBoot.mjs';
import { World } from '../world.mjs';

/** Plays `scenario` once for every turn that it takes, and kills the browser at that turn. */
async function killedAtEveryTurn(world, before, scenario, after) {
  let turns = 0;
  for (let turn = 0; ; turn += 1) {
    const one = new World({ seed: turn, builds: world.builds });
    await before(one);
    void scenario(one);
    let alive = true;
    for (let done = 0; done < turn && alive; done += 1) alive = await one.loop.turn();
    if (!alive) break;
    one.browser.crash();
    await one.loop.rest();
    await after(one, turn);
    one.lookAtOthers();
    for (const words of one.witness.faults) world.witness.wrong(`killed at turn ${turn}: ${words}`);
    turns = turn;
  }
  assert.ok(turns > 50, `only ${turns} turns`);
}

export default {
  async browser_killed_at_every_turn_of_the_first_install(world) {
    await killedAtEveryTurn(
      world,
      () => undefined,
      (one) => one.visit(),
      async (one) => {
        const page = await one.visited();
        // Installed already before it was killed, or now.
        assert.equal(await one.state(page), 'ready');
        assert.deepEqual(await coldBoot(one.browser), []);
      },
    );
  },

  async browser_killed_at_every_turn_of_an_update(world) {
    await killedAtEveryTurn(
      world,
      async (one) => {
        await one.installed();
        one.host.publish(one.builds[1]);
        one.closeAll();
      },
      (one) => one.visit(),
      async (one) => {
        // With no network at all: the old version or the new one, whole.
        assert.deepEqual(await coldBoot(one.browser), []);
        await one.comesBack();
        await one.comesBack();
        assert.equal(one.active, one.builds[1]);
        assert.deepEqual(await coldBoot(one.browser), []);
      },
    );
  },
};
