// What the user is asked in the system's own dialogs. The page names no path: the user does.
import { app, type BrowserWindow, dialog } from 'electron'
import { open, rename, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { WireError } from '../../shared/rpc/error.ts'
import type { FileToSave } from '../../shared/shell.ts'
import type { Words } from './words.ts'

/** Endings of the files that are read now. */
export const SOURCE_ENDINGS = ['txt', 'text', 'md'] as const

/** The paths chosen, or none. */
export async function pickSources(window: BrowserWindow, words: Words): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    properties: ['openFile', 'multiSelections'],
    filters: [
      { name: words.sources, extensions: [...SOURCE_ENDINGS] },
      { name: words.allFiles, extensions: ['*'] },
    ],
  })
  return canceled ? [] : filePaths
}

/** The folder chosen, or none. */
export async function pickFolder(window: BrowserWindow): Promise<string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] })
  return canceled ? [] : filePaths
}

/** Asks for the place and writes there in one step. The path, or null where the user changed their mind. */
export async function saveFile(window: BrowserWindow, file: FileToSave): Promise<string | null> {
  const name = basename(file.name.replaceAll('\\', '/')).replace(/^\.+/, '') || 'Commonplace'
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    defaultPath: join(app.getPath('documents'), name),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (canceled || filePath === '') return null
  await replaceFile(filePath, Buffer.from(file.content, file.encoding ?? 'utf8'))
  return filePath
}

/** An interrupted write leaves the file as it was. */
async function replaceFile(path: string, content: Buffer): Promise<void> {
  const next = `${path}.${process.pid}.part`
  try {
    const handle = await open(next, 'wx')
    try {
      await handle.writeFile(content)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(next, path)
  } catch (error) {
    await rm(next, { force: true })
    throw error
  }
}

/** A folder for a library, new or there already; null where nothing was chosen. */
export async function pickLibrary(words: Words): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog({
    title: words.openLibrary,
    properties: ['openDirectory', 'createDirectory'],
  })
  return canceled ? null : (filePaths[0] ?? null)
}

export type Choice = 'again' | 'other' | 'quit'

/** The library could not be opened (`problem` says why), or its host died too often (null). */
export async function askAfterFailure(problem: WireError | null, words: Words): Promise<Choice> {
  const died = { message: words.hostDied, remedy: words.hostDiedDetail }
  const said = problem === null ? died : words.problem(problem)
  const { response } = await dialog.showMessageBox({
    type: 'error',
    message: said.message,
    detail: said.remedy,
    buttons: [words.tryAgain, words.otherLibrary, words.quit],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  })
  return (['again', 'other', 'quit'] as const)[response] ?? 'quit'
}

/** True: go on waiting for the last write. */
export async function askToWait(words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: words.stillSaving,
    detail: words.stillSavingDetail,
    buttons: [words.wait, words.quitNow],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 0
}

/** True: the notices are wanted. */
export async function showAbout(words: Words): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'info',
    message: 'Commonplace',
    detail: words.aboutDetail(app.getVersion()),
    buttons: [words.close, words.notices],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
