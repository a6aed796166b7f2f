/** The answer as a person reads it: the class and how sure, bars for the others; a quantity; or what has to be put right. */
import type { WrongInput } from "../../errors/index.ts";
import type { RowAnswer } from "../../model/index.ts";
import type { ServedModel } from "../served-model.ts";
import { type Html, html } from "./html.ts";
import { plain, probability, quantity } from "./words.ts";

const MOST_BARS = 8;
const SHOWN_OF_MANY = 5;
const MOST_LINES = 12;

export function answerPanel(
  { signature: { output } }: ServedModel,
  answer: RowAnswer | undefined,
  errors: readonly WrongInput[],
  message: string,
): Html {
  if (answer === undefined) return refused(errors, message);
  const { prediction, probabilities } = answer;
  if (output.kind === "classifier" && probabilities !== undefined) {
    return classPanel(output.classes.map(String), probabilities as Readonly<Record<string, number>>, String(prediction));
  }
  switch (output.kind) {
    case "regressor":
      return verdict(plain(output.name), quantity(prediction as number));
    case "classifier":
      return lines("Answer", String(prediction), "Scores", Object.entries(answer.scores ?? {}));
    case "outlier-detector":
      return lines("Answer", prediction === 1 ? "usual" : "an outlier", "Score", [["score", answer.score]]);
    case "clusterer":
      return lines(
        "Cluster",
        String(prediction),
        "Distances",
        (answer.distances ?? []).map((d, k) => [`cluster ${k}`, d]),
      );
    case "multi-output-classifier":
    case "multi-output-regressor":
      return lines("Answers", "", "Answers", Object.entries((prediction as Readonly<Record<string, unknown>>) ?? {}));
    case "transformer":
      return lines("Columns", "", "Columns", Object.entries(answer.output ?? {}));
  }
}

function verdict(title: string, value: string): Html {
  return html`<section class="panel answer" aria-labelledby="h-answer">
      <div class="verdict"><h2 id="h-answer">${title}</h2><p class="class">${value}</p></div>
    </section>`;
}

/** A large answer, where there is one, and a list of names with their values. */
function lines(title: string, large: string, list: string, entries: readonly (readonly [string, unknown])[]): Html {
  const shown = entries.slice(0, MOST_LINES);
  const more = entries.length - shown.length;
  return html`<section class="panel answer" aria-labelledby="h-answer">
      <div class="verdict"><h2 id="h-answer">${title}</h2>${large === "" ? html`` : html`<p class="class">${large}</p>`}</div>
      <div>
        <ul class="bars" aria-label="${list}">${shown.map(([name, value]) => html`<li><b>${name}</b> ${valueText(value)}</li>`)}</ul>
        ${more > 0 ? html`<p class="rest">and ${more} more</p>` : html``}
      </div>
    </section>`;
}

function valueText(value: unknown): string {
  if (typeof value === "number") return quantity(value);
  return value === null || value === undefined ? "none" : String(value);
}

function classPanel(classes: readonly string[], probabilities: Readonly<Record<string, number | null>>, prediction: string): Html {
  const ranked = classes
    .map((name, c) => ({ name, p: probabilities[name] ?? Number.NaN, c }))
    .sort((a, b) => b.p - a.p || (a.name === prediction ? -1 : b.name === prediction ? 1 : a.c - b.c));
  const [best, second] = ranked;
  const isTie = second !== undefined && second.p === best.p;
  const shown = ranked.length > MOST_BARS ? ranked.slice(0, SHOWN_OF_MANY) : ranked;
  const rest = ranked.slice(shown.length);
  const predicted = ranked.find(({ name }) => name === prediction) ?? best;
  return html`<section class="panel answer" aria-labelledby="h-answer">
      <div class="verdict">
        <h2 id="h-answer">Answer</h2>
        <p class="class">${predicted.name}</p>
        <p class="conf">${probability(predicted.p)} <span>probability${isTie ? `, as sure of ${second.name}` : ""}</span></p>
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
