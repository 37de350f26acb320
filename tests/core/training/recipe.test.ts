/** Spellings of recipes: canonical, the inverse of reading them, refused otherwise, and part of a reference. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textKey } from '../../../src/core/text/textKey.ts'
import { formatReference, isForeign, originalOf, parseReference } from '../../../src/core/tokenizers/reference.ts'
import { recipeBase, recipeName, recipeTextKey } from '../../../src/core/tokenizers/trainedRecipe.ts'
import { parityVariants, takesBase, trainingAlgorithms, trainingPatterns } from '../../../src/core/training/names.ts'
import { formatRecipe, parseRecipe, type Recipe } from '../../../src/core/training/recipe.ts'

const COMMIT = 'b'.repeat(40)
const SHA = 'a'.repeat(64)

const recipes: fc.Arbitrary<Recipe> = fc
  .record({
    algorithm: fc.constantFrom(...trainingAlgorithms),
    size: fc.integer({ min: 257, max: 65_536 }),
    pattern: fc.constantFrom(...trainingPatterns),
    firstStage: fc.integer({ min: 1, max: 99 }),
    parity: fc.constantFrom(...parityVariants),
    base: fc.constantFrom('gpt2', `hub:org/name@${COMMIT}`),
    text: fc.oneof(
      fc.string().map((text) => ({ kind: 'screen' as const, key: textKey(text) })),
      fc
        .array(fc.record({ code: fc.constantFrom('eng', 'cmn_hans', '007'), weight: fc.nat(1000) }), {
          minLength: 1,
          maxLength: 40,
        })
        .map((languages) => ({ kind: 'declaration' as const, languages })),
    ),
  })
  .map((made) => ({ ...made, base: takesBase(made.algorithm) ? made.base : null }))

test('what is spelled is read back, but for what the algorithm does not ask for', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const { algorithm, pattern, firstStage, parity } = recipe
      const asked = {
        pattern: ['bpe', 'parity', 'least-tokens'].includes(algorithm) ? pattern : 'words-with-marks',
        firstStage: algorithm === 'superwords' ? firstStage : 80,
        parity: algorithm === 'parity' ? parity : 'rule',
      }
      expect(parseRecipe(formatRecipe(recipe))).toEqual({ ...recipe, ...asked })
    }),
  )
})

test('it stands in a reference, also of a variant, and tells what it needs', () => {
  fc.assert(
    fc.property(recipes, (recipe) => {
      const spelled = formatRecipe(recipe)
      const reference = formatReference({ kind: 'trained', sha256: SHA, recipe: spelled })
      expect(parseReference(reference)).toEqual({ kind: 'trained', sha256: SHA, recipe: spelled })
      expect(originalOf(`variant:${reference}:merges=300`)).toBe(reference)
      expect(recipeBase(spelled)).toBe(recipe.base)
      expect(isForeign(reference)).toBe(recipe.base?.startsWith('hub:') ?? false)
      expect(recipeTextKey(spelled)).toBe(recipe.text.kind === 'screen' ? recipe.text.key : null)
    }),
  )
})

test.each([
  ['bpe;size=2048;pattern=gpt2;languages=eng,mya*5', 'bpe-2048-eng-mya.json'],
  ['wordpiece;size=700;languages=eng*0,spa', 'wordpiece-700-spa.json'],
  ['wordpiece;size=700;languages=a,b,c,d,e,f', 'wordpiece-700-a-b-c-d-and-2.json'],
  ['continue;size=300;text=1a47e90b-3;base=gpt2', 'continue-300-screen.json'],
])('%s is called %s', (recipe, name) => {
  expect(parseRecipe(recipe)).not.toBeNull()
  expect(recipeName(recipe)).toBe(name)
})

test.each([
  '',
  'bpe',
  'bpe;size=2048;pattern=gpt2',
  'bpe;size=2048;pattern=gpt2;languages=',
  'bpe;size=2048;pattern=gpt2;languages=eng;text=1-1',
  'bpe;size=2048;languages=eng',
  'bpe;size=100;pattern=gpt2;languages=eng',
  'bpe;size=99999;pattern=gpt2;languages=eng',
  'bpe;size=02048;pattern=gpt2;languages=eng',
  'bpe;pattern=gpt2;size=2048;languages=eng',
  'bpe;size=2048;pattern=gpt2;languages=eng*1',
  'bpe;size=2048;pattern=gpt2;languages=eng*1001',
  'bpe;size=2048;pattern=gpt2;languages=eng;base=gpt2',
  'continue;size=300;languages=eng',
  'continue;size=300;languages=eng;base=hub:org/name',
  'continue;size=300;languages=eng;base=variant:gpt2:digits=ones',
  'lattice;size=300;languages=eng',
])('“%s” is no recipe', (spelling) => {
  expect(parseRecipe(spelling)).toBeNull()
})

test.each([`trained:${SHA}:`, `trained:abc:bpe;size=300`, `trained:${SHA}:a:b`, `trained:${SHA}:bpe;size=3@4`])(
  '%s is no reference',
  (reference) => {
    expect(parseReference(reference)).toBeNull()
  },
)
