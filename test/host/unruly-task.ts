/** What a worker thread may be asked to do, well or badly. */

export function double(shared: { readonly add: number }, block: number): number {
  return 2 * block + shared.add;
}

export async function slowly(_shared: unknown, block: number): Promise<number> {
  await new Promise((resume) => setTimeout(resume, 10_000));
  return block;
}

export function fail(_shared: unknown, block: number): number {
  if (block === 3) throw new RangeError("block 3 is bad");
  return block;
}

export function exit(_shared: unknown, block: number): number {
  if (block === 3) process.exit(7);
  return block;
}
