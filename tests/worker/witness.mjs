// Watches everything a worker does and says, and holds it against the promises.
import { EMERGENCY, KEPT_HEADERS, SCOPE, address, isHashed, isInert } from './builds.mjs';

/** How the names of our own caches begin, on this site. */
export const OURS = 'minute-guide /guide/ ';

const isOf = (build, path, bytes, type) => {
  const file = build?.files.get(path);
  return file !== undefined && file.bytes.equals(bytes) && (isInert(path) || file.types.includes(type));
};

const typeOf = (headers) => (headers.find(([name]) => name === 'content-type')?.[1] ?? '').split(';')[0];

export class Witness {
  constructor(builds, say = () => {}) {
    Object.assign(this, { builds, say });
    this.seen = new Map();
    this.faults = [];
    // Whether "ready" was said, and nothing from outside has harmed the copy since.
    this.promised = false;
  }

  log(words) {
    this.say(`${String(this.browser?.loop.now ?? 0).padStart(7)}  ${words}`);
  }

  /** Something that must happen in some schedule, or the schedules prove less than they seem to. */
  saw(what) {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }

  note(words) {
    this.log(`(${words})`);
  }

  wrong(words) {
    this.log(`WRONG: ${words}`);
    this.faults.push(words);
  }

  /** Harm from outside is under way: what a worker read just before may no longer be true when it speaks. */
  harmed(words) {
    this.log(`harm: ${words}`);
    this.promised = false;
    for (const life of this.browser.lives.values()) if (life.events.size > 0) life.raced = true;
  }

  // ------------------------------------------------------------------------------------------ the copy

  /**
   * Whether one cache holds everything of a build. Bytes that the disk itself has spoilt are told apart by a
   * repair alone, so they count unless `strict`.
   */
  isWhole(build, strict = false) {
    return [...this.browser.disk.caches.values()].some(({ name, entries }) => {
      if (!name.startsWith(OURS)) return false;
      return [...build.files.keys()].every((path) => {
        const entry = entries.get(address(path));
        if (!entry) return false;
        if (entry.damage) return !strict;
        return isOf(build, path, entry.bytes, typeOf(entry.headers));
      });
    });
  }

  kept(life, cache, url, entry) {
    const { build } = life.worker;
    if (!cache.name.startsWith(OURS)) this.wrong(`it wrote into ${cache.name}`);
    const path = url.slice(SCOPE.length);
    if (!build.files.has(path)) return;
    if (cache.name !== OURS + build.version) this.wrong(`${build.name} wrote ${path} into another version's cache`);
    if (!isOf(build, path, entry.bytes, typeOf(entry.headers))) this.wrong(`${build.name} kept a wrong ${path || 'start page'}`);
    if (entry.redirected || entry.status !== 200) this.wrong(`${build.name} kept ${path} as something that no page may be answered with`);
    const others = entry.headers.filter(([name]) => !KEPT_HEADERS.includes(name));
    if (others.length > 0) this.wrong(`${build.name} kept ${path} with ${others}`);
  }

  entryDeleted(life, cache, url) {
    const { build } = life.worker;
    const path = url.slice(SCOPE.length);
    const entry = cache.entries.get(url);
    if (!entry || !build.files.has(path)) return undefined;
    // Until now nobody could know that it was spoilt: who has just looked says "ready" still, and then "failed".
    if (entry.damage) life.raced = true;
    if (cache.name !== OURS + build.version) return this.wrong(`${build.name} deleted from ${cache.name}`);
    if (!entry.damage && isOf(build, path, entry.bytes, typeOf(entry.headers))) this.wrong(`it deleted a good ${path}`);
    return undefined;
  }

  cacheDeleted(life, name) {
    const { worker, browser } = life;
    const { registration } = browser;
    if (!name.startsWith(OURS)) return this.wrong(`it deleted ${name}, which is another's`);
    // Only a page that takes the whole app away may delete what is in use.
    if (worker.build.files.size === 0) return undefined;
    const needs = (other, words) => {
      const cache = browser.disk.caches.get(name);
      if (!other || other === worker || !cache || name !== OURS + other.build.version) return;
      // What was never whole, or was spoilt from outside, is nobody's loss.
      if (!cache.spoilt && this.isWhole(other.build)) this.wrong(`${worker.build.name} deleted the copy of ${words}`);
    };
    needs(registration?.active, 'the version in use');
    needs(registration?.waiting, 'the version that waits');
    const { previous } = worker;
    const runs = [...browser.pages].some(({ build }) => build && build === previous?.build);
    if (registration?.active === worker && runs) needs(previous, 'the version before, which a page runs');
    return undefined;
  }

  installed(worker) {
    const life = this.browser.lives.get(worker);
    this.log(`installed ${worker.build.name}`);
    if (this.browser.registration.active) this.saw('an update installed');
    if (worker.build.files.size > 0 && !life?.raced && !this.isWhole(worker.build)) {
      this.wrong(`${worker.build.name} is installed, but its copy is not whole`);
    }
  }

  // ----------------------------------------------------------------------------------------- the pages

