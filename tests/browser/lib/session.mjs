// Signing in without a browser, for measurements.

/** The cookie of a fresh session of `account`, as a `Cookie` header's value. */
export async function sessionCookie(server, account) {
  const answer = await signIn(server, account);
  return answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ');
}

/** The server's own milliseconds for the request that signs `account` in. */
export async function signInTime(server, account) {
  const answer = await signIn(server, account);
  return Number(/app;dur=([\d.]+)/.exec(answer.headers.get('server-timing') ?? '')?.[1]);
}

async function signIn(server, account) {
  const form = await (await fetch(`${server.url}/dang-nhap`)).text();
  const fields = new URLSearchParams();
  for (const [, tag] of form.matchAll(/<input([^>]*)>/g)) {
    const value = (name) => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1];
    const typed = { username: account.username, 'current-password': account.password }[value('autocomplete')];
    if (value('name')) fields.set(value('name'), typed ?? value('value') ?? '');
  }
  const headers = { origin: server.url, 'sec-fetch-site': 'same-origin' };
  const answer = await fetch(`${server.url}/dang-nhap`, { method: 'POST', body: fields, headers, redirect: 'manual' });
  const isIn = answer.status === 303 && answer.headers.getSetCookie().length > 0;
  if (!isIn) throw new Error(`${account.username} could not sign in: ${answer.status}`);
  return answer;
}
