// A page under a scheme of the app's own is carried as https by Chromium, and answered by interception: nothing leaves the process.
// app://shell/reader.js ⇄ https://shell.app.standin.invalid/reader.js

const schemes = new Set<string>()

export function declareScheme(scheme: string): void {
  schemes.add(scheme)
}

export function toCarried(url: string): string {
  const [, scheme, host, rest] = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is.exec(url) ?? []
  if (scheme === undefined || !schemes.has(scheme)) return url
  return `https://${host}.${scheme}.standin.invalid${rest || '/'}`
}

export function fromCarried(url: string): string {
  const [, host, scheme, rest] = /^https:\/\/([^/?#]+)\.([a-z0-9+-]+)\.standin\.invalid(.*)$/is.exec(url) ?? []
  return scheme === undefined ? url : `${scheme}://${host}${rest}`
}

/** As Electron gives the origin of a frame; `null` has none. */
export function originOf(url: string): string {
  if (!URL.canParse(url)) return 'null'
  const { origin, protocol, host } = new URL(url)
  return origin !== 'null' ? origin : host === '' ? 'null' : `${protocol}//${host}`
}
