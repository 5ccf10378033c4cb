// The sentences that the browser adds, in the language of the page. Dutch is the source.
const texts = {
	nl: {
		saving: 'Opslaan…',
		saved: (time) => `Opgeslagen om ${time}`,
		notSaved: 'Niet opgeslagen.',
		offline: 'Niet opgeslagen: er is geen verbinding. Uw tekst staat nog op dit scherm; we proberen het opnieuw.',
		loggedOut: 'Niet opgeslagen: u bent uitgelogd. Log in een ander tabblad opnieuw in; uw tekst blijft hier staan.',
		conflict: 'Niet opgeslagen: dit is intussen ergens anders gewijzigd. Kopieer uw tekst en laad de pagina opnieuw.',
		refused: (status) => `Niet opgeslagen: de server weigerde dit (${status}). Uw tekst staat nog op dit scherm.`,
		busy: 'Bezig met versturen. Een moment geduld.',
		failed: 'Dat is niet gelukt. Er is niets gewijzigd; probeer het opnieuw.',
		unsure: 'De verbinding viel weg. Probeer het opnieuw; dubbel versturen kan geen kwaad.',
		stale: 'Er is geen verbinding. Wat u ziet, is misschien niet meer actueel.',
		fresh: 'De verbinding is hersteld.',
		left: (n) => (n === 1 ? 'Nog 1 teken' : `Nog ${n} tekens`),
		over: (n) => (n === 1 ? '1 teken te veel' : `${n} tekens te veel`),
		choices: (n) => (n === 1 ? '1 keuze' : `${n} keuzes`),
		noChoices: 'Niets gevonden',
		searchFailed: 'Zoeken lukt nu niet. Typ de volledige naam.',
		copied: 'Gekopieerd',
		selected: 'Geselecteerd. Druk op Ctrl+C om te kopiëren.',
		missing: 'ontbreekt',
		owner: 'Eigenaar',
		area: 'Leefgebied',
		term: 'Termijn',
		sessionEnds: (minutes) => (minutes === 1 ? 'Over 1 minuut wordt u uitgelogd.'
			: `Over ${minutes} minuten wordt u uitgelogd.`),
		sessionEnded: 'U bent uitgelogd. Log in een ander tabblad opnieuw in; wat u typte, staat nog op deze pagina.',
	},
	en: {
		saving: 'Saving…',
		saved: (time) => `Saved at ${time}`,
		notSaved: 'Not saved.',
		offline: 'Not saved: there is no connection. Your text is still on this screen; we keep trying.',
		loggedOut: 'Not saved: you are logged out. Log in again in another tab; your text stays here.',
		conflict: 'Not saved: this was changed elsewhere in the meantime. Copy your text and reload the page.',
		refused: (status) => `Not saved: the server refused this (${status}). Your text is still on this screen.`,
		busy: 'Sending. One moment please.',
		failed: 'That did not work. Nothing was changed; please try again.',
		unsure: 'The connection was lost. Please try again; sending twice does no harm.',
		stale: 'There is no connection. What you see may be out of date.',
		fresh: 'The connection is back.',
		left: (n) => (n === 1 ? '1 character left' : `${n} characters left`),
		over: (n) => (n === 1 ? '1 character too many' : `${n} characters too many`),
		choices: (n) => (n === 1 ? '1 choice' : `${n} choices`),
		noChoices: 'Nothing found',
		searchFailed: 'Searching does not work now. Type the full name.',
		copied: 'Copied',
		selected: 'Selected. Press Ctrl+C to copy.',
		missing: 'missing',
		owner: 'Owner',
		area: 'Life domain',
		term: 'Term',
		sessionEnds: (minutes) => (minutes === 1 ? 'You will be logged out in 1 minute.'
			: `You will be logged out in ${minutes} minutes.`),
		sessionEnded: 'You are logged out. Log in again in another tab; what you typed is still on this page.',
	},
};

export const text = document.documentElement.lang.startsWith('en') ? texts.en : texts.nl;

export const clockTime = (date = new Date()) =>
	`${String(date.getHours()).padStart(2, '0')}:${String(date.getMinutes()).padStart(2, '0')}`;
