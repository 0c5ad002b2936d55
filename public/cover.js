// Hides the screen. The one inline script, before the title in every head (the generator puts it there and its hash into the
// policy): a page that was hidden before shows not one frame of itself, and nothing has to come over the network first.
//
// | the cover is    | the person hides | goes to the background | comes back | the person reveals |
// |-----------------|------------------|------------------------|------------|--------------------|
// | off             | on, kept         | on                     | off        | off                |
// | on              | on, kept         | on                     | off        | off                |
// | on, kept        | on, kept         | on, kept               | on, kept   | off                |
//
// Kept is kept in this tab: over a reload, Back and every other page of the app. The cover is no modal dialog: Escape
// and a phone's back gesture would close one.
(() => {
  'use strict';
  const page = document.documentElement;
  const mark = `minute-guide ${new URL(page.dataset.root, location).pathname} hidden`;
  // Before the page's own as long as the cover is on: the first one counts.
  const title = document.createElement('title');
  title.textContent = document.currentScript.dataset.title;
  let isHidden = false;

  function draw(isCovered) {
    const cover = document.getElementById('cover');
    page.dataset.cover = isCovered;
    if (isCovered) document.head.prepend(title);
    else title.remove();
    if (cover) cover.open = isCovered;
  }

  function hide(hidden) {
    isHidden = hidden;
    draw(hidden);
    document.getElementById(hidden ? 'reveal' : 'hide').focus({ preventScroll: true });
    try {
      if (hidden) sessionStorage[mark] = '';
      else delete sessionStorage[mark];
    } catch {
      // A browser that keeps nothing: hidden as long as the page is not left.
    }
  }

  function recall() {
    try {
      isHidden = mark in sessionStorage;
    } catch {
      // As it was.
    }
    draw(isHidden);
  }

  document.addEventListener('click', ({ target }) => {
    // A translator wraps a button's words in an element of its own.
    const button = target.closest('#hide, #reveal');
    if (button) hide(button.id === 'hide');
  });
  // On a keyboard: Shift three times within two seconds.
  let shifts = [];
  document.addEventListener('keydown', ({ key, repeat, timeStamp }) => {
    if (repeat) return;
    shifts = key === 'Shift' ? [...shifts, timeStamp].slice(-3) : [];
    if (shifts.length === 3 && timeStamp - shifts[0] < 2000 && !isHidden) hide(true);
  });
  document.addEventListener('visibilitychange', () => draw(isHidden || document.hidden));
  // A page that the browser keeps in memory comes back with the cover on, and asks what has happened meanwhile.
  addEventListener('pagehide', () => draw(true));
  addEventListener('pageshow', ({ persisted }) => persisted && recall());
  recall();
  if (!isHidden) return;
  // As soon as the cover is there: what follows it has not been drawn then.
  new MutationObserver((_, observer) => {
    if (!document.getElementById('reveal')) return;
    observer.disconnect();
    hide(true);
  }).observe(page, { childList: true, subtree: true });
})();
