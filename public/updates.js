// Keeps the offline copy: registers the worker, looks for newer versions, lets the person take one, and tells the
// About page how the copy is. It needs no WebAssembly: it is the way out of a version whose module does not start.
(() => {
  'use strict';
  const page = document.documentElement;
  const scope = new URL(page.dataset.root, location.href);
  const address = new URL('sw.js', scope).href;
  const container = navigator.serviceWorker;
  const LOOK_EVERY_MS = 3_600_000;
  const ANSWER_WITHIN_MS = 4_000;
  const SHEET_WITHIN_MS = 15_000;
  const START_WITHIN_MS = 5_000;
  // This name stands for it. It alone lets a version that waits take its place while it closes: see the worker.
  const IS_FIREFOX = 'mozInnerScreenX' in window;
  const loaded = new Promise((then) => addEventListener('load', then));

  const find = (selector) => document.querySelector(selector);

  // Another guide on this host has a worker of its own, which may even be in charge of this page at its first visit.
  const isOwn = (worker) => worker?.scriptURL === address;
  const inCharge = () => isOwn(container?.controller);

  // The line about the copy holds its words for each state. What is not new is not told again.
  function tell(kind) {
    window.offlinestate = kind;
    const line = find('#offline-state');
    if (!line || line.dataset.state === kind) return;
    // That the copy is there is news once; later it is told where people look for it.
    const isNews = kind !== 'ready' || line.dataset.state === 'copying' || ['guide', 'about'].includes(document.body.dataset.page);
    line.dataset.state = kind;
    line.textContent = (isNews && line.dataset[kind]) || '';
    offerRow();
  }

  // ---------------------------------------------------------------------------- putting it on the phone

  const NOT_NOW_MS = 90 * 24 * 3_600_000;
  const isInstalled = matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;
  const phone = /android/i.test(navigator.userAgent)
    ? 'android'
    : /iphone|ipad/i.test(navigator.userAgent) || (/mac/i.test(navigator.platform) && navigator.maxTouchPoints > 1)
      ? 'ios'
      : 'desktop';
  let offer;

  // On the guide's page alone, once what would be installed works, and not with ticks in hand: nothing stands before a call.
  function offerRow() {
    const how = find('#install-how');
    if (!how) return;
    const ago = Date.now() - Number(kept('not-now') ?? Number.NEGATIVE_INFINITY);
    const wanted = !isInstalled && window.offlinestate === 'ready' && !window.stay?.endsWith('ticked') && !(ago >= 0 && ago < NOT_NOW_MS);
    how.hidden = find('#install-later').hidden = !wanted;
    sayItIsThere();
  }

  // Opened from the home screen for the first time: said once, and only while it is so.
  function sayItIsThere() {
    const isReady = window.offlinestate === 'ready';
    const done = find('#install-done');
    if (!isReady) done.hidden = true;
    if (!isReady || !isInstalled || kept('home')) return;
    done.hidden = false;
    keep('home', '1');
  }

  function showOffer(event) {
    offer = event;
    const button = find('#install-button');
    button?.toggleAttribute('data-offered', Boolean(offer));
  }

  // An offer works once.
  function takeOffer() {
    offer.prompt();
    offer.userChoice?.then(({ outcome }) => outcome === 'accepted' && askToKeep());
    showOffer();
  }

  // Whoever puts it on the phone wants it to stay: the browser is asked for that then, and its answer is told as it is.
  async function askToKeep() {
    const line = find('#install-kept');
    // Not at a desk, where it is another phone that is meant; nor where nothing is to stay.
    if (phone === 'desktop' || 'shared' in page.dataset || !line || line.textContent || !navigator.storage?.persist) return;
    const granted = await navigator.storage.persist().catch(() => false);
    line.textContent = granted ? line.dataset.granted : line.dataset.refused;
  }

  function offerInstall() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      showOffer(event);
    });
    addEventListener('appinstalled', () => {
      showOffer();
      keep('not-now', Date.now());
      offerRow();
    });
    find('#install-button')?.addEventListener('click', takeOffer);
    const how = find('#install-how');
    if (!how) return;
    for (const part of how.querySelectorAll('[data-phone]')) {
      part.hidden = part.dataset.phone !== phone && !(part.matches('summary *') && phone === 'ios' && part.dataset.phone === 'android');
    }
    find('#install-address').textContent = scope.href;
    how.addEventListener('toggle', () => how.open && askToKeep());
    how.addEventListener('click', (event) => {
      // At a desk it is another phone that is meant.
      if (!offer || phone === 'desktop' || !event.target.closest('summary')) return;
      event.preventDefault();
      takeOffer();
    });
    find('#install-later').addEventListener('click', () => {
      keep('not-now', Date.now());
      offerRow();
    });
    const copy = find('#install-copy');
    copy.hidden = !navigator.clipboard;
    copy.addEventListener('click', async () => {
      const copied = navigator.clipboard.writeText(scope.href).then(() => 'copied', () => 'failed');
      find('#said').textContent = copy.textContent = copy.dataset[await copied];
    });
  }

  // ------------------------------------------------------------------------ giving it to a colleague

  // The address, or the sheet: neither ticks nor own numbers. What was refused is said; a sheet that the person closes is none of that.
  function offerToGive() {
    const said = find('#give-said');
    if (!said) return;
    const say = (words) => {
      said.textContent = words;
    };
    const share = (data) => navigator.share(data).catch(({ name }) => name === 'AbortError' || say(said.dataset.failed));
    const button = (id, works, act) => {
      const shown = find(id);
      if (!shown) return;
      shown.hidden = !works;
      shown.addEventListener('click', (event) => {
        say('');
        act(event);
      });
    };
    const url = find('#give-address')?.textContent;
    button('#give-share', navigator.canShare?.({ url }), () => share({ url, title: document.title }));
    button('#give-copy', navigator.clipboard, ({ currentTarget }) => {
      navigator.clipboard.writeText(url).then(() => say(currentTarget.dataset.copied), () => say(said.dataset.failed));
    });
    const file = (blob) => new File(blob, 'one-minute-guide.pdf', { type: 'application/pdf' });
    button('#give-file', navigator.canShare?.({ files: [file([''])] }), () => sheet().then((blob) => share({ files: [file([blob])] }), () => say(said.dataset.missing)));
    button('#give-sheet', true, (event) => {
      // Saved from what is kept: there it needs no network.
      event.preventDefault();
      sheet().then((blob) => {
        const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(blob), download: 'one-minute-guide.pdf' });
        link.click();
        setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      }, () => say(said.dataset.missing));
    });
  }

  // The newest there is, kept for where there is no network; under a name of its own, of which the worker knows nothing.
  async function sheet() {
    const { href } = new URL('sheet.pdf', scope);
    const store = await globalThis.caches?.open(`minute-guide-sheet ${scope.pathname}`).catch(() => undefined);
    const newest = await fetchSheet(href).catch(() => undefined);
    if (newest) await store?.put(href, new Response(newest)).catch(() => undefined);
    const known = newest ?? (await (await store?.match(href))?.blob());
    if (!known) throw new Error('no sheet');
    return known;
  }

  // All of it or nothing: a line may die after the head.
  async function fetchSheet(href) {
    const stop = new AbortController();
    setTimeout(() => stop.abort(), SHEET_WITHIN_MS);
    const answer = await fetch(href, { signal: stop.signal });
    if (!answer.ok || !/pdf/.test(answer.headers.get('Content-Type'))) throw new Error('no sheet');
    return answer.blob();
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

  // The last of each kind: that the app did not start is not forgotten over an update that failed.
  function keepFault(what, { message }) {
    const others = (kept('fault') ?? '').split(' · ').filter((fault) => fault && !fault.includes(` ${what}: `));
    keep('fault', [...others, `${new Date().toISOString()} ${what}: ${message}`].join(' · '));
  }

  // ------------------------------------------------------------------------------------- looking for one

  let registration;

  // What the person is about to use comes first: the copy is as large as all of it, and would come beside it.
  const ready = document.body.dataset.page !== 'checklist' ? loaded : new Promise((then) => {
    const seen = () => page.dataset.app !== 'starting' && then();
    new MutationObserver(seen).observe(page, { attributeFilter: ['data-app'] });
    setTimeout(then, START_WITHIN_MS);
    seen();
  });

  async function start() {
    allowWorker();
    if (!inCharge() || !IS_FIREFOX) await ready;
    await register();
    if (!registration) return;
    follow();
    const look = () => document.hidden || lookForUpdate();
    look();
    // An app on the home screen may be in front for days, or come back from a long sleep.
    document.addEventListener('visibilitychange', look);
    addEventListener('pageshow', look);
  }

  async function register() {
    try {
      registration = await container.register(address, { scope: scope.pathname, updateViaCache: 'none' });
      if (registration.installing && !registration.active) tell('copying');
    } catch (error) {
      keepFault('register', error);
      tell('failed');
    }
  }

  // The one string that may become a script's address is this app's own worker; no string may become
  // markup or a script. Where somebody else has made such rules before, those decide.
  function allowWorker() {
    try {
      trustedTypes.createPolicy('default', {
        createScriptURL: (text) => (new URL(text, location.href).href === address ? text : null),
      });
    } catch {
      // The browser knows no such rules, or there are some.
    }
  }

  let looked;
  async function lookForUpdate() {
    // Not at the start: a browser reads its store from the disk then, while the page waits to be painted.
    looked ??= Number(kept('checked'));
    const ago = Date.now() - looked;
    if (ago >= 0 && ago < LOOK_EVERY_MS) return;
    looked = Date.now();
    try {
      await registration.update();
      keep('checked', looked);
    } catch (error) {
      if (registration.active && (await isThere())) keepFault('update', error);
    }
  }

  // Being offline is no fault.
  const isThere = () => fetch(address, { method: 'HEAD', cache: 'no-store', redirect: 'manual' }).then(() => true, () => false);

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
    if (IS_FIREFOX) {
      addEventListener('pagehide', () => registration.waiting && registration.active?.postMessage('leaving'));
    }
    find('#update-now')?.addEventListener('click', apply);
    find('#update-reload')?.addEventListener('click', () => saved().then(() => location.reload()));
  }

  async function apply() {
    show('applying');
    setTimeout(() => state === 'applying' && show('stuck'), ANSWER_WITHIN_MS);
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

  // Something is said in every case: what the worker answers, that it does not, or that there is none; then one is
  // registered once more.
  function offerDiagnosis() {
    const button = find('#diagnose');
    if (!button) return;
    button.hidden = false;
    button.addEventListener('click', async () => {
      find('#diagnosis').hidden = true;
      clearTimeout(limit);
      limit = setTimeout(showDiagnosis, ANSWER_WITHIN_MS, 'silent');
      if (container && !registration?.active) await register();
      if (registration?.active) registration.active.postMessage('repair');
      else showDiagnosis('none');
    });
  }

  let limit;
  function showDiagnosis(said, { version = '–', total, bad, mended = '–' } = {}) {
    const list = find('#diagnosis');
    if (!list) return;
    clearTimeout(limit);
    for (const part of document.querySelectorAll('[data-said]')) part.hidden = part.dataset.said !== said;
    const checked = Number(kept('checked'));
    const values = {
      version,
      good: total ? `${total - bad} / ${total}` : '–',
      mended,
      checked: checked ? new Date(checked).toLocaleString(page.lang) : '–',
      fault: kept('fault') ?? '–',
    };
    for (const [name, value] of Object.entries(values)) list.querySelector(`[data-value=${name}]`).textContent = value;
    list.hidden = false;
    const copy = find('#diagnosis-copy');
    copy.hidden = !navigator.clipboard;
    copy.onclick = () => navigator.clipboard.writeText(list.innerText).catch((error) => keepFault('copy', error));
  }

  function hear({ source, data }) {
    if (!isOwn(source)) return;
    if (data.why) keepFault('install', { message: data.why });
    if (data.kind === 'repaired') showDiagnosis('', data);
    else if (data.kind !== 'refused') tell(data.kind);
  }

  offerDiagnosis();
  offerInstall();
  offerToGive();
  addEventListener('startfault', () => keepFault('start', window.startfault));
  if (!container) return tell('unsupported');
  tell('unknown');
  container.addEventListener('controllerchange', takeOver);
  container.addEventListener('message', hear);
  // After what the page needs, because the worker then reads its whole copy back.
  // One that is just taking another's place may lose the question (seen in WebKit): it is asked once more.
  const askState = () => registration?.active?.postMessage('state');
  Promise.all([start(), loaded, ready]).then(() => {
    askState();
    setTimeout(() => window.offlinestate === 'unknown' && askState(), ANSWER_WITHIN_MS);
  });
})();
