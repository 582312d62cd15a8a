// Starts the window: styles, the link to the host, what was set, and the app.
import '@fontsource-variable/inter/index.css'
import '@fontsource-variable/inter/wght-italic.css'
import '@fontsource-variable/source-serif-4/index.css'
import '@fontsource-variable/source-serif-4/wght-italic.css'
import './ui/tokens.css'
import './ui/reset.css'
import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { keepMenu } from './commands/menu.ts'
import { connectHost } from './host.ts'
import { HostProvider, makeQueryClient } from './state/host.tsx'
import { keepPlace } from './state/last-place.ts'
import { LanguageProvider } from './state/messages.tsx'
import { keepSettings } from './state/settings.ts'
import { watchBeside } from './state/side.ts'
import pressable from './ui/pressable.css?url'

// React Aria would write this rule into a <style>, which the policy refuses; under this id it finds it done.
const link = document.createElement('link')
link.id = 'react-aria-pressable-style'
link.rel = 'stylesheet'
link.href = pressable
document.head.append(link)

const connection = connectHost()
const cache = makeQueryClient()
void keepSettings(connection.call).catch(() => undefined)
keepMenu()
void keepPlace(connection.call).catch(() => undefined)
watchBeside()

createRoot(document.getElementById('window')!).render(
  <HostProvider link={connection} cache={cache}>
    <LanguageProvider>
      <App />
    </LanguageProvider>
  </HostProvider>,
)
