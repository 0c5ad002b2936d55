// Starts what makes the pages more than documents: the WebAssembly module. The offline copy has `updates.js`.
// Everything on the page can be read, and every number called, before and without this.
(() => {
  'use strict';
  const page = document.documentElement;
  const { root } = page.dataset;
  // The program's files; the generator names them here, once for all pages.
  const [glue, glueDigest] = ['{{glue}}', '{{glue_digest}}'];
  const [wasm, digest] = ['{{wasm}}', '{{wasm_digest}}'];
  const container = navigator.serviceWorker;
  const isChecklist = document.body.dataset.page === 'checklist';
  const KEPT_FOR_MS = 24 * 3_600_000;
  const ATTEMPTS = 3;
  const ATTEMPT_WITHIN_MS = 60_000;
  const REPAIR_WITHIN_MS = 5_000;
  const NEEDED_WITHIN_MS = 3_000;

  const ticks = `minute-guide ${new URL(root, location.href).pathname} ticks`;

  // `updates.js` may come later: what went wrong is kept under its name, and told under the same name.
  function tellFault(error) {
    window.startfault = error;
    dispatchEvent(new Event('startfault'));
  }

  // A person who only moves between these pages, or reloads one, goes on with their list: what the checklist leaves behind
  // passes from page to page of this tab, and is gone where one was not left by a step of the person's, as when a phone kills
  // the app.
  function carryOn() {
    const mark = `minute-guide ${new URL(root, location).pathname} stay`;
    const take = () => {
      try {
        window.stay = sessionStorage[mark];
        delete sessionStorage[mark];
      } catch {
        // Nothing is kept: then the question is asked.
      }
    };
    take();
    addEventListener('pageshow', ({ persisted }) => persisted && take());
    addEventListener('pagehide', () => {
      const { list } = page.dataset;
      const left = isChecklist ? list && `${list} ${Date.now()} ${'inHand' in page.dataset ? 'ticked' : ''}` : window.stay;
      try {
        if (left) sessionStorage[mark] = left;
      } catch {
        // The same.
      }
    });
  }

  // A way to something folded unfolds it: not every browser does.
  function unfold() {
    let folded = document.querySelector(':target')?.closest('details');
    for (; folded; folded = folded.parentElement.closest('details')) folded.open = true;
  }

  // Of another guide on this host the worker is not asked.
  const isOwn = (worker) => worker?.scriptURL === new URL(root + 'sw.js', location.href).href;
  const ask = (what) => isOwn(container?.controller) && (container.controller.postMessage(what), true);

  // For the module, which takes it over: a database takes as long to open as the module to come. What fails here fails
  // there again, and is told there.
  function openTicks() {
    try {
      const request = indexedDB.open(ticks, 1);
      request.onupgradeneeded = () => request.result.createObjectStore('kept');
      // While the store is being made the request calls itself done, and is not.
      request.onerror = () => {
        request.isSettled = true;
      };
      request.onsuccess = () => {
        request.isSettled = true;
        request.result.onversionchange = () => request.result.close();
      };
      window.opening = Object.assign(request, { of: ticks });
    } catch {
      // Blocked, or not there.
    }
  }

  // The checklist deletes ticks that are over, and whoever opens another page has opened the app as well. Of an entry this
  // knows when it was made (`crates/domain/src/entry.rs`): all of them go, or none. Where no tick was ever kept, nothing is
  // opened, and what localStorage holds in the database's place is left to the checklist.
  function forgetOldTicks() {
    const isMark = (name) => /:$/.test(name);
    const isOver = (text) => Date.now() - /^1 (\d+) o/.exec(text)?.[1] > KEPT_FOR_MS;
    try {
      const here = Object.keys(localStorage).filter((name) => name.startsWith(`${ticks} `));
      if (!here.length || !here.every(isMark)) return;
    } catch {
      // Blocked: then nothing is known of a tick.
      return;
    }
    openTicks();
    window.opening?.addEventListener('success', ({ target }) => {
      const transaction = target.result.transaction('kept', 'readwrite');
      // Under way in a page that the browser keeps in its memory, it would keep the next one from its ticks.
      const leave = () => transaction.abort();
      addEventListener('pagehide', leave);
      transaction.oncomplete = () => removeEventListener('pagehide', leave);
      const store = transaction.objectStore('kept');
      const names = store.getAllKeys();
      store.getAll().onsuccess = ({ target: { result } }) => {
        if (names.result.every((name, at) => isMark(name) || isOver(result[at]))) {
          for (const name of names.result) isMark(name) || store.delete(name);
        }
      };
    });
  }

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

  async function download(path, options) {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), ATTEMPT_WITHIN_MS);
    try {
      const response = await fetch(root + path, { ...options, signal: stop.signal });
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      return await response.arrayBuffer();
    } finally {
      clearTimeout(limit);
    }
  }

  async function downloadModule(attempt) {
    const integrity = crypto.subtle ? '' : digest;
    const bytes = await download(wasm, { integrity, cache: attempt ? 'reload' : 'default' });
    return integrity ? bytes : await check(bytes);
  }

  // For the module: a file of the site that the browser refuses if it is not as published. What it has kept may be broken.
  window.publishedtext = async (path, integrity) => {
    const bytes = await download(path, { integrity }).catch(() => download(path, { integrity, cache: 'reload' }));
    return new TextDecoder().decode(bytes);
  };

  // An import names no digest: the browser takes what was preloaded with one.
  function preload(href) {
    const link = document.createElement('link');
    document.head.append(Object.assign(link, { rel: 'modulepreload', href, integrity: glueDigest }));
  }

  async function start(attempt) {
    const again = attempt ? `?attempt=${attempt}` : '';
    const { href } = new URL(root + glue + again, location);
    preload(href);
    // A browser waits for a script that stalls without end. Should it come after all, nothing runs it.
    const tooLate = new Promise((_, reject) => {
      setTimeout(reject, ATTEMPT_WITHIN_MS, new Error('too late'));
    });
    const [module, bytes] = await Promise.race([Promise.all([import(href), downloadModule(attempt)]), tooLate]);
    await module.default(bytes);
  }

  // The checklist is nothing without the module. The other pages are whole: there it comes when the page is, and the
  // browser has nothing else to do; or when somebody enters a part that needs it.
  function whenNeeded() {
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
    if (isChecklist) 'shared' in page.dataset || openTicks();
    else await whenNeeded().then(forgetOldTicks);
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await start(attempt);
      } catch (error) {
        if (attempt + 1 === ATTEMPTS) throw error;
        page.dataset.app = 'again';
        await Promise.all([new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt)), repairCopy()]);
      }
    }
  }

  function giveUp(error) {
    tellFault(error);
    page.dataset.app = 'failed';
    endTicking();
  }

  // Whatever else is not there: no box can be ticked that nobody keeps.
  function endTicking() {
    for (const group of document.querySelectorAll('#checklist fieldset')) group.disabled = true;
    const notice = document.getElementById('boot-failed');
    if (notice) notice.textContent = notice.dataset.text;
  }

  // For the module: a part that lacks an element, because others have touched the page, is left out, and takes no other down.
  window.leaveout = (part, id) => {
    page.dataset.leftOut = `${page.dataset.leftOut ?? ''} ${part}`.trim();
    tellFault(new Error(`not as published: ${page.dataset.leftOut} (no ${id})`));
    if (part === 'checklist') endTicking();
  };

  // For the module: what the person has folded or unfolded before it came stays so.
  function noteFolds() {
    document.addEventListener('click', ({ target }) => {
      const summary = target.closest('summary');
      if (summary && page.dataset.app !== 'live') summary.parentElement.dataset.early = '';
    });
  }

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

  // On the way back from the dialler: whether someone answered. It goes at the next act, pressed or not; nothing is kept.
  function askAfterCall() {
    const panel = document.getElementById('after-call');
    if (!panel) return;
    let question;
    const show = (isUnanswered) => {
      const [asked, answers, next] = question.children;
      asked.hidden = answers.hidden = isUnanswered;
      next.hidden = !isUnanswered;
    };
    const close = () => {
      panel.hidden = true;
      if (question) question.hidden = true;
      question = undefined;
    };
    const closeOutside = ({ target }) => panel.contains(target) || target.closest?.('#cover') || close();
    for (const act of ['pointerdown', 'wheel', 'change']) document.addEventListener(act, closeOutside, { passive: true });
    document.addEventListener('keydown', ({ key }) => key === 'Escape' && close());
    document.addEventListener('click', ({ target }) => {
      const link = target.closest('a');
      if (link) close();
      const number = link?.querySelector('.call-number')?.textContent;
      // A number that the person has chosen is dialled as it is written.
      if (link) question = [...panel.children].find(({ dataset }) => dataset.after === link.getAttribute('href') || dataset.number === number);
      else if (panel.contains(target) && target.closest('button')) {
        show(true);
        question.querySelector('.call-next a').focus();
      }
    });
    document.addEventListener('visibilitychange', () => {
      if (!question || document.hidden || !panel.hidden) return;
      show(false);
      panel.hidden = question.hidden = false;
      document.getElementById('said').textContent = question.firstElementChild.textContent;
    });
  }

  // Who opens the hidden screen comes back to a page that was as far away as in the background: it is told while it is still
  // covered (`cover.js` hears the tap later).
  function tellOfOpening() {
    const tell = ({ target }) => target.closest('#reveal') && document.dispatchEvent(new Event('visibilitychange'));
    document.addEventListener('click', tell, true);
  }

  // On a shared device nothing comes back, from the browser's memory neither.
  if ('shared' in page.dataset) addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  page.dataset.app = 'starting';
  askAfterCall();
  tellOfOpening();
  noteFolds();
  carryOn();
  unfold();
  addEventListener('hashchange', unfold);
  // The browser refuses a script that is not as published. If it was the one that looks after the copy, nobody else
  // asks the worker to.
  addEventListener('load', () => window.offlinestate || ask('state'));
  run().catch(giveUp);
  // Asks for the width, for which the page is laid out: what was asked for above is under way meanwhile.
  keepInSight();
})();
