// Made-up builds in the shape of real ones: documents name their program by hashes of its content.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

export const ORIGIN = 'https://guide.test';
export const SCOPE = `${ORIGIN}/guide/`;
export const EMERGENCY = '<!doctype html><title>Emergency</title><a href="tel:999">999</a>';
const POLICY = "default-src 'none'";

const publicFile = (name) => readFileSync(new URL(`../../public/${name}`, import.meta.url), 'utf8');

const addresses = new Map();

/** The absolute address of a path; kept, because it is asked for millions of times. */
export function address(path) {
  if (!addresses.has(path)) addresses.set(path, new URL(path, SCOPE).href);
  return addresses.get(path);
}

/** The worker as it is written, its slots still open. */
export const source = () => publicFile('sw.js');

export const digest = (bytes) => createHash('sha256').update(bytes).digest('base64');

const TYPES = {
  html: ['text/html'],
  js: ['text/javascript', 'application/javascript'],
  wasm: ['application/wasm'],
  webmanifest: ['application/manifest+json', 'application/json'],
  svg: ['image/svg+xml'],
  png: ['image/png'],
};

/** What no browser executes: its bytes alone count. */
export const isInert = (path) => /\.(webmanifest|svg|png)$/.test(path);

/** What the copy keeps of a host's headers. */
export const KEPT_HEADERS = ['content-type', 'content-security-policy'];

const typesOf = (path) => TYPES[path === '' || path.endsWith('/') ? 'html' : path.split('.').pop()];

/** Whether the name is a hash of the content: such a file is the same in every build that has it. */
export const isHashed = (path) => path.startsWith('assets/');

export const isDocument = (path) => typesOf(path)?.[0] === 'text/html';

function hashed(name, ending, text) {
  const short = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return [`assets/${name}.${short}.${ending}`, text];
}

/**
 * A build: `files` is a map from path to {bytes, types}; `worker` is the text of its sw.js.
 * `parts` says what goes into it, so that two builds share what they have in common.
 */
export function build(name, parts, template = source()) {
  const program = [
    hashed('boot', 'js', `boot ${parts.boot}`),
    hashed('app', 'js', `glue ${parts.glue}`),
    hashed('app', 'wasm', `module ${parts.module} `.repeat(40)),
  ];
  const names = program.map(([path]) => path).join(' ');
  const texts = new Map([
    ...['', 'checklist/', 'contacts/'].map((path) => [path, `<h1>${path} ${parts.text}</h1>${names}`]),
    ['about/', `<h1>about ${name}</h1>${names}`],
    ['manifest.webmanifest', `{"name": "${parts.manifest}"}`],
    ['icons/icon.svg', '<svg/>'],
    ['icons/icon-192.png', `picture ${parts.icon}`],
    ...program,
  ]);
  const files = new Map();
  for (const [path, text] of texts) files.set(path, { bytes: Buffer.from(text), types: typesOf(path) });
  return published(name, files, template);
}

function published(name, files, template) {
  const table = {};
  for (const path of [...files.keys()].sort()) {
    const { bytes, types } = files.get(path);
    table[path] = { digest: digest(bytes), ...(isInert(path) ? {} : { types }) };
  }
  const version = createHash('sha256').update(JSON.stringify(table)).digest('hex').slice(0, 12);
  return { name, version, files, worker: fill(template, version, table) };
}

function fill(template, version, table) {
  const slots = {
    version,
    files: JSON.stringify(table),
    headers: JSON.stringify(KEPT_HEADERS),
    emergency: JSON.stringify(EMERGENCY),
    emergency_policy: JSON.stringify(POLICY),
  };
  const text = template.replace(/\{\{ ?(\w+) ?\}\}/g, (slot, name) => slots[name] ?? slot);
  if (/\{\{ ?\w+ ?\}\}/.test(text)) throw new Error('sw.js has a slot that the tests do not fill');
  return text;
}

/** Three builds after each other: B changes the words and the glue, C everything but the icon. */
export function threeBuilds(template = source()) {
  return [
    build('A', { text: 1, boot: 1, glue: 1, module: 1, manifest: 1, icon: 1 }, template),
    build('B', { text: 2, boot: 1, glue: 2, module: 1, manifest: 1, icon: 1 }, template),
    build('C', { text: 3, boot: 2, glue: 3, module: 2, manifest: 2, icon: 1 }, template),
  ];
}

/** The worker that takes itself away, as a build with no files. */
export const killSwitch = () => ({
  name: 'kill switch',
  version: 'none',
  files: new Map(),
  worker: publicFile('kill-switch.js'),
});
