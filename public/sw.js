// Keeps one whole, checked copy of the app on the phone and answers from it.
//
// Every byte that is served belongs to one published version: the table below lists each file with its
// digest, and is part of this file, so that a version is one unit. User data is never touched here.
'use strict';

// What pages and worker say to each other; `updates.js` and `boot.js` speak for the pages.
//
//   a page says   the worker does                            the pages hear
//   state         reads the copy back, or makes it again     {kind: copying | ready | failed}, all of them
//   repair        mends what is not as published             {kind: repaired, version, total, bad, mended}, the one that asked
//   apply         takes the place of the version in use      a change of who is in charge
//   leaving       stays while the last page closes           nothing
//   (nothing)     could not install                          {kind: failed | refused, why}, all of them

const VERSION = '{{version}}';
// path: {digest: SHA-256 in base64, types: those that hosts give what a browser executes}; documents stand under their URLs.
const FILES = {{files}};
// What the copy keeps of a host's headers. Others do harm there: `Vary: *` alone would keep a file out of any cache.
const HEADERS = {{headers}};
// What is shown when everything else fails: the numbers.
const EMERGENCY = {{emergency}};
const EMERGENCY_POLICY = {{emergency_policy}};

const SCOPE = new URL(registration.scope);
const NAME = 'minute-guide';
const PREFIX = `${NAME} ${SCOPE.pathname} `;
const CACHE = PREFIX + VERSION;
const COMPLETE = new URL('complete', SCOPE).href;
const USED = new URL('used', SCOPE).href;
const AT_ONCE = 3;
const ANSWERS = { state: answerState, repair: answerRepair, apply: () => skipWaiting(), leaving: stay };
const FETCH_WITHIN_MS = 30_000;
// A person waits for a page; after the second attempt they have the numbers instead.
const PAGE_WITHIN_MS = 8_000;
const STAY_FOR_MS = 3_000;

const address = (path) => new URL(path, SCOPE).href;
const pathOf = ({ pathname }) => pathname.slice(SCOPE.pathname.length).replace(/(^|\/)index\.html$/, '$1');
const isListed = (path) => Object.hasOwn(FILES, path);

// ---------------------------------------------------------------------------------------------- install

addEventListener('install', (event) => event.waitUntil(install()));

async function install() {
  const isFirst = !registration.active;
  // The version in use comes again when one that waited is taken back.
  const wasComplete = await isComplete();
  try {
    await copyAll();
    // Read back, because the browser may have thrown it away meanwhile.
    if (!(await isComplete())) throw new Error('the copy is gone');
  } catch (error) {
    // A full phone: what was copied so far would only be in the way.
    if (error.name === 'QuotaExceededError' && !wasComplete) await caches.delete(CACHE);
    // A version that works is kept; only the About page tells why there is no newer one.
    await tellPages({ kind: isFirst ? 'failed' : 'refused', why: error.message });
    throw error;
  }
  // A version waits for the next natural start, because a running page is never changed under a person.
  // But where the copy of the version before is lost, waiting would only keep the person from a whole one.
  if (!isFirst && !(await hasWholeOlderVersion())) skipWaiting();
}

// Copies and repairs of one worker take turns: what one has found must still be so when it acts on it.
let last = Promise.resolve();
function inTurn(task) {
  last = last.then(task, task);
  return last;
}

const copyAll = () => inTurn(makeCopy);

