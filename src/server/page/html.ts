/** HTML from templates in which every value is escaped: names come out of strangers' files. */

/** A piece of HTML that is safe as it stands. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | undefined | Html | readonly Html[];

/** `` html`<b>${name}</b>` `` escapes `name`; pieces made by `html` stay, undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, i) => part + (i < values.length ? safe(values[i]) : "")).join(""));
}

function safe(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Html) return value.text;
  if (typeof value === "object") return value.map((piece) => piece.text).join("");
  // Control characters too: a page is also read in terminals, by curl.
  return String(value).replace(/[&<>"']|(?![\n\t])\p{Cc}/gu, (c) => `&#${c.charCodeAt(0)};`);
}
