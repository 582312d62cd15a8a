// Brings Electron's own types, of which the stand-in is a part. drift.test.ts compiles without this file.
/// <reference types="electron" />
export {}
