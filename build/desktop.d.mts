/** Where the app is built when nothing else is said. */
export const APP: string
/** Builds the folder that Electron runs; `page` brings a page of its own in place of the window's. */
export function bundleDesktop(options?: { app?: string; page?: string }): Promise<void>
