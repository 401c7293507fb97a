// Fetching with an error that carries what the server said.

export class FetchError extends Error {
  constructor(message, status) {
    super(message);
    this.status = status;
  }
}

/** The JSON behind `url`; throws FetchError with the problem's own words where it has some. */
export async function fetchJson(url, signal) {
  const answer = await fetch(url, { signal, headers: { Accept: "application/geo+json, application/json" } });
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new FetchError(problem.detail ?? answer.statusText, answer.status);
}

/** `url` with more query parameters. */
export function withQuery(url, values) {
  const whole = new URL(url, location.href);
  for (const [key, value] of Object.entries(values)) whole.searchParams.set(key, value);
  return whole.href;
}
