// A program of somebody who has the OpenAPI document and an OAuth library, and nothing of ours: it signs
// up, logs in with a code and PKCE, uploads ticks, saves a script, runs it, and reads its trades.

import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as oauth from "oauth4webapi";
import createClient from "openapi-fetch";
import type { paths } from "./api.js";

const { API, LETTERS } = process.env as Record<string, string>;
const BACK = "http://127.0.0.1:7777/callback";
const http = { [oauth.allowInsecureRequests]: true };
const email = `c${randomUUID().slice(0, 8)}@example.org`;
const password = "a long sentence of mine";

function fresh() {
  return { header: { "Idempotency-Key": randomUUID() } };
}

function got<T>(answer: { data?: T; error?: unknown; response: Response }): T {
  if (answer.data === undefined) {
    throw new Error(`${answer.response.url} answered ${answer.response.status} ${JSON.stringify(answer.error)}`);
  }
  return answer.data;
}

async function letter(): Promise<string> {
  for (let i = 0; i < 100; i++, await sleep(50)) {
    for (const name of readdirSync(LETTERS)) {
      const text = readFileSync(join(LETTERS, name), "utf8");
      const token = /token=([A-Za-z0-9_-]+)/.exec(text);
      if (text.startsWith(`To: ${email}\n`) && token) {
        return token[1];
      }
    }
  }
  throw new Error("no letter came");
}

async function accessToken(cookie: string): Promise<string> {
  const issuer = new URL(API);
  const server = await oauth.processDiscoveryResponse(
    issuer,
    await oauth.discoveryRequest(issuer, { algorithm: "oauth2", ...http }),
  );
  const client: oauth.Client = { client_id: "cli" };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();
  const ask = new URL(server.authorization_endpoint!);
  ask.search = new URLSearchParams({
    response_type: "code",
    client_id: client.client_id,
    redirect_uri: BACK,
    state,
    code_challenge: await oauth.calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  }).toString();
  const sent = await fetch(ask, { headers: { cookie }, redirect: "manual" });
  const parameters = oauth.validateAuthResponse(server, client, new URL(sent.headers.get("location")!), state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    BACK,
    verifier,
    http,
  );
  return (await oauth.processAuthorizationCodeResponse(server, client, answer)).access_token;
}

function ticks(): string {
  let csv = "ts_ms,bid,ask\n";
  for (let i = 0; i < 4000; i++) {
    const bid = Math.round(110000 + 4000 * Math.sin(i / 60));
    csv += `${1388966400000 + i * 1000},${(bid / 1e5).toFixed(5)},${((bid + 2) / 1e5).toFixed(5)}\n`;
  }
  return csv;
}

const api = createClient<paths>({ baseUrl: API });
await api.POST("/v1/identity/sign-up", { body: { email, password, name: "Client" } });
await api.POST("/v1/identity/verify", { body: { token: await letter() } });
const login = await api.POST("/v1/identity/login", { body: { email, password } });
const cookie = login.response.headers.getSetCookie()[0].split(";")[0];
const token = await accessToken(cookie);
api.use({
  onRequest({ request }) {
    request.headers.set("Authorization", `Bearer ${token}`);
    return request;
  },
});
if (got(await api.GET("/v1/me")).email !== email) {
  throw new Error("somebody else is logged in");
}

const csv = ticks();
const started = got(
  await api.POST("/v1/uploads", {
    params: fresh(),
    body: { fileName: "EURUSD.csv", bytes: csv.length, sha256: createHash("sha256").update(csv).digest("hex") },
  }),
);
await fetch(started.url, { method: "PUT", body: csv, headers: started.headers });
got(await api.POST("/v1/uploads/{id}:complete", { params: { path: { id: started.upload.id } } }));
const dataset = got(
  await api.POST("/v1/datasets", { params: fresh(), body: { title: "Prices", upload: started.upload.id } }),
);
for (let status = "queued"; status !== "done"; await sleep(100)) {
  const now = got(await api.GET("/v1/datasets/{id}", { params: { path: { id: dataset.id } } }));
  if (now.status === "failed") {
    throw new Error(now.problem);
  }
  status = now.status;
}

const run = got(
  await api.POST("/v1/backtests", {
    params: fresh(),
    body: { strategy: "sma-cross", data: [dataset.id], parameters: { fast: "5", slow: "20" } },
  }),
);
let now = got(await api.GET("/v1/backtests/{id}", { params: { path: { id: run.id } } }));
for (; now.status !== "done" && now.status !== "failed"; await sleep(100)) {
  now = got(await api.GET("/v1/backtests/{id}", { params: { path: { id: run.id } } }));
}
const path = { id: run.id, name: "trades.csv" };
const file = await api.GET("/v1/backtests/{id}/files/{name}", { params: { path }, parseAs: "text" });
const rows = (file.data as unknown as string).trim().split("\n").length - 1;
console.log(`${now.status} ${now.eventHash} ${rows} trades`);
