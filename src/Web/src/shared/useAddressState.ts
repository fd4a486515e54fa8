import { useSearchParams } from 'react-router';

/** What a page is narrowed to, kept in its address, so that it can be sent to a colleague. */
export function useAddressState<TName extends string>(names: readonly TName[]) {
  const [search, setSearch] = useSearchParams();
  const values: Partial<Record<TName, string>> = {};
  for (const name of names) {
    const value = search.get(name);
    if (value) values[name] = value;
  }
  const set = (changes: Partial<Record<TName | 'page', string | undefined>>) =>
    setSearch((current) => {
      if (!('page' in changes)) current.delete('page');
      for (const [name, value] of Object.entries<string | undefined>(changes)) {
        if (value) current.set(name, value);
        else current.delete(name);
      }
      return current;
    });
  return { values, page: Number(search.get('page') ?? 1), set };
}
