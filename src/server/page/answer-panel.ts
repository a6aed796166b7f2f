/** The answer as a person reads it: the class and how sure, bars for the others; a quantity; or what has to be put right. */
import type { WrongInput } from "../../errors/index.ts";
import type { ServedModel } from "../served-model.ts";
import { type Html, html } from "./html.ts";
import { plain, probability, quantity } from "./words.ts";

const MOST_BARS = 8;
const SHOWN_OF_MANY = 5;

export function answerPanel(served: ServedModel, row: Float64Array | undefined, errors: readonly WrongInput[], message: string): Html {
  if (row === undefined) return refused(errors, message);
  const out = served.predictRow(row);
  const { output } = served.signature;
  if (output.kind === "regressor") {
    return html`<section class="panel answer" aria-labelledby="h-answer">
      <div class="verdict"><h2 id="h-answer">${plain(output.name)}</h2><p class="class">${quantity(out[0])}</p></div>
    </section>`;
  }
  const ranked = Array.from(out, (p, c) => ({ name: String(output.classes[c]), p, c })).sort((a, b) => b.p - a.p || a.c - b.c);
  const [best, second] = ranked;
  const isTie = second !== undefined && second.p === best.p;
  const shown = ranked.length > MOST_BARS ? ranked.slice(0, SHOWN_OF_MANY) : ranked;
  const rest = ranked.slice(shown.length);
  return html`<section class="panel answer" aria-labelledby="h-answer">
      <div class="verdict">
        <h2 id="h-answer">Answer</h2>
        <p class="class">${best.name}</p>
        <p class="conf">${probability(best.p)} <span>probability${isTie ? `, as sure of ${second.name}` : ""}</span></p>
      </div>
      <div>
        <ul class="bars" aria-label="Probability of each answer">${shown.map(bar)}</ul>
        ${rest.length === 0 ? html`` : html`<p class="rest">and ${rest.length} more, together ${probability(rest.reduce((sum, { p }) => sum + p, 0))}</p>`}
      </div>
    </section>`;
}

function bar({ name, p }: { readonly name: string; readonly p: number }, i: number): Html {
  const width = `${(100 * Math.min(1, Math.max(0, p))).toFixed(2)}%`;
  return html`<li class="${i === 0 ? "bar win" : "bar"}"><span title="${name}">${name}</span><svg aria-hidden="true"><rect width="${width}" height="12" rx="4"/></svg><span class="bar-value">${probability(p)}</span></li>`;
}

/** Each wrong field says so itself; what belongs to no field is said here. */
function refused(errors: readonly WrongInput[], message: string): Html {
  const lines = errors.length === 0 ? [html`<p>${message}</p>`] : errors.map(({ name, detail }) => html`<p><b>${name}</b>: ${detail}</p>`);
  return html`<section class="panel wrong" role="alert" aria-labelledby="h-answer"><h2 id="h-answer">No answer yet</h2>${lines}</section>`;
}
