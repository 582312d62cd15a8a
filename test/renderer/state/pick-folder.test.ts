import { describe, expect, test } from 'vitest'
import { fileIn, inFolder } from '../../../renderer/state/pick-folder.ts'

const places: [name: string, folder: string, path: string][] = [
  ['of Linux and the Mac', '/home/ada/thesis', '/home/ada/thesis/references.bib'],
  ['the root', '/', '/references.bib'],
  ['a backslash in a name is part of it', '/home/a\\b', '/home/a\\b/references.bib'],
  ['of Windows', 'C:\\Users\\Ada\\Thesis', 'C:\\Users\\Ada\\Thesis\\references.bib'],
  ['a drive of Windows', 'D:\\', 'D:\\references.bib'],
  ['a shared folder of Windows', '\\\\server\\thesis', '\\\\server\\thesis\\references.bib'],
]
describe('a file in a folder', () => {
  test.each(places)('%s', (_name, folder, path) => expect(inFolder(folder, 'references.bib')).toBe(path))
})

const names: [path: string, name: string][] = [
  ['/home/ada/mine.json', 'mine.json'],
  ['C:\\Users\\mine.bib', 'mine.bib'],
  ['mine.bib', 'mine.bib'],
  ['', ''],
  ['/home/ada/', ''],
]
describe('the file of a path', () => {
  test.each(names)('%s', (path, name) => expect(fileIn(path)).toBe(name))
})
