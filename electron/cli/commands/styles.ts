// `styles`: finding a citation style, and keeping one that comes as a file.
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as v from 'valibot'
import { STYLE_FIELDS, STYLE_FORMATS, type StyleView } from '../../../shared/model/style-view.ts'
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import { oneOf } from '../choice.ts'
import { type Command, UsageError } from '../command.ts'
import { table } from '../lines.ts'

export const stylesCommand: Command = {
  usage: 'styles [SEARCH] [--field F] [--format F] [--add FILE.csl | --remove NAME | --put-back NAME]',
  summary: 'Find a citation style by name or discipline, or add one',
  details: `  --field F        only of a discipline: ${STYLE_FIELDS.join(', ')}
  --format F       only those that cite so: ${STYLE_FORMATS.join(', ')}
  --add FILE.csl   check a style and keep it in the library’s folder
  --remove NAME    set an added style aside
  --put-back NAME  take one from there again`,
  example: 'commonplace styles chemical --field chemistry',
  options: {
    field: { type: 'string' },
    format: { type: 'string' },
    add: { type: 'string' },
    remove: { type: 'string' },
    'put-back': { type: 'string' },
  },
  args: { min: 0, max: Infinity },
  async run({ host, args, options, path, print, say }) {
    const [add, remove, back] = ['add', 'remove', 'put-back'].map(options.text)
    if ([add, remove, back].filter((each) => each !== undefined).length > 1) {
      throw new UsageError('--add, --remove and --put-back exclude each other')
    }
    if (add !== undefined) {
      const style = await host.addStyle({ file: basename(add), content: await contentOf(path(add)) })
      print(style, () => [`Added as ${style.name}: ${style.title}`])
      return 0
    }
    const moved = remove ?? back
    if (moved !== undefined) {
      await host.removeStyle({ name: moved, back: back !== undefined })
      print({ name: moved }, () => [`${remove === undefined ? 'Put back' : 'Set aside'}: ${moved}`])
      return 0
    }
    const found = await host.styles({
      search: args.join(' '),
      field: oneOf(v.picklist(STYLE_FIELDS), 'field', options.text('field')),
      format: oneOf(v.picklist(STYLE_FORMATS), 'format', options.text('format')),
    })
    print(found, () => table(found.map(rowOf)))
    if (found.length === 0) say('No style matches.')
    return found.length === 0 ? 1 : 0
  },
}

function rowOf({ name, title, edition, format, added }: StyleView): string[] {
  const notes = [edition === title ? '' : edition, added === 'aside' ? 'set aside' : added ? 'added' : ''].filter(
    Boolean,
  )
  return [name, format, notes.length === 0 ? title : `${title} (${notes.join(', ')})`]
}

async function contentOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommonplaceError('fileMissing', { file })
    throw new CommonplaceError('fileUnreadable', { file, problem: message })
  }
}
