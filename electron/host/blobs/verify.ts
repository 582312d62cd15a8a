// Reads every stored file again and says which are not what their name says, and which of those that are needed are missing.
import { CommonplaceError } from '../../../shared/rpc/error.ts'
import type { BlobStore } from './blob-store.ts'

export interface BlobReport {
  /** Blobs whose bytes match their name. */
  verified: number
  damaged: string[]
  missing: string[]
}

/** `needed`: SHA-256 of the blobs that records point to. */
export async function verifyBlobs(blobs: BlobStore, needed: Iterable<string>): Promise<BlobReport> {
  const report: BlobReport = { verified: 0, damaged: [], missing: [] }
  const present = new Set<string>()
  for await (const sha256 of blobs.list()) {
    present.add(sha256)
    try {
      await blobs.get(sha256)
      report.verified++
    } catch (error) {
      if (!(error instanceof CommonplaceError) || error.name !== 'libraryDamaged') throw error
      report.damaged.push(sha256)
    }
  }
  report.missing = [...new Set(needed)].filter((sha256) => !present.has(sha256))
  return report
}
