/** What the scoring worker answers of the features' questions: each part that asks brings its own. Runs in the worker. */
import { answerFacts, type LabAnswers } from '../platform/workers/lab/server.ts'
import { ensembleAnswers } from './bias-lab/ensemble/answers.ts'
import { nextByteAnswers } from './bias-lab/next-byte/answers.ts'
import { segmentationsAnswers } from './bias-lab/segmentations/answers.ts'
import { survivalAnswers } from './bias-lab/survival/answers.ts'
import { probabilitiesAnswers } from './probabilities/answers.ts'

export const labAnswers: LabAnswers = {
  facts: answerFacts,
  ...segmentationsAnswers,
  ...nextByteAnswers,
  ...ensembleAnswers,
  ...survivalAnswers,
  ...probabilitiesAnswers,
}
