// Keeps one whole, checked copy of the app on the phone and answers from it.
//
// Every byte that is served belongs to one published version: the table below lists each file with its
// digest, and is part of this file, so that a version is one unit. User data is never touched here.
'use strict';

const VERSION = '{{version}}';
// path: {digest: SHA-256 in base64, types: those that hosts give it}; documents stand under their URLs.
const FILES = {{files}};
// What is shown when everything else fails: the numbers.
const EMERGENCY = {{emergency}};
const EMERGENCY_POLICY = {{emergency_policy}};

const SCOPE = new URL(registration.scope);
const PREFIX = `minute-guide ${SCOPE.pathname} `;
const CACHE = PREFIX + VERSION;
const COMPLETE = new URL('complete', SCOPE).href;
const AT_ONCE = 3;
const FETCH_WITHIN_MS = 30_000;

const address = (path) => new URL(path, SCOPE).href;

// ---------------------------------------------------------------------------------------------- install

addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
  // Who has a version that works is not told of the copying of the next one.
  const isFirst = !registration.active;
  try {
    await copyAll(isFirst ? tellPages : () => undefined);
  } catch (error) {
    // A full phone: what was copied so far would only be in the way.
    if (error.name === 'QuotaExceededError') await caches.delete(CACHE);
    if (isFirst) await tellPages({ kind: 'failed' });
    throw error;
  }
  // A version waits for the next natural start, because a running page is never changed under a person.
  // But where the copy of the version before is lost, waiting would only keep the person from a whole one.
  if (!isFirst && !(await hasWholeOlderVersion())) skipWaiting();
}

async function copyAll(tell) {
  const cache = await caches.open(CACHE);
  const paths = Object.keys(FILES);
  const total = paths.length;
  let done = 0;
  let failure;
  const worker = async () => {
    for (let path = paths.pop(); path !== undefined && !failure; path = paths.pop()) {
      try {
        await copy(cache, path);
      } catch (error) {
        failure ??= error;
        return;
      }
      done += 1;
      if (!failure) await tell({ kind: 'copying', done, total });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failure) throw failure;
  await cache.put(COMPLETE, new Response(VERSION));
}

// Kept from an interrupted install, taken from an older version of ours, or fetched.
async function copy(cache, path) {
  const kept = await cache.match(address(path));
  if (kept && (await isGenuine(path, kept))) return;
  const older = await inOlderVersion(path);
  await cache.put(address(path), older ?? (await fetchGenuine(path)));
}

async function olderVersions() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE);
}

async function inOlderVersion(path) {
  for (const name of await olderVersions()) {
    const response = await caches.match(address(path), { cacheName: name });
    if (response && (await isGenuine(path, response))) return response;
  }
  return undefined;
}

async function hasWholeOlderVersion() {
  const markers = (await olderVersions()).map((name) => caches.match(COMPLETE, { cacheName: name }));
  return (await Promise.all(markers)).some(Boolean);
}

async function fetchGenuine(path) {
  try {
    return await fetchOnce(path, 'no-cache');
  } catch {
    return fetchOnce(path, 'reload');
  }
}

async function fetchOnce(path, cache) {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), FETCH_WITHIN_MS);
  try {
    const response = await fetch(address(path), { cache, credentials: 'omit', redirect: 'error', signal: stop.signal });
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    if (!(await isGenuine(path, response))) throw new Error(`${path}: not what was published`);
    return response;
  } finally {
    clearTimeout(limit);
  }
}

async function isGenuine(path, response) {
  const { digest, types } = FILES[path];
  const type = (response.headers.get('content-type') ?? '').split(';')[0].trim();
  if (!types.includes(type)) return false;
  const bytes = await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer());
  return btoa(String.fromCharCode(...new Uint8Array(bytes))) === digest;
}

// --------------------------------------------------------------------------------------------- activate

addEventListener('activate', (event) => event.waitUntil(activate()));

async function activate() {
  // Only our own caches; the one before stays, for pages that still run on it.
  const older = await olderVersions();
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
  // After the very first install the page that started it is taken over, so that it can say "ready".
  if (older.length === 0) await clients.claim();
  await tellState();
}

