// The part of a browser that a worker lives in: registration, updates, pages, and who answers them.
// It follows the specification's algorithms (install, try activate, claim, handle fetch) where they decide anything.
import { SCOPE, address, isDocument } from '../builds.mjs';
import { Disk } from './disk.mjs';
import { Host } from './host.mjs';
import { Life } from './life.mjs';

const forEver = new Promise(() => {});
const SCRIPT_TYPES = ['text/javascript', 'application/javascript'];

export class Browser {
  constructor({ loop, witness, host, disk = new Disk(), builds }) {
    Object.assign(this, { loop, witness, disk, builds });
    this.host = host instanceof Host ? host : new Host(host);
    this.registration = null;
    this.pages = new Set();
    this.lives = new Map();
    this.nextPage = 1;
    // Pages whose document is still to come: they count as pages.
    this.arriving = 0;
    // How long the next install lives, if a schedule says so.
    this.doom = undefined;
    // Goes up when the whole browser is killed: what was under way before never goes on.
    this.generation = 0;
    witness.browser = this;
  }

  async pass() {
    const { generation } = this;
    await new Promise((resolve) => this.loop.add(resolve));
    if (generation !== this.generation) await forEver;
  }

  // ------------------------------------------------------------------------------------------- workers

  /** What `navigator.serviceWorker.register` does; also the check for an update. Resolves when all is over. */
  async update() {
    await this.pass();
    if (this.registration?.installing) return;
    const { generation } = this;
    let text;
    try {
      const response = await this.host.answer(address('sw.js'), { cache: 'no-cache', redirect: 'error' }, this.loop);
      await this.pass();
      const type = response.headers.get('content-type');
      if (response.status !== 200 || !SCRIPT_TYPES.includes(type)) return;
      text = await response.text();
    } catch {
      return;
    }
    if (generation !== this.generation || this.registration?.installing) return;
    const newest = this.registration?.waiting ?? this.registration?.active;
    if (newest?.text === text) return;
    const worker = { text, build: this.#buildOf(text), state: 'installing', skip: false };
    try {
      this.lives.set(worker, Object.assign(new Life(this, worker), this.doom));
      this.doom = undefined;
    } catch {
      // Not a script: a portal's page with the right type.
      this.lives.delete(worker);
      return;
    }
    this.registration ??= { installing: null, waiting: null, active: null };
    await this.#install(worker);
  }

  #buildOf(text) {
    return this.builds.find((build) => build.worker === text) ?? { name: 'kill switch', files: new Map(), worker: text };
  }

