// Which of many filters in a form are no filters: each text is asked about once.

import type { Verdict } from "../api";
import { client } from "../client";

export class Verdicts {
  #known: Record<string, Verdict> = $state({});
  #asked = new Set<string>();

  /** Whether a text is known to be no filter. */
  bad(text: string): boolean {
    if (!text.trim()) return false;
    const verdict = this.#known[text];
    if (verdict === undefined && !this.#asked.has(text)) {
      this.#asked.add(text);
      client
        .check(text)
        .then((c) => (this.#known[text] = c.verdict))
        .catch(() => this.#asked.delete(text));
    }
    return verdict === "error";
  }
}
