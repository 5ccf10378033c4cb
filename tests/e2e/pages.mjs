// Every page of the product, as people reach it: a walk along the links from everybody's first page.
//
// The routes come from routes.def, so a page that is added there is looked at without a word here, or is reported as
// never visited. Each page is checked in two looks by axe and by the HTML checkers; the second time that a route is
// seen, by somebody else, it is only checked as HTML: what differs there is what is left out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { axe, checkNoCspErrors, checkReflow320, NARROW, screenshot, TWO_LOOKS, validateHtml, WIDE } from './lib.mjs';
import { root } from './server.mjs';

const ID = '[A-Za-z0-9_-]{22}';
const DEF = join(root, 'src/web/routes.def');

// All GET routes: { name, path, matches(pathname) }, those without parameters first.
export function routes(text = readFileSync(DEF, 'utf8')) {
	return [...text.matchAll(/^GET\s+(\S+)\s+(\w+)\s/gm)].map(([, path, name]) => {
		const pattern = new RegExp(`^${path.replace(/\{[^}]*\}/g, ID)}$`);
		return { name, path, matches: (pathname) => pattern.test(pathname) };
	}).sort((a, b) => a.path.includes('{') - b.path.includes('{'));
}

const decode = (text) => text.replaceAll('&amp;', '&');
// Where the links of this page lead, inside the program: path and query.
const linksOf = (html, base) => [...html.matchAll(/<a\b[^>]*\shref="([^"#]+)/g)]
	.map(([, href]) => new URL(decode(href), base)).filter((url) => url.origin === new URL(base).origin)
	.map((url) => url.pathname + url.search);

// What is wrong with the page that this browser page shows: a list, empty when it is sound.
export async function findings(page, { full = true, allow = [] } = {}) {
	const found = [];
	const checks = [() => validateHtml(page), () => checkNoCspErrors(page, { allow })];
	if (full) checks.push(() => checkReflow320(page), () => axe(page, { looks: TWO_LOOKS, shell: false }));
	for (const check of checks) {
		try {
			await check();
		} catch (error) {
			if (error.code !== 'ERR_ASSERTION') throw error;
			found.push(error.message);
		}
	}
	return found;
}

export async function keep(page, name) {
	if (!process.env.SCHAKEL_SCHERMEN) return;
	await screenshot(page, name, { fullPage: true });
	await page.setViewportSize(NARROW);
	await screenshot(page, `${name}-smal`, { fullPage: true });
	await page.setViewportSize(WIDE);
}

// A walk over all pages: visited counts per route by how many people, faults gathers what was found.
export function startWalk(world) {
	const all = routes();
	const visited = new Map();
	const faults = [];
	const routeOf = (href) => all.find(({ matches }) => matches(new URL(href, world.server.url).pathname));

	// Checks the page that stands open, under the name of its route or another.
	async function look(page, who, { name, allow } = {}) {
		const route = routeOf(page.url());
		const times = visited.get(route?.name) ?? 0;
		for (const fault of await findings(page, { full: times === 0 || Boolean(name), allow })) {
			faults.push(`${route?.name ?? page.url()} as ${who}: ${fault}`);
		}
		if (times === 0 || name) await keep(page, name ?? route.name);
		if (route) visited.set(route.name, times + 1);
	}
	// Follows the links from these addresses, one page of each route.
	async function walk(who, starts = ['/']) {
		const page = await world.as(who);
		const queue = [...starts];
		const done = new Set();
		while (queue.length) {
			const href = queue.shift();
			const route = routeOf(href);
			if (!route || done.has(route.name) || route.name === 'bijlage') continue;
			const answer = await page.goto(world.url(href));
			const arrived = routeOf(page.url());
			if (done.has(arrived?.name)) continue;
			done.add(route.name).add(arrived?.name);
			if (!answer.ok()) faults.push(`${href} as ${who}: a link to a page with status ${answer.status()}`);
			await look(page, who);
			queue.push(...linksOf(await page.content(), page.url()));
		}
		await page.close();
	}
	const missed = (except = []) => all.map(({ name }) => name).filter((name) => !visited.has(name) && !except.includes(name));
	return { walk, look, faults, visited, missed };
}
