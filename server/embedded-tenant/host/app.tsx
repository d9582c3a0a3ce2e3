import { FluentProvider, makeStaticStyles } from '@fluentui/react-components';
import { useMemo } from 'react';
import { CardMemoryContext, createCardMemory } from './cards/card-memory.ts';
import { NavigationContext, usePlaceInAddress } from './place/use-place.tsx';
import { Microsoft365 } from './shell/microsoft365.tsx';
import { ChangesProvider } from './tenant/changes.tsx';
import { ClockProvider } from './tenant/clock.tsx';
import { fluentThemes } from './ui/themes.ts';

const cardMemory = createCardMemory();

const usePageStyles = makeStaticStyles({
  'html, body, #root': { height: '100%', margin: 0 },
});

export function App() {
  usePageStyles();
  const { place, go } = usePlaceInAddress();
  const hash = JSON.stringify(place);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place is read anew each time; its text says whether it changed
  const navigation = useMemo(() => ({ place, go }), [hash, go]);
  return (
    <FluentProvider theme={fluentThemes[place.theme]}>
      <NavigationContext.Provider value={navigation}>
        <ChangesProvider>
          <ClockProvider>
            <CardMemoryContext.Provider value={cardMemory}>
              <Microsoft365 />
            </CardMemoryContext.Provider>
          </ClockProvider>
        </ChangesProvider>
      </NavigationContext.Provider>
    </FluentProvider>
  );
}
