// A stand-in for Lodestone's server: the HTTP API of docs/plans/spine.md with data in memory, live events, and the simulator's
// control API. A tool for developing and testing the web client; Node's own modules only.
import { createServer } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as seed from "./data.mjs";
import { bookRoutes } from "./book.mjs";
import { campaignRoutes, mapImport } from "./campaigns.mjs";
import { contactPageRoutes } from "./contactPage.mjs";
import { messageRoutes, receive } from "./messages.mjs";
import { adminRoutes } from "./admin.mjs";
import { eventsAnswer } from "./events.mjs";
import { failedRoutes } from "./failed.mjs";
import { linksRoutes } from "./links.mjs";
import { numbersRoutes } from "./numbers.mjs";
import { panelRoutes } from "./panel.mjs";
import { operatorRoutes, record } from "./operator.mjs";
import { beginPlanPayment, paymentRoutes, testGateway } from "./payments.mjs";
import { planRoutes } from "./plans.mjs";
import { reconciliationRoutes } from "./reconciliation.mjs";
import { Refusal } from "./refusal.mjs";
import { rulesRoutes } from "./rules.mjs";
import { sequenceRoutes } from "./sequences.mjs";
import { templateRoutes } from "./templates.mjs";
import { tradeRoutes } from "./trade.mjs";
import { topUpRoutes } from "./topUp.mjs";

const dist = join(dirname(fileURLToPath(import.meta.url)), "../../dist");
const port = Number(process.argv[process.argv.indexOf("--port") + 1] ?? 8090) || 0;
const csrf = "mock-csrf-token";
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; connect-src 'self'; " +
  "font-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'";

const routes = [
  ...templateRoutes,
  ...failedRoutes,
  ...contactPageRoutes,
  ...panelRoutes,
  ...bookRoutes,
  ...tradeRoutes(mapImport),
  ...adminRoutes(csrf, () => base),
  ...messageRoutes,
  ...campaignRoutes,
  ...sequenceRoutes,
  ...paymentRoutes(() => base),
  ...topUpRoutes(() => base),
  ...planRoutes(record, (...values) => beginPlanPayment(() => base, ...values)),
  ...operatorRoutes(() => base),
  ...reconciliationRoutes,
  ...rulesRoutes,
  ...numbersRoutes,
  ...linksRoutes(() => base),
].map(([method, path, handle]) => ({
  method,
  pattern: new RegExp(`^${path.replaceAll(".", "\\.").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
  handle,
}));
const answered = new Map();
let base = "";

function problem(response, { status, title, detail, errors, facts, type = "about:blank" }) {
  response.writeHead(status, { "Content-Type": "application/problem+json", "X-Request-Id": "req_mock" });
  response.end(JSON.stringify({ type, title, status, detail, requestId: seed.id("req"), errors, ...facts }));
}

async function bodyOf(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function api(request, response, url) {
  if (!/lodestone_session=mock/.test(request.headers.cookie ?? "")) throw new Refusal(401, "Sign in first");
  if (url.pathname === "/api/events") return eventsAnswer(request, response);
  const found = routes.find((route) => route.method === request.method && route.pattern.test(url.pathname));
  if (!found) throw new Refusal(404, "There is nothing at this address");
  const isWrite = request.method !== "GET";
  if (isWrite && request.headers["x-csrf-token"] !== csrf) {
    throw new Refusal(403, "The CSRF token is missing");
  }
  const raw = await bodyOf(request);
  const key = isWrite ? request.headers["idempotency-key"] : undefined;
  if (isWrite && !key) throw new Refusal(400, "Idempotency-Key is missing");
  if (key && answered.has(key)) return answered.get(key)(response);
  const isJSON = request.headers["content-type"] === "application/json";
  const call = {
    parameters: found.pattern.exec(url.pathname).groups ?? {},
    query: url.searchParams,
    raw,
    headers: request.headers,
    body: isJSON && raw.length > 0 ? JSON.parse(raw.toString()) : {},
  };
  const result = await found.handle(call);
  const send = (target) => {
    if (result === undefined) return target.writeHead(204).end();
    if (result.file) {
      return target.writeHead(200, { "Content-Type": result.type, ...result.headers }).end(result.file);
    }
    target.writeHead(200, { "Content-Type": "application/json", "Cache-Control": "no-store" }).end(
      JSON.stringify(result),
    );
  };
  if (key) answered.set(key, send);
  send(response);
}

function page(response, title, text) {
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" });
  response.end(
    `<!DOCTYPE html><html lang="en"><title>${title}</title><main><h1>${title}</h1>${text}</main></html>`,
  );
}

const types = {
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
  map: "application/json",
  json: "application/json",
  png: "image/png",
};

function asset(response, pathname) {
  const file = join(dist, pathname.replaceAll("..", ""));
  if (!existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, {
    "Content-Type": types[file.split(".").pop()] ?? "application/octet-stream",
    "Cache-Control": "public, max-age=31536000, immutable",
  });
  response.end(readFileSync(file));
}

/** No browser may keep it past a new build. */
function worker(response) {
  response.writeHead(200, { "Content-Type": types.js, "Cache-Control": "no-cache" });
  response.end(readFileSync(join(dist, "sw.js")));
}

async function answer(request, response) {
  const url = new URL(request.url, base);
  response.setHeader("Content-Security-Policy", policy);
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader("Referrer-Policy", "same-origin");
  if (url.pathname.startsWith("/api/")) return api(request, response, url);
  if (url.pathname.startsWith("/assets/")) return asset(response, url.pathname);
  if (url.pathname === "/sw.js") return worker(response);
  if (url.pathname === "/app.webmanifest") {
    response.writeHead(200, { "Content-Type": "application/manifest+json", "Cache-Control": "no-cache" });
    return response.end(readFileSync(join(dist, "app.webmanifest")));
  }
  if (url.pathname === "/login/mock") {
    return response.writeHead(303, {
      Location: "/",
      "Set-Cookie": "lodestone_session=mock; Path=/; HttpOnly; SameSite=Lax",
    }).end();
  }
  if (url.pathname.startsWith("/pay/test/")) return testGateway(response, request, url.pathname, page);
  if (url.pathname === "/sign-in") return page(response, "Sign in", "<p>The server’s own page.</p>");
  if (url.pathname === "/phone") return page(response, "Simulated phone", "<p>The simulator’s own page.</p>");
  if (url.pathname === "/_simulator/inbound") {
    receive(JSON.parse((await bodyOf(request)).toString()));
    return response.writeHead(200, { "Content-Type": "application/json" }).end("{}");
  }
  response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Cache-Control": "no-cache" });
  response.end(readFileSync(join(dist, "index.html")));
}

const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    if (response.headersSent) return response.end();
    if (error instanceof Refusal) return problem(response, error);
    console.error(error);
    problem(response, { status: 500, title: "The mock has a fault", detail: String(error) });
  });
});
server.listen(port, "127.0.0.1", () => {
  base = `http://127.0.0.1:${server.address().port}`;
  console.log(
    JSON.stringify({
      url: base,
      login_url: `${base}/login/mock`,
      api_key: "mock",
      simulator: { base_url: base },
    }),
  );
});
