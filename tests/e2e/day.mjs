// A day as the screens write it. "Today" is the day of the houses, whatever the zone of the machine: between midnight in
// Amsterdam and midnight in Greenwich the two differ.
export function day(days = 0) {
	const today = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' }); // yyyy-mm-dd
	// Counted on the calendar: the days of the clock changes have 23 and 25 hours.
	return new Date(Date.parse(today) + days * 86400000).toLocaleDateString('nl-NL', { timeZone: 'UTC' });
}
