// One demonstration region with its people in it, for the tests that follow each other on it.
//
// The server and the browser are started once; each person logs in once, without the pages for it (inloggen_test.mjs looks at
// those), and keeps the browser context, as people do.
import { enter, newPage, startBrowser, startServer } from './lib.mjs';

export async function startWorld(options) {
	const server = await startServer(options);
	const browser = await startBrowser();
	const contexts = new Map();

	// A page of this person, logged in when it is the first: "sanne.hendrickx", or another part of the account's line.
	async function as(who, options = {}) {
		const known = contexts.get(who);
		if (known) return newPage(browser, { ...options, context: known });
		const page = await newPage(browser, options);
		await enter(page.context(), server, who);
		contexts.set(who, page.context());
		return page;
	}
	return {
		server, browser, as,
		url: (path) => server.url + path,
		forget: (who) => contexts.delete(who),
		async stop() {
			await browser.close();
			await server.stop();
		},
	};
}
