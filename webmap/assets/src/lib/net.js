// Fetching with an error that carries what the server said.

/** The status of an answer that never came. */
export const UNREACHED = 0;

class FetchError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The JSON behind `url`; throws FetchError with the problem's own words where it has some. */
export async function fetchJson(url, signal) {
  return (await ask(url, signal, "application/geo+json, application/json")).json();
}

/** The bytes behind `url`, none when the server has no content; throws as `fetchJson` does. */
export async function fetchBytes(url, signal) {
  return (await ask(url, signal, "*/*")).arrayBuffer();
}

async function ask(url, signal, accept) {
  const answer = await fetch(url, { signal, headers: { Accept: accept } }).catch((error) => {
    throw error.name === "AbortError" ? error : new FetchError(error.message, UNREACHED);
  });
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  throw new FetchError(problem.detail ?? answer.statusText, answer.status);
}

/** `url` with more query parameters. */
export function withQuery(url, values) {
  const whole = new URL(url, location.href);
  for (const [key, value] of Object.entries(values)) whole.searchParams.set(key, value);
  return whole.href;
}
