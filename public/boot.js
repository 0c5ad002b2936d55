// Starts what makes the pages more than documents: the WebAssembly module. The offline copy has `updates.js`.
// Everything on the page can be read, and every number called, before and without this.
(() => {
  'use strict';
  const page = document.documentElement;
  const { root } = page.dataset;
  const { glue, glueDigest, wasm, digest } = document.currentScript.dataset;
  const container = navigator.serviceWorker;
  const ATTEMPTS = 3;
  const ATTEMPT_WITHIN_MS = 60_000;
  const REPAIR_WITHIN_MS = 5_000;
  const NEEDED_WITHIN_MS = 3_000;

  // News that may come before the module does: kept under its name, and told under the same name.
  function tell(name, value) {
    window[name] = value;
    window.dispatchEvent(new Event(name));
  }

  function keepInstallOffer() {
    addEventListener('beforeinstallprompt', (event) => {
      event.preventDefault();
      tell('installoffer', event);
    });
    addEventListener('appinstalled', () => tell('installoffer', null));
  }

  // Of another guide on this host the worker is not asked.
  const isOwn = (worker) => worker?.scriptURL === new URL(root + 'sw.js', location.href).href;
  const ask = (what) => isOwn(container?.controller) && (container.controller.postMessage(what), true);

  // A file of the offline copy may be broken: the worker mends what it can, before the next attempt.
  async function repairCopy() {
    await new Promise((resolve) => {
      if (!ask('repair')) return resolve();
      container.addEventListener('message', ({ source, data }) => isOwn(source) && data.kind === 'repaired' && resolve());
      setTimeout(resolve, REPAIR_WITHIN_MS);
    });
  }

  // A portal's page in the place of the module never runs. What was preloaded is only taken by a fetch without a digest
  // (WebKit), and no preload may have one (Chromium): so it is looked at here, where the browser lets a page.
  async function check(bytes) {
    const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
    if (digest !== `sha256-${btoa(String.fromCharCode(...sum))}`) throw new Error('module: not as published');
    return bytes;
  }

  async function download(attempt) {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), ATTEMPT_WITHIN_MS);
    try {
      const integrity = crypto.subtle ? '' : digest;
      const response = await fetch(root + wasm, { integrity, signal: stop.signal, cache: attempt ? 'reload' : 'default' });
      if (!response.ok) throw new Error(`module: ${response.status}`);
      const bytes = await response.arrayBuffer();
      return integrity ? bytes : await check(bytes);
    } finally {
      clearTimeout(limit);
    }
  }

  // An import names no digest: the browser takes what was preloaded with one.
  function preload(href) {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'modulepreload', href, integrity: glueDigest }));
  }

  async function start(attempt) {
    const again = attempt ? `?attempt=${attempt}` : '';
    const { href } = new URL(root + glue + again, location);
    preload(href);
    const [module, bytes] = await Promise.all([import(href), download(attempt)]);
    await module.default({ module_or_path: bytes });
  }

  // The checklist is nothing without the module. The other pages are whole: there it comes when the page is, and the
  // browser has nothing else to do; or when somebody enters a part that needs it.
  function whenNeeded() {
    if (document.body.dataset.page === 'checklist') return undefined;
    return new Promise((resolve) => {
      addEventListener('focusin', ({ target }) => target.closest('[data-live]') && resolve());
      setTimeout(resolve, NEEDED_WITHIN_MS);
      const whenIdle = () => (window.requestIdleCallback ?? setTimeout)(resolve);
      if (document.readyState === 'complete') whenIdle();
      else addEventListener('load', whenIdle, { once: true });
    });
  }

  async function run() {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    await whenNeeded();
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await start(attempt);
      } catch (error) {
        if (attempt + 1 === ATTEMPTS) throw error;
        await Promise.all([new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt)), repairCopy()]);
      }
    }
  }

  function giveUp(error) {
    tell('startfault', error);
    page.dataset.app = 'failed';
    endTicking();
  }

  // Whatever else is not there: no box can be ticked that nobody keeps.
  function endTicking() {
    for (const group of document.querySelectorAll('#checklist fieldset')) group.disabled = true;
    const notice = document.getElementById('boot-failed');
    if (notice) notice.textContent = notice.dataset.text;
  }

  // ------------------------------------------------------------------- parts that others have touched

  // The module walks the nodes of a part as the build has noted them: an element as its name and brackets around what it
  // holds, a text as a dot, a comment as a mark. What is certain is put right before: a text that a translator, or a browser
  // that makes links of numbers, has wrapped is one text again; what a host has stripped is put in, empty; what is not ours
  // goes to the end of its place, where the module never looks.
  const KINDS = { 3: '.', 8: '!' };

  function mend(place, notes) {
    const others = [...place.children];
    const take = (name) => {
      const at = others.findIndex(({ localName }) => localName === name);
      if (at < 0) throw new Error(`no ${name}`);
      return mend(others.splice(at, 1)[0], notes);
    };
    const nodes = [];
    for (let [note] = notes.next().value; note !== ')'; [note] = notes.next().value) {
      nodes.push(note.endsWith('(') ? take(note.slice(0, -1)) : note);
    }
    if (others.some(({ localName }) => nodes.some((node) => node.localName === localName))) throw new Error('too many');
    const isText = !nodes.some((node) => node.localName);
    if (isText && KINDS[place.firstChild?.nodeType] !== nodes[0]) place.textContent = nodes.length ? place.textContent : '';
    let next = place.firstChild;
    for (const node of nodes) {
      const isThere = node.localName || KINDS[next?.nodeType] === node;
      if (!isThere) {
        place.insertBefore(node === '.' ? document.createTextNode('') : document.createComment(''), next);
        continue;
      }
      while (node.localName && next !== node) {
        const other = next;
        next = next.nextSibling;
        place.append(other);
      }
      next = next.nextSibling;
    }
    return place;
  }

  // Asked by the module for each part before it starts it. One that cannot be mended is left out, and takes no other down.
  window.mendpart = (part) => {
    try {
      return mend(part, part.dataset.markup.matchAll(/[\w-]+\(|[).!]/g));
    } catch (error) {
      page.dataset.leftOut = `${page.dataset.leftOut ?? ''} ${part.dataset.live}`.trim();
      tell('startfault', new Error(`not as published: ${page.dataset.leftOut} (${error.message})`));
      if (part.dataset.live === 'checklist') endTicking();
    }
  };

  // A phone that is turned keeps in sight what was: browsers hold on to whatever stands in a corner, be it a bar, and may go
  // to the top of the page.
  function keepInSight() {
    let width = innerWidth;
    let inSight;
    addEventListener('onscrollend' in window ? 'scrollend' : 'scroll', () => {
      if (innerWidth === width) inSight = document.elementFromPoint(width / 2, innerHeight / 3)?.closest('label, p, li, h2');
    });
    addEventListener('resize', () => {
      if (innerWidth === width) return;
      width = innerWidth;
      inSight?.scrollIntoView({ block: 'center', behavior: 'instant' });
    });
  }

  page.dataset.app = 'starting';
  keepInSight();
  keepInstallOffer();
  // The browser refuses a script that is not as published. If it was the one that looks after the copy, nobody else
  // asks the worker to.
  addEventListener('load', () => window.offlinestate || ask('state'));
  run().catch(giveUp);
})();
