/** What the scoring worker answers of the Bias lab's questions: each part brings its own. Runs in the worker. */
import { answerFacts, type LabAnswers } from '../../platform/workers/lab/server.ts'
import { ensembleAnswers } from './ensemble/answers.ts'
import { nextByteAnswers } from './next-byte/answers.ts'
import { segmentationsAnswers } from './segmentations/answers.ts'
import { survivalAnswers } from './survival/answers.ts'

export const labAnswers: LabAnswers = {
  facts: answerFacts,
  ...segmentationsAnswers,
  ...nextByteAnswers,
  ...ensembleAnswers,
  ...survivalAnswers,
}
