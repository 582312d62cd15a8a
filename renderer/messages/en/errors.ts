// Errors of the host in English: they arrive with their sentences.
import type { CommonplaceError } from '../../../shared/rpc/error.ts'

export const errors = {
  say: (error: CommonplaceError): string => `${error.message} ${error.remedy}`,
}
