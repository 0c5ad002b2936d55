// The proof that these tests can fail: sw.js with one thing made wrong at a time, and each must be noticed.
//
//   node tests/worker/mutations.mjs [PART OF A NAME]
import { source, threeBuilds } from './builds.mjs';
import { FIRST_SEED, play } from './schedule.mjs';
import * as single from './single/all.mjs';

const SCHEDULES = 300;

// What is made wrong: the name, what stands in sw.js, and what stands there instead.
const MUTATIONS = [
  ['the digest is not checked', '=== digest;', '!== undefined;'],
  ['the type is not checked', 'if (types && !types.includes(type)) return false;', ''],
  ['the type of what nobody executes is checked', 'if (types && !types.includes(type))', 'if (!types?.includes(type))'],
  ['the status is checked', 'return await plain(response);', "if (response.status !== 200) throw new Error('status');\n    return await plain(response);"],
  ['redirects are refused', "mode: 'same-origin'", "mode: 'same-origin', redirect: 'error'"],
  ['a redirect leads to another site', "mode: 'same-origin'", "mode: 'cors'"],
  ['who is signed in is not told of', "credentials: 'same-origin'", "credentials: 'omit'"],
  ['an answer is kept as it came', 'return await plain(response);', 'return response;'],
  ['every header is kept', 'HEADERS.filter((name) => response.headers.has(name)).map((name) => [name, response.headers.get(name)])', '[...response.headers]'],
  ['no header is kept', 'new Response(await response.arrayBuffer(), { headers })', 'new Response(await response.arrayBuffer())'],
  ['nobody is told why', 'why: error.message', "why: ''"],
  ['another guide gets our numbers', 'isOthers ? Response.error() : emergency()', 'emergency()'],
  ['a guide above counts as one below', 'path.length > SCOPE.pathname.length', 'path !== SCOPE.pathname'],
  ['a name that begins like a guide below counts as it', '`${pathname}/`.startsWith(path)', '`${pathname}/`.startsWith(path.slice(0, -1))'],
  ['pages of another guide are told', "page.url.startsWith(SCOPE.href) && (isListed(path) || isListed(`${path}/`))", 'page.url.startsWith(SCOPE.href)'],
  ['there is no second attempt', "return fetchOnce(path, 'reload', within)", "throw new Error('once only')"],
  ['the second attempt trusts caches on the way', "'reload'", "'no-cache'"],
  ['a stalled download is waited for', '() => stop.abort()', '() => undefined'],
  ['the marker is written first', 'const paths = Object.keys(FILES);', 'const paths = Object.keys(FILES);\n  await cache.put(COMPLETE, new Response(VERSION));'],
  ['a failed copy counts as made', 'if (failure) throw failure;', ''],
  ['a failed install counts as made', /\n    throw error;/, ''],
  ['a full phone counts as a made copy', /\n( +)(if \(error\.name === 'QuotaExceededError')/, '\n$1if (error.name === "QuotaExceededError") return;\n$1$2'],
  ['a full phone keeps the partial copy', /await caches\.delete\(CACHE\)/, 'undefined'],
  ['it never waits', 'event.waitUntil(install())', 'event.waitUntil(skipWaiting().then(install))'],
  ['what is there already is fetched again', /if \(kept && \(await isGenuine\(path, kept\)\)\) return;/, ''],
  ['what an older version has is fetched again', '(await inOlderVersion(path)) ?? (await fetchGenuine(path))', 'await fetchGenuine(path)'],
  ['an older copy is taken unseen', 'if (response && (await isGenuine(path, response))) return response;', 'if (response) return response;'],
  ['caches of others are deleted', 'name.startsWith(PREFIX) && ', ''],
  ['the first page is not taken over', 'await clients.claim()', 'undefined'],
  ['any cache answers', 'kept = await caches.match(address(path), { cacheName: CACHE });\n    if (kept) return kept;', 'kept = await caches.match(address(path));\n    if (kept) return kept;'],
  ['a missing file is served unchecked', 'const fetched = await fetchGenuine(path, isPage ? PAGE_WITHIN_MS : undefined);', 'const fetched = await fetch(request);'],
  ['a page waits as long as the copy may', 'isPage ? PAGE_WITHIN_MS : undefined', 'undefined'],
  ['a missing file is not kept', 'await keep(path, fetched.clone())', 'await Promise.resolve()'],
  ['a body is used twice', 'fetched.clone()', 'fetched'],
  ['there is no emergency page', 'isPage ? emergency() :', 'false ? emergency() :'],
  ['an unknown page is left to the network', '.catch(() => emergencyAt(url))', ''],
  ['"ready" is said from memory', 'async function isComplete() {', 'async function isComplete() {\n  return true;'],
  ['a lost copy is not made again', 'await copyAll().catch(() => undefined);', ''],
  ['an unreadable file stops an update', /return await hasDigest\(path, response\);\n  } catch {\n    return false;/, 'return await hasDigest(path, response);\n  } catch (error) {\n    throw error;'],
  ['a missing file counts as ready', '.every((path) => kept.has', '.every((path) => true || kept.has'],
  ['a new copy is not read back', "if (!(await isComplete())) throw new Error('the copy is gone');", ''],
  ['a full phone deletes the copy in use', ' && !wasComplete', ''],
  ['the version before is the last that was made', 'if (time > latest)', 'if (false)'],
  ['the version before is deleted', 'name !== before', 'true'],
  ['what is being copied is deleted', '!registration.installing && !registration.waiting', 'true'],
  ['a window of the version before gets nothing', 'if (kept) return kept;\n  }\n', '}\n'],
  ['a window of the version before gets what comes', /return url\.pathname\.includes\([^)]*\)}\.`\) \?/, 'return true ?'],
  ['repair leaves wrong files', 'if (kept) await cache.delete(address(path));', ''],
  ['repair takes out what is good', 'if (kept && (await isGenuine(path, kept))) continue;', ''],
  ['repair fetches nothing', 'await obtain(cache, path);\n    } catch', "throw new Error('nothing');\n    } catch"],
  ['copies and repairs do not take turns', 'last = last.then(task, task);', 'last = task();'],
  ['where the copy is lost, the next version waits', 'if (!isFirst && !(await hasWholeOlderVersion())) skipWaiting();', ''],
  ['apply does nothing', 'apply: () => skipWaiting()', 'apply: () => undefined'],
];

function mutated([name, from, to]) {
  const text = source();
  const wrong = text.replace(from, to);
  if (wrong === text) throw new Error(`“${name}” no longer fits sw.js: say anew what is to be made wrong`);
  return threeBuilds(wrong);
}

async function noticedByName(builds) {
  for (const name of Object.keys(single.TESTS)) {
    if ((await single.run(name, { builds })).length > 0) return name;
  }
  return undefined;
}

async function noticedByChance(builds) {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + SCHEDULES; seed += 1) {
    if ((await play(seed, { builds })).witness.faults.length > 0) return `schedule ${seed}`;
  }
  return undefined;
}

// A mutation may well leave a promise that nobody waits for.
process.on('unhandledRejection', () => undefined);

async function survivors(part) {
  // A test that finds fault with sw.js as it is would find fault with everything. The schedules are played by `run.mjs` as well.
  const rash = await noticedByName(threeBuilds());
  if (rash) throw new Error(`${rash} fails with sw.js as it is: run.mjs says why`);
  const mutations = MUTATIONS.filter(([name]) => name.includes(part));
  let survived = 0;
  for (const mutation of mutations) {
    const builds = mutated(mutation);
    const by = (await noticedByName(builds)) ?? (await noticedByChance(builds));
    if (!by) survived += 1;
    console.log(by ? `caught: ${mutation[0]}, by ${by}` : `NOT CAUGHT: ${mutation[0]}`);
  }
  console.log(`${mutations.length - survived} caught, ${survived} not`);
  return mutations.length === 0 || survived > 0;
}

if (await survivors(process.argv[2] ?? '')) process.exitCode = 1;
