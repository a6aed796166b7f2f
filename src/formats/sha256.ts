/** SHA-256 by WebCrypto, which Node, browsers, Deno, Bun and edge workers share. */

/** The digest of `bytes` as 64 lower-case hexadecimal digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  // WebCrypto takes no shared memory.
  const unshared = bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
  const digest = new Uint8Array(await globalThis.crypto.subtle.digest("SHA-256", unshared));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
