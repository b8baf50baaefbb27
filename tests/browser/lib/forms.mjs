// Forms as a person uses them: fields by their names, buttons by their words.

import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../../..');

/** A file of the repository. */
export const fixture = (path) => join(root, 'fixtures', path);

/** The control with this name that can be seen or typed into, within `where` (a page or a part of it). */
export const field = (where, name) => where.locator(`main [name="${name}"]:not([type="hidden"])`);

/**
 * Fills fields by name. A text for a text field or the value of a choice; a pattern chooses the option whose words
 * match; true and false tick; `{ file }` chooses a file (a path, or { name, mimeType, buffer }).
 */
export async function fill(page, values) {
  for (const [name, value] of Object.entries(values)) {
    const control = field(page, name).first();
    if (value instanceof RegExp) await control.selectOption(await optionLike(control, value));
    else if (typeof value === 'boolean') await control.setChecked(value);
    else if (value.file) await control.setInputFiles(value.file);
    else if ((await control.evaluate((e) => e.tagName)) === 'SELECT') await control.selectOption(value);
    else await control.fill(value);
  }
}

async function optionLike(select, pattern) {
  const options = await select.locator('option').evaluateAll((all) => all.map((o) => [o.value, o.textContent]));
  const found = options.find(([, text]) => pattern.test(text));
  if (!found) throw new Error(`no choice like ${pattern} among ${options.map(([, text]) => text).join(' | ')}`);
  return found[0];
}

/** Presses the button with these words in the page's content and waits for the answer; answers its status. */
export async function press(page, words, { exact = true } = {}) {
  const button = page.locator('main').getByRole('button', { name: words, exact }).first();
  const answer = page.waitForResponse((r) => r.request().method() === 'POST' && r.request().isNavigationRequest());
  // The state would be that of the page before while the answer is still on its way.
  const loaded = page.waitForEvent('load');
  const [response] = await Promise.all([answer, loaded, button.click()]);
  return response.status();
}

/** Follows the link with these words in the page's content. */
export async function follow(page, words, { exact = true } = {}) {
  const loaded = page.waitForEvent('load');
  await page.locator('main').getByRole('link', { name: words, exact }).first().click();
  await loaded;
}

/** The visible words of the page's content. */
export const words = (page) => page.locator('main').innerText();

/** The rows of the page's list, or none when it says that there is nothing. */
export const rows = (page) => page.locator('main tbody tr').count();
