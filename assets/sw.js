// The patient app's service worker: the shell opens without a network, and a notification opens the report. It keeps
// nothing of anybody: no answer of the API ever enters the cache. Where the browser lets it, it sends reports that wait
// when the network is back and no page is open. Never takes part in what the server alone answers: /staff, /api, /cocoa,
// /hooks, and the pages without scripts.
"use strict";

const VERSION = "__VERSION__";
const SHELL = "__PRECACHE__";
const CACHE = `mimamori-${VERSION}`;
const NOT_OURS = [
  "/staff",
  "/api",
  "/s",
  "/form",
  "/check",
  "/back",
  "/contact",
  "/certificate",
  "/access",
  "/cocoa",
  "/hooks",
  "/openapi.json",
  "/healthz",
  "/readyz",
  "/sw.js",
];
// "?form" asks the server for the page without scripts that belongs to an address of the app.
const PLAIN = "?form";

const ours = (url) =>
  url.origin === self.location.origin &&
  url.search !== PLAIN &&
  !NOT_OURS.some((path) => url.pathname === path || url.pathname.startsWith(`${path}/`));

self.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE);
      // "reload": never a stale copy out of the browser's own cache under a new version.
      await cache.addAll(SHELL.map((url) => new Request(url, { cache: "reload" })));
      // Drafts and waiting reports are in IndexedDB, so taking over loses nothing.
      await self.skipWaiting();
    })(),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // The version before stays for pages that are still open with it.
      const old = (await caches.keys()).filter((name) => name.startsWith("mimamori-") && name !== CACHE);
      await Promise.all(old.slice(0, -1).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !ours(url)) return;
  if (request.mode === "navigate") {
    event.respondWith(page(request));
  } else {
    event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
  }
});

// Every address of the app is the same page; the kept one at once, without waiting for a network that may be gone.
async function page(request) {
  const cache = await caches.open(CACHE);
  return (await cache.match("/", { ignoreVary: true })) ?? fetch(request);
}

/* __KEPT__ */

self.addEventListener("sync", (event) => {
  if (event.tag === "reports") event.waitUntil(sendWaiting());
});

// A page that is open sends too: each report has an id of its own, so twice is once. What the server will not take is
// left for the page, which tells the reader.
async function sendWaiting() {
  const kept = await all();
  const { csrf } = homeOf(kept);
  for (const [key, text] of kept) {
    const waiting = key.startsWith("queue:") ? JSON.parse(text) : { refused: true };
    if (!csrf || waiting.refused) continue;
    const answer = await post(`people/${waiting.person}/reports`, csrf, waiting.report);
    if (answer.ok) await commit([[key, null]]);
    // Thrown, so that the browser tries again later.
    else if (answer.status >= 500 || answer.status === 429) throw new Error(`the server answers ${answer.status}`);
  }
}

// The home page as it was heard last.
const homeOf = (kept) => kept.filter(([key]) => key === "home").map(([, text]) => JSON.parse(text).home)[0] ?? {};

const post = (path, csrf, body) =>
  fetch(`/api/v1/patient/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-csrf-token": csrf },
    body: JSON.stringify(body),
  });

// The browser drops a subscription or exchanges its keys: reminders go on without the app being opened.
self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(subscribeAgain()));

async function subscribeAgain() {
  const { csrf, push_key: applicationServerKey } = homeOf(await all());
  if (!csrf || !applicationServerKey) return;
  const made = await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey });
  await post("push", csrf, made);
}

self.addEventListener("push", (event) => {
  let message = {};
  try {
    message = event.data?.json() ?? {};
  } catch {
    // Not ours to read: the plain words below are shown.
  }
  const text = (value, otherwise) => (typeof value === "string" && value !== "" ? value : otherwise);
  event.waitUntil(
    self.registration.showNotification(text(message.title, "見守り"), {
      body: text(message.body, "お知らせがあります / You have a message"),
      icon: "/assets/icons/icon-192.png",
      badge: "/assets/icons/badge-96.png",
      tag: "mimamori",
      data: { url: text(message.url, "/") },
    }),
  );
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(
    (async () => {
      const url = new URL(event.notification.data?.url ?? "/", self.location.origin);
      const target = ours(url) ? url : new URL("/", self.location.origin);
      const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
      const open = pages.find((client) => ours(new URL(client.url)));
      if (open) {
        await open.focus();
        // A report being written stays as it is: its page is only brought forward.
        if (!new URL(open.url).pathname.startsWith("/report/")) await open.navigate(target.href).catch(() => null);
      } else {
        await self.clients.openWindow(target.href);
      }
    })(),
  );
});
