/** CRC-24 as OpenPGP has it (RFC 4880, section 6.1): polynomial 0x864CFB, start 0xB704CE. Of "123456789" it is 0x21CF02. */

const POLYNOMIAL = 0x864cfb

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let sum = byte << 16
  for (let bit = 0; bit < 8; bit += 1) sum = (sum & 0x800000) === 0 ? sum << 1 : (sum << 1) ^ POLYNOMIAL
  return sum & 0xffffff
})

/** Of bytes; at most 24 bits. */
export function crc24(bytes: Uint8Array): number {
  let sum = 0xb704ce
  for (const byte of bytes) sum = ((sum << 8) ^ (table[((sum >> 16) ^ byte) & 0xff] ?? 0)) & 0xffffff
  return sum
}
