/**
 * The seed of all random input of the tests, so that a run can be made again; another one finds other things:
 * `FUZZ_SEED=123 npm test`.
 */
export const seed = Number(process.env['FUZZ_SEED'] ?? 20_260_101)
