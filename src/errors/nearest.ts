/** What somebody very likely meant: the known name with the smallest edit distance to the one they typed. */

const LONGEST = 100;

/**
 * The name among `known` nearest to `typed` (optimal string alignment; case, blanks, `_`, `-` and `.` cost nothing),
 * or undefined when nothing is near enough to suggest: at most a third of the letters may differ.
 */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  if (typed.length > LONGEST) return undefined;
  const wanted = folded(typed);
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const name of known) {
    if (name.length > LONGEST) continue;
    const candidate = folded(name);
    const most = Math.floor(Math.max(wanted.length, candidate.length) / 3);
    if (Math.abs(wanted.length - candidate.length) > most) continue;
    const edits = distance(wanted, candidate);
    if (edits <= most && edits < least) {
      best = name;
      least = edits;
    }
  }
  return best;
}

function folded(name: string): string {
  return name.replace(/[\s_.-]+/g, "").replace(/[A-Z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 32));
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    before = last;
    last = row;
  }
  return last[b.length];
}
