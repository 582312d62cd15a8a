// Bytes as text that travels in JSON.

/** Bytes a call of `String.fromCharCode` may take as arguments without overflowing the stack. */
const CHUNK = 0x8000

export function encodeBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let at = 0; at < bytes.length; at += CHUNK) binary += String.fromCharCode(...bytes.subarray(at, at + CHUNK))
  return btoa(binary)
}
