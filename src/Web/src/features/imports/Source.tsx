import { memo, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Place } from './places';
import { importTexts } from './texts';

/** The document as it came; the place of what is being looked at is marked and brought into view. */
export const Source = memo(function Source({ lines, place }: { lines: string[]; place: Place | undefined }) {
  const { t } = useTranslation(importTexts);
  const box = useRef<HTMLElement>(null);
  const numbered = useMemo(() => lines.map((content, index) => ({ number: index + 1, content })), [lines]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the mark moves with the place
  useEffect(() => {
    const mark = box.current?.querySelector('mark');
    if (mark && box.current)
      box.current.scrollTop +=
        mark.getBoundingClientRect().top -
        box.current.getBoundingClientRect().top -
        box.current.clientHeight / 3;
  }, [place]);
  return (
    <section
      ref={box}
      className="import-source source-text"
      aria-label={t('source')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
    >
      {numbered.map(({ number, content }) => (
        <div key={number}>{marked(number, content, place)}</div>
      ))}
    </section>
  );
});

function marked(number: number, content: string, place: Place | undefined) {
  if (!place || number < place.line || number > (place.endLine ?? place.line)) return content || '\u00a0';
  const from = number === place.line ? (place.column ?? 1) - 1 : 0;
  const to = number === place.endLine && place.endColumn ? place.endColumn - 1 : content.length;
  return (
    <>
      {content.slice(0, from)}
      <mark>{content.slice(from, to)}</mark>
      {content.slice(to)}
    </>
  );
}
