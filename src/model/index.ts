export type { Input, Output, Signature } from "./signature.ts";
