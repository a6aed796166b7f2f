/** What the card tells about how the model came to be, in one line, and the distributions behind the inputs. */
import type { ServedModel } from "../served-model.ts";
import { type Html, html } from "./html.ts";

export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly share: number;
}

export function facts(_served: ServedModel): Html {
  return html`No record of how it was made.`;
}

export function histogramOf(_served: ServedModel, _name: string): readonly Bin[] | undefined {
  return undefined;
}
