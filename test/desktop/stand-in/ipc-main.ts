// `ipcMain`: what pages say, by channel.
import type { Preventable } from './emitter.ts'
import type { MessagePortMain } from './port.ts'
import type { WebContents } from './web-contents.ts'

export interface WebFrameMain {
  readonly url: string
  readonly origin: string
  readonly parent: WebFrameMain | null
}

export interface IpcMainEvent extends Preventable {
  readonly sender: WebContents
  readonly senderFrame: WebFrameMain | null
  readonly ports: MessagePortMain[]
}
export type IpcMainInvokeEvent = Omit<IpcMainEvent, 'ports'>

type Invoked = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown
type Told = (event: IpcMainEvent, ...args: unknown[]) => void

const invoked = new Map<string, Invoked>()
const told = new Map<string, Told[]>()

export const ipcMain = {
  handle(channel: string, listener: Invoked): void {
    if (invoked.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    invoked.set(channel, listener)
  },
  removeHandler: (channel: string): void => void invoked.delete(channel),
  on(channel: string, listener: Told) {
    told.set(channel, [...(told.get(channel) ?? []), listener])
    return ipcMain
  },
}

export async function answerInvoke(channel: string, event: IpcMainInvokeEvent, args: unknown[]): Promise<unknown> {
  const handler = invoked.get(channel)
  if (!handler) throw new Error(`No handler registered for '${channel}'`)
  return handler(event, ...args)
}

export function tell(channel: string, event: IpcMainEvent, args: unknown[]): void {
  for (const listener of told.get(channel) ?? []) listener(event, ...args)
}
