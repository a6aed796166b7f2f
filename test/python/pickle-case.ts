/** One pickle of parity/pickles.py: who wrote it, its bytes in base64, and what is in it as `describe.ts` says it. */
export interface PickleCase {
  readonly name: string;
  readonly writer: string;
  readonly data: string;
  readonly value: unknown;
}
