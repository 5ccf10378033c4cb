// Every page of the product, as people reach it: a walk along the links from everybody's first page.
//
// The routes come from routes.def, so a page that is added there is looked at without a word here, or is reported as
// never visited. They are in parts, each a test file with a region of its own (weg_test, paginas_*_test). In the part where a
// route is at home its page must be visited, and is checked in two looks by axe and by the HTML checkers; wherever else
// it is seen, or a second time by somebody else, it is only checked as HTML: what differs there is what is left out.
// What axe and the HTML checkers see does not depend on the database, so they look on SQLite alone; on PostgreSQL every page
// is opened by the same people and must keep to the policy.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import {
	axe, checkCollectedHtml, checkNoCspErrors, checkReflow320, day, keep, newPage, TWO_LOOKS, until, validateHtml,
} from './lib.mjs';
import { fill, press, scaleDown } from './road.mjs';
import { root } from './server.mjs';

const ID = '[A-Za-z0-9_-]{22}';
const DEF = join(root, 'src/web');
const defs = () => readdirSync(DEF).filter((name) => /^routes(_\w+)?\.def$/.test(name)).sort()
	.map((name) => readFileSync(join(DEF, name), 'utf8')).join('\n');

// All GET routes: { name, path, matches(pathname) }, those without parameters first.
export function routes(text = defs()) {
	return [...text.matchAll(/^GET\s+(\S+)\s+(\w+)\s/gm)].map(([, path, name]) => {
		const pattern = new RegExp(`^${path.replace(/\{[^}]*\}/g, ID)}$`);
		return { name, path, matches: (pathname) => pattern.test(pathname) };
	}).sort((a, b) => a.path.includes('{') - b.path.includes('{'));
}

// Where a route is at home: the first of these that its path fits.
const HOMES = [
	['weg', /^\/(aanmeld|bewaard|bijlagen|intake|overleg|personen|termijnen|weging|zienswijzen|zoek)/],
	['weg', /^\/casus\/[^/]+\/(afsluiting|heropenen|toegang\/verzoek\/.+|afspraak\/.+\/datum)$/],
	['toezicht', /^\/(afgeschermd|beheer|bekend|cijfers|logboek|over\/|overdracht\b|rechten|toetsing|vernietig)/],
	['casus', /^\/(casus\/|brieven|standpunten|verstrekkingen|verzoeken)/],
	['werk', /^/],
];
const homeOf = ({ path }) => HOMES.find(([, pattern]) => pattern.test(path))[0];