async function makeCopy() {
  const cache = await caches.open(CACHE);
  const paths = Object.keys(FILES);
  let failure;
  const worker = async () => {
    for (let path = paths.pop(); path !== undefined && !failure; path = paths.pop()) {
      await copy(cache, path).catch((error) => (failure ??= error));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failure) throw failure;
  await cache.put(COMPLETE, new Response(VERSION));
}

// Kept from an interrupted install, or else obtained.
async function copy(cache, path) {
  const kept = await cache.match(address(path));
  if (kept && (await isGenuine(path, kept))) return;
  await obtain(cache, path);
}

// Taken from an older version of ours, or fetched.
async function obtain(cache, path) {
  await cache.put(address(path), (await inOlderVersion(path)) ?? (await fetchGenuine(path)));
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

async function fetchGenuine(path, within = FETCH_WITHIN_MS) {
  try {
    return await fetchOnce(path, 'no-cache', within);
  } catch {
    return fetchOnce(path, 'reload', within);
  }
}

// Neither a redirect nor the status decides, because hosts have habits: the bytes are those that were published, or not.
// Nothing is asked of another site, and who is signed in here gets what is behind the sign-in.
async function fetchOnce(path, cache, within) {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), within);
  try {
    const response = await fetch(address(path), { cache, mode: 'same-origin', credentials: 'same-origin', signal: stop.signal });
    if (!(await isGenuine(path, response))) throw new Error(`${path || './'}: ${response.status}, not as published`);
    return await plain(response);
  } finally {
    clearTimeout(limit);
  }
}

// A fresh answer, because no page may be answered with one that was redirected.
async function plain(response) {
  const headers = HEADERS.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)]);
  return new Response(await response.arrayBuffer(), { headers });
}

// What the disk can't give back is not genuine either.
async function isGenuine(path, response) {
  try {
    return await hasDigest(path, response);
  } catch {
    return false;
  }
}

async function hasDigest(path, response) {
  const { digest, types } = FILES[path];
  const type = (response.headers.get('content-type') ?? '').split(';')[0].trim();
  if (types && !types.includes(type)) return false;
  return btoa(String.fromCharCode(...(await sha256(response)))) === digest;
}

async function sha256(response) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', await response.clone().arrayBuffer()));
}

// --------------------------------------------------------------------------------------------- activate

// Nobody waits for it: Firefox closes while a version takes its place, and would forget a worker that it had to cut off.
// What it leaves undone, the next version's does.
addEventListener('activate', () => activate().catch(() => undefined));

async function activate() {
  await noteUse();
  // Only our own caches; the one before stays, for pages that still run on it. While the next version is being
  // copied, nothing is deleted: its cache is among these.
  const older = await olderVersions();
  const before = await lastUsed(older);
  if (!registration.installing && !registration.waiting) {
    await Promise.all(older.filter((name) => name !== before).map((name) => caches.delete(name)));
  }
  // After the very first install the page that started it is taken over, so that it can say "ready".
  if (older.length === 0) await clients.claim();
  await tellState();
}

// At every opening, because a worker may be stopped before it has noted its first.
async function noteUse() {
  try {
    await (await caches.open(CACHE)).put(USED, new Response(String(Date.now())));
  } catch {
    // A full phone: see below for what is then taken as the last.
  }
}

// The order of the caches is that of their making: after a rollback, or an install that failed, not that of their use.
async function lastUsed(names) {
  let [last, latest] = [names.at(-1), 0];
  for (const name of names) {
    const used = await caches.match(USED, { cacheName: name });
    const time = Number((await used?.text().catch(() => undefined)) ?? 0);
    if (time > latest) [last, latest] = [name, time];
  }
  return last;
}

// ------------------------------------------------------------------------------------------------ serve

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  const path = pathOf(url);
  if (isListed(path)) event.respondWith(serve(path, request));
  else if (path.startsWith('assets/')) event.respondWith(serveEarlier(url, request));
  else if (request.mode !== 'navigate') return;
  else if (isListed(`${path}/`)) event.respondWith(Response.redirect(address(`${path}/`)));
  else event.respondWith(fetch(request).catch(() => emergencyAt(url)));
});

async function serve(path, request) {
  const isPage = request.mode === 'navigate';
  try {
    // In one step: a page waits for it.
    const kept = await caches.match(address(path), { cacheName: CACHE });
    if (kept) return kept;
    const fetched = await fetchGenuine(path, isPage ? PAGE_WITHIN_MS : undefined);
    await keep(path, fetched.clone()).catch(() => undefined);
    return fetched;
  } catch {
    return isPage ? emergency() : Response.error();
  }
}

