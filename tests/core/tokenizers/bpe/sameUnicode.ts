import { CharacterClass, classTable } from '../../../../src/core/tokenizers/bpe/characterClasses.ts'

/** Whether Node's Unicode puts every character in the class that Unicode 16.0.0 does. */
export function sameUnicode(text: string): boolean {
  return Array.from(text).every((character) => {
    const known = classTable()[character.codePointAt(0) ?? 0] ?? 0
    return (
      /\p{L}/u.test(character) === ((known & CharacterClass.letter) !== 0) &&
      /\p{M}/u.test(character) === ((known & CharacterClass.other) !== 0 && (known & CharacterClass.upper) !== 0) &&
      /\p{N}/u.test(character) === ((known & CharacterClass.number) !== 0) &&
      /[\p{P}\p{S}]/u.test(character) === ((known & CharacterClass.mark) !== 0)
    )
  })
}
