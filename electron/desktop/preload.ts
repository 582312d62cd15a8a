// The bridge: the functions of `Shell` on `window.shell`, and nothing else of Electron. Runs sandboxed, before the page.
import { contextBridge, ipcRenderer, webUtils } from 'electron'
import { HOST_PORT, type HostState, type Shell } from '../../shared/shell.ts'
import { CHANNEL } from './channels.ts'

declare const window: { postMessage(message: string, origin: string, transfer: readonly unknown[]): void }
declare const location: { origin: string }

// A port cannot cross the bridge, but a message of the window can carry it.
ipcRenderer.on(CHANNEL.hostPort, (event) => window.postMessage(HOST_PORT, location.origin, event.ports))

const shell: Shell = {
  connect: () => ipcRenderer.send(CHANNEL.connect),
  onHost(listener) {
    ipcRenderer.on(CHANNEL.hostState, (_event, state: HostState) => listener(state))
    ipcRenderer.send(CHANNEL.askHostState)
  },
  pickSources: () => ipcRenderer.invoke(CHANNEL.pickSources) as Promise<string[]>,
  pickFolder: () => ipcRenderer.invoke(CHANNEL.pickFolder) as Promise<string[]>,
  pathsOf: (files) => files.map((file) => webUtils.getPathForFile(file as File)),
  onFiles(listener) {
    const take = async () => {
      const paths = (await ipcRenderer.invoke(CHANNEL.takeFiles)) as string[]
      if (paths.length > 0) listener(paths)
    }
    ipcRenderer.on(CHANNEL.files, () => void take())
    void take()
  },
  saveFile: (file) => ipcRenderer.invoke(CHANNEL.saveFile, file) as Promise<string | null>,
  openOutside: (url) => ipcRenderer.invoke(CHANNEL.openOutside, url) as Promise<boolean>,
  setCommands: (commands) => ipcRenderer.send(CHANNEL.setCommands, commands),
  onCommand: (listener) => void ipcRenderer.on(CHANNEL.command, (_event, id: string) => listener(id)),
  openLibrary: () => ipcRenderer.invoke(CHANNEL.openLibrary) as Promise<boolean>,
  protection: () => ipcRenderer.invoke(CHANNEL.protection) as Promise<'protected' | 'none'>,
  keepSecret: (secret) => ipcRenderer.invoke(CHANNEL.keepSecret, secret) as Promise<boolean>,
  hasSecret: (name) => ipcRenderer.invoke(CHANNEL.hasSecret, name) as Promise<boolean>,
  forgetSecret: (name) => ipcRenderer.invoke(CHANNEL.forgetSecret, name) as Promise<void>,
}

contextBridge.exposeInMainWorld('shell', shell)
