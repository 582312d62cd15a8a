// The desktop app: joins the parts in the order Electron wants them. What needs no Electron is the host's.
import { app, BrowserWindow, Menu, type MessagePortMain, MessageChannelMain, session } from 'electron'
import { join } from 'node:path'
import * as v from 'valibot'
import { FileToSave, MenuCommands, Secret, SecretName } from '../../shared/shell.ts'
import { onCall, onTold } from './calls.ts'
import { CHANNEL } from './channels.ts'
import { ownArguments, readCommandLine } from './command-line.ts'
import { askAfterFailure, askToWait, pickFolder, pickLibrary, pickSources, saveFile, showAbout } from './dialogs.ts'
import { forkHost, type HostProcess, startHost } from './host-process.ts'
import { type Keychain, openKeychain, useKeychain } from './keychain.ts'
import { menuTemplate } from './menu.ts'
import { registerScheme, servePage } from './protocol.ts'
import { type RecentLibraries, recentLibraries } from './recent.ts'
import { guardSession, openOutside, raiseWalls } from './walls.ts'
import { openNotices, openWindow } from './window.ts'
import { wordsFor } from './words.ts'

const here = import.meta.dirname
const PRELOAD = join(here, 'preload.cjs')
// The host lies beside the archive, as plain files: its workers and its native module are loaded by Node itself.
const HOST_ENTRY = join(here.replace(/app\.asar$/, 'app.asar.unpacked'), 'host', 'electron', 'desktop', 'host-entry.js')
const PAGE = join(here, 'page')
/** As in the packages. */
const APP_ID = 'app.commonplace.Commonplace'
/** After so long without an end of writing, the user decides. */
const PATIENCE_MS = 15_000

const own = readCommandLine(ownArguments(process.argv, app.isPackaged), process.cwd())
let words = wordsFor('en')
let menuCommands: MenuCommands = { language: 'en', commands: [] }
let host: HostProcess | null = null
/** While one host ends. */
let ending: Promise<void> | null = null
/** Lines asked for while no host runs; the next one gets them. */
const waitingLines: MessagePortMain[] = []
let waitingFiles: string[] = own.files
let recent: RecentLibraries
let keychain: Keychain
let quitting = false

// On macOS and Windows Electron would keep its own files in the very folder of the default library.
if (process.platform !== 'linux' && !app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', join(app.getPath('appData'), 'Commonplace Window'))
}
// Windows knows the installed app by this name: its icon in the task bar, its recent files.
if (process.platform === 'win32') app.setAppUserModelId(APP_ID)
registerScheme()
raiseWalls()
if (app.requestSingleInstanceLock()) void run()
else app.exit(0)

async function run(): Promise<void> {
  app.on('second-instance', (_event, argv, folder) => {
    const { library, files } = readCommandLine(ownArguments(argv, app.isPackaged), folder)
    if (library !== null) void switchLibrary(library)
    giveFiles(files)
    toFront()
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    giveFiles([path])
  })
  app.on('activate', () => {
    if (BrowserWindow.getAllWindows().length === 0) void newWindow()
  })
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin' || quitting) app.quit()
  })
  app.on('before-quit', () => {
    quitting = true
  })
  // The windows are closed by now and have said their last words; the host ends when they are written.
  app.on('will-quit', (event) => {
    if (host === null && ending === null) return
    event.preventDefault()
    void endHost().then(() => app.quit())
  })
  await app.whenReady()

  const folder = app.getPath('userData')
  recent = recentLibraries(join(folder, 'recent.json'))
  keychain = openKeychain(folder)
  words = wordsFor(app.getLocale())
  servePage(PAGE)
  guardSession(session.defaultSession)
  listenToPages()
  setMenu()
  openHost(own.library ?? recent.list()[0] ?? null)
  await newWindow()
}

function openHost(folder: string | null): void {
  host = startHost(() => forkHost(HOST_ENTRY), folder, {
    opened(opened) {
      recent.opened(opened)
      app.addRecentDocument(opened)
      setMenu()
    },
    state: (state) => tellAll(CHANNEL.hostState, state),
    secret: (asked) => useKeychain(keychain, asked),
    gaveUp: (problem) => void askAfterFailure(problem, words).then(afterFailure),
  })
  for (const port of waitingLines.splice(0)) host.connect(port)
}

