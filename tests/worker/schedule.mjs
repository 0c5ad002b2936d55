// One random life of the app: published, visited, spoilt, killed, and in the end healed.
import { isDocument, killSwitch } from './builds.mjs';
import { FAULTS } from './browser/host.mjs';
import { coldBoot } from './coldBoot.mjs';
import { World } from './world.mjs';

/** The seeds of the schedules that every run plays begin here. */
export const FIRST_SEED = 20_261_100;

const MESSAGES = ['state', 'state', 'repair', 'apply', 'nonsense'];

// What can happen next, the weight first. Each gets the world, and says in words what it did.
const STEPS = [
  [10, function visit(world) {
    const path = somePath(world);
    void world.visit(path);
    return `open ${path || 'start'}`;
  }],
  [8, function navigate(world) {
    const page = somePage(world);
    const path = somePath(world);
    if (page) void world.visit(path, page);
    return page && `${page.id} goes to ${path || 'start'}`;
  }],
  [6, function close(world) {
    const page = somePage(world);
    if (page) world.browser.close(page);
    return page && `close ${page.id}`;
  }],
  [6, function load(world) {
    const page = somePage(world);
    if (page) void world.browser.load(page);
    return page && `${page.id} loads its parts again`;
  }],
  [8, function say(world) {
    const page = somePage(world);
    const words = world.random.pick(MESSAGES);
    if (page) void world.browser.say(page, words, words === 'apply' ? 'waiting' : 'active');
    return page && `${page.id} says ${words}`;
  }],
  [7, function publish(world) {
    const build = world.random.chance(0.05) ? killSwitch() : world.random.pick(world.builds);
    world.host.publish(build);
    return `publish ${build.name}`;
  }],
  [6, function checkForUpdate(world) {
    void world.browser.update();
    return 'check for an update';
  }],
  [10, function fault(world) {
    const path = world.random.pick(['sw.js', ...world.host.published.files.keys()]);
    const kind = world.random.pick(FAULTS);
    world.host.faults.set(path, kind);
    return `${path || 'start'} is served wrong: ${kind}`;
  }],
  [2, function portal(world) {
    for (const path of ['sw.js', ...world.host.published.files.keys()]) world.host.faults.set(path, 'portal');
    return 'a portal answers everything';
  }],
  [8, function heal(world) {
    world.host.heal();
    return 'the network is well';
  }],
  [5, function goOffline(world) {
    world.host.offline = true;
    return 'offline';
  }],
  [8, function killAtSomeTurn(world) {
    const lives = [...world.browser.lives.values()];
    if (lives.length === 0) return undefined;
    const life = world.random.pick(lives);
    life.turnsLeft = 1 + world.random.below(60);
    life.lastTurnCounts = world.random.chance(0.5);
    return `the worker of ${life.worker.build.name} has ${life.turnsLeft} turns to live`;
  }],
  [5, function updateAndDie(world) {
    const another = world.random.pick(world.builds);
    world.host.publish(another);
    world.browser.doom = { turnsLeft: 1 + world.random.below(120), lastTurnCounts: world.random.chance(0.5) };
    void world.browser.update();
    return `publish ${another.name}; the next install has ${world.browser.doom.turnsLeft} turns`;
  }],
  [4, function applyInOneWindow(world) {
    const page = somePage(world);
    if (!page || !world.waiting) return undefined;
    void world.browser.say(page, 'apply', 'waiting');
    for (const other of world.browser.pages) void world.browser.load(other);
    return `${page.id} says apply while every page loads its parts`;
  }],
  [5, function stopIdle(world) {
    for (const life of [...world.browser.lives.values()]) {
      if (life.events.size === 0) world.browser.kill(life, 'idle');
    }
    return 'idle workers are stopped';
  }],
  [4, function crash(world) {
    world.browser.crash();
    return 'the browser is killed';
  }],
  [2, function evict(world) {
    world.evict(world.random.pick([undefined, ...world.cacheNames]));
    return 'eviction';
  }],
  [3, function spoil(world) {
    const name = world.random.pick(world.cacheNames);
    const urls = [...(world.disk.caches.get(name)?.entries.keys() ?? [])];
    if (urls.length === 0) return undefined;
    world.spoil(name, world.random.pick(urls), world.random.pick(['missing', 'wrong bytes', 'unreadable']));
    return 'one entry is spoilt';
  }],
  [4, function quota(world) {
    world.disk.quota = world.random.chance(0.5) ? Infinity : world.disk.size + world.random.below(3000) - 500;
    return `room for ${world.disk.quota - world.disk.size} bytes`;
  }],
  [2, function breakStorage(world) {
    const broken = world.random.chance(0.3);
    if (broken !== world.disk.broken) world.witness.harmed(`storage ${broken ? 'refuses' : 'works again'}`);
    world.disk.broken = broken;
    return 'storage';
  }],
];

function somePath(world) {
  const paths = [...world.host.published.files.keys()].filter(isDocument);
  return world.random.pick([...paths, ...paths, '?from=home', 'checklist/?x=1', 'checklist', 'contacts/index.html', 'nowhere/', 'sub/']);
}

const somePage = (world) => world.random.pick([...world.browser.pages]);

/** Plays the schedule of a seed. Returns the world; its witness knows what went wrong. */
export async function play(seed, options = {}) {
  const world = new World({ seed, ...options });
  const { random, witness, loop } = world;
  try {
    // Most begin with a copy: an empty phone has little to lose.
    if (random.chance(0.8)) {
      await world.visited();
      await loop.rest();
    }
    const steps = 10 + random.below(30);
    for (let step = 0; step < steps; step += 1) {
      const words = random.weighted(STEPS)(world);
      if (words) witness.log(`· ${words}`);
      // Often the next thing happens while the last is under way.
      if (random.chance(0.4)) await loop.run(random.below(80));
      else await loop.rest();
      if (random.chance(0.1)) {
        await loop.rest();
        await world.keepsItsPromise();
      }
      if (witness.faults.length > 0) return world;
    }
    await loop.rest();
    world.lookAtOthers();
    await world.keepsItsPromise();
    if (witness.faults.length === 0) await healed(world);
  } catch (error) {
    witness.wrong(`the tests themselves broke: ${error.stack}`);
  }
  return world;
}

// Whatever was: with everything well again, a person who opens the app twice has the newest version, whole.
async function healed(world) {
  const { witness, host, disk, browser, loop } = world;
  witness.log('· everything is well again');
  host.heal();
  host.publish(host.published);
  disk.quota = Infinity;
  if (disk.broken) witness.harmed('storage works again');
  disk.broken = false;
  browser.doom = undefined;
  for (const life of browser.lives.values()) life.turnsLeft = Infinity;
  await loop.rest();
  for (let visit = 0; visit < 3; visit += 1) {
    world.closeAll();
    await loop.rest();
    const page = await world.visited();
    if (!page) return witness.wrong('after all was well again, no page opened');
    await world.done(browser.say(page, 'repair'));
    await world.done(browser.say(page, 'state'));
    if (visit === 2 && page.build !== host.published) witness.wrong('it opens, but not as the newest version');
    if (visit === 2 && page.inbox.at(-1)?.kind !== 'ready') witness.wrong('it never said "ready" again');
  }
  for (const words of await coldBoot(world.browser)) witness.wrong(`after all was well again: ${words}`);
  world.lookAtOthers();
  return undefined;
}

