// Where a password may be kept better than in a file: the system's keychain, which only the desktop shell can open.

export interface Vault {
  /** False where nothing there protects; then nothing was kept. */
  keep(name: string, secret: string): Promise<boolean>
  /** Null where it was never kept, or the keychain is gone. */
  get(name: string): Promise<string | null>
  forget(name: string): Promise<void>
}

/** Without a keychain. */
export const NO_VAULT: Vault = {
  keep: async () => false,
  get: async () => null,
  forget: async () => undefined,
}
