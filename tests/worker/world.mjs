// A browser, a host and a witness, with the verbs that schedules and tests are written in.
import assert from 'node:assert/strict';
import { address, threeBuilds } from './builds.mjs';
import { Browser } from './browser/browser.mjs';
import { Host } from './browser/host.mjs';
import { Disk } from './browser/disk.mjs';
import { coldBoot } from './coldBoot.mjs';
import { Loop } from './loop.mjs';
import { random } from './random.mjs';
import { OURS, Witness } from './witness.mjs';

const A_DAY = 86_400_000;
const FOREIGN = ['other-app v1', 'minute-guide / 0123', 'minute-guide /guide/sub/ 0123'];

export class World {
  constructor({ seed = 1, builds = threeBuilds(), say } = {}) {
    this.random = random(seed);
    this.builds = builds;
    this.loop = new Loop(this.random);
    this.witness = new Witness(builds, say);
    this.host = new Host(builds[0]);
    this.disk = new Disk();
    for (const name of FOREIGN) {
      this.disk.open(name).entries.set('https://guide.test/', { status: 200, bytes: Buffer.from(name), headers: [] });
    }
    this.foreign = this.#foreign();
    this.browser = new Browser({ loop: this.loop, witness: this.witness, host: this.host, disk: this.disk, builds });
  }

  #foreign() {
    const read = (name) => `${name} ${this.disk.caches.get(name)?.entries.get('https://guide.test/')?.bytes}`;
    return [this.disk.ticks, ...FOREIGN.map(read)].join('\n');
  }

  /** What belongs to others and to the person is as it was. */
  lookAtOthers() {
    if (this.#foreign() !== this.foreign) this.witness.wrong('what belongs to others has changed');
  }

  /** Opens a document as a person does: it loads, registers the worker, and asks for its state. */
  async visit(path = '', page = null) {
    const opened = await this.browser.navigate(path, page);
    await Promise.all([this.browser.load(opened), this.browser.update(), this.browser.say(opened, 'state')]);
    return opened;
  }

  async visited(path, page) {
    return this.done(this.visit(path, page));
  }

  /** Lets everything happen that follows, and gives back what a promise has become. */
  async done(promise) {
    await this.loop.rest();
    return Promise.race([promise, new Promise((resolve) => setImmediate(resolve, undefined))]);
  }

  /** The first visit: a phone with a whole copy of the published version, and its page. */
  async installed() {
    const page = await this.visited();
    assert.equal(page.inbox.at(-1)?.kind, 'ready');
    return page;
  }

  /** Comes back another day: the app was closed, the worker slept. */
  async comesBack(path = '') {
    this.closeAll();
    await this.loop.rest();
    for (const life of [...this.browser.lives.values()]) this.browser.kill(life, 'idle');
    this.loop.now += A_DAY;
    return this.visited(path);
  }

  /** What the page was told last. */
  async state(page, words = 'state') {
    await this.done(this.browser.say(page, words));
    return page.inbox.at(-1)?.kind;
  }

  /** The paths that were fetched for the copy since the log was last emptied, sw.js apart. */
  fetched() {
    const paths = this.host.log.filter(({ cache, path }) => cache !== 'default' && path !== 'sw.js').map(({ path }) => path);
    this.host.log.length = 0;
    return paths.sort();
  }

  get active() {
    return this.browser.registration?.active?.build;
  }

  get waiting() {
    return this.browser.registration?.waiting?.build;
  }

  /** The browser throws a cache of ours away, or all. */
  evict(name) {
    this.witness.harmed(`${name ?? 'every copy'} is thrown away`);
    for (const each of this.cacheNames) if (name === undefined || each === name) this.disk.caches.delete(each);
  }

  /** The disk loses an entry, or alters it. */
  spoil(name, url, damage) {
    const cache = this.disk.caches.get(name);
    const entry = cache.entries.get(url);
    this.witness.harmed(`${url} of ${name}: ${damage}`);
    cache.spoilt = true;
    const bytes = damage === 'wrong bytes' ? Buffer.from(entry.bytes).fill('x') : entry.bytes;
    if (damage === 'missing') cache.entries.delete(url);
    else cache.entries.set(url, { ...entry, bytes, damage });
  }

  closeAll() {
    for (const page of [...this.browser.pages]) this.browser.close(page);
  }

  get cacheNames() {
    return [...this.disk.caches.keys()].filter((name) => name.startsWith(OURS));
  }

  entry(build, path) {
    return this.disk.caches.get(OURS + build.version)?.entries.get(address(path));
  }

  /** If "ready" was said and nothing came from outside since, the app opens with everything else dead. */
  async keepsItsPromise() {
    if (!this.witness.promised) return;
    this.witness.saw('a cold start offline');
    for (const words of await coldBoot(this.browser)) this.witness.wrong(`after "ready": ${words}`);
  }
}
