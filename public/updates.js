// Keeps the offline copy: registers the worker, looks for newer versions, lets the person take one, and tells the
// About page how the copy is. It needs no WebAssembly: it is the way out of a version whose module does not start.
(() => {
  'use strict';
  const page = document.documentElement;
  const scope = new URL(page.dataset.root, location.href);
  const address = new URL('sw.js', scope).href;
  const container = navigator.serviceWorker;
  const LOOK_EVERY_MS = 3_600_000;
  const TAKE_OVER_WITHIN_MS = 4_000;

  const find = (selector) => document.querySelector(selector);

  // Another guide on this host has a worker of its own, which may even be in charge of this page at its first visit.
  const isOwn = (worker) => worker?.scriptURL === address;
  const inCharge = () => isOwn(container?.controller);

  // News of the copy: kept, because it may come before the module does, and told under the same name.
  function tell(kind) {
    window.offlinestate = kind;
    dispatchEvent(new Event('offlinestate'));
  }

  // ------------------------------------------------------------------- what the About page tells, kept

  const key = (name) => `minute-guide ${scope.pathname} ${name}`;

  function kept(name) {
    try {
      return localStorage.getItem(key(name));
    } catch {
      return null;
    }
  }

  function keep(name, value) {
    try {
      localStorage.setItem(key(name), value);
    } catch {
      // Blocked or full: then it is not told.
    }
  }

  function keepFault(what, error) {
    keep('fault', `${new Date().toISOString()} ${what}: ${error.message}`);
  }

  // ------------------------------------------------------------------------------------- looking for one

  async function register() {
    allowWorker();
    try {
      const registration = await container.register(root + 'sw.js', { scope: root, updateViaCache: 'none' });
      follow(registration);
      offerDiagnosis(registration);
      const look = () => document.hidden || lookForUpdate(registration);
      look();
      // An app on the home screen may be in front for days, or come back from a long sleep.
      document.addEventListener('visibilitychange', look);
      addEventListener('pageshow', look);
    } catch (error) {
      keepFault('register', error);
      tell('workerrefused');
    }
  }

  // The one string that may become a script's address is this app's own worker; no string may become
  // markup or a script.
  function allowWorker() {
    if (!window.trustedTypes?.createPolicy) return;
    const worker = new URL(root + 'sw.js', location.href).href;
    trustedTypes.createPolicy('default', {
      createScriptURL: (address) => (new URL(address, location.href).href === worker ? address : null),
    });
  }

  let looked = Number(kept('checked'));
  async function lookForUpdate(registration) {
    const ago = Date.now() - looked;
    if (ago >= 0 && ago < LOOK_EVERY_MS) return;
    looked = Date.now();
    try {
      await registration.update();
      keep('checked', looked);
    } catch (error) {
      keepFault('update', error);
    }
  }

  // ------------------------------------------------------------------------------------------ taking one

  // What the note says: nothing, that a version is `waiting`, `applying`, `stuck`, or taken `elsewhere`: in
  // another window, so that this page is of the version before. With a tick in hand the style hides it.
  let state = '';

  function show(next) {
    state = next;
    for (const part of document.querySelectorAll('#update [data-when]')) part.hidden = part.dataset.when !== state;
  }

  // The app marks a list in use itself; this is for ticks that it does not know of, before it runs or without it.
  function markInHand() {
    if (page.dataset.app !== 'live') page.toggleAttribute('data-in-hand', Boolean(find('#checklist :checked')));
  }
  markInHand();
  document.addEventListener('change', markInHand);

  function follow() {
    const seeWaiting = () => state === '' && registration.waiting && inCharge() && show('waiting');
    registration.addEventListener('updatefound', () => registration.installing?.addEventListener('statechange', seeWaiting));
    seeWaiting();
    // Firefox alone, which this name stands for, lets a version that waits take its place while it closes: see the worker.
    if ('mozInnerScreenX' in window) {
      addEventListener('pagehide', () => registration.waiting && registration.active?.postMessage('leaving'));
    }
    find('#update-now')?.addEventListener('click', () => apply(registration));
    find('#update-reload')?.addEventListener('click', () => saved().then(() => location.reload()));
  }

  async function apply(registration) {
    show('applying');
    setTimeout(() => state === 'applying' && show('stuck'), TAKE_OVER_WITHIN_MS);
    await saved();
    registration.waiting?.postMessage('apply');
  }

  // The app marks the page while something is on its way into a store.
  async function saved() {
    while ('saving' in page.dataset) await new Promise(requestAnimationFrame);
  }

  // Opened again only where the person has asked for it, and once: the page that comes has no such wish.
  let wasInCharge = inCharge();
  function takeOver() {
    const isFirst = !wasInCharge;
    wasInCharge = inCharge();
    if (isFirst) return;
    if (state !== 'applying') show('elsewhere');
    else location.reload();
  }

  // ------------------------------------------------------------------------------------------- telling

  function offerDiagnosis(registration) {
    const button = find('#diagnose');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', () => registration.active?.postMessage('repair'));
  }

  function showDiagnosis({ version, total, bad, mended }) {
    const checked = Number(kept('checked'));
    const values = {
      version,
      good: `${total - bad} / ${total}`,
      mended,
      checked: checked ? new Date(checked).toLocaleString(page.lang) : '–',
      fault: kept('fault') ?? '–',
    };
    const list = find('#diagnosis');
    if (!list) return;
    for (const [name, value] of Object.entries(values)) list.querySelector(`[data-value=${name}]`).textContent = value;
    list.hidden = false;
    const copy = find('#diagnosis-copy');
    copy.hidden = !navigator.clipboard;
    copy.onclick = () => navigator.clipboard.writeText(list.innerText).catch((error) => keepFault('copy', error));
  }

  // The browser refuses a script that is not as published. If it was the one that starts the app, nobody else asks
  // the worker to look after its copy.
  addEventListener('load', () => page.dataset.app || container?.controller?.postMessage('state'));
  addEventListener('startfault', () => keepFault('start', window.startfault));
  if (!container) return;
  container.addEventListener('controllerchange', takeOver);
  container.addEventListener('message', ({ data }) => data.kind === 'repaired' && showDiagnosis(data));
  register();
})();
