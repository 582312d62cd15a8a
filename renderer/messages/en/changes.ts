// The names of changes, for undo, redo and the history: rendered from verb and parameters.
import type { Parameters, Verb } from '../../../shared/model/change.ts'
import { format } from './format.ts'

type Say = (p: Parameters) => string

const count = (p: Parameters) => (typeof p['count'] === 'number' ? p['count'] : 1)
const passages = (p: Parameters) => format.plural(count(p), { one: 'passage', other: '# passages' })
const named = (p: Parameters, key: string) => (typeof p[key] === 'string' ? ` ${format.quote(p[key])}` : '')

export const changes = {
  name: {
    import: (p) => `import${named(p, 'file')}`,
    annotate: (p) => `highlight${named(p, 'quote')}`,
    recolour: (p) => `recolour ${passages(p)}`,
    setKind: (p) => `change the kind of ${passages(p)}`,
    resize: (p) => `move the ends of a passage${named(p, 'quote')}`,
    mergePassages: (p) => `merge ${passages(p)}`,
    splitPassage: () => 'split a passage',
    highlightAll: (p) =>
      `highlight ${format.plural(count(p), { one: 'one place', other: '# places' })}${named(p, 'quote')}`,
    setQuotedFrom: (p) =>
      typeof p['title'] === 'string'
        ? `cite ${passages(p)} as quoted from${named(p, 'title')}`
        : `cite ${passages(p)} as the source’s own words`,
    tag: (p) => `tag ${passages(p)}${named(p, 'theme')}`,
    untag: (p) => `take the theme${named(p, 'theme')} off ${passages(p)}`,
    link: (p) => `link${named(p, 'from')} to${named(p, 'to')}`,
    unlink: (p) => `take the link${named(p, 'from')} to${named(p, 'to')} away`,
    trash: (p) =>
      format.plural(count(p), { one: `move${named(p, 'label')} to the trash`, other: 'move # to the trash' }),
    restore: (p) =>
      count(p) === 1
        ? `restore${named(p, 'label')} from the trash`
        : `restore ${format.number(count(p))} from the trash`,
    writeNote: (p) => `write a note${named(p, 'label')}`,
    restoreNote: (p) => `restore an earlier text of the note${named(p, 'label')}`,
    createTheme: (p) => `new theme${named(p, 'theme')}`,
    renameTheme: (p) => `rename the theme${named(p, 'from')}${p['to'] ? ` to${named(p, 'to')}` : ''}`,
    recolourTheme: (p) => `recolour the theme${named(p, 'theme')}`,
    defineTheme: (p) => `define the theme${named(p, 'theme')}`,
    moveTheme: (p) => `move the theme${named(p, 'theme')}`,
    mergeThemes: (p) => format.plural(count(p), { one: 'merge themes', other: 'merge # themes' }),
    splitTheme: (p) => `split${named(p, 'theme')} (${passages(p)})`,
    setExample: (p) => `${p['on'] === false ? 'no longer ' : ''}take ${passages(p)} as example of${named(p, 'theme')}`,
    keyTheme: (p) => `${p['key'] === null ? 'take the key off' : 'give a key to'}${named(p, 'theme')}`,
    importCodebook: (p) => `import themes${typeof p['file'] === 'string' ? ` from${named(p, 'file')}` : ''}`,
    saveView: (p) => `save the view${named(p, 'name')}`,
    correctText: (p) => `correct${named(p, 'quote')}`,
    labelPages: () => 'name pages',
    divideWorks: () => 'divide works',
    reread: (p) => `read${named(p, 'file')} again`,
    repair: (p) => `put${named(p, 'quote')} in its place`,
    setReference: (p) => `change a reference${named(p, 'title')}`,
    tidyReferences: (p) => format.plural(count(p), { one: 'tidy a reference', other: 'tidy # references' }),
    mergeReferences: (p) => format.plural(count(p), { one: 'merge a reference', other: 'merge # references' }),
    setCitekeys: (p) => format.plural(count(p), { one: 'change a citation key', other: 'change # citation keys' }),
    groupReferences: (p) =>
      `count ${format.plural(count(p), { one: 'a reference', other: '# references' })} as ${p['group'] === 'primary' ? 'primary source' : p['group'] === 'secondary' ? 'secondary literature' : 'neither'}`,
    importReferences: (p) => format.plural(count(p), { one: 'import references', other: 'import # references' }),
    nameDevice: (p) => `call its laptop${named(p, 'name')}`,
    undoSync: () => 'take back a sync',
    joinNotes: (p) =>
      format.plural(count(p), {
        one: 'join a note changed on two laptops',
        other: 'join # notes changed on two laptops',
      }),
    decide: () => 'decide between two versions',
    undo: () => 'undo',
    redo: () => 'redo',
  } satisfies Record<Verb, Say> as Record<Verb, Say>,
}
