import { describe, expect, test } from 'vitest'
import { ownArguments, readCommandLine } from '../../../electron/desktop/command-line.ts'

describe('readCommandLine', () => {
  test.each<[name: string, argv: string[], library: string | null, files: string[]]>([
    ['nothing', [], null, []],
    ['a file beside', ['a.txt'], null, ['/home/a/a.txt']],
    ['files with a library', ['--library', 'lib', 'a.txt', '/b.txt'], '/home/a/lib', ['/home/a/a.txt', '/b.txt']],
    ['a library in one word', ['--library=/lib', 'a.txt'], '/lib', ['/home/a/a.txt']],
    ['a library without a name is none', ['--library'], null, []],
    ['switches of Chromium are passed over', ['--no-sandbox', '--type=x', '-r', ''], null, []],
  ])('%s', (_name, argv, library, files) => {
    expect(readCommandLine(argv, '/home/a')).toEqual({ library, files })
  })
})

describe('ownArguments', () => {
  test.each<[name: string, argv: string[], packaged: boolean, own: string[]]>([
    ['of the packed app', ['/opt/commonplace', '--library=x', 'a.txt'], true, ['--library=x', 'a.txt']],
    ['of a bare Electron', ['electron', '--inspect=0', '.out/app', 'a.txt'], false, ['--inspect=0', 'a.txt']],
    ['of a bare Electron without anything', ['electron', 'app'], false, []],
  ])('%s', (_name, argv, packaged, own) => {
    expect(ownArguments(argv, packaged)).toEqual(own)
  })
})
