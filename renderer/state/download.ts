// Hands a file made in the window to the browser's downloads.

/** How long the browser may take to begin before the address is given back, in ms. */
const LINGER = 30_000

export function download(name: string, mediaType: string, content: string | Uint8Array<ArrayBuffer>): void {
  const address = URL.createObjectURL(new Blob([content], { type: mediaType }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), LINGER)
}
