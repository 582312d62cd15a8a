// The module `electron` as far as the shell uses it, over Chromium and plain Node. README.md says what it cannot show.

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain, type WebFrameMain } from './ipc-main.ts'
export { MessageChannelMain, type MessagePortMain } from './port.ts'
export { protocol, type Session, session } from './session.ts'
export { dialog, Menu, MenuItem, safeStorage, screen, shell } from './system.ts'
export { type UtilityProcess, utilityProcess } from './utility-process.ts'
export { type WebContents, webContents } from './web-contents.ts'

export type MenuItemConstructorOptions = Electron.MenuItemConstructorOptions
export type Rectangle = Electron.Rectangle

// What the preload has is made in the page (worlds.ts); main has none of it.
export declare const ipcRenderer: {
  on(channel: string, listener: (event: { ports: MessagePort[] }, ...args: never[]) => void): typeof ipcRenderer
  send(channel: string, ...args: unknown[]): void
  invoke(channel: string, ...args: unknown[]): Promise<unknown>
}
export declare const contextBridge: { exposeInMainWorld(apiKey: string, api: unknown): void }
export declare const webUtils: { getPathForFile(file: File): string }
