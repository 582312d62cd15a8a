// `export` and `cite` with their options, through the launcher.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openHost } from '../../../electron/host/host.ts'
import { commandsOf } from './run.ts'

const TIME = { timeout: 120_000 }
const folder = mkdtempSync(join(tmpdir(), 'commonplace-'))
const library = join(folder, 'library')
const { run, json } = commandsOf(library)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

let passage = ''
beforeAll(async () => {
  const host = await openHost({ folder: library, listen: false })
  const base64 = Buffer.from('The Harbour Report\n\nShips waited for days, and nobody knew why.').toString('base64')
  const { job } = await host.client.importFiles({ files: [{ name: 'harbour.txt', base64 }] })
  await host.client.finished({ job })
  const set = { author: [{ family: 'Lane', given: 'David' }], issued: { 'date-parts': [[2014]] }, type: 'book' }
  await host.client.reference({ source: 'harbour.txt', set })
  passage = (await host.client.annotate({ source: 'harbour.txt', quote: 'Ships waited for days', themes: ['Delay'] }))
    .id
  await host.close()
}, 60_000)

describe('export', () => {
  test('writes the manuscript and what it needs beside it, under the name given', TIME, async () => {
    const out = join(folder, 'chapter.tex')
    const made = await json<{ files: string[]; passages: number }>(
      'export',
      '--theme',
      'Delay',
      '--format',
      'latex',
      '-o',
      out,
    )
    expect(made).toMatchObject({ files: [out, join(folder, 'chapter.bib')], passages: 1 })
    const tex = readFileSync(out, 'utf8')
    expect(tex).toContain('\\addbibresource{chapter.bib}')
    const [, key] = /\\autocite(?:\[[^\]]*\])?\{(\w+)\}/.exec(tex) ?? []
    expect(readFileSync(join(folder, 'chapter.bib'), 'utf8')).toContain(`{${key},`)
  })

  test('keeps a file current, dry run first', TIME, async () => {
    const path = join(folder, 'kept.bib')
    expect(await json('export', '--keep', path, '--dry-run')).toMatchObject({
      written: false,
      added: [expect.any(String)],
    })
    expect(await json('export', '--keep', path)).toMatchObject({ written: true })
    expect(readFileSync(path, 'utf8')).toContain('@book{')
  })

  test('writes over no file that stands where its own would', TIME, async () => {
    const [out, bib] = [join(folder, 'thesis.tex'), join(folder, 'thesis.bib')]
    writeFileSync(bib, '% mine')
    const args = ['export', '--theme', 'Delay', '--format', 'latex', '-o', out]
    expect(await run(...args)).toMatchObject({ code: 1, stderr: expect.stringContaining('thesis.bib') })
    expect([existsSync(out), readFileSync(bib, 'utf8')]).toEqual([false, '% mine'])
    rmSync(bib)
    expect((await run(...args)).code).toBe(0)
    expect((await run(...args)).code).toBe(0)
  })

  test('names a note by its words, and says which there are none of', TIME, async () => {
    const host = await openHost({ folder: library, listen: false })
    await host.client.writeNote({ about: null, markdown: '# Second chapter\n\nAs [@lane2014] says.' })
    await host.client.writeNote({ about: null, markdown: 'Seconds later.' })
    await host.close()
    const out = join(folder, 'note.html')
    const note = ['--format', 'html', '-o', out, '--note']
    expect(await json('export', ...note, 'second chapter')).toMatchObject({ title: 'Second chapter', citations: 1 })
    expect(await run('export', ...note, 'Sec')).toMatchObject({ code: 1, stderr: expect.stringContaining('2 ') })
    expect(await run('bibliography', '--note', 'nope')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no note named “nope”'),
    })
    const { stdout } = await run('bibliography', '--note', 'Second chapter')
    expect(stdout).toContain('Lane, D. (2014)')
  })

  test('bibliography gives JSON the file in every format of its own', TIME, async () => {
    for (const [format, begins] of [
      ['html', '<!doctype html>\n<html lang="en-US">'],
      ['ris', 'TY  - BOOK'],
      ['biblatex', '@book{'],
      ['csl-json', '['],
      ['rtf', '{\\rtf1'],
    ]) {
      const made = await json<{ content: string }>('bibliography', '--format', format!)
      expect(made).toMatchObject({ format, edition: 'APA 7', entries: [{ text: expect.stringContaining('Lane') }] })
      expect(made.content.startsWith(begins!)).toBe(true)
    }
  })

  const wrong: [name: string, args: string[], message: string][] = [
    ['nothing to export', ['--format', 'docx'], 'needs one of --theme'],
    ['no format', ['--theme', 'Delay'], 'needs --format'],
    ['Zotero in LaTeX', ['--theme', 'Delay', '--format', 'latex', '--zotero'], 'for --format docx'],
  ]
  test.each(wrong)('%s is wrong use', TIME, async (_name, args, message) => {
    expect(await run('export', ...args)).toMatchObject({ code: 2, stderr: expect.stringContaining(message) })
  })
})

test('cite takes a note number and an output by keys', TIME, async () => {
  const asked = [
    'cite',
    passage,
    '--style',
    'chicago-notes-bibliography',
    '--form',
    'quote',
    '--note-number',
    '7',
    '--format',
    'markdown',
  ]
  const { stdout, code } = await run(...asked)
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^“Ships waited for days”\[\^7\]\n\n\[\^7\]: David Lane/u)])
})

test('sources tells how many words of each are quoted', TIME, async () => {
  expect(await json('sources', '--quoted')).toMatchObject([{ quoted: 4, passages: 1 }])
})
