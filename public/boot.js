// Starts what makes the pages more than documents: the offline copy and the WebAssembly module.
// Everything on the page can be read, and every number called, before and without this.
(() => {
  'use strict';
  const page = document.documentElement;
  const { root, glue, wasm, digest } = document.currentScript.dataset;
  const ATTEMPTS = 3;
  const ATTEMPT_WITHIN_MS = 60_000;

  // The one string that may become a script's address is this app's own worker; no string may become
  // markup or a script.
  if (window.trustedTypes && trustedTypes.createPolicy) {
    const worker = new URL(root + 'sw.js', location.href).href;
    trustedTypes.createPolicy('default', {
      createScriptURL: (address) => (new URL(address, location.href).href === worker ? address : null),
    });
  }

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

  async function registerWorker() {
    if (!('serviceWorker' in navigator)) return;
    try {
      await navigator.serviceWorker.register(root + 'sw.js', { scope: root, updateViaCache: 'none' });
    } catch {
      tell('workerrefused', true);
    }
  }

  // The digest is checked by the browser: a portal's page in the place of the module never runs.
  async function download(attempt) {
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), ATTEMPT_WITHIN_MS);
    try {
      const options = { integrity: digest, signal: stop.signal, cache: attempt ? 'reload' : 'default' };
      const response = await fetch(root + wasm, options);
      if (!response.ok) throw new Error(`module: ${response.status}`);
      return await response.arrayBuffer();
    } finally {
      clearTimeout(limit);
    }
  }

  async function start(attempt) {
    const again = attempt ? `?attempt=${attempt}` : '';
    const [module, bytes] = await Promise.all([
      import(new URL(root + glue + again, location.href).href),
      download(attempt),
    ]);
    await module.default({ module_or_path: bytes });
  }

  async function run() {
    if (typeof WebAssembly !== 'object') throw new Error('no WebAssembly');
    for (let attempt = 0; ; attempt += 1) {
      try {
        return await start(attempt);
      } catch (error) {
        if (attempt + 1 === ATTEMPTS) throw error;
        await new Promise((resolve) => setTimeout(resolve, 500 * 2 ** attempt));
      }
    }
  }

  function giveUp() {
    page.dataset.app = 'failed';
    const notice = document.getElementById('boot-failed');
    if (!notice) return;
    notice.hidden = false;
    for (const group of document.querySelectorAll('#checklist fieldset')) group.disabled = true;
  }

  page.dataset.app = 'starting';
  keepInstallOffer();
  registerWorker();
  run().catch(giveUp);
})();