const decode = (text) => text.replaceAll('&amp;', '&');
// Where the links of this page lead, inside the program: path and query.
const linksOf = (html, base) => [...html.matchAll(/<a\b[^>]*\shref="([^"#]+)/g)]
	.map(([, href]) => new URL(decode(href), base)).filter((url) => url.origin === new URL(base).origin)
	.map((url) => url.pathname + url.search);

async function linksOn(page, url, pattern) {
	await page.goto(url);
	return linksOf(await page.content(), page.url()).filter((link) => pattern.test(link));
}

// What is wrong with the page that this browser page shows: a list, empty when it is sound.
async function findings(page, { full, allow = [] }) {
	const found = [];
	const checks = [() => validateHtml(page), () => checkNoCspErrors(page, { allow })];
	if (full) checks.push(() => checkReflow320(page), () => axe(page, { looks: TWO_LOOKS, shell: false }));
	for (const check of checks) {
		try {
			await check();
		} catch (error) {
			if (error.code !== 'ERR_ASSERTION') throw error;
			found.push(error.message.split('\n+ actual')[0]);
		}
	}
	return found;
}

// The pictures of README and manual: file without .png, and the page that it shows. Written when SCHAKEL_BEELD names a
// folder.
const PICTURES = { werkvoorraad: 'werkvoorraad', aanmelden: 'aanmelden_criteria', intake: 'intake-compleet',
	weging: 'weegpunt-besloten', casus: 'casus-tijdlijn', betrokkenen: 'casus_mensen', toegang: 'casus_toegang',
	medewerkers: 'medewerkers' };
// Those that show a case of the demonstration or somebody's list, by who sees it: number of the case or '', and the page.
const MANUAL = { plan: ['sanne.hendrickx', '0001', 'plan'], zrm: ['sanne.hendrickx', '0001', 'zrm'],
	stagnatie: ['sanne.hendrickx', '0001', 'stagnatie'], informatie: ['sanne.hendrickx', '0001', 'informatie'],
	informeren: ['sanne.hendrickx', '0001', 'informeren'], verstrekken: ['sanne.hendrickx', '0001', 'verstrekkingen'],
	systeem: ['sanne.hendrickx', '0001', 'systeem'], afschalen: ['sanne.hendrickx', '0001', 'afschalen'],
	partner: ['anouk.rutten', '', '/'], toetsing: ['hilde.vroemen', '', '/toetsing/noodtoegang'],
	rechten: ['hilde.vroemen', '', '/rechten?alles=1'], vernietigen: ['hilde.vroemen', '', '/vernietigen'],
	zegel: ['hilde.vroemen', '', '/logboek/zegel'] };

async function picture(page, file) {
	if (!process.env.SCHAKEL_BEELD || !file) return;
	mkdirSync(process.env.SCHAKEL_BEELD, { recursive: true });
	await page.evaluate(() => {
		for (const folded of document.querySelectorAll('details[open]')) folded.open = false;
		scrollTo(0, 0);
	});
	await page.screenshot({ path: join(process.env.SCHAKEL_BEELD, `${file}.png`), caret: 'initial' });
}

// A walk over the pages of a part: visited counts per route by how many people, faults gathers what was found.
export function startWalk(world, part) {
	const all = routes();
	const visited = new Map();
	const opened = new Map(); // who: the addresses of the walks
	const faults = [];
	const withAxe = process.env.SCHAKEL_TEST_DB !== 'postgres';
	const mine = (route) => Boolean(route) && homeOf(route) === part;
	const routeOf = (href) => all.find(({ matches }) => matches(new URL(href, world.server.url).pathname));

	// Checks the page that stands open, under the name of its route or another.
	async function look(page, who, name, allow) {
		const route = routeOf(page.url());
		const times = visited.get(route?.name) ?? 0;
		const first = Boolean(name) || (times === 0 && mine(route));
		for (const fault of await findings(page, { full: withAxe && first, allow })) {
			faults.push(`${route?.name ?? page.url()} as ${who}: ${fault}`);
		}
		if (first) await keep(page, name ?? route.name);
		if (first) await picture(page, Object.keys(PICTURES).find((key) => PICTURES[key] === (name ?? route.name)));
		if (route) visited.set(route.name, times + 1);
	}
	// Follows the links from these addresses, one page of each route: to all that this person can reach, or else to what is at
	// home in this part and was not opened on an earlier walk.
	async function walk(who, starts = ['/'], { all: whole = false } = {}) {
		const page = await world.as(who);
		const queue = [...starts];
		const done = new Set();
		const before = new Set(whole ? [] : opened.get(who));
		for (const href of starts) before.delete(href);
		opened.set(who, opened.get(who) ?? new Set());
		while (queue.length) {
			const href = queue.shift();
			const route = routeOf(href);
			if (!route || done.has(route.name) || ELSEWHERE.includes(route.name)) continue;
			if (!whole && !mine(route) && !starts.includes(href)) continue;
			if (before.has(href)) {
				done.add(route.name);
				continue;
			}
			opened.get(who).add(href);
			const answer = await page.goto(world.url(href));
			const arrived = routeOf(page.url());
			opened.get(who).add(page.url().slice(world.server.url.length));
			if (arrived !== route && !visited.has(route.name)) visited.set(route.name, 0); // it only leads on
			if (done.has(arrived?.name)) continue;
			done.add(route.name).add(arrived?.name);
			if (!answer.ok()) faults.push(`${href} as ${who}: a link to a page with status ${answer.status()}`);
			await look(page, who);
			queue.push(...linksOf(await page.content(), page.url()));
		}
		await page.close();
	}
	const missed = () => all.filter(mine).map(({ name }) => name).filter((name) => !visited.has(name) && !ELSEWHERE.includes(name));
	return { walk, look, faults, visited, missed };
}

// What no link leads to as a page: /gezond is text, overleg_nieuwer what a script asks, the others are files, as is all that
// ends with /pdf; the second factor of an invited account is looked at in beheer_test.mjs.
const FILES = ['agenda_feed', 'jaar_csv', 'bijlage', 'verzoek_gegevens', 'inzage_gegevens', 'zegel_checkpoint'];
const ELSEWHERE = ['gezond', 'overleg_nieuwer', 'login_factor', ...FILES,
	...routes().filter(({ path }) => path.endsWith('/pdf')).map(({ name }) => name)];

export async function beforeLogin(world, walk) {
	const page = await newPage(world.browser);
	for (const path of ['/inloggen', '/wachtwoord-vergeten', '/uitnodiging', '/werkgebied', '/verwerkingen']) {
		await page.goto(world.url(path));
		await walk.look(page, 'nobody', undefined, path === '/uitnodiging' ? [/404/] : []);
		if (path === '/inloggen') await picture(page, 'inloggen');
	}
	const { email, password } = world.server.account('rik.schreurs');
	await page.goto(world.url('/inloggen'));
	await page.fill('[name=email]', email);
	await page.fill('[name=wachtwoord]', password);
	await press(page, 'Inloggen');
	await walk.look(page, 'nobody');
	await page.context().close();
}

export async function bySearching(world, walk) {
	const page = await world.as('sanne.hendrickx');
	await page.goto(world.url('/personen'));
	await fill(page, { naam: 'Zandsteen' });
	await press(page, 'Zoeken');
	await walk.look(page, 'sanne.hendrickx', 'personen-gevonden');
	await page.locator('main table a').first().click();
	await walk.walk('sanne.hendrickx', [new URL(page.url()).pathname]);
	for (const q of ['', 'ZV-', 'Zandsteen', 'politie']) {
		await page.goto(world.url(`/zoek?q=${q}`));
		await walk.look(page, 'sanne.hendrickx', q ? `zoek-${q}` : undefined);
	}
	await page.close();
}

// Somebody leaves: his work is there to be handed over.
export async function whoLeaves(world, walk) {
	const kees = await world.as('kees.dassen');
	await kees.goto(world.url('/beheer/medewerkers?q=boesten'));
	await kees.getByRole('link', { name: 'Tim Boesten' }).click();
	await kees.waitForURL(/medewerkers\/[\w-]{22}/);
	await fill(kees, { laatste_dag: day(20), vertrek_reden: 'Andere baan' });
	await press(kees, 'Einddatum vastleggen');
	await kees.close();
	await walk.walk('marjolein.tonnaer', ['/overdracht']);
}

// An overleg over the case, up to its minutes.
export async function meet(world, walk) {
	const page = await world.as('tim.boesten');
	await page.goto(world.url('/overleg/nieuw'));
	await fill(page, { datum: day(), tijd: '00:05', plaats: 'Stadskantoor' });
	await press(page, 'Overleg plannen');
	const overleg = new URL(page.url()).pathname;
	const casus = page.locator('select[name=casus] option', { hasText: 'Zandsteen' });
	await page.selectOption('select[name=casus]', await casus.getAttribute('value'));
	await fill(page, { vraag: 'Wie houdt contact met de buren?' });
	await press(page, 'Casus op de agenda zetten');
	await walk.walk('tim.boesten', [overleg]);
	await press(page, 'Overleg beginnen');
	await page.locator('.sk-agenda__n', { hasText: 'Zandsteen' }).click();
	await page.getByRole('button', { name: 'Nu bespreken' }).click();
	await page.locator('#live-nu', { hasText: 'Zandsteen' }).waitFor();
	await page.check('input[value=notitie]', { force: true });
	await page.fill('#tekst', 'De wijkagent belt wekelijks.');
	await page.press('#tekst', 'Enter');
	await page.locator('#live .sk-vast__t', { hasText: 'De wijkagent belt wekelijks.' }).waitFor();
	await picture(page, 'overleg');
	await walk.walk('tim.boesten', [`${overleg}/live`]);
	await page.close();
}

export async function casusOf(page, world, number) {
	await page.goto(world.url('/casussen'));
	return page.locator('main tr', { hasText: new RegExp(`ZV-\\d{4}-${number}`) }).locator('th a').getAttribute('href');
}

export async function theManual(world) {
	for (const [file, [who, number, at]] of Object.entries(MANUAL)) {
		const page = await world.as(who);
		const path = number ? `${await casusOf(page, world, number)}/${at}` : at;
		const answer = await page.goto(world.url(path));
		assert.ok(answer.ok(), `${path} as ${who}: ${answer.status()}`);
		await picture(page, file);
		await page.close();
	}
}

// An aanmelding about which a partner is asked before a decision: the newest, on the last page of the inbox.
export async function askedBefore(world, walk) {
	const page = await world.as('noor.habets');
	for (let n = 0; n < 40; n += 1) {
		await page.goto(world.url(`/intake?pagina=${n}`));
		const link = page.locator('main tbody tr', { hasText: 'Verbrugge' }).locator('th a');
		if (!(await link.count())) continue;
		await walk.walk('noor.habets', [`${new URL(await link.first().getAttribute('href'), page.url()).pathname}/informatie`]);
		break;
	}
	await page.close();
}

// The plan of the demonstration that runs: two versions, an afspraak done, another day asked for one, one stuck; and one
// that is fixed and waits for its next version.
export async function planThatRuns(world, walk) {
	const page = await world.as('sanne.hendrickx');
	const links = (href, pattern) => linksOn(page, world.url(href), pattern);
	const fixed = await casusOf(page, world, '0007');
	const casus = await casusOf(page, world, '0001');
	const found = [...await links(`${fixed}/plan`, /\/plan\/nieuw$/), `${casus}/plan`, `${casus}/plan/vergelijken`, ...await links(`${casus}/plan`, /\/plan\/versie\?/),
		...await links(`${casus}/stagnatie`, new RegExp(`/stagnatie/${ID}$`))];
	for (const afspraak of await links(`${casus}/plan`, new RegExp(`/afspraak/${ID}$`))) {
		found.push(afspraak, ...await links(afspraak, new RegExp(`^${afspraak}/`)));
	}
	for (const href of found) {
		await page.goto(world.url(href));
		await walk.look(page, 'sanne.hendrickx');
	}
	await page.close();
}

// A concept that its own procesregisseur can fix.
export async function planThatBegins(world, walk) {
	const page = await world.as('tim.boesten');
	let found;
	for (const casus of await linksOn(page, world.url('/casussen'), new RegExp(`^/casus/${ID}$`))) {
		[found] = await linksOn(page, world.url(`${casus}/plan`), /\/plan\/vaststellen$/);
		if (found) break;
	}
	assert.ok(found, 'a plan to fix');
	await page.goto(world.url(found));
	await walk.look(page, 'tim.boesten');
	await page.close();
}

// Emergency access that was asked, questions out of the log, a breach that was reported: for who reviews.
export async function whoReviews(world, walk) {
	const tim = await world.as('tim.boesten');
	await tim.goto(world.url('/noodtoegang'));
	await fill(tim, { nummer: 'ZV-1999-0001', toelichting: 'De crisisdienst staat voor de deur en niemand neemt op.' });
	await tim.locator('main [name=reden]').first().check();
	await tim.locator('main').getByRole('button', { name: 'Casus nu openen' }).click();
	await tim.waitForSelector('#nummer-fout');
	await tim.goto(world.url('/datalek'));
	await fill(tim, { wat: 'Een brief ging naar het verkeerde adres.' });
	await press(tim, 'Melden');
	await tim.close();
	const hilde = await world.as('hilde.vroemen');
	await hilde.goto(world.url('/toetsing/log'));
	await fill(hilde, { van: day(-1), tot: day() }); // what was looked at may lie before midnight
	await press(hilde, 'Steekproef trekken');
	await hilde.close();
	await walk.walk('hilde.vroemen', ['/toetsing/noodtoegang', '/toetsing/log', '/toetsing/datalekken',
		'/toetsing/wie?q=hendrickx']);
}

// What the demonstration has of requests of persons.
export async function theLaw(world, walk) {
	const page = await world.as('hilde.vroemen');
	await page.goto(world.url('/rechten?alles=1'));
	const requests = linksOf(await page.content(), page.url()).filter((href) => new RegExp(`^/rechten/${ID}$`).test(href));
	for (const href of requests) await walk.walk('hilde.vroemen', [href]);
	await page.goto(world.url('/bekend/gevraagd'));
	await walk.look(page, 'hilde.vroemen');
	await page.close();
}

// And of what goes out of a case: the ledger, a letter, and one postponed.
export async function theLetters(world, walk) {
	const links = [['sanne.hendrickx', '0001', ['verstrekkingen', 'informeren']], ['tim.boesten', '0002', ['informeren']]];
	for (const [who, number, tabs] of links) {
		const regisseur = await world.as(who);
		const casus = await casusOf(regisseur, world, number);
		for (const tab of tabs) await walk.walk(who, [`${casus}/${tab}`]);
		await regisseur.close();
	}
}

// A case of which a result was passed on, closed: who reviews goes on asking what became of it.
export async function closedWithResult(world, walk) {
	const page = await world.as('sanne.hendrickx');
	await page.goto(world.url(`${await casusOf(page, world, '0001')}/afschalen`));
	await page.evaluate(() => {
		const groups = new Set();
		for (const field of document.querySelector('main form[method=post]').elements) {
			if (field.type === 'checkbox') field.checked = true;
			else if (field.type === 'radio' && !groups.has(field.name)) field.checked = groups.add(field.name).size > 0;
			else if (field.tagName === 'SELECT') field.selectedIndex = Math.max(field.selectedIndex, 1);
			else if (['text', 'textarea'].includes(field.type) && !field.value) field.value = 'Vastgelegd.';
		}
	});
	await press(page, 'Verder naar bevestigen');
	await press(page, 'Sluiten en afschermen');
	await page.close();
	await walk.walk('hilde.vroemen', ['/toetsing/terugkoppeling']);
}

// A destruction that was proposed: an aanmelding that was not taken up goes at once when another agrees.
export async function whatGoes(world, walk) {
	const hilde = await world.as('hilde.vroemen'), marjolein = await world.as('marjolein.tonnaer');
	await hilde.goto(world.url('/vernietigen'));
	const nummer = (await hilde.locator('main tr', { has: hilde.locator('[name=dossiers]') }).first().locator('th').innerText())
		.split(/\s/)[0];
	await hilde.goto(world.url('/vernietigen/eerder'));
	await fill(hilde, { nummer, reden: 'Dubbel gedaan door de aanmelder.' });
	await press(hilde, 'Voorstellen');
	await hilde.close();
	await walk.walk('marjolein.tonnaer', ['/vernietigen']);
	await marjolein.goto(world.url('/vernietigen'));
	await press(marjolein, 'Goedkeuren');
	await until(async () => { // the timed job looks every five seconds
		await marjolein.goto(world.url('/vernietigen/verklaringen'));
		return (await marjolein.locator('main').innerText()).includes(nummer);
	}, `a certificate of ${nummer}`);
	await marjolein.close();
	await walk.walk('hilde.vroemen', ['/vernietigen/verklaringen']);
}

// All that these people can reach from their first page, and from other addresses.
export function everythingOf(walk, ...people) {
	for (const [who, ...starts] of people) {
		test(`the pages that ${who} can reach`, () => walk.walk(who, ['/', ...starts.map((at) => at())], { all: true }));
	}
}

// At the end of a part.
export function allSound(walk) {
	test('every page of this part was visited', () => assert.deepEqual(walk.missed(), []));
	test('no page has a finding of axe, of the HTML checkers, of the policy', async () => {
		assert.equal(walk.faults.length, 0, `\n${walk.faults.join('\n\n')}`);
		await checkCollectedHtml();
	});
}
