/**
 * A value as characters that an address may hold: base64url of raw deflate of JSON, and after it a checksum of the JSON,
 * which readers that know of none pass over. Says nothing of what the value is.
 */
import { deflateSync, FlateErrorCode, Inflate } from 'fflate'
import { base64ToUint8Array, uint8ArrayToBase64 } from 'uint8array-extras'
import { crc24 } from './crc24.ts'
import { readCutObject } from './cutJson.ts'

/** Characters of a fragment that we hand out; a fragment of 200,000 passes in browsers, mail and chat cut far below. */
export const LINK_LIMIT = 32_000

/** Bytes that a payload may inflate to: more than any link of ours holds, little enough for any machine. */
export const INFLATED_LIMIT = 4 * 1024 * 1024

const CHECKSUM_BYTES = 3

/**
 * What programs that find links in a text leave off (GitHub, Slack and others: `_` or `-` at the end) or take for the end
 * of a link (linkify-it with its typographer: `---`).
 */
const UNSAFE = /[_-]$|(?<!-)---(?!-)/

const SPACES = [' ', '\n', '\t', '\r']

/** The n-th way to put white space before JSON, which means nothing and makes other characters of it: none, one, two… */
function spaces(n: number): string {
  return n === 0 ? '' : spaces(Math.floor((n - 1) / SPACES.length)) + (SPACES[(n - 1) % SPACES.length] ?? '')
}

/** Each fails with a chance of 1 in 6 at the most, so the last is never reached. */
const MAX_TRIES = 200

/** The payload of a value that JSON can hold. One that a link can hold is whole for every program that finds links. */
export function encodePayload(value: unknown): string {
  const json = JSON.stringify(value)
  for (let tries = 0; ; tries += 1) {
    const payload = pack(new TextEncoder().encode(spaces(tries) + json))
    if (payload.length > LINK_LIMIT || !UNSAFE.test(payload) || tries === MAX_TRIES) return payload
  }
}

function pack(json: Uint8Array): string {
  const deflated = deflateSync(json, { level: 9 })
  const packed = new Uint8Array(deflated.length + CHECKSUM_BYTES)
  packed.set(deflated)
  packed.set(checksumOf(json), deflated.length)
  return uint8ArrayToBase64(packed, { urlSafe: true })
}

function checksumOf(json: Uint8Array): Uint8Array {
  const sum = crc24(json)
  return Uint8Array.of(sum >> 16, (sum >> 8) & 0xff, sum & 0xff)
}

export type PayloadReading =
  | { readonly status: 'read'; readonly value: unknown }
  /** It ends too early. What can be had of it, fullest first: see `readCutObject`; at least one. */
  | { readonly status: 'cut'; readonly values: readonly unknown[] }
  | { readonly status: 'corrupt' }

/**
 * What a payload says. Inflates in slices and stops at {@link INFLATED_LIMIT}, so that a short address cannot fill the
 * memory.
 */
export function readPayload(payload: string): PayloadReading {
  if (!/^[\w-]+$/.test(payload)) return { status: 'corrupt' }
  try {
    // One character alone, of the four that hold three bytes, holds none.
    const packed = base64ToUint8Array(payload.length % 4 === 1 ? payload.slice(0, -1) : payload)
    const json = inflateWhole(packed)
    if (json === null) {
      const values = readCutObject(decode(inflate(packed, true), true))
      return values.length === 0 ? { status: 'corrupt' } : { status: 'cut', values }
    }
    if (payload.length % 4 === 1 || !isProven(packed, json)) return { status: 'corrupt' }
    const value: unknown = JSON.parse(decode(json, false))
    return { status: 'read', value }
  } catch {
    return { status: 'corrupt' }
  }
}

/** Whether nothing contradicts the JSON: links had no checksum at first, and a cut may have taken some of it. */
function isProven(packed: Uint8Array, json: Uint8Array): boolean {
  const deflated = packed.subarray(0, -CHECKSUM_BYTES)
  if (inflateWhole(deflated) === null) return true
  const checksum = checksumOf(json)
  return packed.subarray(-CHECKSUM_BYTES).every((byte, index) => byte === checksum[index])
}

/** `isCut`: without the bytes of a character whose other bytes are missing. */
function decode(json: Uint8Array, isCut: boolean): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(json, { stream: isCut })
}

const SLICE = 4096

/** Throws if the bytes are none of deflate's, inflate to too many or, unless `isCut`, end too early. */
function inflate(deflated: Uint8Array, isCut: boolean): Uint8Array {
  const parts: Uint8Array[] = []
  let length = 0
  const stream = new Inflate((part) => {
    length += part.length
    if (length > INFLATED_LIMIT) throw new RangeError('inflates beyond the limit')
    parts.push(part)
  })
  for (let at = 0; at < deflated.length; at += SLICE) {
    stream.push(deflated.subarray(at, at + SLICE), !isCut && at + SLICE >= deflated.length)
  }
  const whole = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** The bytes; null if they end too early. */
function inflateWhole(deflated: Uint8Array): Uint8Array | null {
  try {
    return inflate(deflated, false)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FlateErrorCode.UnexpectedEOF) return null
    throw error
  }
}
