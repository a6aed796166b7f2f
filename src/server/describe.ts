/** What `/models` and `/models/NAME` say. */
import type { Repository, Slot } from "./repository.ts";

/** One line of the list: enough to choose. */
export function listModels(repository: Repository): unknown {
  return {
    models: repository.names.map((name) => {
      const slots = repository.versions(name);
      const current = repository.current(name);
      return {
        name,
        version: current?.version ?? slots[0]?.version,
        state: current === undefined ? "failed" : "ready",
        versions: slots.map(({ version, state }) => ({ version, state })),
        ...(current === undefined
          ? {}
          : { kind: current.signature.output.kind, inputs: current.signature.inputs.map((input) => input.name) }),
        ...(current === undefined && slots[0]?.state === "failed" ? { reason: slots[0].error.message } : {}),
      };
    }),
  };
}

/** One version of one model: signature, card, state. */
export function describeModel(slot: Slot, versions: readonly Slot[]): unknown {
  const about = {
    name: slot.name,
    version: slot.version,
    state: slot.state,
    versions: versions.map(({ version, state }) => ({ version, state })),
  };
  if (slot.state === "failed") return { ...about, reason: slot.error.message };
  const { model, signature } = slot.served;
  return { ...about, hash: model.hash, estimator: model.estimator.className, signature, card: model.card };
}
