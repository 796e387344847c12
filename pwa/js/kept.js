// What stays on this device: text by key in IndexedDB, sealed with a key that the browser makes and never shows
// (AES-GCM, not extractable). Shared by the app and its service worker; where there is no WebCrypto, text is kept as
// it is.
const TEXTS = "kept";
const KEYS = "keys";
const OWN = "own";

const done = (request) =>
  new Promise((yes, no) => {
    request.onsuccess = () => yes(request.result);
    request.onerror = () => no(request.error);
  });

let opened;
function database() {
  opened ??= (async () => {
    const request = indexedDB.open("mimamori", 2);
    request.onupgradeneeded = () => {
      const { objectStoreNames } = request.result;
      for (const name of [TEXTS, KEYS]) if (!objectStoreNames.contains(name)) request.result.createObjectStore(name);
    };
    const found = await done(request);
    found.onversionchange = () => found.close();
    return found;
  })();
  return opened;
}

// On the kept connection, or on a new one where the browser closed it behind our back (iOS does).
async function begin(store, mode) {
  try {
    return (await database()).transaction(store, mode);
  } catch {
    opened = undefined;
    return (await database()).transaction(store, mode);
  }
}

const keys = async (mode) => (await begin(KEYS, mode)).objectStore(KEYS);

let sealing;
function secret() {
  sealing ??= (async () => {
    if (!globalThis.crypto?.subtle) return undefined;
    const found = await done((await keys("readonly")).get(OWN));
    if (found) return found;
    const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
    // Another tab may have been quicker: the first one's stays.
    return done((await keys("readwrite")).add(made, OWN)).then(
      () => made,
      async () => done((await keys("readonly")).get(OWN)),
    );
  })().catch(() => {
    // Asked again the next time: what is sealed must not look lost because of one failure.
    sealing = undefined;
    return undefined;
  });
  return sealing;
}

const bytes = (text) => new TextEncoder().encode(text);

async function seal(key, text) {
  const own = await secret();
  if (!own) return text;
  const iv = crypto.getRandomValues(new Uint8Array(12));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData: bytes(key) }, own, bytes(text)) };
}

async function unseal(key, value) {
  if (typeof value === "string") return value;
  const { iv, data } = value;
  const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData: bytes(key) }, await secret(), data);
  return new TextDecoder().decode(text);
}

// One after the other: sealing takes a moment, and an older draft must not overtake a newer one.
let last = Promise.resolve();

// Writes all of these pairs of key and text, or none; null deletes. When it returns, it is on the device.
export function commit(writes) {
  const own = last.then(async () => {
    const sealed = await Promise.all(writes.map(async ([key, text]) => [key, text === null ? null : await seal(key, text)]));
    const transaction = await begin(TEXTS, "readwrite");
    const store = transaction.objectStore(TEXTS);
    for (const [key, value] of sealed) value === null ? store.delete(key) : store.put(value, key);
    await new Promise((yes, no) => {
      transaction.oncomplete = yes;
      transaction.onabort = () => no(transaction.error);
    });
  });
  last = own.catch(() => undefined);
  return own;
}

// Every pair of key and text that can be read.
export async function all() {
  await last;
  const store = (await begin(TEXTS, "readonly")).objectStore(TEXTS);
  const [names, values] = await Promise.all([done(store.getAllKeys()), done(store.getAll())]);
  const pairs = names.map(async (key, n) => [key, await unseal(key, values[n]).catch(() => null)]);
  return (await Promise.all(pairs)).filter(([, text]) => text !== null);
}

// Asks the browser to let the service worker send what waits, even when this page is gone. Not every browser can.
export function sendLater() {
  navigator.serviceWorker?.ready.then((worker) => worker.sync?.register("reports")).catch(() => undefined);
}
