// The proof of "ready": everything dead but the disk, and each page opens.
import { isDocument } from './builds.mjs';
import { Browser } from './browser/browser.mjs';
import { Host } from './browser/host.mjs';
import { Loop } from './loop.mjs';
import { Witness } from './witness.mjs';

/** Opens every page of the active version in a browser that was just started, with no network. Returns what is wrong. */
export async function coldBoot(browser) {
  const worker = browser.registration?.active;
  if (!worker) return ['nothing is installed'];
  const { build } = worker;
  const loop = new Loop(browser.loop.random);
  const witness = new Witness(browser.builds);
  const host = new Host(build);
  host.offline = true;
  const restarted = new Browser({ loop, witness, host, disk: browser.disk.copy(), builds: browser.builds });
  restarted.registration = { installing: null, waiting: null, active: { ...worker, state: 'activated' } };
  const wrong = [];
  for (const path of [...build.files.keys()].filter(isDocument)) {
    const opened = restarted.navigate(path);
    await loop.rest();
    const page = await opened;
    if (page.build !== build) wrong.push(`${path || 'start'} does not open offline`);
  }
  const [page] = restarted.pages;
  for (const path of [...build.files.keys()].filter((path) => !isDocument(path))) {
    const asked = restarted.subresource(page, path);
    await loop.rest();
    if ((await asked).status !== 200) wrong.push(`${path} is missing offline`);
  }
  return [...wrong, ...witness.faults];
}
