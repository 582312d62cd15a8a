// Words in a note that stand for something of the library: a link to a record, and a citation. Each is one unit to the caret: it is
// deleted as a whole and never written into. What is shown follows the library; what is stored is the id, or the citation as written.
import {
  $getSelection,
  $isRangeSelection,
  type EditorConfig,
  type LexicalEditor,
  type NodeKey,
  type SerializedTextNode,
  type Spread,
  TextNode,
} from 'lexical'
import type { NamedRecord } from '../../shared/model/view.ts'
import styles from './note-editor.module.css'

type Standing = NamedRecord['state']

export class RecordNode extends TextNode {
  __record: string
  __standing: Standing

  static override getType(): string {
    return 'record'
  }
  static override clone(node: RecordNode): RecordNode {
    return new RecordNode(node.__record, node.__text, node.__standing, node.__key)
  }
  static override importJSON(json: SerializedTextNode & { record?: string }): RecordNode {
    return $createRecordNode(json.record ?? '', json.text)
  }
  constructor(record = '', text = '', standing: Standing = 'live', key?: NodeKey) {
    super(text, key)
    this.__record = record
    this.__standing = standing
  }
  override exportJSON(): Spread<{ record: string }, SerializedTextNode> {
    return { ...super.exportJSON(), record: this.__record }
  }
  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const dom = super.createDOM(config, editor)
    this.dress(dom)
    return dom
  }
  override updateDOM(before: this, dom: HTMLElement, config: EditorConfig): boolean {
    const anew = super.updateDOM(before, dom, config)
    if (!anew) this.dress(dom)
    return anew
  }
  private dress(dom: HTMLElement): void {
    dom.className = styles['record']!
    dom.dataset['record'] = this.__record
    dom.dataset['state'] = this.__standing
  }
  get record(): string {
    return this.getLatest().__record
  }
  /** What it is called now. */
  show(label: string, standing: Standing): void {
    const now = this.getLatest()
    if (now.__text === label && now.__standing === standing) return
    const self = this.getWritable()
    $keepAtEnd(self, label)
    self.__text = label
    self.__standing = standing
  }
  override canInsertTextBefore(): boolean {
    return false
  }
  override canInsertTextAfter(): boolean {
    return false
  }
  override isTextEntity(): boolean {
    return true
  }
}

export class CitationNode extends TextNode {
  __raw: string
  /** Keys that the library does not have. */
  __missing: boolean

  static override getType(): string {
    return 'citation'
  }
  static override clone(node: CitationNode): CitationNode {
    return new CitationNode(node.__raw, node.__text, node.__missing, node.__key)
  }
  static override importJSON(json: SerializedTextNode & { raw?: string }): CitationNode {
    return $createCitationNode(json.raw ?? json.text)
  }
  constructor(raw = '', text = raw, missing = false, key?: NodeKey) {
    super(text, key)
    this.__raw = raw
    this.__missing = missing
  }
  override exportJSON(): Spread<{ raw: string }, SerializedTextNode> {
    return { ...super.exportJSON(), raw: this.__raw }
  }
  override createDOM(config: EditorConfig, editor?: LexicalEditor): HTMLElement {
    const dom = super.createDOM(config, editor)
    this.dress(dom)
    return dom
  }
  override updateDOM(before: this, dom: HTMLElement, config: EditorConfig): boolean {
    const anew = super.updateDOM(before, dom, config)
    if (!anew) this.dress(dom)
    return anew
  }
  private dress(dom: HTMLElement): void {
    dom.className = styles['citation']!
    dom.dataset['citation'] = this.__raw
    if (this.__missing) dom.dataset['missing'] = ''
    else delete dom.dataset['missing']
  }
  /** As it is stored: "[@lane2014, p. 3]". */
  get raw(): string {
    return this.getLatest().__raw
  }
  /** As the style in effect writes it. */
  show(text: string, missing: boolean): void {
    const now = this.getLatest()
    if (now.__text === text && now.__missing === missing) return
    const self = this.getWritable()
    $keepAtEnd(self, text)
    self.__text = text
    self.__missing = missing
  }
  override canInsertTextBefore(): boolean {
    return false
  }
  override canInsertTextAfter(): boolean {
    return false
  }
  override isTextEntity(): boolean {
    return true
  }
}

/** A label is never empty: nothing could be seen or deleted. */
export function $createRecordNode(record: string, label: string): RecordNode {
  return new RecordNode(record, label === '' ? '…' : label).setMode('token')
}

export function $createCitationNode(raw: string): CitationNode {
  return new CitationNode(raw).setMode('token')
}

export function $isRecordNode(node: unknown): node is RecordNode {
  return node instanceof RecordNode
}

export function $isCitationNode(node: unknown): node is CitationNode {
  return node instanceof CitationNode
}

/** A caret behind a unit stays behind it when its words change. */
function $keepAtEnd(node: TextNode, next: string): void {
  const selection = $getSelection()
  if (!$isRangeSelection(selection)) return
  for (const point of [selection.anchor, selection.focus])
    if (point.key === node.getKey() && point.offset > 0) point.set(point.key, next.length, 'text')
}
