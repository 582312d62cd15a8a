// Citation styles: finding one, and adding those that come as files. A file is tried out by the citing worker before it is kept.
import type { HostFunctions } from '../../../shared/rpc/contract.ts'
import type { Library } from './library.ts'

export function styleCommands(
  library: Library,
): Pick<HostFunctions, 'styles' | 'style' | 'styleKinds' | 'addStyle' | 'removeStyle'> {
  return {
    styles: async (query) => (await library.citing()).styles(query),
    async style({ name }) {
      const { title, edition } = await (await library.citing()).styleInfo({ style: name })
      return { name, title, edition }
    },
    styleKinds: async () => (await library.citing()).styleKinds({}),
    addStyle: async ({ file, content }) => (await library.citing()).addStyle({ file, content }),
    removeStyle: async ({ name, back }) => (await library.citing()).removeStyle({ name, back: back === true }),
  }
}
