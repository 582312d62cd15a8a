// Who this laptop is to others: a key of its own for each library, in a certificate that nobody has signed but itself. Others know it by
// the hash of its public key. Kept in a file of this user alone.
import { AsnConvert } from '@peculiar/asn1-schema'
import {
  AlgorithmIdentifier,
  AttributeTypeAndValue,
  AttributeValue,
  Certificate,
  Name,
  RelativeDistinguishedName,
  SubjectPublicKeyInfo,
  TBSCertificate,
  Validity,
  Version,
} from '@peculiar/asn1-x509'
import { createHash, generateKeyPairSync, sign, X509Certificate } from 'node:crypto'
import { join } from 'node:path'
import * as v from 'valibot'
import { readPrivate, writePrivate } from '../private-file.ts'

const Kept = v.object({ device: v.string(), certificate: v.string(), key: v.string() })

export interface Identity {
  /** SHA-256 of the public key (its SubjectPublicKeyInfo), 64 hexadecimal digits. */
  id: string
  /** PEM. */
  certificate: string
  /** PEM, PKCS #8. */
  key: string
}

/** `device`: this device's id in the library; a copy of the library is another device and becomes another laptop. */
export async function identityOf(folder: string, device: string): Promise<Identity> {
  const path = join(folder, 'sync', 'laptop.json')
  const text = await readPrivate(path)
  const kept = text === null ? null : v.safeParse(Kept, parse(text))
  if (kept?.success && kept.output.device === device) return named(kept.output.certificate, kept.output.key)
  const made = newIdentity()
  await writePrivate(path, JSON.stringify({ device, certificate: made.certificate, key: made.key }))
  return made
}

export function newIdentity(): Identity {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const signatureAlgorithm = new AlgorithmIdentifier({ algorithm: ECDSA_WITH_SHA256 })
  // The name says nothing: the certificate is shown to whoever connects.
  const common = new AttributeTypeAndValue({ type: COMMON_NAME, value: new AttributeValue({ utf8String: 'laptop' }) })
  const name = new Name([new RelativeDistinguishedName([common])])
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: new Uint8Array([1]).buffer,
    signature: signatureAlgorithm,
    issuer: name,
    subject: name,
    // The pin decides, not a date: clocks of laptops are wrong by years.
    validity: new Validity({ notBefore: new Date('2000-01-01'), notAfter: new Date('2099-01-01') }),
    subjectPublicKeyInfo: AsnConvert.parse(publicKey.export({ type: 'spki', format: 'der' }), SubjectPublicKeyInfo),
  })
  const signed = sign('sha256', Buffer.from(AsnConvert.serialize(tbsCertificate)), privateKey)
  const signatureValue = new Uint8Array(signed).buffer
  const der = AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue }))
  const certificate = new X509Certificate(Buffer.from(der)).toString()
  return named(certificate, String(privateKey.export({ type: 'pkcs8', format: 'pem' })))
}

/** The id of whoever holds the certificate's key. `der`: the certificate. */
export function idOfCertificate(der: Uint8Array): string {
  const key = new X509Certificate(der).publicKey.export({ type: 'spki', format: 'der' })
  return createHash('sha256').update(key).digest('hex')
}

const ECDSA_WITH_SHA256 = '1.2.840.10045.4.3.2'
const COMMON_NAME = '2.5.4.3'

function named(certificate: string, key: string): Identity {
  return { id: idOfCertificate(new X509Certificate(certificate).raw), certificate, key }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
