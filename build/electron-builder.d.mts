import type { Configuration } from 'electron-builder'

/** Every fuse of Electron by its number, and how it is set. */
export const FUSES: Readonly<Record<number, boolean>>
/** Sets every fuse of a packed binary. Throws on one the binary has and we do not know. */
export function setFuses(context: {
  appOutDir: string
  electronPlatformName: string
  packager: { executableName: string; appInfo: { productFilename: string } }
}): Promise<void>
export const DEB_DEPENDS: readonly string[]
export function configuration(packing: {
  app: string
  output: string
  dist?: string | undefined
  targets?: string[] | undefined
}): Configuration
