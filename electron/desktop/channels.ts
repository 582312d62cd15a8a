// Names of the messages between preload and main. The page never sees them.

export const CHANNEL = {
  connect: 'host:connect',
  hostPort: 'host:port',
  hostState: 'host:state',
  askHostState: 'host:ask-state',
  pickSources: 'dialog:sources',
  pickFolder: 'dialog:folder',
  saveFile: 'dialog:save',
  openLibrary: 'dialog:library',
  openOutside: 'open:outside',
  takeFiles: 'files:take',
  files: 'files:come',
  setCommands: 'menu:set',
  command: 'menu:command',
  protection: 'keychain:protection',
  keepSecret: 'keychain:keep',
  hasSecret: 'keychain:has',
  forgetSecret: 'keychain:forget',
} as const
