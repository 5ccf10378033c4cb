// A day as the screens write it. "Today" is the day of the houses, whatever the zone of the machine: between midnight in
// Amsterdam and midnight in Greenwich the two differ.
export const day = (days = 0) =>
	new Date(Date.now() + days * 86400000).toLocaleDateString('nl-NL', { timeZone: 'Europe/Amsterdam' });