  controllerChanged(page, worker) {
    this.log(`${page.id} is now under ${worker.build.name}`);
    const takesAway = worker.build.files.size === 0;
    const { build, controller } = page;
    if (controller && worker.applied) this.saw('an update applied to an open page');
    // A page whose copy is lost has nothing left to be protected from; one that came from the network never had.
    const lost = build && (!this.isWhole(build) || this.browser.disk.caches.get(OURS + build.version).spoilt);
    if (build && build !== worker.build && controller !== worker && !worker.applied && !takesAway && !lost) {
      this.wrong(`${page.id} was changed under the person, who had not asked for it`);
    }
  }

  navigated(url, answer, worker) {
    const path = url.split(/[?#]/)[0].slice(SCOPE.length).replace(/(^|\/)index\.html$/, '$1');
    this.log(`navigation to ${path || 'start'}: ${answer.error ?? answer.redirectedTo ?? answer.status}${worker ? ` by ${worker.build.name}` : ''}`);
    if (!worker || !answer.intercepted || answer.error === 'killed') return;
    const { build } = worker;
    if (answer.redirectedTo) {
      if (!answer.redirectedTo.startsWith(SCOPE)) this.wrong(`sent away to ${answer.redirectedTo}`);
      return;
    }
    if (this.#isOthers(path)) {
      const couldKnow = !this.browser.disk.broken && !this.browser.lives.get(worker)?.raced;
      if (couldKnow && answer.bytes?.toString() === EMERGENCY) this.wrong(`${path}: our numbers in place of another guide's page`);
      return;
    }
    if (answer.error) return void (answer.entry?.damage || this.#unreadable(worker, path) || this.wrong(`${path}: a navigation got no page: ${answer.error}`));
    const isEmergency = answer.bytes.toString() === EMERGENCY;
    if (isEmergency) {
      this.log('  the emergency page');
      this.saw('an emergency page');
      if (!answer.policy) this.wrong('the emergency page has no policy');
      if (build.files.has(path) && answer.wasFine && this.isFine(worker)) this.wrong(`${path}: the emergency page, though the copy is whole`);
      return;
    }
    if (!build.files.has(path)) return;
    if (isOf(build, path, answer.bytes, answer.type) && answer.status === 200) answer.build = build;
    else if (!answer.entry?.damage) this.wrong(`${path}: a document that ${build.name} did not publish`);
  }

  /** Whether another guide lives there, below this one. */
  #isOthers(path) {
    const scopes = [...this.browser.disk.caches.keys()].map((name) => name.split(' ')[1]);
    return scopes.some((scope) => scope !== '/guide/' && scope.startsWith('/guide/') && `/guide/${path}/`.startsWith(scope));
  }

  loaded(page, path, answer, worker) {
    if (!worker || answer.error === 'killed' || worker.build.files.size === 0) return;
    const { build } = worker;
    const listed = build.files.has(path);
    if (listed && !answer.intercepted) return void this.wrong(`${path}: left to the network`);
    if (!answer.intercepted) return;
    if (answer.error) {
      if (listed && answer.wasFine && this.isFine(worker) && !this.#unreadable(worker, path)) this.wrong(`${path}: refused, though the copy is whole`);
      return;
    }
    if (answer.entry?.damage || answer.status !== 200) return;
    const ofPage = isOf(page.build, path, answer.bytes, answer.type);
    const ofWorker = isOf(build, path, answer.bytes, answer.type);
    // Of another version's files a worker knows the hash in the name, and leaves the type to host and browser.
    const ofOther = isHashed(path) && this.builds.some((other) => other.files.get(path)?.bytes.equals(answer.bytes));
    if (!ofPage && !ofWorker && !ofOther) this.wrong(`${path}: bytes that nobody published`);
    if (page.build && page.build !== build && ofPage && !ofWorker) this.saw('a file of the version before');
    const isMixed = !page.build?.files.get(path)?.bytes.equals(answer.bytes);
    if (page.build && isHashed(path) && isMixed) this.wrong(`${path}: ${page.id} runs a mixture`);
  }

  /** Whether the worker has all that it needs to answer: asked before and after. */
  isFine(worker) {
    const life = this.browser.lives.get(worker);
    return this.isWhole(worker.build, true) && !this.browser.disk.broken && !life?.raced;
  }

  #unreadable(worker, path) {
    const cache = this.browser.disk.caches.get(OURS + worker.build.version);
    return cache?.entries.get(address(path))?.damage !== undefined || this.browser.lives.get(worker)?.raced;
  }

  // -------------------------------------------------------------------------------------- what is said

  said(worker, words) {
    this.log(`a page says ${words} to ${worker.build.name}`);
    if (words === 'apply') worker.applied = true;
  }

  told(life, page, message) {
    this.log(`${life.worker.build.name} tells ${page.id} ${JSON.stringify(message)}`);
    page.inbox.push(message);
    this.saw(`“${message.kind}” said`);
    const { build } = life.worker;
    // A repair that was asked for is answered.
    if (this.#isOthers(page.url.slice(SCOPE.length)) && message.kind !== 'repaired') this.wrong("it told another guide's page");
    if (message.kind !== 'ready') return;
    // What waits may take its place at any time. If that was harmed meanwhile, nobody could have known.
    const { waiting } = this.browser.registration ?? {};
    if (this.isWhole(build, true)) this.promised = !waiting || this.isWhole(waiting.build, true);
    else if (!life.raced && !this.isWhole(build)) this.wrong(`${build.name} said "ready", and would not open offline`);
  }
}

