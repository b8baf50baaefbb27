// HTML as the standard wants it.

import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: {
    // Style, not correctness: the page is written by a program.
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
    'attr-quotes': 'off',
  },
});

/** What is wrong with the HTML as the server sent it, as lines of text. */
export async function htmlFaults(text) {
  const report = await validator.validateString(text);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column, selector }) => `${line}:${column} ${ruleId}: ${message} (${selector ?? ''})`),
  );
}
