/** What a refusal means for whoever looks at this page: `{title, text, wantsToken}`. */
export function explained({ status, scope, problem }, hasToken) {
  switch (status) {
    case 0:
      return {
        title: "The backend does not answer",
        text: "This page goes on trying. Locally, scripts/run starts it.",
        wantsToken: false,
      };
    case 401:
      return {
        title: hasToken ? "The token is not accepted" : "This backend wants a token",
        text: hasToken ? "It is wrong, or its time is over. Paste a new one." : `Paste one that has ${named(scope)}.`,
        wantsToken: true,
      };
    case 403:
      return {
        title: `This needs ${named(scope)}`,
        text: `${hasToken ? "The token you use does not have it." : "Calls without a token do not have it."} Paste one that does.`,
        wantsToken: true,
      };
    case 404:
      return { title: "Not found", text: problem.detail ?? "There is no such thing.", wantsToken: false };
    case 429:
    case 503:
      return { title: "The backend has too much to do", text: "This page tries again by itself.", wantsToken: false };
    default:
      return { title: `The backend answered ${status}`, text: withId(problem), wantsToken: false };
  }
}

function named(scope) {
  return scope ? `the scope ${scope}` : "another scope";
}

function withId({ detail, title, requestId }) {
  const said = detail ?? title ?? "It did not say why.";
  return requestId ? `${said} Request ${requestId}.` : said;
}

/** Whether asking again without another token can help. */
export function isPassing({ status }) {
  return status === 0 || status === 429 || status >= 500;
}
