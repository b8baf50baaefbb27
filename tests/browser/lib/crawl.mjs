// Every page type that a person can reach by links, once each.

/**
 * `/viec/12/lich-su?trang=2` and `/viec/7/lich-su` are one type of page: `/viec/{n}/lich-su`; so are all documents of law,
 * and all its parameters.
 */
export const pageType = (url) =>
  decodeURI(new URL(url).pathname).replace(/^(\/quy-dinh\/[\w-]+)\/.*/, '$1/{n}').replace(/\d+/g, '{n}');

/**
 * Follows links from `start` with the page's own session, without leaving the site, and calls `visit(page, type, status)`
 * on one page of each type. Downloads and the way out are left alone. Answers the types seen, in order.
 */
export async function crawl(page, server, start, visit, { most = 200, skip = /^\/(dang-xuat|assets)\b/ } = {}) {
  const waiting = [new URL(start, server.url).href];
  const seen = new Set();
  while (waiting.length && seen.size < most) {
    const url = waiting.shift();
    const type = pageType(url);
    if (seen.has(type) || skip.test(new URL(url).pathname)) continue;
    const head = await page.request.get(url);
    if (!head.headers()['content-type']?.startsWith('text/html')) continue;
    seen.add(type);
    const answer = await page.goto(url);
    await visit(page, type, answer.status());
    const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.href));
    waiting.push(...links.filter((link) => link.startsWith(`${server.url}/`)).map((link) => link.split('#')[0]));
  }
  return [...seen];
}
