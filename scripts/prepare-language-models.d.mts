/** What the configurations and the files of the shipped language models say of them, in the order of their names. */
export function modelFacts(): readonly object[]
