// Single faults by name, each on a new phone.
import { World } from '../world.mjs';
import install from './install.mjs';
import killSwitch from './killSwitch.mjs';
import killed from './killed.mjs';
import scopes from './scopes.mjs';
import serving from './serving.mjs';
import update from './update.mjs';

export const TESTS = { ...install, ...update, ...serving, ...scopes, ...killSwitch, ...killed };

/** Runs one, and says what was wrong; nothing if all was well. */
export async function run(name, { builds, say }) {
  const world = new World({ builds, say });
  try {
    await TESTS[name](world);
    await world.loop.rest();
    world.lookAtOthers();
    await world.keepsItsPromise();
  } catch (error) {
    world.witness.wrong(error.stack);
  }
  return world.witness.faults;
}