const keep = async (path, response) => (await caches.open(CACHE)).put(address(path), response);

// A window of the version before may still be starting. A name in this folder is a hash of what is in the
// file, so that it cannot be of another version.
async function serveEarlier(url, request) {
  for (const name of await olderVersions().catch(() => [])) {
    const kept = await caches.match(url.href, { cacheName: name, ignoreSearch: true }).catch(() => undefined);
    if (kept) return kept;
  }
  // Or the host's page for an unknown address is already of a newer version.
  const fetched = await fetch(request);
  const hex = Array.from(await sha256(fetched), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return url.pathname.includes(`.${hex.slice(0, 12)}.`) ? fetched : Response.error();
}

// Below this guide may live another, whose numbers are others: its copy's name tells.
async function emergencyAt({ pathname }) {
  const names = await caches.keys().catch(() => []);
  const isOthers = names.some((name) => {
    const [app, path = ''] = name.split(' ');
    return app === NAME && path.length > SCOPE.pathname.length && `${pathname}/`.startsWith(path);
  });
  return isOthers ? Response.error() : emergency();
}

function emergency() {
  return new Response(EMERGENCY, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': EMERGENCY_POLICY },
  });
}

// ----------------------------------------------------------------------------------------------- repair

// Reads the whole copy back. What is not what was published is taken out, because no page may get it, and fetched
// again. Without it the copy is not complete, so that a crash half-way is harmless.
const repair = () => inTurn(mend);

async function mend() {
  const cache = await caches.open(CACHE);
  const isWhole = await isComplete();
  const bad = await takeOutBad(cache);
  if (bad.length === 0 && isWhole) return { bad, mended: 0 };
  const left = [];
  for (const path of bad) {
    try {
      await obtain(cache, path);
    } catch {
      left.push(path);
    }
  }
  if (left.length === 0) await cache.put(COMPLETE, new Response(VERSION));
  return { bad: left, mended: bad.length - left.length };
}

async function takeOutBad(cache) {
  const bad = [];
  for (const path of Object.keys(FILES)) {
    const kept = await cache.match(address(path)).catch(() => undefined);
    if (kept && (await isGenuine(path, kept))) continue;
    // Nothing there is nothing to take out: a page that asks for it now may be putting a good one there.
    if (kept) await cache.delete(address(path));
    bad.push(path);
  }
  return bad;
}

// ------------------------------------------------------------------------------------------------- tell

addEventListener('message', (event) => {
  if (Object.hasOwn(ANSWERS, event.data)) event.waitUntil(ANSWERS[event.data](event.source));
});

// Whether the whole copy has been read back since this worker was started.
let isRead = false;

// A copy that the browser has thrown away is made again, and a file that was altered is mended, at the next
// opening of a page. The first answer waits for the marker alone.
async function answerState() {
  await noteUse();
  if (!(await isComplete())) {
    await tellPages({ kind: 'copying' });
    await copyAll().catch(() => undefined);
  }
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

// While a worker is busy, no other takes its place. Firefox would begin that while it closes, and forgets both when it
// has to cut it off: the next start without a network would find nothing.
function stay() {
  return new Promise((then) => setTimeout(then, STAY_FOR_MS));
}

// "Ready" is said only by reading back that the marker and each file are there, never from memory.
async function isComplete() {
  try {
    const marker = await caches.match(COMPLETE, { cacheName: CACHE });
    if (!marker || (await marker.text()) !== VERSION) return false;
    const kept = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
    return Object.keys(FILES).every((path) => kept.has(address(path)));
  } catch {
    return false;
  }
}

async function tellState() {
  await tellPages({ kind: (await isComplete()) ? 'ready' : 'failed' });
}

// Only this guide's pages: others may live below it.
async function tellPages(message) {
  const pages = await clients.matchAll({ includeUncontrolled: true, type: 'window' });
  for (const page of pages) {
    const path = pathOf(new URL(page.url));
    if (page.url.startsWith(SCOPE.href) && (isListed(path) || isListed(`${path}/`))) page.postMessage(message);
  }
}
