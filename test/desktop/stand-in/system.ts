// What belongs to the system: dialogs (dismissed unless a test replaces them), menus, the keychain, screens, the browser outside.
import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { app } from './app.ts'
import { BrowserWindow } from './browser-window.ts'

type Ask<Options> = [window: BrowserWindow, options: Options] | [options: Options]

/** Every dialog is dismissed as by its Escape key. */
export const dialog = {
  showOpenDialog: async (..._ask: Ask<Electron.OpenDialogOptions>): Promise<Electron.OpenDialogReturnValue> => ({
    canceled: true,
    filePaths: [],
  }),
  showSaveDialog: async (..._ask: Ask<Electron.SaveDialogOptions>): Promise<Electron.SaveDialogReturnValue> => ({
    canceled: true,
    filePath: '',
  }),
  showMessageBox: async (...ask: Ask<Electron.MessageBoxOptions>): Promise<Electron.MessageBoxReturnValue> => ({
    response: (ask.length === 1 ? ask[0] : ask[1]).cancelId ?? 0,
    checkboxChecked: false,
  }),
}

export const shell = {
  openExternal: async (url: string): Promise<void> => {
    throw new Error(`stand-in: nothing is opened outside (${url})`)
  },
}

/** A menu keeps its template and runs its clicks; roles belong to the system and do nothing here. */
export class Menu {
  readonly items: MenuItem[]

  constructor(items: MenuItem[] = []) {
    this.items = items
  }

  static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): Menu {
    return new Menu(template.map((options) => new MenuItem(options)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    applicationMenu = menu
  }

  static getApplicationMenu(): Menu | null {
    return applicationMenu
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found) return found
    }
    return null
  }
}
let applicationMenu: Menu | null = null

export class MenuItem {
  readonly id: string
  readonly label: string
  readonly role: string | undefined
  readonly type: string
  readonly enabled: boolean
  readonly accelerator: string | undefined
  readonly registerAccelerator: boolean
  readonly submenu: Menu | undefined
  readonly #click: (() => void) | undefined

  constructor(options: Electron.MenuItemConstructorOptions) {
    if (!options.label && !options.role && options.type !== 'separator')
      throw new TypeError('Invalid submenu: an item needs a label, a role or a type')
    this.id = options.id ?? ''
    this.label = options.label ?? ''
    this.role = options.role
    this.type = options.type ?? (options.submenu ? 'submenu' : 'normal')
    this.enabled = options.enabled !== false
    this.accelerator = options.accelerator
    this.registerAccelerator = options.registerAccelerator !== false
    this.submenu = Array.isArray(options.submenu) ? Menu.buildFromTemplate(options.submenu) : undefined
    this.#click = options.click as (() => void) | undefined
  }

  click(): void {
    this.#click?.()
  }
}

/** With `STANDIN_KEYRING=none` the machine has no keyring, as many Linux machines have none. */
const keyring = () => process.env['STANDIN_KEYRING'] !== 'none'
const key = () =>
  createHash('sha256')
    .update(`stand-in ${app.getPath('userData')}`)
    .digest()
const NONCE_BYTES = 12
const TAG_BYTES = 16

export const safeStorage = {
  isAsyncEncryptionAvailable: async (): Promise<boolean> => true,
  getSelectedStorageBackend: (): ReturnType<Electron.SafeStorage['getSelectedStorageBackend']> =>
    keyring() ? 'gnome_libsecret' : 'basic_text',
  async encryptStringAsync(plainText: string): Promise<Buffer> {
    const nonce = randomBytes(NONCE_BYTES)
    const cipher = createCipheriv('aes-256-gcm', key(), nonce)
    const sealed = Buffer.concat([cipher.update(plainText, 'utf8'), cipher.final()])
    return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
  },
  async decryptStringAsync(encrypted: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    const decipher = createDecipheriv('aes-256-gcm', key(), encrypted.subarray(0, NONCE_BYTES))
    decipher.setAuthTag(encrypted.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
    const text = Buffer.concat([decipher.update(encrypted.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
    return { result: text.toString('utf8'), shouldReEncrypt: false }
  },
}

const SCREEN = { workArea: { x: 0, y: 0, width: 1280, height: 800 } }
export const screen = {
  getPrimaryDisplay: () => SCREEN,
  getAllDisplays: () => [SCREEN],
}
