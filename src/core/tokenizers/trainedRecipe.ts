/**
 * What the spelling of a trained tokenizer's recipe tells without being read in full (`core/training/recipe.ts` does that): its
 * name, and what it needs. `bpe;size=2048;pattern=gpt2;languages=eng,mya*5`; its base, if it has one, stands last.
 */

/** The shape of a spelling, without colons and at signs but in the base. */
export const RECIPE = /^[a-z-]+(?:;[a-zA-Z]+=[\w.,*-]+)*(?:;base=.+)?$/s

/** Languages that a name names; of more, their number. */
const MAX_NAMED = 4

function fieldOf(recipe: string, name: string): string | null {
  return (
    recipe
      .split(';')
      .find((field) => field.startsWith(`${name}=`))
      ?.slice(name.length + 1) ?? null
  )
}

/** The reference of the tokenizer that it goes on with; null if it begins with nothing. */
export function recipeBase(recipe: string): string | null {
  return /;base=(.+)$/s.exec(recipe)?.[1] ?? null
}

/** The key (`textKey`) of the text on the screen that it was trained on; null if on none. */
export function recipeTextKey(recipe: string): string | null {
  return fieldOf(recipe, 'text')
}

/** The name of its file: `bpe-2048-eng-mya.json`; of other texts than languages with what they are. */
export function recipeName(recipe: string): string {
  const [algorithm = ''] = recipe.split(';')
  const languages = fieldOf(recipe, 'languages')
    ?.split(',')
    .flatMap((language) => (language.endsWith('*0') ? [] : [language.replace(/\*\d+$/, '')]))
  const texts = languages ?? [recipeTextKey(recipe) === null ? 'files' : 'screen']
  const named = texts.length > MAX_NAMED ? [...texts.slice(0, MAX_NAMED), `and-${texts.length - MAX_NAMED}`] : texts
  return `${[algorithm, fieldOf(recipe, 'size') ?? '', ...named].join('-')}.json`
}
