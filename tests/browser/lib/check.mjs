// Checks of one journey: each prints a line and is counted.

import { stripVTControlCharacters } from 'node:util';

/** Counts over all journeys. */
export class Tally {
  passed = 0;
  failed = 0;
  failures = [];

  /** One check. `wrong` is what was seen instead: false, an empty text or an empty list mean that all is well. */
  note(title, wrong) {
    const lines = Array.isArray(wrong) ? wrong : wrong ? [String(wrong)] : [];
    if (lines.length === 0) {
      this.passed += 1;
      console.log(`ok   ${title}`);
      return true;
    }
    this.failed += 1;
    this.failures.push(title);
    console.log(`FAIL ${title}: ${stripVTControlCharacters(lines.slice(0, 20).join('\n')).replaceAll('\n', '\n       ')}`);
    return false;
  }

  summary() {
    return JSON.stringify({ passed: this.passed, failed: this.failed });
  }
}
