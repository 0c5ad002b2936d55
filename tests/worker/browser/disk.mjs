// What outlives a worker: the caches, and what is none of its business.
import { address } from '../builds.mjs';
import { Response } from './response.mjs';

const problem = (name, words) => new DOMException(words, name);

export class Disk {
  constructor() {
    this.caches = new Map();
    this.quota = Infinity;
    // All storage refuses, as in some private modes.
    this.broken = false;
    this.ticks = 'ticks of the person';
  }

  get size() {
    let size = 0;
    for (const cache of this.caches.values()) for (const { bytes } of cache.entries.values()) size += bytes.length;
    return size;
  }

  copy() {
    const copy = new Disk();
    for (const [name, { entries }] of this.caches) copy.caches.set(name, { name, entries: new Map(entries) });
    return copy;
  }

  open(name) {
    if (!this.caches.has(name)) this.caches.set(name, { name, entries: new Map() });
    return this.caches.get(name);
  }

  /** One line a cache that a person can compare by eye. */
  toString() {
    return [...this.caches.values()].map(({ name, entries }) => `${name}: ${entries.size} entries`).join('; ');
  }
}

/** The `caches` of one worker's life. Every question takes its turn, and may be the last. */
export function cacheStorage(disk, life) {
  const ask = (words, action) =>
    life.turn(words, () => {
      if (disk.broken) throw problem('UnknownError', 'storage refuses');
      return action();
    });
  const keyOf = (request) => address(typeof request === 'string' ? request : request.url ?? request.href);

  function find(cache, request, { ignoreSearch = false } = {}) {
    const bare = (url) => (ignoreSearch ? url.split('?')[0] : url);
    const wanted = bare(keyOf(request));
    for (const [url, entry] of cache.entries) if (bare(url) === wanted) return taken(entry, url);
    return undefined;
  }

  function taken(entry, url) {
    const { status, headers, bytes, redirected, damage } = entry;
    const read = async () => {
      if (damage === 'unreadable') throw problem('NotReadableError', 'the disk gives no bytes');
      return bytes;
    };
    return Object.assign(Response.reading(read, { status, headers, redirected, url }), { entry });
  }

  const cacheOf = (cache) => ({
    match: (request, options) => ask(`match ${keyOf(request)}`, () => find(cache, request, options)),
    matchAll: () => ask('matchAll', () => [...cache.entries].map(([url, entry]) => taken(entry, url))),
    keys: () => ask(`keys of ${cache.name}`, () => [...cache.entries.keys()].map((url) => ({ url, method: 'GET' }))),
    delete: (request) =>
      ask(`delete ${keyOf(request)}`, () => {
        life.witness.entryDeleted(life, cache, keyOf(request));
        return cache.entries.delete(keyOf(request));
      }),
    // The body is read to its end first: what breaks on the way is not kept.
    async put(request, response) {
      const url = keyOf(request);
      if (response.status === 206) throw new TypeError('a part cannot be kept');
      const { status, redirected, headers } = response;
      if (headers.get('vary')?.includes('*')) throw new TypeError('an answer that varies by everything cannot be kept');
      const bytes = await response.bytes();
      return ask(`put ${url}`, () => {
        const before = cache.entries.get(url)?.bytes.length ?? 0;
        if (disk.size - before + bytes.length > disk.quota) throw problem('QuotaExceededError', 'the phone is full');
        const entry = { status, redirected, bytes, headers: [...headers] };
        cache.entries.set(url, entry);
        life.witness.kept(life, cache, url, entry);
      });
    },
  });

  return {
    open: (name) => ask(`open ${name}`, () => cacheOf(disk.open(name))),
    has: (name) => ask(`has ${name}`, () => disk.caches.has(name)),
    keys: () => ask('names of caches', () => [...disk.caches.keys()]),
    delete: (name) =>
      ask(`delete cache ${name}`, () => {
        life.witness.cacheDeleted(life, name);
        return disk.caches.delete(name);
      }),
    match: (request, { cacheName, ...options } = {}) =>
      ask(`match ${keyOf(request)} in ${cacheName ?? 'any cache'}`, () => {
        for (const cache of disk.caches.values()) {
          if (cacheName !== undefined && cache.name !== cacheName) continue;
          const found = find(cache, request, options);
          if (found) return found;
        }
        return undefined;
      }),
  };
}
