// The reader's Lexical nodes. They carry classes and data only; what they look like stands in reading.css.
import {
  DecoratorNode,
  ElementNode,
  type LexicalUpdateJSON,
  type NodeKey,
  type SerializedElementNode,
  type SerializedLexicalNode,
} from 'lexical'

/** What an element looks like in the page: its tag, its class and attributes. */
export interface Shape {
  tag: string
  className: string
  attributes?: Record<string, string>
  /** Lexical writes the attribute itself, and takes away any other. */
  direction?: 'ltr' | 'rtl' | null
  /** Custom properties, set on the element's style. */
  properties?: Record<string, string>
}

function makeElement(shape: Shape): HTMLElement {
  const element = document.createElement(shape.tag)
  element.className = shape.className
  for (const [name, value] of Object.entries(shape.attributes ?? {})) element.setAttribute(name, value)
  for (const [name, value] of Object.entries(shape.properties ?? {})) element.style.setProperty(name, value)
  return element
}

/** Any element of the text: section, heading, paragraph, list, table, row, cell. */
export class ShapeNode extends ElementNode {
  __shape: Shape

  static override getType(): string {
    return 'shape'
  }
  static override clone(node: ShapeNode): ShapeNode {
    return new ShapeNode(node.__shape, node.__key)
  }
  static override importJSON(_json: SerializedElementNode): ShapeNode {
    throw new Error('the reader’s text is built, never imported')
  }

  constructor(shape: Shape, key?: NodeKey) {
    super(key)
    this.__shape = shape
    this.__dir = shape.direction ?? null
  }
  override createDOM(): HTMLElement {
    return makeElement(this.__shape)
  }
  override updateDOM(): boolean {
    return false
  }
  override updateFromJSON(json: LexicalUpdateJSON<SerializedElementNode>): this {
    return super.updateFromJSON(json)
  }
}

/** An element within a line: a link, or a real mark around a passage. */
export class InlineShapeNode extends ShapeNode {
  static override getType(): string {
    return 'inline-shape'
  }
  static override clone(node: InlineShapeNode): InlineShapeNode {
    return new InlineShapeNode(node.__shape, node.__key)
  }
  override isInline(): boolean {
    return true
  }
}

/** A sign within a line that is not text: a note's marker, a page label. It holds no text node, so it takes no place in any offset. */
export class SignNode extends DecoratorNode<null> {
  __shape: Shape

  static override getType(): string {
    return 'sign'
  }
  static override clone(node: SignNode): SignNode {
    return new SignNode(node.__shape, node.__key)
  }
  static override importJSON(_json: SerializedLexicalNode): SignNode {
    throw new Error('the reader’s text is built, never imported')
  }

  constructor(shape: Shape, key?: NodeKey) {
    super(key)
    this.__shape = shape
  }
  override createDOM(): HTMLElement {
    return makeElement(this.__shape)
  }
  override updateDOM(): boolean {
    return false
  }
  override isInline(): boolean {
    return true
  }
  override getTextContent(): string {
    return ''
  }
  override decorate(): null {
    return null
  }
}

export const READER_NODES = [ShapeNode, InlineShapeNode, SignNode]
