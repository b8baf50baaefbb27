// Accessibility by axe-core: all its rules, the advice included.

import axeCore from 'axe-core';

/** The violations on the page as lines of text; an empty list is what we want. */
export async function axe(page) {
  // Evaluated by the debugger, not added to the page: the page's own policy refuses foreign scripts.
  await page.evaluate(axeCore.source);
  const found = await page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map((node) => node.html).slice(0, 3) }));
  });
  return found.map(({ id, help, where }) => `${id}: ${help}: ${where.join(' | ')}`);
}

/** Whether anything makes the page wider than its window: the widest culprits as lines of text. */
export function tooWide(page) {
  return page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    const outside = [...document.body.querySelectorAll('*')].filter((e) => e.getBoundingClientRect().right > width + 1);
    return [`wider than ${width}px: ${outside.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)).join(' | ')}`];
  });
}
