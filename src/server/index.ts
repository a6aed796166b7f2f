export { banner } from "./banner.ts";
export type { Repository, Slot } from "./repository.ts";
export { type RunningServer, type ServeOptions, serve } from "./serve.ts";
