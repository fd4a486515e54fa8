import { useQuery } from '@tanstack/react-query';
import { api, data, type Schemas } from '../../api/client';

export type Me = Schemas['SignedInPersonView'];
export type Role = Schemas['Role'];

/** Who is signed in. */
export function useMe() {
  return useQuery({ queryKey: ['me'], queryFn: () => data(api.GET('/api/me')), staleTime: 60_000 });
}

/** Whether the person has one of the roles. */
export const hasRole = (me: Me | undefined, ...roles: Role[]) =>
  me?.roles.some((role) => roles.includes(role)) ?? false;

/** Only a path of this page is followed, never an address of another site. */
export const pathWithin = (to: string | null) => (to?.startsWith('/') && !to.startsWith('//') ? to : '/');
