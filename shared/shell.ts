// What the desktop shell offers the page, as named functions on `window.shell`; absent in the browser.
// Arguments are checked by schema when they arrive in the main process; every value is plain JSON.
import * as v from 'valibot'

/** `data` of the `message` event that brings the line to the host, as its only port. */
export const HOST_PORT = 'commonplace-host-port'

/** `restarting`: the host died and a new one is starting; `connect()` again. `stopped`: it died too often, or could not open the library. */
export type HostState = 'running' | 'restarting' | 'stopped'

/** `protected`: by the system's keychain. `none`: there is none that protects; secrets are asked for each time and never stored. */
export type Protection = 'protected' | 'none'

/** What the commands of the page are about; decides the submenu. */
export const MENU_GROUPS = [
  'reading',
  'highlighting',
  'going',
  'library',
  'themes',
  'notes',
  'citing',
  'window',
] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

/** One command as the menu shows it. */
export const MenuCommand = v.object({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,80}$/)),
  title: v.pipe(v.string(), v.maxLength(200)),
  /** Commands of one group stay in the order given. */
  group: v.picklist(MENU_GROUPS),
  /** As the page names keys: "Mod+Shift+Z", "J"; null for none. */
  key: v.nullable(v.pipe(v.string(), v.maxLength(40))),
  enabled: v.boolean(),
})
export type MenuCommand = v.InferOutput<typeof MenuCommand>

export const MenuCommands = v.object({
  language: v.picklist(['en', 'de']),
  commands: v.pipe(v.array(MenuCommand), v.maxLength(500)),
})
export type MenuCommands = v.InferOutput<typeof MenuCommands>

export const FileToSave = v.object({
  /** A name without folders; the user decides the place. */
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  content: v.pipe(v.string(), v.maxLength(50_000_000)),
  /** The content is bytes, written so; left out: text. */
  encoding: v.optional(v.literal('base64')),
})
export type FileToSave = v.InferOutput<typeof FileToSave>

export const SecretName = v.pipe(v.string(), v.regex(/^[a-z0-9.-]{1,80}$/))
export const Secret = v.object({ name: SecretName, value: v.pipe(v.string(), v.maxLength(10_000)) })

export interface Shell {
  /** Asks for a fresh line to the host. It comes as a `message` event with `data === HOST_PORT`, so listen first. */
  connect(): void
  /** Tells how the host is, now and at each change. */
  onHost(listener: (state: HostState) => void): void
  /** Asks the user for source texts; the paths chosen, or none. */
  pickSources(): Promise<string[]>
  /** Asks the user for a folder of source texts; its path, or none. */
  pickFolder(): Promise<string[]>
  /** Paths of dropped or picked `File` objects; "" for one that is no file on this machine. */
  pathsOf(files: readonly object[]): string[]
  /** Files given by the system, the command line or a drop on the icon: those that wait, then each as it comes. */
  onFiles(listener: (paths: string[]) => void): void
  /** Asks where to keep a file and writes it. The path, or null where the user changed their mind. Rejects when writing failed. */
  saveFile(file: FileToSave): Promise<string | null>
  /** Opens a web or mail address outside, after the user agreed. False where refused. */
  openOutside(url: string): Promise<boolean>
  /** The commands there are now, for the menu. */
  setCommands(commands: MenuCommands): void
  /** A command chosen in the menu. */
  onCommand(listener: (id: string) => void): void
  /** Asks for another library folder and opens it in place of this one. False where nothing was chosen. */
  openLibrary(): Promise<boolean>
  protection(): Promise<Protection>
  /** Keeps a secret in the system's keychain; false where there is none that protects (then nothing is stored). */
  keepSecret(secret: { name: string; value: string }): Promise<boolean>
  hasSecret(name: string): Promise<boolean>
  forgetSecret(name: string): Promise<void>
}
