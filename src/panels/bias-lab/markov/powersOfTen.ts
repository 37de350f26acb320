/** Small numbers as people write them: 3.1 × 10⁻⁸. Pure. */

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** With two significant digits; 0 as 0, a power of ten without a factor. */
export function powersOfTen(value: number): string {
  if (value === 0) return '0'
  const [factor = '', exponent = '0'] = value.toExponential(1).split('e')
  const raised = String(Number(exponent)).replace('-', '⁻').replaceAll(/\d/g, (digit) => RAISED[Number(digit)] ?? digit)
  return factor === '1.0' ? `10${raised}` : `${factor} × 10${raised}`
}
