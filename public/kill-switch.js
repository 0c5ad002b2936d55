// Takes the offline copy back, if a release ever has to be stopped: publish this file under the name `sw.js`.
//
// It answers no request, so that every page comes from the network again. What people have noted is not
// touched. It stays registered, because a page would register it again; the next good `sw.js` takes its place.
'use strict';

addEventListener('install', () => skipWaiting());

addEventListener('activate', (event) => event.waitUntil(deleteCopies()));

async function deleteCopies() {
  const prefix = `minute-guide ${new URL(registration.scope).pathname} `;
  const ours = (await caches.keys()).filter((name) => name.startsWith(prefix));
  await Promise.all(ours.map((name) => caches.delete(name)));
}
