// What no page may do, whatever it shows: reach a network, ask for a device, leave its address, open a window, embed a page.
import { app, dialog, type Session, shell, type WebContents } from 'electron'
import { ORIGIN, SCHEME } from './protocol.ts'
import type { Words } from './words.ts'

/** Before the app is ready. */
export function raiseWalls(): void {
  app.enableSandbox()
  // The page's processes resolve no name at all; the host is another program and has its own way to the network.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  app.commandLine.appendSwitch('disable-background-networking')
  app.on('web-contents-created', (_event, contents) => confine(contents))
}

const ALLOWED_SCHEMES: readonly string[] = [`${SCHEME}:`, 'data:', 'blob:', 'devtools:']

export function mayLoad(url: string): boolean {
  return ALLOWED_SCHEMES.some((scheme) => url.startsWith(scheme))
}

/** Electron grants every permission unless both handlers refuse. Writing plain text to the clipboard is what "copy quotation" needs. */
export function mayUse(permission: string, asker: string): boolean {
  return permission === 'clipboard-sanitized-write' && (asker === ORIGIN || asker.startsWith(`${ORIGIN}/`))
}

export function guardSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, decide, details) =>
    decide(details.isMainFrame && mayUse(permission, details.requestingUrl)),
  )
  session.setPermissionCheckHandler((_contents, permission, origin) => mayUse(permission, origin))
  session.setDevicePermissionHandler(() => false)
  session.webRequest.onBeforeRequest((details, decide) => decide({ cancel: !mayLoad(details.url) }))
  // Outside macOS the spell checker fetches its dictionaries from a server.
  session.setSpellCheckerEnabled(process.platform === 'darwin')
  session.on('will-download', (event) => event.preventDefault())
}

function confine(contents: WebContents): void {
  // Only a reload may go on: it leads to where the page is.
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (event.url !== contents.getURL()) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
}

/** An address that may be opened outside: web or mail, without credentials and without tricks of white space. Null for any other. */
export function outsideAddress(url: string): URL | null {
  if (url.length > 4_000 || /[\s\p{Cc}\\]/u.test(url) || !URL.canParse(url)) return null
  const address = new URL(url)
  if (address.username !== '' || address.password !== '') return null
  if (address.protocol === 'mailto:') return address
  return (address.protocol === 'https:' || address.protocol === 'http:') && address.host !== '' ? address : null
}

/** Opens an address in the user's browser or mail program after they saw where it leads. */
export async function openOutside(url: string, words: Words): Promise<boolean> {
  const address = outsideAddress(url)
  if (address === null) return false
  const { response } = await dialog.showMessageBox({
    type: 'question',
    message: words.openOutside(address.protocol === 'mailto:' ? address.pathname : address.host),
    detail: address.href.slice(0, 500),
    buttons: [words.open, words.cancel],
    defaultId: 1,
    cancelId: 1,
    noLink: true,
  })
  if (response !== 0) return false
  await shell.openExternal(address.href)
  return true
}