  async #install(worker) {
    const { registration } = this;
    registration.installing = worker;
    this.witness.log(`install ${worker.build.name}`);
    const good = await this.#dispatch(worker, 'install', {});
    if (this.registration !== registration || registration.installing !== worker) return;
    registration.installing = null;
    if (good !== true) {
      this.witness.log(`install of ${worker.build.name} failed (${good})`);
      this.witness.saw(good === 'killed' ? 'an install killed' : 'an install refused');
      this.#retire(worker);
      if (!registration.waiting && !registration.active) this.registration = null;
      return;
    }
    this.witness.installed(worker);
    if (registration.waiting) this.#retire(registration.waiting);
    registration.waiting = worker;
    worker.state = 'installed';
    await this.tryActivate();
  }

  /** A waiting worker's turn comes when no page is left on the one before, or when it says that it won't wait. */
  async tryActivate() {
    const { registration } = this;
    if (!registration?.waiting || registration.active?.state === 'activating') return;
    const { active, waiting } = registration;
    const busy = active && (this.lives.get(active)?.events.size ?? 0) > 0;
    const used = this.arriving > 0 || [...this.pages].some((page) => page.controller);
    if (active && (busy || (used && !waiting.skip))) return;
    registration.waiting = null;
    if (active) this.#retire(active);
    registration.active = waiting;
    waiting.state = 'activating';
    waiting.previous = active ?? null;
    let activated;
    waiting.activated = new Promise((resolve) => {
      activated = resolve;
    });
    this.witness.log(`activate ${waiting.build.name}`);
    for (const page of this.pages) if (page.controller) this.#control(page, waiting);
    await this.#dispatch(waiting, 'activate', {});
    if (waiting.state === 'activating') waiting.state = 'activated';
    activated();
    void this.tryActivate();
  }

  skipWaiting(worker) {
    worker.skip = true;
    void this.tryActivate();
  }

  claim(worker) {
    if (this.registration?.active !== worker) throw new DOMException('not active', 'InvalidStateError');
    for (const page of this.pages) if (page.controller !== worker) this.#control(page, worker);
  }

  unregister() {
    this.witness.log('unregistered');
    this.registration = null;
    return true;
  }

  handle(place) {
    const worker = this.registration?.[place];
    return worker ? { state: worker.state, scriptURL: address('sw.js') } : null;
  }

  #control(page, worker) {
    this.witness.controllerChanged(page, worker);
    page.controller = worker;
  }

  #retire(worker) {
    worker.state = 'redundant';
    const life = this.lives.get(worker);
    if (life) this.kill(life, 'retired');
  }

  async #dispatch(worker, type, event) {
    const life = this.#alive(worker);
    const result = await life.dispatch(type, event);
    if (worker === this.registration?.active && worker.state === 'activated') void this.tryActivate();
    return result;
  }

  #alive(worker) {
    if (!this.lives.has(worker)) {
      this.lives.set(worker, new Life(this, worker));
    }
    return this.lives.get(worker);
  }

  /** Ends a life, whatever it is doing; its worker stays registered and may live again. */
  kill(life, words) {
    if (life.dead) return;
    this.witness.log(`the worker of ${life.worker.build.name} ends at: ${words}`);
    if (life.events.size > 0) this.witness.saw('a worker killed at work');
    this.lives.delete(life.worker);
    life.end();
  }

  /** The whole browser dies, as on a phone that is out of memory. What was not installed is forgotten. */
  crash() {
    this.generation += 1;
    this.arriving = 0;
    this.pages.clear();
    for (const life of [...this.lives.values()]) this.kill(life, 'the browser is killed');
    const { registration } = this;
    if (!registration) return;
    registration.installing = null;
    if (registration.active) registration.active.state = 'activated';
    if (!registration.waiting && !registration.active) this.registration = null;
  }

  // --------------------------------------------------------------------------------------------- pages

  /** Opens a document in a page, or in a new one. Resolves with the page that the person then sees. */
  async navigate(path, page = null) {
    await this.pass();
    const { generation } = this;
    const url = address(path);
    this.arriving += 1;
    const { answer, worker: asked } = await this.#request(null, { url, mode: 'navigate', destination: 'document' });
    if (generation !== this.generation) return forEver;
    this.arriving -= 1;
    this.witness.navigated(url, answer, asked);
    // What was replaced while it answered has left its pages to the next.
    const controller = asked?.state === 'redundant' ? (this.registration?.active ?? null) : asked;
    const opened = { id: `page ${this.nextPage}`, url, controller, build: answer.build, answer, inbox: [] };
    this.nextPage += 1;
    this.pages.add(opened);
    if (page) this.close(page);
    if (answer.redirectedTo) return this.navigate(answer.redirectedTo.slice(SCOPE.length), opened);
    return opened;
  }

  /** What a document asks for by itself: its program, the manifest, the icons. */
  async load(page) {
    const build = page.build ?? this.host.published;
    const paths = [...build.files.keys()].filter((path) => !isDocument(path));
    await Promise.all(paths.map((path) => this.subresource(page, path)));
  }

  async subresource(page, path) {
    await this.pass();
    const request = { url: address(path), mode: 'no-cors', destination: 'script' };
    const { answer, worker } = await this.#request(page, request);
    if (this.pages.has(page)) this.witness.loaded(page, path, answer, worker);
    return answer;
  }

  close(page) {
    this.pages.delete(page);
    void this.tryActivate();
  }

  /** Says something to the active worker, or to the waiting one. */
  async say(page, data, place = 'active') {
    await this.pass();
    const worker = this.registration?.[place];
    if (!worker || !this.pages.has(page)) return;
    this.witness.said(worker, data);
    await this.#dispatch(worker, 'message', { data, source: this.#alive(worker).client(page), ports: [] });
  }

  async #request(page, request) {
    const full = { method: 'GET', headers: new Headers(), redirect: 'manual', cache: 'default', ...request };
    const inScope = full.url.startsWith(SCOPE);
    const worker = page ? page.controller : inScope ? this.registration?.active : null;
    if (!worker || worker.state === 'redundant') return { answer: await this.#byNetwork(full), worker: null };
    if (worker.state === 'activating') await worker.activated;
    const wasFine = this.witness.isFine(worker);
    let response;
    const life = this.#alive(worker);
    const event = {
      request: full,
      clientId: page?.id ?? '',
      resultingClientId: page ? '' : `page ${this.nextPage}`,
      respondWith: (promise) => {
        response = Promise.resolve(promise);
        // The event lasts as long as its answer.
        event.waitUntil(response.catch(() => undefined));
      },
    };
    const over = life.dispatch('fetch', event);
    if (!response) {
      await over;
      return { answer: await this.#byNetwork(full), worker };
    }
    const answer = await Promise.race([
      this.#received(full, response, true),
      over.then((result) => (result === 'killed' ? { error: 'killed' } : forEver)),
    ]);
    if (worker.state === 'activated') void this.tryActivate();
    return { answer: { ...answer, intercepted: true, wasFine }, worker };
  }

  async #byNetwork(request) {
    return this.#received(request, this.host.answer(request.url, { cache: 'default', redirect: 'follow' }, this.loop));
  }

  async #received(request, promise, intercepted = false) {
    try {
      const response = await promise;
      if (response.type === 'error') return { error: 'network' };
      if (request.mode === 'navigate' && response.status >= 300 && response.status < 400) {
        return { redirectedTo: response.headers.get('location') };
      }
      // A redirect that somebody else followed must not answer a navigation.
      if (request.mode === 'navigate' && response.redirected && intercepted) return { error: 'redirected' };
      const type = (response.headers.get('content-type') ?? '').split(';')[0];
      const policy = response.headers.get('content-security-policy');
      return { status: response.status, type, policy, entry: response.entry, bytes: await response.bytes() };
    } catch (error) {
      return { error: `${error}` };
    }
  }
}
