// Where things are on this machine: the default library, and the private folder in which running hosts are found.
import { createHash, randomBytes } from 'node:crypto'
import { lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir, userInfo } from 'node:os'
import { join, resolve } from 'node:path'
import { CommonplaceError } from '../../shared/rpc/error.ts'

type Environment = Record<string, string | undefined>

/** The library all shells open when none is named. An empty or relative variable counts as unset, as the XDG rules say. */
export function defaultLibrary(env: Environment = process.env, platform = process.platform, home = homedir()): string {
  if (platform === 'win32') return join(env['APPDATA'] || join(home, 'AppData', 'Roaming'), 'Commonplace')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Commonplace')
  const data = env['XDG_DATA_HOME']
  return join(data?.startsWith('/') ? data : join(home, '.local', 'share'), 'commonplace')
}

/**
 * A folder of this user alone, for what lives as long as a process: sockets, and the file that opens the browser. Made where
 * missing. Throws `libraryUnwritable` where another user could read or write it, since whoever can write there can pose as the host.
 */
export function runtimeFolder(env: Environment = process.env): string {
  if (process.platform === 'win32') {
    const folder = join(env['LOCALAPPDATA'] || join(homedir(), 'AppData', 'Local'), 'Commonplace', 'run')
    mkdirSync(folder, { recursive: true })
    return folder
  }
  const given = env['XDG_RUNTIME_DIR']
  const uid = process.getuid?.() ?? userInfo().uid
  // macOS gives each user a temporary folder of their own; elsewhere the uid keeps users apart, and the check below strangers out.
  const folder = given?.startsWith('/') ? join(given, 'commonplace') : join(tmpdir(), `commonplace-${uid}`)
  try {
    mkdirSync(folder, { mode: 0o700, recursive: true })
    const found = lstatSync(folder)
    if (!found.isDirectory() || found.uid !== uid || (found.mode & 0o077) !== 0)
      throw new Error('it must be a folder that belongs to you and that nobody else may enter')
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause)
    throw new CommonplaceError('libraryUnwritable', { folder, problem }, { cause })
  }
  return folder
}

/** The socket (on Windows: named pipe) of the host of a library, whether one runs or not. Links and spellings of one folder agree. */
export function socketPath(library: string, runtime = runtimeFolder()): string {
  const name = createHash('sha256').update(realPath(library)).digest('hex').slice(0, 32)
  if (process.platform !== 'win32') return join(runtime, `${name}.sock`)
  // Any user may make a pipe of any name, so the name must be one that only this user can know.
  const secret = createHash('sha256').update(pipeKey(runtime)).update(name).digest('hex').slice(0, 32)
  return `\\\\.\\pipe\\commonplace-${secret}`
}

function realPath(library: string): string {
  try {
    return realpathSync.native(library)
  } catch {
    // A library that is not there has no host; any name will do.
    return resolve(library)
  }
}

function pipeKey(runtime: string): Buffer {
  const file = join(runtime, 'pipe-key')
  try {
    writeFileSync(file, randomBytes(32), { flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readFileSync(file)
}
