export interface Packing {
  /** Folder of an unpacked Electron to use in place of the one that would be fetched. */
  dist?: string
  /** electron-builder's names of formats; default: all of this system. */
  targets?: string[]
  /** Where the results go. */
  output?: string
  /** Where the app is gathered first. */
  app?: string
}
/** Packs the app. Resolves to the folder of results. Throws electron-builder's error. */
export function packApp(packing?: Packing): Promise<string>
/** Whether the host may read this file of a package at run time; `path` begins with the package's name. */
export function isRead(path: string, platform: string, arch: string): boolean
