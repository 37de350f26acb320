/**
 * Damaged files of every format of tokenizers but tokenizer.json, whose are in `tokenizerFiles.test.ts`: an outcome each with
 * words for it, and no exception in use.
 */
import { expect, test } from 'vitest'
import { randomBelow, seededRandom } from '../../src/core/text/seededRandom.ts'
import type { Outcome } from '../../src/core/tokenizers/failure.ts'
import { NO_CONFIGURATION, readConfiguration } from '../../src/core/tokenizers/formats/configuration.ts'
import { tekkenAsJson } from '../../src/core/tokenizers/formats/tekken.ts'
import { vocabularyAndMergesAsJson } from '../../src/core/tokenizers/formats/vocabularyAndMerges.ts'
import { vocabularyTextAsJson } from '../../src/core/tokenizers/formats/vocabularyText.ts'
import { openGguf } from '../../src/core/tokenizers/gguf/createGguf.ts'
import { openSentencePiece } from '../../src/core/tokenizers/sentencepiece/openSentencePiece.ts'
import { createStagedTokenizer } from '../../src/core/tokenizers/stages/stagedTokenizer.ts'
import type { Tokenizer } from '../../src/core/tokenizers/tokenizer.ts'
import { ggufBytes, unpacked, vocabularies } from '../core/tokenizers/formats/goldenFiles.ts'
import { amountOf } from '../depth.ts'
import { damaged, damagedBytes, pick, randomValue } from './mutations.ts'
import { seed } from './seed.ts'
import { identity, tryOut } from './tryOut.ts'
import { tryAll } from './watching.ts'

type Random = () => number

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const utf8 = (content: string): Uint8Array => new TextEncoder().encode(content)
const fileOf = (name: string, file: string): string => vocabularies[name]?.files[file] ?? ''

function staged(json: Outcome<unknown>): Outcome<Tokenizer> {
  return json.ok ? createStagedTokenizer({ tokenizerJson: json.value, tokenizerConfig: null }, identity) : json
}

/** A configuration of which each file is real, damaged or none. */
function configuration(random: Random) {
  const real: unknown = JSON.parse(
    fileOf(pick(random, ['roberta', 'qwen2', 'whisper', 'bert-accents']), 'tokenizer_config.json'),
  )
  const some = (): unknown => pick(random, [null, real, damaged(real, random), randomValue(random)])
  return readConfiguration({
    ...NO_CONFIGURATION,
    tokenizerConfig: some(),
    specialTokensMap: some(),
    addedTokens: pick<unknown>(random, [null, { '<x>': 5000, constructor: 1 }, damaged({ '<x>': 5000 }, random)]),
  })
}

const tekken: unknown = {
  config: { pattern: '[^ ]+| ', default_vocab_size: 270, default_num_special_tokens: 4, version: 'v3' },
  vocab: Array.from({ length: 266 }, (_, rank) => ({
    rank,
    token_bytes: Buffer.from(rank < 256 ? [rank] : [97, 98, rank - 256]).toString('base64'),
    token_str: null,
  })),
  special_tokens: [{ rank: 1, token_str: '<s>', is_control: true }],
}

const models = [unpacked('tests/oracle/gguf/t5.model.gz'), unpacked('tests/oracle/sentencepiece/bpe-bytes.model.gz')]
const ggufs = ['llama', 'llama-symbols', 't5', 'gpt2', 'bert-cased'].map(ggufBytes)

/** Makes a damaged file, and says what becomes of it. */
const makers: Readonly<Record<string, (random: Random) => readonly [string, () => Outcome<Tokenizer>]>> = {
  'tokenizer.model': (random) => {
    const bytes = damagedBytes(pick(random, models), random)
    return [Buffer.from(bytes).toString('base64'), () => openSentencePiece(bytes, configuration(random), identity)]
  },
  gguf: (random) => {
    const bytes = damagedBytes(pick(random, ggufs), random)
    const pattern = pick(random, ['gpt2', 'cl100k_base', null] as const)
    return [Buffer.from(bytes).toString('base64'), () => openGguf(bytes, pattern, () => identity)]
  },
  'tekken.json': (random) => {
    // A pattern that never ends is for the page to stop, which waits for no worker (`patternSilence.ts`): not here.
    const json = (JSON.stringify(damaged(tekken, random)) ?? 'null').replaceAll('(a+)+', '(a+)')
    return [json, () => staged(tekkenAsJson(JSON.parse(json)))]
  },
  'vocab.json and merges.txt': (random) => {
    const name = pick(random, ['gpt2', 'roberta', 'clip', 'qwen2'])
    const vocabulary: unknown = JSON.parse(fileOf(name, 'vocab.json'))
    const isDamaged = randomBelow(random, 3)
    const merges = utf8(fileOf(name, 'merges.txt'))
    const mergesText = text(isDamaged === 0 ? merges : damagedBytes(merges, random))
    const value = isDamaged === 1 ? vocabulary : damaged(vocabulary, random)
    return [
      `${JSON.stringify(value) ?? 'undefined'} ${mergesText}`,
      () => staged(vocabularyAndMergesAsJson(value, mergesText, configuration(random))),
    ]
  },
  'vocab.txt': (random) => {
    const lines = text(damagedBytes(utf8(fileOf('bert-cased', 'vocab.txt')), random))
    return [lines, () => staged(vocabularyTextAsJson(lines, configuration(random)))]
  },
}

test.each(Object.entries(makers))('%s with something wrong in it', { timeout: 3_600_000 }, (_, make) => {
  const random = seededRandom(seed + 7)
  let made = 0
  const count = amountOf('damaged files of each other format of tokenizers')
  tryAll(count, () => {
    const [description, open] = make(random)
    return {
      describe: () => description,
      run: () => {
        const outcome = open()
        if (outcome.ok) made += 1
        tryOut(outcome)
      },
    }
  })
  expect(made).toBeGreaterThan(0)
  expect(made).toBeLessThan(count)
})
