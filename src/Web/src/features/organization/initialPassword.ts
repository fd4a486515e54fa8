const letters = ['ABCDEFGHJKLMNPQRSTUVWXYZ', 'abcdefghijkmnpqrstuvwxyz', '23456789'] as const;

/** A password to begin with, easy to read out: no letter in it looks like another, and every kind asked for is there. */
export function initialPassword(): string {
  const block = (kinds: string) => Array.from({ length: 4 }, () => pick(kinds)).join('');
  return [block(letters[0]), block(letters[1]), block(letters[2])].join('-');
}

function pick(from: string): string {
  const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
  return from.charAt(random % from.length);
}
