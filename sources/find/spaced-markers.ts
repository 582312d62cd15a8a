// Note markers that stand as plain numbers between words, "the branches of fir 1 and others 2", where a list of notes ends the text.
// They look like any number; only a whole count in the order of the notes proves them, and what the words around a number say.
import type { Line } from '../read/plain-text.ts'
import type { Marker } from './markers.ts'

const SPACED = /(?<=\p{Ll}{2}["”’»)]{0,2}) (\d{1,3})(?=[\s.,;:!?)]|$)/gu
/** A number before one of these counts nothing. */
const GOES_ON =
  /^(?:[.,;:!?)]|(?:and|or|but|as|which|who|whom|whose|that|while|when|where|because|if|though|although|since|so|yet|to|is|was|were|are|has|had|und|oder|aber|als|wie|die|der|das|dass|weil|wenn|obwohl|ist|war|hat|et|ou|mais|qui|que|quand|est|y|o|pero|cuando|es|и|или|но|а|что|который|когда)(?:\s|$))/u

interface Candidate extends Marker {
  goesOn: boolean
}

/**
 * The markers of notes 1 to `count` in `body`, null where one of them is missing or most of them could count something. Of a note whose
 * number stands in two places that fit equally well none is given.
 */
export function spacedMarkers(body: readonly Line[], count: number): Marker[] | null {
  const byNumber = Map.groupBy(candidatesIn(body), ({ number }) => number)
  const first: number[] = []
  const last: number[] = []
  for (let n = 1, at = -1; n <= count; n++) {
    const next = byNumber.get(n)?.find(({ from }) => from > at)
    if (!next) return null
    first[n] = at = next.from
  }
  for (let n = count, at = Infinity; n >= 1; n--)
    last[n] = at = byNumber.get(n)!.findLast(({ from }) => from < at)!.from
  const found: Candidate[] = []
  for (let n = 1; n <= count; n++) {
    const fitting = byNumber.get(n)!.filter(({ from }) => from >= first[n]! && from <= last[n]!)
    const sure = fitting.length > 1 ? fitting.filter(({ goesOn }) => goesOn) : fitting
    if (sure.length === 1) found.push(sure[0]!)
  }
  return found.filter(({ goesOn }) => goesOn).length * 2 >= count ? found : null
}

function candidatesIn(body: readonly Line[]): Candidate[] {
  return body.flatMap((line, i) =>
    [...line.text.matchAll(SPACED)].map((match) => {
      const from = line.from + match.index + 1
      const after = line.text.slice(match.index + match[0].length, match.index + match[0].length + 40).trimStart()
      const goesOn = GOES_ON.test(after === '' ? (body[i + 1]?.text ?? '.').slice(0, 40) : after)
      const number = Number(match[1])
      return {
        number,
        from,
        to: from + match[1]!.length,
        form: 'alone' as const,
        page: 0,
        afterPunctuation: false,
        goesOn,
      }
    }),
  )
}
