// A note's first lines as plain words for a card: the marks of Markdown left out, the words untouched. Pure.

/** As many characters as a card shows. */
const MOST = 400

export function plainNote(markdown: string): string {
  const plain = markdown
    .replaceAll(/^(?:#{1,6} |> ?|[-*+] |\d+\. )/gmu, '')
    .replaceAll(/(?<!\\)(\*\*|\*|`+)/gu, '')
    .replaceAll(/(?<!\\)\[([^\]]*)\]\([^)]*\)/gu, '$1')
    .replaceAll(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replaceAll(/\\\n/gu, '\n')
    .replaceAll(/&#x([0-9A-F]{1,6});/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/\n{2,}/gu, '\n')
    .trim()
  return plain.length > MOST ? `${plain.slice(0, MOST).trimEnd()}…` : plain
}
