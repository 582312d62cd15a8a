// `protocol` and `session`: what answers a page's requests and what it may use.
import { declareScheme } from './address.ts'
import { life } from './app.ts'
import { Emitter, type Preventable } from './emitter.ts'
import type { WebContents } from './web-contents.ts'

type Handler = (request: Request) => Response | Promise<Response>
const handlers = new Map<string, Handler>()

export const protocol = {
  registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
    if (life.ready) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready')
    for (const { scheme } of schemes) declareScheme(scheme)
  },
  handle(scheme: string, handler: Handler): void {
    if (!life.ready) throw new Error('protocol.handle can only be called after app is ready')
    handlers.set(scheme, handler)
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
}

export function handlerOf(url: string): Handler | undefined {
  return handlers.get(url.slice(0, url.indexOf(':')))
}

type BeforeRequest = (
  details: { url: string; method: string },
  callback: (response: { cancel?: boolean }) => void,
) => void
type PermissionRequest = (
  contents: WebContents,
  permission: string,
  decide: (granted: boolean) => void,
  details: { isMainFrame: boolean; requestingUrl: string },
) => void
type PermissionCheck = (contents: WebContents | null, permission: string, origin: string) => boolean

/** What the app decided about pages, read by the parts that ask. */
export const decisions: {
  before: BeforeRequest | null
  request: PermissionRequest | null
  check: PermissionCheck | null
  device: ((details: unknown) => boolean) | null
  spellChecker: boolean
} = { before: null, request: null, check: null, device: null, spellChecker: true }

export class Session extends Emitter<{ 'will-download': [event: Preventable, item: unknown, contents: WebContents] }> {
  readonly webRequest = {
    onBeforeRequest: (listener: BeforeRequest): void => void (decisions.before = listener),
  }
  setPermissionRequestHandler(handler: PermissionRequest): void {
    decisions.request = handler
  }
  setPermissionCheckHandler(handler: PermissionCheck): void {
    decisions.check = handler
  }
  setDevicePermissionHandler(handler: (details: unknown) => boolean): void {
    decisions.device = handler
  }
  setSpellCheckerEnabled(enable: boolean): void {
    decisions.spellChecker = enable
  }
}

export const session = { defaultSession: new Session() }

/** Whether the app lets a request go out; all do where it never said. */
export function allowed(url: string, method: string): Promise<boolean> {
  const { before } = decisions
  if (before === null) return Promise.resolve(true)
  return new Promise((resolve) => before({ url, method }, ({ cancel }) => resolve(cancel !== true)))
}

/** What the app grants, asked of both handlers as Electron does; without them it grants everything. */
export async function granted(contents: WebContents, permission: string, url: string): Promise<boolean> {
  const { check, request } = decisions
  if (
    check !== null &&
    !check(contents, permission, new URL(url).host === '' ? url : url.replace(/^(\w+:\/\/[^/]*).*$/, '$1/'))
  )
    return false
  if (request === null) return true
  return new Promise((resolve) => request(contents, permission, resolve, { isMainFrame: true, requestingUrl: url }))
}
