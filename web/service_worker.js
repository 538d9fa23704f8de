/**
 * The site without a network: all files of one version, fetched together and checked, or none. Who opens a page gets the
 * newest version that is there; a page that was open before goes on with the files of its own, which names with a hash
 * of what is in them tell apart. So no page ever gets another version's engine. The build fills in what stands in capitals
 * (tools/offline.ts).
 */
const version = 'VERSION';
/** Integrity by address. */
const files = FILES;

const ours = `sac-lab ${registration.scope} `;
const name = ours + version;
const olderNames = async () => (await caches.keys()).filter((other) => other.startsWith(ours) && other !== name);

addEventListener('install', (event) => event.waitUntil(install()));
async function install() {
  const requests = Object.entries(files).map(([file, integrity]) => new Request(file, { integrity, cache: 'reload' }));
  await (await caches.open(name)).addAll(requests);
  await skipWaiting();
}
addEventListener('activate', (event) => event.waitUntil(tidy()));
/** Pages that are open may still need what they came with. */
async function tidy() {
  if ((await clients.matchAll()).length > 0) return;
  for (const older of await olderNames()) await caches.delete(older);
}

addEventListener('fetch', (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname } = new URL(url);
  const address = origin + pathname;
  if (method !== 'GET' || !address.startsWith(registration.scope)) return;
  const isPage = mode === 'navigate' && address.endsWith('/');
  event.respondWith(answer(event.request, isPage ? `${address}index.html` : address));
});
async function answer(request, address) {
  for (const each of [name, ...(await olderNames()).reverse()]) {
    const found = await (await caches.open(each)).match(address);
    if (found) return found;
  }
  return fetch(request);
}
