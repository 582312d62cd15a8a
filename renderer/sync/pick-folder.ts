// The system's dialog for a folder, as `state/` has it.
export { pickFolder } from '../state/pick-folder.ts'
