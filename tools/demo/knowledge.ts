/** The demo's articles and pages, written over WordPress's own REST API as an editor would. */
import type { Rest } from '../lib/rest.ts';
import type { Site } from '../site/site.ts';
import { articleMarkup } from './content/article.ts';
import { ARTICLES_EN } from './content/articles-en.ts';
import { ARTICLES_ES } from './content/articles-es.ts';

interface BatchAnswer {
	status: number;
	body: { id: number; link: string; message?: string };
}

/** Several writes in one request of WordPress (at most 25), since each costs a start-up. */
async function batch( site: Site, admin: Rest, path: string, bodies: object[] ): Promise< BatchAnswer[ 'body' ][] > {
	const made: BatchAnswer[ 'body' ][] = [];
	for ( let at = 0; at < bodies.length; at += 25 ) {
		const requests = bodies.slice( at, at + 25 ).map( ( body ) => ( { method: 'POST', path, body } ) );
		const answer = await admin.request( 'POST', `${ site.url }/wp-json/batch/v1`, { body: { requests } } );
		const { responses, message } = answer.body as { responses?: BatchAnswer[]; message?: string };
		if ( ! responses ) {
			throw new Error( `WordPress did not take ${ path }: ${ answer.status } ${ message ?? '' }` );
		}
		for ( const response of responses ) {
			if ( response.status !== 201 ) {
				throw new Error( `WordPress did not take ${ path }: ${ response.body.message ?? response.status }` );
			}
			made.push( response.body );
		}
	}
	return made;
}

/** WordPress's own examples ("Hello world!", "Sample Page"), which no shop would keep. */
async function dropExamples( site: Site, admin: Rest ): Promise< void > {
	for ( const [ kind, slug ] of [
		[ 'posts', 'hello-world' ],
		[ 'pages', 'sample-page' ],
	] as const ) {
		const found = ( await admin.request( 'GET', `${ site.url }/wp-json/wp/v2/${ kind }`, { query: { slug } } ) ).body as {
			id: number;
		}[];
		for ( const { id } of found ) {
			await admin.request( 'DELETE', `${ site.url }/wp-json/wp/v2/${ kind }/${ id }`, { query: { force: true } } );
		}
	}
}

/** 25 articles in topics, and two pages: "Help" with the search, "Contact" with the form. Resolves to the pages' addresses. */
export async function writeKnowledge( site: Site, admin: Rest ): Promise< { helpUrl: string; contactUrl: string } > {
	await dropExamples( site, admin );
	const articles = [ ...ARTICLES_EN, ...ARTICLES_ES ];
	const names = [ ...new Set( articles.map( ( { topic } ) => topic ) ) ];
	const topics = await batch(
		site,
		admin,
		'/wp/v2/mesa-topics',
		names.map( ( name ) => ( { name } ) )
	);
	await batch(
		site,
		admin,
		'/wp/v2/mesa-articles',
		articles.map( ( article ) => ( {
			title: article.title,
			content: articleMarkup( article ),
			excerpt: article.answer,
			status: 'publish',
			'mesa-topics': [ topics[ names.indexOf( article.topic ) ]?.id ],
		} ) )
	);
	const pages = await batch( site, admin, '/wp/v2/pages', [
		{
			title: 'Help',
			slug: 'help',
			status: 'publish',
			content: '<!-- wp:mesa/kb-search /-->\n\n<!-- wp:mesa/topic-list /-->',
		},
		{
			title: 'Contact',
			slug: 'contact',
			status: 'publish',
			content:
				'<!-- wp:paragraph --><p>Write to us and we answer within a working day.</p><!-- /wp:paragraph -->\n\n<!-- wp:mesa/ticket-form /-->',
		},
	] );
	return { helpUrl: pages[ 0 ]?.link ?? '', contactUrl: pages[ 1 ]?.link ?? '' };
}