async function afterFailure(choice: 'again' | 'other' | 'quit'): Promise<void> {
  if (choice === 'quit') return app.quit()
  if (choice === 'again') return host?.tryAgain()
  const folder = await pickLibrary(words)
  if (folder === null) host?.tryAgain()
  else await switchLibrary(folder)
}

/** Ends the host when all is written, or when the user would rather not wait. */
function endHost(): Promise<void> {
  const last = host
  host = null
  if (last !== null) {
    ending = ended(last).finally(() => {
      ending = null
    })
  }
  return ending ?? Promise.resolve()
}

async function ended(last: HostProcess): Promise<void> {
  const closed = last.close()
  const waited = Symbol('waited')
  while ((await Promise.race([closed, later(PATIENCE_MS, waited)])) === waited) {
    if (!(await askToWait(words))) last.kill()
  }
}

function later<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms))
}

/** One app shows one library; its windows start anew on the other one. They leave first, so that their last words are written. */
async function switchLibrary(folder: string): Promise<void> {
  const left = endHost()
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reload()
  await left
  openHost(folder)
}

async function newWindow(): Promise<void> {
  await openWindow({ preload: PRELOAD, stateFile: join(app.getPath('userData'), 'window.json') })
}

function listenToPages(): void {
  onTold(CHANNEL.connect, v.undefined(), (_nothing, window) => {
    const { port1, port2 } = new MessageChannelMain()
    giveLine(port1)
    window.webContents.postMessage(CHANNEL.hostPort, null, [port2])
  })
  onTold(CHANNEL.askHostState, v.undefined(), (_nothing, window) =>
    window.webContents.send(CHANNEL.hostState, host?.state ?? 'stopped'),
  )
  onTold(CHANNEL.setCommands, MenuCommands, (commands) => {
    menuCommands = commands
    words = wordsFor(commands.language)
    setMenu()
  })
  onCall(CHANNEL.pickSources, v.undefined(), (_nothing, window) => pickSources(window, words))
  onCall(CHANNEL.pickFolder, v.undefined(), (_nothing, window) => pickFolder(window))
  onCall(CHANNEL.saveFile, FileToSave, (file, window) => saveFile(window, file))
  onCall(CHANNEL.openOutside, v.string(), (url) => openOutside(url, words))
  onCall(CHANNEL.openLibrary, v.undefined(), () => askForLibrary())
  onCall(CHANNEL.takeFiles, v.undefined(), () => waitingFiles.splice(0))
  onCall(CHANNEL.protection, v.undefined(), () => keychain.protection())
  onCall(CHANNEL.keepSecret, Secret, ({ name, value }) => keychain.keep(name, value))
  onCall(CHANNEL.hasSecret, SecretName, (name) => keychain.has(name))
  onCall(CHANNEL.forgetSecret, SecretName, (name) => keychain.forget(name))
}

function giveLine(port: MessagePortMain): void {
  if (host === null) waitingLines.push(port)
  else host.connect(port)
}

async function askForLibrary(): Promise<boolean> {
  const folder = await pickLibrary(words)
  if (folder === null) return false
  await switchLibrary(folder)
  return true
}

/** Files wait until a page takes them: none may be listening yet. */
function giveFiles(paths: readonly string[]): void {
  if (paths.length === 0) return
  waitingFiles = [...waitingFiles, ...paths]
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  window?.webContents.send(CHANNEL.files)
}

function toFront(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (!window) return void newWindow()
  if (window.isMinimized()) window.restore()
  window.focus()
}

function tellAll(channel: string, value: string): void {
  for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, value)
}

function setMenu(): void {
  const state = {
    words,
    mac: process.platform === 'darwin',
    developer: !app.isPackaged,
    commands: menuCommands.commands,
    recent: recent.list(),
  }
  const template = menuTemplate(state, {
    command: (id) => BrowserWindow.getFocusedWindow()?.webContents.send(CHANNEL.command, id),
    newWindow: () => void newWindow(),
    openLibrary: () => void askForLibrary(),
    openRecent: (folder) => void switchLibrary(folder),
    clearRecent() {
      recent.clear()
      app.clearRecentDocuments()
      setMenu()
    },
    about: () => void about(),
    notices: () => void openNotices(),
  })
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
}

async function about(): Promise<void> {
  if (await showAbout(words)) await openNotices()
}
