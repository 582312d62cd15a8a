// Why a file was not imported: the host's own sentences are English already.
import type { WhyRefused } from '../../../shared/model/refusal.ts'

export const refusals = {
  say: (_why: WhyRefused, sentence: string): string => sentence,
}
