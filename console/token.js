const KEY = "tiebreak.console.token";

/** The token of this tab; it is kept nowhere else. */
export const token = {
  get text() {
    return sessionStorage.getItem(KEY) ?? undefined;
  },
  set text(text) {
    text ? sessionStorage.setItem(KEY, text) : sessionStorage.removeItem(KEY);
  },
};

/** The token an address brings along (`#token=…`), if it does. */
export function tokenIn(hash) {
  return hash.startsWith("#token=") ? hash.slice("#token=".length) : undefined;
}

/** Takes the token out of the address before anything else can see it there; `undefined` if there is none. */
export function takeToken() {
  const given = tokenIn(location.hash);
  if (given !== undefined) {
    history.replaceState(null, "", `${location.pathname}${location.search}#/`);
  }
  return given?.trim() || undefined;
}

/** What a token says of its bearer, unproven; `undefined` if it is none. */
export function claimsOf(text) {
  try {
    const bytes = Uint8Array.from(atob(text.split(".")[1].replaceAll("-", "+").replaceAll("_", "/")), (sign) =>
      sign.charCodeAt(0),
    );
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === "object" && claims !== null ? claims : undefined;
  } catch {
    return undefined;
  }
}

/** Who one is, in few words. */
export function bearerOf(text) {
  const { sub, tenant = undefined, "custom:tenant": customTenant } = claimsOf(text) ?? {};
  const names = [sub, tenant ?? customTenant].filter((name) => typeof name === "string");
  return names.length > 0 ? names.join(" · ") : "token";
}
