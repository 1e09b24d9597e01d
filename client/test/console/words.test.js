import { afterEach, expect, it, vi } from "vitest";
import { api } from "../../../console/api.js";
import { explained, isPassing } from "../../../console/refusals.js";
import { bearerOf, claimsOf, tokenIn } from "../../../console/token.js";

afterEach(() => vi.unstubAllGlobals());

const refusal = (status, problem = {}) => ({ status, scope: "admin", problem });

it("names the scope that is missing, and whether a token was there", () => {
  expect(explained(refusal(403), false)).toEqual({
    title: "This needs the scope admin",
    text: "Calls without a token do not have it. Paste one that does.",
    wantsToken: true,
  });
  expect(explained(refusal(403), true).text).toMatch(/^The token you use does not have it/);
  expect(explained(refusal(401), false).text).toBe("Paste one that has the scope admin.");
  expect(explained(refusal(401), true).title).toBe("The token is not accepted");
});

it("names the scopes a call may have", async () => {
  vi.stubGlobal("sessionStorage", { getItem: () => null });
  vi.stubGlobal("fetch", async () => new Response("{}", { status: 403 }));
  const titleOf = async (call) => explained(await call.catch((refused) => refused), false).title;
  expect(await titleOf(api.views())).toBe("This needs the scope insights:read or admin");
  expect(await titleOf(api.parked("items", {}))).toBe("This needs the scope insights:read or admin");
  expect(await titleOf(api.redrive("items", "note", "1"))).toBe("This needs the scope admin");
  expect(await titleOf(api.conflicts({}))).toBe("This needs the scope insights:read");
});

it("tells the request of what it cannot explain", () => {
  const { title, text, wantsToken } = explained(refusal(500, { detail: "It broke.", requestId: "r-1" }), true);
  expect([title, text, wantsToken]).toEqual(["The backend answered 500", "It broke. Request r-1.", false]);
});

it("tries again what may pass, and nothing else", () => {
  expect([0, 429, 500, 503].every((status) => isPassing({ status }))).toBe(true);
  expect([400, 401, 403, 404].some((status) => isPassing({ status }))).toBe(false);
});

it("reads who a token is of, and takes nothing for one that is none", () => {
  const text = `x.${Buffer.from('{"sub":"jürgen","tenant":"demo","scope":"admin"}').toString("base64url")}.y`;
  expect(bearerOf(text)).toBe("jürgen · demo");
  expect(claimsOf(text).scope).toBe("admin");
  expect(["", "a", "a.b.c", "a.bnVsbA.c"].map(claimsOf)).toEqual(Array(4).fill(undefined));
  expect(bearerOf("a.b.c")).toBe("token");
});

it("finds a token in an address only where it begins with it", () => {
  expect(tokenIn("#token=a.b.c")).toBe("a.b.c");
  expect(tokenIn("#/items?token=a")).toBeUndefined();
});