// ------------------------------------------------------------------------------------------------ serve

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = url.pathname.slice(SCOPE.pathname.length).replace(/(^|\/)index\.html$/, '$1');
  if (Object.hasOwn(FILES, path)) event.respondWith(serve(path, request));
  else if (path.startsWith('assets/')) event.respondWith(serveEarlier(url, request));
  else if (request.mode !== 'navigate') return;
  else if (Object.hasOwn(FILES, `${path}/`)) event.respondWith(Response.redirect(address(`${path}/`)));
  else event.respondWith(fetch(request).catch(emergency));
});

async function serve(path, request) {
  try {
    const cache = await caches.open(CACHE);
    const kept = await cache.match(address(path));
    if (kept) return kept;
    const fetched = await fetchGenuine(path);
    await cache.put(address(path), fetched.clone()).catch(() => undefined);
    return fetched;
  } catch {
    return request.mode === 'navigate' ? emergency() : Response.error();
  }
}

// A window of the version before may still be starting. A name in this folder is a hash of what is in the
// file, so that it cannot be of another version.
async function serveEarlier(url, request) {
  for (const name of await olderVersions().catch(() => [])) {
    const kept = await caches.match(url.href, { cacheName: name, ignoreSearch: true }).catch(() => undefined);
    if (kept) return kept;
  }
  return fetch(request);
}

function emergency() {
  return new Response(EMERGENCY, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': EMERGENCY_POLICY },
  });
}

// ----------------------------------------------------------------------------------------------- repair

// Reads the whole copy back. What is not what was published is fetched again, or else taken out: no page
// may get it. Crashes half-way are harmless, because the marker goes first and comes back last.
async function repair() {
  const cache = await caches.open(CACHE);
  const isWhole = await isComplete();
  const bad = await findBad(cache);
  if (bad.length === 0 && isWhole) return { bad, mended: 0 };
  await cache.delete(COMPLETE);
  const left = [];
  for (const path of bad) {
    try {
      await cache.put(address(path), (await inOlderVersion(path)) ?? (await fetchGenuine(path)));
    } catch {
      left.push(path);
      await cache.delete(address(path));
    }
  }
  if (left.length === 0) await cache.put(COMPLETE, new Response(VERSION));
  return { bad: left, mended: bad.length - left.length };
}

async function findBad(cache) {
  const bad = [];
  for (const path of Object.keys(FILES)) {
    const kept = await cache.match(address(path)).catch(() => undefined);
    if (!kept || !(await isGenuine(path, kept).catch(() => false))) bad.push(path);
  }
  return bad;
}

// ------------------------------------------------------------------------------------------------- tell

const ANSWERS = { state: answerState, repair: answerRepair, apply: () => skipWaiting() };

addEventListener('message', (event) => {
  if (Object.hasOwn(ANSWERS, event.data)) event.waitUntil(ANSWERS[event.data](event.source));
});

// Whether the whole copy has been read back since this worker was started.
let isRead = false;

// A copy that the browser has thrown away is made again, and a file that was altered is mended, at the next
// opening of a page. The first answer waits for the marker alone.
async function answerState() {
  if (!(await isComplete())) await copyAll(tellPages).catch(() => undefined);
  await tellState();
  if (isRead) return;
  isRead = true;
  const { bad, mended } = await repair();
  if (bad.length + mended > 0) await tellState();
}

async function answerRepair(page) {
  const total = Object.keys(FILES).length;
  const unreadable = () => ({ bad: Object.keys(FILES), mended: 0 });
  const { bad, mended } = await repair().catch(unreadable);
  page?.postMessage({ kind: 'repaired', version: VERSION, total, bad: bad.length, mended });
  await tellState();
}

// "Ready" is said only by reading the marker back, never from memory.
async function isComplete() {
  const marker = await caches.match(COMPLETE, { cacheName: CACHE }).catch(() => undefined);
  return marker !== undefined && (await marker.text()) === VERSION;
}

async function tellState() {
  await tellPages({ kind: (await isComplete()) ? 'ready' : 'failed' });
}

async function tellPages(message) {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) {
    if (page.url.startsWith(SCOPE.href)) page.postMessage(message);
  }
}
