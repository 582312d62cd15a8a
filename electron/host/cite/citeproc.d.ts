// The part of citeproc-js we drive (https://citeproc-js.readthedocs.io/en/latest/running.html); the package has no types.
declare module 'citeproc' {
  export interface CslNode {
    name: string
    attrs: Record<string, string>
    children: (CslNode | string)[]
  }
  export interface EngineSystem {
    retrieveItem(id: string): object
    /** A locale as XML or as a node tree; false where there is none. */
    retrieveLocale(language: string): string | CslNode | false
    /** Written behind the bibliography entry of an item that has a `system_id`. */
    embedBibliographyEntry?(systemId: string): string
    getAbbreviation?(...args: unknown[]): string | undefined
  }
  export interface EngineCitationItem {
    id: string
    [variable: string]: unknown
  }
  export interface EngineCitation {
    citationID: string
    citationItems: EngineCitationItem[]
    properties: { noteIndex: number; mode?: string | undefined }
  }
  export interface BibliographyParameters {
    bibstart: string
    bibend: string
    entry_ids: string[][]
    [parameter: string]: unknown
  }
  export interface RegistryItem {
    id: string
    disambig: unknown
    seq: number
    ambig: string
  }
  export interface RegisteredName {
    count: number
    items: string[]
    ikey: Record<string, { count: number; items: string[]; skey: Record<string, { items: string[] }> }>
  }
  export interface NameRegistry {
    /** In how many forms each family name, and each with its initials, is there, and in which items. */
    namereg: Record<string, RegisteredName>
    /** The same, by item. */
    nameindpkeys: Record<string, Record<string, RegisteredName>>
    nameind: Record<string, unknown>
    addname(id: string, name: object, position: number): void
  }
  export class Engine {
    constructor(system: EngineSystem, style: string | CslNode, language?: string, forceLanguage?: boolean)
    opt: { xclass: 'in-text' | 'note'; development_extensions: Record<string, unknown>; [option: string]: unknown }
    registry: {
      citationreg: { citationByIndex: { sortedItems: unknown; properties: { index: number } }[] }
      /** What is known of each item: how it is told from others, and its place in the bibliography. */
      registry: Record<string, RegistryItem>
      /** The ids of those that are cited alike, by what they are cited as. */
      ambigcites: Record<string, string[]>
      refhash: Record<string, unknown>
      /** In the order of the bibliography. */
      reflist: RegistryItem[]
      /** The ids in the order in which they were given. */
      mylist: string[]
      /** Says how an item is told from those that are cited as it is. */
      registerAmbigToken(alike: string, id: string, config: AmbigConfig): void
      sorter: { compareKeys(one: RegistryItem, other: RegistryItem): number }
      getSortedIds(): string[]
      /** Numbers the items by their places in `reflist`. */
      renumber(): void
      namereg: NameRegistry
    }
    /** Finds markup and quotation marks in words. */
    fun: { flipflopper: { processTags(blob: { blobs: string }): void } }
    bibliography: { opt: Record<string, unknown> }
    bibliography_sort: { tokens: unknown[] }
    tmp: {
      /** What is being set: "citation", "bibliography", "bibliography_sort" … */
      area: string
      /** Works that may now be cited in another way; read, and emptied, when a citation is placed. */
      taintedItemIDs: Record<string, boolean>
      jump: { replace(outcome: 'succeed' | 'fail'): void }
    }
    setOutputFormat(format: 'html' | 'text' | 'rtf'): void
    updateItems(ids: string[]): string[]
    /** Places a whole set of citations, of items it fetches by itself. */
    rebuildProcessorState(citations: EngineCitation[]): [string, number, string][]
    /** With an empty list: forgets every item and citation. */
    restoreProcessorState(citations: []): void
    /** Returns what to repaint: [index, rendered, citationID][]. `flag` 2 says that every item is registered. */
    processCitationCluster(
      citation: EngineCitation,
      before: [id: string, noteIndex: number][],
      after: [id: string, noteIndex: number][],
      flag?: 2,
    ): [{ bibchange: boolean }, [number, string, string][]]
    process_CitationCluster(sortedItems: unknown, citation: unknown): string
    previewCitationCluster(
      citation: EngineCitation,
      before: [id: string, noteIndex: number][],
      after: [id: string, noteIndex: number][],
      format: 'html' | 'text' | 'rtf',
    ): string
    makeCitationCluster(items: EngineCitationItem[]): string
    makeBibliography(section?: object): [BibliographyParameters, string[]] | false
    getTerm(term: string, form?: string, plural?: number): string
    /** Where in the style the building of the engine is: `extension` is "_sort" inside of sort keys. */
    build: { root: 'citation' | 'bibliography'; extension: '' | '_sort' }
    /** Tells each token of a list which comes next. */
    configureTokenList(tokens: Token[]): void
  }
  /** A step of rendering. */
  export interface Token {
    next: number
    succeed: number
    fail: number
    test?: (item: object, cited?: object) => boolean
    execs: ((state: Engine, item: object, cited?: object) => number | void)[]
  }
  /** All elements of a name (and value of their attribute `name`) in a tree, added to `found`. */
  export type FindNodes = (
    this: unknown,
    root: CslNode | undefined,
    name: string,
    value?: string | null,
    found?: CslNode[],
  ) => CslNode[]
  export interface AmbigConfig {
    year_suffix: string | false
    [part: string]: unknown
  }
  export interface Disambiguation {
    state: Engine
    ambigcites: Record<string, string[]>
    akey: string
    /** What is still to be told apart, and where among it. */
    lists: [config: AmbigConfig, items: { id: string }[]][]
    listpos: number
    /** Of that: those that are cited as the first one, itself included, and the others. */
    partners: { id: string }[]
    nonpartners: { id: string }[]
  }
  const CSL: {
    Engine: typeof Engine
    /** Words left lower-case by headline capitals; read when an engine is built. */
    SKIP_WORDS: string[]
    XmlJSON: { prototype: { getNodesByName: FindNodes } }
    Token: new (name: string, kind: number) => Token
    SINGLETON: number
    /** Tells works that are cited alike from each other. `ambigcites`: their ids, by what they are all cited as. */
    Disambiguation: {
      prototype: {
        run(this: Disambiguation, alike: string, ...more: unknown[]): void
        /** Gives letters to those that are still cited alike. */
        disYears(this: Disambiguation): void
      }
    }
    /** Whether two ways of telling an item from others differ. */
    ambigConfigDiff(one: unknown, other: unknown): boolean
    Registry: {
      prototype: { registerAmbigToken(this: { state: Engine }, alike: string, id: string, config: AmbigConfig): void }
      NameReg: (this: NameRegistry, engine: Engine) => void
    }
    /** Runs one step; the index of the next. */
    tokenExec: (this: Engine, token: Token, item: object, cited?: object) => number
    /** Of sort keys. */
    getSortCompare: (this: Engine, locale?: string) => (a: string, b: string) => number
    toLocaleLowerCase: (this: Engine, text: string) => string
    expandMacro: (this: Engine, call: Token, into: Token[]) => void
    /** The list a macro's tokens go to; false where they are there already. */
    getMacroTarget: (this: Engine, name: string) => Token[] | false
    configureMacro: (this: Engine, tokens: Token[]) => void
    parseXml(xml: string): CslNode
    debug(message: string): void
    error(message: string): void
  }
  export default CSL
}
