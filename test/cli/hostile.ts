/** One name that does all that a name can do to whoever shows it. */
import assert from "node:assert/strict";

/** A terminal's colour and title, a line of its own, marks that turn the reading direction, nothing visible, HTML. */
export const HOSTILE = "\u001b[31m\u001b]0;owned\u0007\nfake: all is well\r\u202e\u2066\u200b<script>alert(1)</script>";
/** What no line for a person may hold, but for the line break that ends it. */
export const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

export function isSafe(text: string, what: string): void {
  for (const line of text.split("\n")) assert.doesNotMatch(line, UNSAFE, what);
  assert.ok(!/^fake: all is well/m.test(text), what);
}
