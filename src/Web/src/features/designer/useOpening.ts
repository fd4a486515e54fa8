import { useCallback } from 'react';
import { useNavigate } from 'react-router';

/** Opens our page in place of one that Studio's own application would have. */
export function useOpening() {
  const navigate = useNavigate();
  return useCallback(
    (what: 'definition' | 'instance', id: string) =>
      void navigate(what === 'definition' ? `/designer/${id}` : `/designer/instances/${id}`),
    [navigate],
  );
}
