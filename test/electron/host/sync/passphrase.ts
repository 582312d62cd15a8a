// The passphrase of every sealed road in tests.
export const PASSPHRASE = 'correct horse battery staple'
