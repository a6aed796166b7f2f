export { pairVotes } from "./pair-votes.ts";
