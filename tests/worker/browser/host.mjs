// The site's host and the way to it, with all that can be wrong on the way.
import { SCOPE } from '../builds.mjs';
import { Response } from './response.mjs';

const CONNECTION_LASTS_MS = 300_000;
const PORTAL = Buffer.from('<html>Welcome to our free Wi-Fi</html>');

/** Every way a file can come wrong, or from a host with habits. */
export const FAULTS = [
  'portal', 'portal with the right type', 'wrong type', 'right bytes as 404', '404', '503 for 1', '503 for 3', 'truncated', 'broken off', 'reset',
  'redirect', 'redirect to a sign-in', 'redirect to another site', 'vary by everything', 'stall', 'stalled body', 'stale', 'slow', 'other build',
];

const failed = () => new TypeError('Failed to fetch');

// Nothing comes until whoever asked gives up, or the connection itself does.
function nothing(signal, loop) {
  const stopped = new Promise((_, reject) => {
    const timer = loop.at(CONNECTION_LASTS_MS, () => reject(failed()));
    const stop = () => {
      loop.cancel(timer);
      reject(new DOMException('stopped', 'AbortError'));
    };
    if (signal?.aborted) stop();
    signal?.addEventListener('abort', stop);
  });
  // The worker that asked may be dead by then.
  stopped.catch(() => undefined);
  return stopped;
}

export class Host {
  constructor(build) {
    this.published = build;
    this.worker = build.worker;
    // The build that a mixed site or a stale cache still has files of.
    this.before = build;
    this.offline = false;
    this.faults = new Map();
    // Without a sign-in the page for that is given. The browser sends what it knows itself by, unless it is told not to.
    this.wantsSignIn = false;
    // Requests that went on to another site.
    this.left = 0;
    // Every request that reached the way, for the tests that count.
    this.log = [];
  }

  /** The kill switch is published over what is there: it has no files but itself. */
  publish(build) {
    this.worker = build.worker;
    if (build.files.size === 0) return;
    if (build !== this.published) this.before = this.published;
    this.published = build;
  }

  heal() {
    this.offline = false;
    this.faults.clear();
  }

  /** What a request gets; a promise, because some get nothing for long. */
  async answer(url, { cache = 'default', credentials = 'same-origin', mode = 'cors', redirect = 'follow', signal } = {}, loop) {
    const path = url.split(/[?#]/)[0].slice(SCOPE.length);
    if (signal?.aborted) return nothing(signal, loop);
    this.log.push({ path, cache });
    if (this.offline || !url.startsWith(SCOPE)) throw failed();
    const file = this.#file(this.published, path);
    const sent = (bytes, type, more = {}) =>
      Response.reading(async () => bytes, { url, headers: { 'content-type': type }, ...more });
    const portal = (type, more) => sent(PORTAL, type, more);
    const genuine = file ? sent(file.bytes, file.type) : sent(Buffer.from('not found'), 'text/html', { status: 404 });
    if (!file) return this.faults.get(path) === 'portal' ? portal('text/html') : genuine;
    if (this.wantsSignIn && credentials === 'omit') return portal('text/html', { redirected: true });
    const half = file.bytes.subarray(0, file.bytes.length >> 1);
    const [kind, count] = (this.faults.get(path) ?? '').split(' for ');
    if (kind === '503') {
      if (count > 1) this.faults.set(path, `503 for ${count - 1}`);
      else this.faults.delete(path);
      return sent(Buffer.from('busy'), file.type, { status: 503 });
    }
    switch (kind) {
      case 'portal':
        return portal('text/html');
      case 'portal with the right type':
        return portal(file.type);
      case 'wrong type':
        return sent(file.bytes, 'application/octet-stream');
      case 'right bytes as 404':
        return sent(file.bytes, file.type, { status: 404 });
      case '404':
        return sent(Buffer.from('not found'), 'text/html', { status: 404 });
      case 'truncated':
        return sent(half, file.type);
      case 'broken off':
        return Response.reading(() => Promise.reject(failed()), { url, headers: { 'content-type': file.type } });
      case 'reset':
        throw failed();
      case 'redirect':
        if (redirect !== 'follow') throw failed();
        // To the very same bytes, as by a host that takes off `.html` or a last slash. No navigation may be answered with it.
        return sent(file.bytes, file.type, { redirected: true });
      case 'redirect to a sign-in':
        if (redirect !== 'follow') throw failed();
        return portal('text/html', { redirected: true });
      case 'redirect to another site':
        if (redirect !== 'follow' || mode === 'same-origin') throw failed();
        // A page's own policy keeps it from that.
        if (cache !== 'default') this.left += 1;
        return portal('text/html', { redirected: true });
      case 'vary by everything':
        return sent(file.bytes, file.type, { headers: { 'content-type': file.type, vary: '*', refresh: '0' } });
      case 'stall':
        return nothing(signal, loop);
      case 'stalled body':
        return Response.reading(() => nothing(signal, loop), { url, headers: { 'content-type': file.type } });
      case 'slow':
        return new Promise((resolve) => loop.at(9_000, () => resolve(genuine)));
      case 'other build': {
        const old = this.#file(this.before, path);
        return old ? sent(old.bytes, old.type) : sent(Buffer.from('not found'), 'text/html', { status: 404 });
      }
      case 'stale': {
        // A cache on the way (or the browser's own) that only an explicit reload passes by.
        const old = this.#file(this.before, path);
        return old && cache !== 'reload' ? sent(old.bytes, old.type) : genuine;
      }
      default:
        return genuine;
    }
  }

  #file(build, path) {
    if (path === 'sw.js') return { bytes: Buffer.from(build === this.published ? this.worker : build.worker), type: 'text/javascript' };
    const file = build.files.get(path);
    return file && { bytes: file.bytes, type: file.types[0] };
  }
}
