export function hasDpkg(): boolean
/** Packs the unpacked app into a `.deb` in `output`; its path. Throws where dpkg-deb fails. */
export function packDeb(
  unpacked: string,
  output: string,
  options?: { arch?: string; compression?: 'xz' | 'none' },
): string
