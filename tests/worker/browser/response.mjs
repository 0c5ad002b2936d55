// A Response by hand: node's own reads bodies in turns of the real event loop, and a seed would not replay.
// As strict as the real one where a worker can go wrong: a body is read once.

const asBytes = (body) => (body === null || body === undefined ? Buffer.alloc(0) : Buffer.from(body));

export class Response {
  #read;

  constructor(body, { status = 200, headers = {} } = {}) {
    const bytes = asBytes(body);
    this.#read = async () => bytes;
    this.status = status;
    this.headers = new Headers(headers);
    if (typeof body === 'string' && !this.headers.has('content-type')) {
      this.headers.set('content-type', 'text/plain;charset=UTF-8');
    }
    this.type = 'default';
    this.url = '';
    this.redirected = false;
    this.bodyUsed = false;
    // What only the tests look at: the entry of the disk that it came from.
    this.entry = undefined;
  }

  /** A response whose body comes, breaks or hangs as `read` says. */
  static reading(read, { redirected = false, url = '', ...init }) {
    const response = new Response(null, init);
    response.#read = read;
    return Object.assign(response, { type: 'basic', redirected, url });
  }

  static error() {
    return Object.assign(new Response(null), { status: 0, type: 'error' });
  }

  static redirect(url, status = 302) {
    return new Response(null, { status, headers: { location: url } });
  }

  get ok() {
    return this.status >= 200 && this.status < 300;
  }

  clone() {
    if (this.bodyUsed) throw new TypeError('the body is used already');
    const { status, headers, type, url, redirected, entry } = this;
    const clone = new Response(null, { headers });
    clone.#read = this.#read;
    return Object.assign(clone, { status, type, url, redirected, entry });
  }

  async bytes() {
    if (this.bodyUsed) throw new TypeError('the body is used already');
    this.bodyUsed = true;
    return this.#read();
  }

  async arrayBuffer() {
    return new Uint8Array(await this.bytes()).buffer;
  }

  async text() {
    return Buffer.from(await this.bytes()).toString();
  }

  async json() {
    return JSON.parse(await this.text());
  }

  async blob() {
    return new Blob([await this.bytes()], { type: this.headers.get('content-type') ?? '' });
  }
}
