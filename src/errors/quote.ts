/**
 * Text that did not come from us, made safe to show: a name inside a model file or a table can hold
 * terminal escapes, line breaks, or marks that turn the reading direction round.
 */

const MOST = 60;

// Control, format (bidi marks, zero-width), surrogate, private-use and line-separator characters.
const UNSAFE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]/gu;

/** `text` in double quotes, at most 60 characters of it, everything invisible written as `\u{…}`. */
export function quote(text: unknown): string {
  const characters = Array.from(typeof text === "string" ? text.slice(0, 4 * MOST) : String(text).slice(0, 4 * MOST));
  const cut = characters.length > MOST;
  const shown = (cut ? characters.slice(0, MOST) : characters).join("").replace(/["\\]/g, "\\$&").replace(UNSAFE, escaped);
  return `"${shown}${cut ? "…" : ""}"`;
}

/** `text` with everything invisible written as `\u{…}`, and as it is otherwise: for sentences of ours in which a name may have been forgotten. */
export function visible(text: string): string {
  return text.replace(UNSAFE, escaped);
}

function escaped(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
