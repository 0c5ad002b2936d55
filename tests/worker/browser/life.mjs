// One life of a worker: from its script's evaluation until it is stopped, with globals of its own.
import vm from 'node:vm';
import { createHash } from 'node:crypto';
import { SCOPE, address } from '../builds.mjs';
import { cacheStorage } from './disk.mjs';
import { Response } from './response.mjs';

// When every schedule begins, for who asks the clock.
const BEGINNING = Date.UTC(2026, 10, 1);

// A realm where nothing of node is to be found: what a worker's script names must be among its globals. Compiled
// once a text, as a function of the globals, because a realm for each of many thousand lives takes half of the time.
const realm = vm.createContext({});
const scripts = new Map();

function evaluate(text, globals) {
  const names = Object.keys(globals);
  if (!scripts.has(text)) scripts.set(text, vm.compileFunction(text, names, { parsingContext: realm, filename: 'sw.js' }));
  scripts.get(text)(...names.map((name) => globals[name]));
}

export class Life {
  constructor(browser, worker) {
    Object.assign(this, { browser, worker, loop: browser.loop, witness: browser.witness });
    this.dead = false;
    this.handlers = new Map();
    // What is to be told of each event that is not over when this life ends.
    this.events = new Set();
    this.timers = new Set();
    // How many more turns it has, and whether the last one still has its effect.
    this.turnsLeft = Infinity;
    this.lastTurnCounts = false;
    evaluate(worker.text, this.#globals());
  }

  /** Something awaited: it happens at its turn, and only if this life still lasts. */
  turn(words, action) {
    return new Promise((resolve, reject) => {
      this.loop.add(() => {
        if (this.dead) return;
        this.turnsLeft -= 1;
        const last = this.turnsLeft <= 0;
        try {
          const result = last && !this.lastTurnCounts ? undefined : action();
          if (last) this.browser.kill(this, words);
          else resolve(result);
        } catch (error) {
          if (last) this.browser.kill(this, words);
          else reject(error);
        }
      });
    });
  }

  /** Hands an event to the script, and tells when all it waits for is over: true, false, or 'killed'. */
  async dispatch(type, event) {
    const waiting = [];
    event.type = type;
    event.waitUntil = (promise) => void waiting.push(promise);
    let end;
    const killed = new Promise((resolve) => {
      end = () => resolve('killed');
    });
    this.events.add(end);
    let handled = true;
    for (const handler of this.handlers.get(type) ?? []) {
      try {
        handler(event);
      } catch (error) {
        this.witness.note(`${type} threw ${error}`);
        handled = type !== 'install';
      }
    }
    const settled = (async () => {
      let good = handled;
      // What it waits for may itself wait for more.
      for (let index = 0; index < waiting.length; index += 1) {
        good = (await Promise.resolve(waiting[index]).then(() => true, () => false)) && good;
      }
      return good;
    })();
    const result = await Promise.race([killed, settled]);
    this.events.delete(end);
    return result;
  }

  end() {
    this.dead = true;
    for (const timer of this.timers) this.loop.cancel(timer);
    for (const end of this.events) end();
  }

  /** A page as the worker sees it. */
  client(page) {
    return {
      id: page.id,
      url: page.url,
      type: 'window',
      frameType: 'top-level',
      visibilityState: 'visible',
      focused: true,
      postMessage: (message) => this.dead || this.witness.told(this, page, structuredClone(message)),
      navigate: (url) => this.turn('navigate a page', () => this.witness.wrong(`the worker sent a page to ${url}`)),
    };
  }

  #globals() {
    const { browser, worker, witness, loop } = this;
    // Never the same moment twice, as in life.
    const now = () => BEGINNING + loop.now + loop.turns;
    const mine = (client) => client.controller === worker;
    const clients = {
      matchAll: ({ includeUncontrolled = false } = {}) =>
        this.turn('matchAll', () => [...browser.pages].filter((client) => includeUncontrolled || mine(client)).map((client) => this.client(client))),
      get: (id) => this.turn('get client', () => [...browser.pages].filter((page) => page.id === id).map((page) => this.client(page))[0]),
      claim: () => this.turn('claim', () => browser.claim(worker)),
    };
    const registration = {
      scope: SCOPE,
      get installing() { return browser.handle('installing'); },
      get waiting() { return browser.handle('waiting'); },
      get active() { return browser.handle('active'); },
      unregister: () => this.turn('unregister', () => browser.unregister()),
      update: () => this.turn('update', () => void browser.update()),
    };
    const globals = {
      addEventListener: (type, handler) => {
        if (!this.handlers.has(type)) this.handlers.set(type, []);
        this.handlers.get(type).push(handler);
      },
      caches: cacheStorage(browser.disk, this),
      clients,
      registration,
      location: new URL('sw.js', SCOPE),
      skipWaiting: () => this.turn('skipWaiting', () => browser.skipWaiting(worker)),
      fetch: (request, options) => this.#fetch(request, options),
      // Node's own digest, at its turn: its threads would finish in an order of their own.
      crypto: {
        subtle: {
          digest: (_, bytes) =>
            this.turn('digest', () => {
              const sum = createHash('sha256').update(new Uint8Array(bytes)).digest();
              return new Uint8Array(sum).buffer;
            }),
        },
      },
      setTimeout: (task, delay = 0) => {
        const timer = loop.at(delay, () => this.dead || task());
        this.timers.add(timer);
        return timer;
      },
      clearTimeout: (timer) => {
        this.timers.delete(timer);
        loop.cancel(timer);
      },
      Date: class extends Date {
        constructor(...parts) {
          super(...(parts.length ? parts : [now()]));
        }
        static now() {
          return now();
        }
      },
      // The person's data is none of the worker's business: to touch it at all is a fault.
      indexedDB: new Proxy({}, { get: () => witness.wrong('the worker reached for the data of the person') }),
      Response, Headers, URL, URLSearchParams, AbortController, AbortSignal, DOMException, TextEncoder, TextDecoder, btoa, atob, console,
    };
    globals.self = globals;
    return globals;
  }

  async #fetch(request, options = {}) {
    const url = address(typeof request === 'string' ? request : request.url ?? request.href);
    const settings = typeof request === 'string' ? options : { ...request, ...options };
    // Asked for at its turn, and answered at another one.
    const { host } = this.browser;
    const asked = await this.turn(`fetch ${url}`, () => ({
      answer: host.answer(url, settings, this.loop).then((found) => [found], (refused) => [undefined, refused]),
    }));
    const [response, error] = await asked.answer;
    return this.turn(`answer for ${url}`, () => {
      if (error) throw error;
      return response;
    });
  }
}
