export { type Interpolation, interpolationFromState } from "./interpolation.ts";
