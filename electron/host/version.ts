// The version of this program, as package.json has it (a test compares them); bundles carry no package.json of ours.
export const VERSION = '0.1.0'
