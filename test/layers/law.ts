// The import law as data and one pure function: which folder may import what. A file no row covers is itself a problem.

export interface ImportOf {
  /** Path of the imported file from the root ("shared/model/id.ts"), or the bare specifier ("node:fs", "react"). */
  target: string
  typeOnly: boolean
}
export interface SourceFile {
  /** From the root, with "/". */
  path: string
  imports: ImportOf[]
}

interface Row {
  /** Files this row speaks of. The first row that matches decides. */
  files: RegExp
  /** Folders of ours that may be imported. */
  ours: RegExp[]
  /** Packages and built-ins that may be imported. */
  packages: RegExp
  /** Folders of ours of which only types may be imported. */
  typesOf?: RegExp[]
}

const ANYWHERE = /^(valibot|birpc|ulid|approx-string-match|node-diff3)$/

const NO_ELECTRON = /^(?!electron$)/
const PAGE_PACKAGES =
  /^(react|react-dom|react-aria-components|react-aria|react-stately|@react-aria|@tanstack|zustand|diff|lexical|@lexical|@fontsource-variable|valibot|@internationalized|ulid|mdast|mdast-util-from-markdown|mdast-util-to-markdown)(\/|$)/

const FEATURES = 'reader|library|themes|notes|search|cite|sync|settings|welcome|frame|links|history|report|texts'
const HOST_PARTS = 'store|blobs|search|import|cite|export|sync|backup'

const feature = (name: string): Row => ({
  files: new RegExp(`^renderer/${name}/`),
  ours: [new RegExp(`^renderer/(${name}|state|ui|commands|messages)/`), /^shared\//],
  packages: PAGE_PACKAGES,
})
const hostPart = (name: string): Row => ({
  files: new RegExp(`^electron/host/${name}/`),
  ours: [new RegExp(`^electron/host/(${name}|disk)/`), /^shared\//, /^sources\//],
  typesOf: [/^electron\/host\//],
  packages: NO_ELECTRON,
})

export const LAW: readonly Row[] = [
  { files: /^shared\//, ours: [/^shared\//], packages: ANYWHERE },
  { files: /^sources\//, ours: [/^sources\//, /^shared\//], packages: NO_ELECTRON },
  // Only host.ts and the commands it is made of know all parts; the parts know each other by type, and stand on the disk.
  { files: /^electron\/host\/disk\//, ours: [/^electron\/host\/disk\//, /^shared\//], packages: /^node:/ },
  ...HOST_PARTS.split('|').map(hostPart),
  { files: /^electron\/host\//, ours: [/^electron\/host\//, /^shared\//, /^sources\//], packages: NO_ELECTRON },
  {
    files: /^electron\/desktop\/host-entry\.ts$/,
    ours: [/^electron\/(desktop|host)\//, /^shared\//],
    packages: /./,
  },
  {
    files: /^electron\/desktop\//,
    ours: [/^electron\/desktop\//, /^shared\//],
    packages: /^(electron$|node:|valibot$)/,
  },
  { files: /^electron\/browser\//, ours: [/^electron\/(browser|host)\//, /^shared\//], packages: NO_ELECTRON },
  { files: /^electron\/cli\//, ours: [/^electron\/(cli|host)\//, /^shared\//], packages: NO_ELECTRON },
  { files: /^renderer\/(app|main)\.tsx$/, ours: [/^renderer\//, /^shared\//], packages: PAGE_PACKAGES },
  { files: /^renderer\/[a-z.-]+\.tsx?$/, ours: [/^renderer\/[a-z.-]+\.tsx?$/, /^shared\//], packages: PAGE_PACKAGES },
  { files: /^renderer\/ui\//, ours: [/^renderer\/ui\//], packages: PAGE_PACKAGES },
  { files: /^renderer\/messages\//, ours: [/^renderer\/messages\//], typesOf: [/^shared\//], packages: /^$/ },
  {
    files: /^renderer\/(state|commands)\//,
    ours: [/^renderer\/(state|commands|messages|ui)\//, /^renderer\/host\.ts$/, /^shared\//],
    packages: PAGE_PACKAGES,
  },
  ...FEATURES.split('|').map(feature),
  { files: /^build\//, ours: [/^(?!test\/)/], packages: /./ },
  { files: /^test\//, ours: [/./], packages: /./ },
]

/** Every breach of the law, in words: forbidden imports, files without a row, cycles of value imports. Empty when all is well. */
export function breaches(files: readonly SourceFile[], law: readonly Row[] = LAW): string[] {
  const problems: string[] = []
  for (const file of files) {
    const row = law.find((candidate) => candidate.files.test(file.path))
    if (!row) {
      problems.push(`${file.path}: no row of the law covers this file`)
      continue
    }
    for (const { target, typeOnly } of file.imports) {
      const ours = target.includes('/') && isOurs(target)
      const allowed = ours
        ? row.ours.some((folder) => folder.test(target)) ||
          (typeOnly && (row.typesOf ?? []).some((folder) => folder.test(target)))
        : row.packages.test(target)
      if (!allowed) problems.push(`${file.path}: may not import ${target}`)
    }
  }
  return [...problems, ...cycles(files)]
}

function isOurs(target: string): boolean {
  return /^(shared|sources|electron|renderer|build|test)\//.test(target)
}

/** Cycles of value imports, each once, as "a → b → a". Type imports vanish before anything runs and may go round. */
function cycles(files: readonly SourceFile[]): string[] {
  const graph = new Map(files.map((file) => [file.path, file.imports.filter((i) => !i.typeOnly).map((i) => i.target)]))
  const state = new Map<string, 'open' | 'done'>()
  const found: string[] = []
  const visit = (path: string, trail: string[]): void => {
    if (state.get(path) === 'done' || !graph.has(path)) return
    if (state.get(path) === 'open') {
      found.push(`cycle: ${[...trail.slice(trail.indexOf(path)), path].join(' → ')}`)
      return
    }
    state.set(path, 'open')
    for (const target of graph.get(path)!) visit(target, [...trail, path])
    state.set(path, 'done')
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}
