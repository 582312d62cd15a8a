// Reads every source file of the tree and its imports, by syntax tree: static, dynamic and `new URL('./x', import.meta.url)` workers.
import { readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { execFileSync } from 'node:child_process'
import { parseSync } from 'oxc-parser'
import type { ImportOf, SourceFile } from './law.ts'

/** Tracked and new files (ignored ones left out) that hold TypeScript or JavaScript, from the root. */
export function sourcePaths(root: string): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' })
  return listed.split('\n').filter((path) => /\.(ts|tsx|mjs|cjs|js)$/.test(path) && !path.startsWith('.'))
}

export function readImports(root: string, path: string): SourceFile {
  const { module } = parseSync(path, readFileSync(join(root, path), 'utf8'))
  const imports: ImportOf[] = []
  const add = (specifier: string, typeOnly: boolean): void => {
    const plain = specifier.replace(/\?.*$/, '')
    const target = plain.startsWith('.') ? normalize(join(dirname(path), plain)) : plain
    imports.push({ target, typeOnly })
  }
  for (const statement of module.staticImports) {
    add(statement.moduleRequest.value, statement.entries.length > 0 && statement.entries.every((entry) => entry.isType))
  }
  for (const statement of module.staticExports) {
    for (const entry of statement.entries) if (entry.moduleRequest) add(entry.moduleRequest.value, entry.isType)
  }
  const text = readFileSync(join(root, path), 'utf8')
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^['"](.*)['"]$/s.exec(text.slice(moduleRequest.start, moduleRequest.end))
    if (literal) add(literal[1]!, false)
  }
  return { path, imports }
}
