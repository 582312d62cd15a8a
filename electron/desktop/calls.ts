// How the page's calls arrive: only from our own page's top frame, with arguments of the expected shape, answered with plain data.
import { BrowserWindow, ipcMain, type IpcMainEvent, type IpcMainInvokeEvent } from 'electron'
import * as v from 'valibot'
import { ORIGIN } from './protocol.ts'

/** What of a frame decides whether it may call. */
export interface Caller {
  parent: unknown
  origin: string
}

export function mayCall(frame: Caller | null): boolean {
  return frame !== null && frame.parent === null && frame.origin === ORIGIN
}

/** Answers `channel`; what `run` throws reaches the page as an error with its message alone. */
export function onCall<const S extends v.GenericSchema>(
  channel: string,
  schema: S,
  run: (args: v.InferOutput<S>, window: BrowserWindow) => unknown,
): void {
  ipcMain.handle(channel, (event: IpcMainInvokeEvent, args: unknown) => {
    const window = windowOf(event)
    const checked = v.safeParse(schema, args)
    if (window === null || !checked.success) throw new Error('refused')
    return run(checked.output, window)
  })
}

/** Hears what needs no answer; a message that may not come or has another shape is dropped. */
export function onTold<const S extends v.GenericSchema>(
  channel: string,
  schema: S,
  run: (args: v.InferOutput<S>, window: BrowserWindow) => void,
): void {
  ipcMain.on(channel, (event: IpcMainEvent, args: unknown) => {
    const window = windowOf(event)
    const checked = v.safeParse(schema, args)
    if (window !== null && checked.success) run(checked.output, window)
  })
}

function windowOf(event: IpcMainEvent | IpcMainInvokeEvent): BrowserWindow | null {
  return mayCall(event.senderFrame) ? BrowserWindow.fromWebContents(event.sender) : null
}
