export type { Input, Output, Signature } from "./signature.ts";
export { slugs } from "./signature.ts";
