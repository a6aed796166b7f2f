/** N-grams of words and of characters (`_word_ngrams`, `_char_ngrams`, `_char_wb_ngrams` in sklearn/feature_extraction/text.py). */

export interface NgramRange {
  readonly least: number;
  readonly most: number;
}

/** Neighbouring words with a space between them; single words first. */
export function wordNgrams(words: readonly string[], { least, most }: NgramRange): readonly string[] {
  if (most === 1) return words;
  const ngrams = least === 1 ? [...words] : [];
  for (let n = Math.max(2, least); n <= Math.min(most, words.length); n++) {
    for (let i = 0; i + n <= words.length; i++) ngrams.push(words.slice(i, i + n).join(" "));
  }
  return ngrams;
}

/**
 * Neighbouring characters of each part.
 *
 * @param isPadded a space on both sides of each part; one that is shorter than n gives itself, once
 */
export function charNgrams(parts: readonly string[], { least, most }: NgramRange, isPadded: boolean): string[] {
  const ngrams: string[] = [];
  for (const part of parts) {
    const text = isPadded ? ` ${part} ` : part;
    const starts = characterStarts(text);
    const length = starts.length - 1;
    for (let n = least; n <= most; n++) {
      if (n >= length && isPadded) {
        ngrams.push(text);
        break;
      }
      for (let i = 0; i + n <= length; i++) ngrams.push(text.slice(starts[i], starts[i + n]));
    }
  }
  return ngrams;
}

/** Where each code point begins, and the end: Python counts these, JavaScript halves of the rarer ones. */
function characterStarts(text: string): number[] {
  const starts: number[] = [];
  for (let at = 0; at < text.length; at++) {
    starts.push(at);
    const code = text.charCodeAt(at);
    if (code >= 0xd800 && code < 0xdc00 && at + 1 < text.length) {
      const next = text.charCodeAt(at + 1);
      if (next >= 0xdc00 && next < 0xe000) at++;
    }
  }
  starts.push(text.length);
  return starts;
}
