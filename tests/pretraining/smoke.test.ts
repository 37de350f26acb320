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

const READING_TIMEOUT_MS = 300_000
let work = ''

function run(python: string, ...args: readonly string[]) {
  return spawnSync(python, args, {
    encoding: 'utf8',
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  })
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
}, READING_TIMEOUT_MS)
afterAll(() => {
  rmSync(work, { recursive: true })
})

test('a text of 200 kB is enough for tokenizers and tokens of all kinds', () => {
  for (const kind of FAMILY) {
    const ids = statSync(path.join(work, 'tokens', `${kind}.u16`)).size / 2
    // A step of the smoke run has 2,048 tokens.
    expect(ids).toBeGreaterThan(2048)
    expect(readTokenizer(path.join(work, 'tokenizers', kind)).card.vocabularySize).toBeLessThanOrEqual(16_384)
  }
})

// oxlint-disable-next-line vitest/no-conditional-tests -- Python is never required: where it is absent there is nothing to collect
if (python !== null) {
  const text = readFileSync('tests/oracle/training/text.txt', 'utf8').slice(0, 3000)
  const models = () => path.join(work, 'public')
  const train = (...options: readonly string[]) =>
    run(
      python,
      '-m',
      'pretraining.train',
      'bpe-16k',
      '--preset',
      'smoke',
      '--work',
      work,
      '--device',
      'cpu',
      ...options,
    )
  const exporting = (...options: readonly string[]) =>
    run(python, '-m', 'pretraining.export', 'bpe-16k', '--preset', 'smoke', '--work', work, ...options)
  const file = (name: string) => path.join(work, 'models/smoke/bpe-16k', name)

  const succeeds = ({ status, stderr }: ReturnType<typeof run>): void => {
    expect(stderr).not.toMatch(/Error/)
    expect(status).toBe(0)
  }

  /** Bits of the text by the exported model, as a share of those of a choice at random among all entries. */
  const shareOfChance = async (folder: string): Promise<number> => {
    const model = await ShippedModel.load(folder)
    const tokenizer = readTokenizer(folder)
    const { bits, bytes, tokens } = await costOf(
      model,
      (one) => [...tokenizer.encode(one, { addSpecialTokens: false, parseSpecialTokens: false }).ids],
      text,
    )
    await model.release()
    expect(bytes).toBe(Buffer.byteLength(text))
    return bits / (tokens * Math.log2(tokenizer.card.vocabularySize ?? 0))
  }

  test(
    'forty steps in two sittings, gone on with nothing left to do, make a file that predicts the text',
    { timeout: READING_TIMEOUT_MS },
    async () => {
      const sitting = train('--seconds', '0')
      expect(sitting.status).toBe(75)
      expect(sitting.stdout).toBe('')
      const rest = train()
      succeeds(rest)
      expect(rest.stdout).toContain("'step': 40")
      const checkpoint = statSync(file('checkpoint.pt')).size
      const again = train()
      succeeds(again)
      expect(again.stdout).toBe('')
      expect(statSync(file('checkpoint.pt')).size).toBe(checkpoint)
      succeeds(exporting('--to', models()))
      expect(await shareOfChance(path.join(models(), 'tessera-bpe-16k'))).toBeLessThan(0.95)
    },
  )

  test(
    'a copy of the run is finished beside it, and the run stays where it was',
    { timeout: READING_TIMEOUT_MS },
    async () => {
      const before = readFileSync(file('checkpoint.pt'))
      const finishing = train('--finish', '20')
      succeeds(finishing)
      expect(finishing.stdout).toContain("'step': 60")
      expect(readFileSync(file('checkpoint.pt')).equals(before)).toBe(true)
      succeeds(exporting('--checkpoint', file('finished.pt'), '--to', path.join(work, 'finished')))
      const config: unknown = JSON.parse(readFileSync(path.join(work, 'finished/tessera-bpe-16k/config.json'), 'utf8'))
      expect(config).toMatchObject({ tessera: { steps: 60, tokens: 60 * 2048 } })
      expect(await shareOfChance(path.join(work, 'finished/tessera-bpe-16k'))).toBeLessThan(
        await shareOfChance(path.join(models(), 'tessera-bpe-16k')),
      )
    },
  )

  test(
    'without its checkpoint the run is taken up from the exported folder: the same weights to half a step of int8',
    { timeout: READING_TIMEOUT_MS },
    async () => {
      const comparison = [
        'import sys, torch',
        'from pathlib import Path',
        'from pretraining.weights import exported_state',
        'trained, shipped = torch.load(sys.argv[1], map_location="cpu"), exported_state(Path(sys.argv[2]))',
        'assert shipped["model"].keys() == trained["model"].keys() and shipped["step"] == trained["step"] == 40',
        'for name, value in trained["model"].items():',
        '    rows = value.abs().amax(dim=-1, keepdim=True) if value.ndim == 2 else torch.zeros(1)',
        '    assert bool(((value - shipped["model"][name]).abs() <= rows / 127 * 0.5001).all()), name',
      ].join('\n')
      succeeds(run(python, '-c', comparison, file('checkpoint.pt'), path.join(models(), 'tessera-bpe-16k')))
      rmSync(file('checkpoint.pt'))
      const goingOn = train('--finish', '20', '--weights', path.join(models(), 'tessera-bpe-16k'))
      succeeds(goingOn)
      expect(goingOn.stdout).toContain("'step': 60")
      succeeds(exporting('--checkpoint', file('finished.pt'), '--to', path.join(work, 'taken-up')))
      expect(await shareOfChance(path.join(work, 'taken-up/tessera-bpe-16k'))).toBeLessThan(
        await shareOfChance(path.join(models(), 'tessera-bpe-16k')),
      )
    },
  )

  test(
    'another tokenizer’s run begins with the exported weights, and knows the text before its first step',
    { timeout: READING_TIMEOUT_MS },
    async () => {
      const common = ['superword-16k', '--preset', 'smoke', '--work', work]
      const origin = path.join(models(), 'tessera-bpe-16k')
      const grown = run(
        python,
        '-m',
        'pretraining.train',
        ...common,
        '--device',
        'cpu',
        '--seconds',
        '0',
        '--grow',
        origin,
      )
      expect(grown.stderr).not.toMatch(/Error/)
      expect(grown.status).toBe(75)
      const grownTo = path.join(work, 'grown')
      succeeds(run(python, '-m', 'pretraining.export', ...common, '--to', grownTo))
      const folder = path.join(grownTo, 'tessera-superword-16k')
      const config: unknown = JSON.parse(readFileSync(path.join(folder, 'config.json'), 'utf8'))
      expect(config).toMatchObject({ tessera: { steps: 0, begun_from: 'tessera-bpe-16k' } })
      expect(await shareOfChance(folder)).toBeLessThan(0.98)
    },
  )
}
