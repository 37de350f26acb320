/**
 * The way from text to a shipped file, in small: tokenizers, tokens, forty steps of training, export. Training needs a
 * Python that has torch and onnx (`PYTHON`, else python3): where there is none, only the steps before it are tested.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeCorpus } from '../../pretraining/corpus/main.ts'
import { costOf } from '../../pretraining/evaluate/bitsPerByte.ts'
import { ShippedModel } from '../../pretraining/evaluate/shippedModel.ts'
import { FAMILY } from '../../pretraining/family.ts'
import { makeTokenizers } from '../../pretraining/tokenizers/main.ts'
import { readTokenizer } from '../../pretraining/tokenizers/read.ts'
import { makeTokens } from '../../pretraining/tokens/main.ts'

const PATIENCE = 300_000
let work = ''

function run(python: string, ...args: readonly string[]) {
  return spawnSync(python, args, { encoding: 'utf8', env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' } })
}

const named = process.env['PYTHON']
const pythons = named === undefined || named === '' ? ['python3', '/usr/bin/python3'] : [named]
const python = pythons.find((candidate) => run(candidate, '-c', 'import torch, onnx, numpy').status === 0) ?? null

beforeAll(() => {
  work = mkdtempSync(path.join(tmpdir(), 'smoke-'))
  mkdirSync(path.join(work, 'text'))
  copyFileSync('tests/oracle/training/text.txt', path.join(work, 'text/en.txt'))
  makeCorpus(work, path.join(work, 'text'), null)
  makeTokenizers(work)
  makeTokens(work)
}, PATIENCE)
afterAll(() => {
  rmSync(work, { recursive: true })
})

test('a text of 200 kB is enough for tokenizers and tokens of all kinds', () => {
  for (const kind of FAMILY) {
    const ids = statSync(path.join(work, 'tokens', `${kind}.u16`)).size / 2
    // A step of the smoke run has 2,048 tokens.
    expect(ids).toBeGreaterThan(2048)
    expect(readTokenizer(path.join(work, 'tokenizers', kind)).card.vocabularySize).toBeLessThanOrEqual(8192)
  }
})

// oxlint-disable-next-line vitest/no-conditional-tests -- Python is never required: where it is absent there is nothing to collect
if (python !== null) {
  test('forty steps, stopped and gone on with nothing left to do, make a file that predicts the text', { timeout: PATIENCE }, async () => {
    const models = path.join(work, 'public')
    const train = () => run(python, '-m', 'pretraining.train', 'bpe', '--preset', 'smoke', '--work', work, '--device', 'cpu')
    const first = train()
    expect(first.stderr).not.toMatch(/Error/)
    expect(first.status).toBe(0)
    const checkpoint = statSync(path.join(work, 'models/smoke/bpe/checkpoint.pt')).size
    const again = train()
    expect(again.status).toBe(0)
    expect(again.stdout).toBe('')
    expect(statSync(path.join(work, 'models/smoke/bpe/checkpoint.pt')).size).toBe(checkpoint)
    const exported = run(python, '-m', 'pretraining.export', 'bpe', '--preset', 'smoke', '--work', work, '--to', models)
    expect(exported.stderr).not.toMatch(/Error/)
    expect(exported.status).toBe(0)
    const folder = path.join(models, 'tessera-bpe')
    const model = await ShippedModel.load(folder)
    const tokenizer = readTokenizer(folder)
    const encode = (text: string) => [...tokenizer.encode(text, { addSpecialTokens: false, parseSpecialTokens: false }).ids]
    const text = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 3000)
    const { bits, bytes, tokens } = await costOf(model, encode, text)
    await model.release()
    // Better than a choice at random among all entries.
    expect(bits).toBeLessThan(tokens * Math.log2(tokenizer.card.vocabularySize ?? 0) * 0.95)
    expect(bytes).toBe(Buffer.byteLength(text))
  })
}
