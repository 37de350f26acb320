/**
 * Damages what comes from outside, by a seed: JSON values where they have structure, and bytes. What is made is meant to be
 * nasty rather than likely: names of Object.prototype, numbers at the ends of their types, deep nesting, odd characters.
 */
import { randomBelow, type Random } from '../../src/core/text/seededRandom.ts'

/** Stands for the key `__proto__`, which an object of this process cannot hold by assignment. */
const PROTOTYPE_KEY = '@@prototype@@'

export const pick = <Item>(random: Random, items: readonly Item[]): Item => {
  const item = items[randomBelow(random, items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

const KEYS = [
  PROTOTYPE_KEY,
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'length',
  '0',
  '',
  'type',
  '\u202e',
  'text',
  '\ud800',
]
const STRINGS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\udfff\ud800',
  '\u202egnp.exe',
  '\u200b',
  '\ufeff',
  '<img src=x onerror=alert(1)>',
  '__proto__',
  'constructor',
  'null',
  '-1',
  'hub:a/b@c',
  'file:',
  'hub:../../etc',
  'gpt2',
  'x'.repeat(5000),
  '🏳️‍🌈'.repeat(40),
  '%s%n',
  'Ġ',
  '▁',
  '<0x',
  '<0xZZ>',
  '##',
  '(a+)+$',
  '[',
  '\\p{L',
  '(?<!a',
  'a{99999}',
]
const NUMBERS = [
  0,
  -0,
  -1,
  1,
  0.5,
  255,
  256,
  65_536,
  2 ** 22,
  2 ** 31,
  2 ** 32,
  2 ** 53,
  -(2 ** 53),
  1e308,
  -1e308,
  5e-324,
  4_294_967_295,
]

const nested = (depth: number, isArray: boolean): unknown => {
  let value: unknown = null
  for (let level = 0; level < depth; level++) value = isArray ? [value] : { a: value }
  return value
}

export function randomValue(random: Random): unknown {
  switch (randomBelow(random, 9)) {
    case 0:
      return null
    case 1:
      return random() < 0.5
    case 2:
    case 3:
      return pick(random, NUMBERS)
    case 4:
    case 5:
      return pick(random, STRINGS)
    case 6:
      return Array.from({ length: randomBelow(random, 4) }, () => randomValue(random))
    case 7:
      return Object.fromEntries(
        Array.from({ length: randomBelow(random, 4) }, () => [pick(random, KEYS), randomValue(random)]),
      )
    default:
      return nested(pick(random, [1, 10, 300]), random() < 0.5)
  }
}

function damagedText(text: string, random: Random): string {
  const at = randomBelow(random, text.length + 1)
  switch (randomBelow(random, 4)) {
    case 0:
      return text.slice(0, at)
    case 1:
      return text.slice(0, at) + pick(random, STRINGS) + text.slice(at)
    case 2:
      return text.slice(at) + text.slice(0, at)
    default:
      return text.slice(0, at) + String.fromCharCode(randomBelow(random, 0x10000)) + text.slice(at + 1)
  }
}

function damagedList(list: readonly unknown[], random: Random): readonly unknown[] {
  const at = randomBelow(random, list.length + 1)
  switch (randomBelow(random, 5)) {
    case 0:
      return list.toSpliced(at, 1)
    case 1:
      return list.toSpliced(at, 0, randomValue(random))
    case 2:
      return [...list, ...list.slice(at, at + 3)]
    case 3:
      return list.toReversed()
    default:
      return list.slice(0, at)
  }
}

function damagedRecord(record: object, random: Random): object {
  const entries = Object.entries(record)
  const at = randomBelow(random, entries.length + 1)
  const [key, value] = entries[at] ?? ['', null]
  switch (randomBelow(random, 4)) {
    case 0:
      return Object.fromEntries(entries.toSpliced(at, 1))
    case 1:
      return Object.fromEntries([...entries, [pick(random, KEYS), randomValue(random)]])
    case 2:
      return Object.fromEntries(entries.toSpliced(at, 1, [pick(random, KEYS), value]))
    default:
      return Object.fromEntries([...entries, [`${key} `, value]])
  }
}

function damagedHere(value: unknown, random: Random): unknown {
  if (random() < 0.3) return randomValue(random)
  if (typeof value === 'number') return random() < 0.5 ? pick(random, NUMBERS) : value + pick(random, [-1, 1, 0.5])
  if (typeof value === 'string') return damagedText(value, random)
  if (typeof value === 'boolean') return !value
  if (Array.isArray(value)) return damagedList(value, random)
  if (typeof value === 'object' && value !== null) return damagedRecord(value, random)
  return randomValue(random)
}

/** The value with one thing in it damaged, at any depth; the value itself stays as it is. */
export function damaged(value: unknown, random: Random): unknown {
  const isHere = typeof value !== 'object' || value === null || random() < 0.25
  if (isHere) return damagedHere(value, random)
  if (Array.isArray(value)) {
    if (value.length === 0) return damagedHere(value, random)
    const at = randomBelow(random, value.length)
    return value.with(at, damaged(value[at], random))
  }
  const entries = Object.entries(value)
  if (entries.length === 0) return damagedHere(value, random)
  const at = randomBelow(random, entries.length)
  const [key, child]: [string, unknown] = entries[at] ?? ['', null]
  return Object.fromEntries(entries.with(at, [key, damaged(child, random)]))
}

/** As JSON text; what stands for `__proto__` is that key in it. */
export function jsonOf(value: unknown): string {
  return (JSON.stringify(value) ?? 'null').replaceAll(PROTOTYPE_KEY, '__proto__')
}

/** The bytes with some of them changed, cut off, doubled or put in. */
export function damagedBytes(bytes: Uint8Array, random: Random): Uint8Array {
  const result = [...bytes]
  for (let count = 1 + randomBelow(random, 4); count > 0; count--) {
    const at = randomBelow(random, result.length + 1)
    const byte = pick(random, [0, 9, 10, 13, 34, 44, 0x80, 0xc3, 0xe2, 0xff, randomBelow(random, 256)])
    switch (randomBelow(random, 5)) {
      case 0:
        result.splice(at, 1, byte)
        break
      case 1:
        result.splice(at, 0, byte)
        break
      case 2:
        result.splice(at, 1 + randomBelow(random, 8))
        break
      case 3:
        result.splice(at, 0, ...result.slice(at, at + 8))
        break
      default:
        result.length = at
    }
  }
  return Uint8Array.from(result)
}

export function randomBytes(random: Random, most: number): Uint8Array {
  return Uint8Array.from({ length: randomBelow(random, most) }, () => randomBelow(random, 256))
}
