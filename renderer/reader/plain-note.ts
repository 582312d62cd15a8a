// What a note says, for a glance. Pure.

/** A note's words without Markdown's signs, for a glance; the editor shows it as written. */
export function plainNote(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d+\.)[ \t]+/gmu, '')
    .replace(/(\*\*|__|~~|`)(.+?)\1/gu, '$2')
    .replace(/(?<![\p{L}\p{N}])([*_])(.+?)\1(?![\p{L}\p{N}])/gu, '$2')
    .replace(/\[([^\]]+)\]\([^)]*\)/gu, '$1')
    .replace(/\\\n/gu, '\n')
    .replace(/\\([!-/:-@[-`{-~])/gu, '$1')
    .replace(/&#x([0-9a-f]{1,6});/giu, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\n{3,}/gu, '\n\n')
    .trim()
}
