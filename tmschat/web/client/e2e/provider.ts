/**
 * A real OpenID provider for tests of single sign-on, certified, PKCE demanded: `node e2e/provider.ts '{"client_id": …,
 * "client_secret": …, "redirect_uri": …, "after_logout": …}'`. It says where it is in one line and serves until its
 * standard input closes. `PUT /people/<sub>` makes a person of these claims; a browser at `/interaction/…` says with
 * `?as=<sub>` who it is; `GET /told` gives the logout tokens that the back channel was sent.
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

import Provider, { type AccountClaims, type KoaContextWithOIDC } from "oidc-provider";

interface Asked {
  client_id: string;
  client_secret: string;
  redirect_uri: string;
  after_logout: string;
}

const asked = JSON.parse(process.argv[2] ?? "{}") as Asked;
const people = new Map<string, AccountClaims>();
const told: string[] = [];
const server = createServer();
await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

const provider: Provider = new Provider(issuer, {
  clients: [
    {
      client_id: asked.client_id,
      client_secret: asked.client_secret,
      redirect_uris: [asked.redirect_uri],
      post_logout_redirect_uris: [asked.after_logout],
      backchannel_logout_uri: "https://chat.example.org/accounts/sso/logout",
      backchannel_logout_session_required: true,
    },
  ],
  claims: { email: ["email", "email_verified"], profile: ["name", "preferred_username", "groups"] },
  cookies: { keys: ["only for tests"] },
  features: { devInteractions: { enabled: false }, backchannelLogout: { enabled: true } },
  // It calls nobody at home, and this is all that it ever calls: what it says is kept for the test to pass on.
  fetch: async (url, options) => {
    told.push(new URLSearchParams(await new Request(url, options).text()).get("logout_token") ?? "");
    return new Response(null, { status: 204 });
  },
  pkce: { required: () => true },
  interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
  findAccount: (_context, sub) => {
    const claims = people.get(sub);
    return claims && { accountId: sub, claims: () => claims };
  },
  loadExistingGrant: async (context: KoaContextWithOIDC) => {
    const { client, session } = context.oidc;
    const grant = new provider.Grant({ clientId: client?.clientId, accountId: session?.accountId });
    grant.addOIDCScope("openid profile email");
    await grant.save();
    return grant;
  },
});

/** Everybody who says who they are is believed. */
async function interact(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const sub = url.searchParams.get("as");
  const result =
    sub === null ? { error: "access_denied", error_description: "cancelled" } : { login: { accountId: sub } };
  await provider.interactionFinished(request, response, result);
}

async function meet(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const sub = url.pathname.replace("/people/", "");
  people.set(sub, { sub, ...(JSON.parse(await text(request)) as Partial<AccountClaims>) });
  response.writeHead(204).end();
}

const serve = provider.callback();
server.on("request", (request, response) => {
  const url = new URL(request.url ?? "/", issuer);
  if (url.pathname.startsWith("/people/")) void meet(request, response, url);
  else if (url.pathname.startsWith("/interaction/")) void interact(request, response, url);
  else if (url.pathname === "/told") response.end(JSON.stringify(told));
  else void serve(request, response);
});
process.stdout.write(`${JSON.stringify({ issuer })}\n`);
process.stdin.resume().on("end", () => process.exit());
